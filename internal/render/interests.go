package render

import (
	"slices"
	"strconv"
	"strings"

	"careers/rung/paths"
	"careers/rung/roles"
)

// InterestOptions say how to show the roles that suit somebody.
type InterestOptions struct {
	Licenses []string // that the person holds
	Most     int      // roles that people see; 0: all
}

// interestRow is a role as it suits somebody, for programs.
type interestRow struct {
	paths.InterestFit
	Level roles.RoleLevel `json:"level"`
	Entry roles.Realism   `json:"entry"`
	Takes interestTakes   `json:"takes"`
}

// interestTakes is the least that a role asks for, in words.
type interestTakes struct {
	Education []string          `json:"education"`
	Months    int               `json:"experience_months"` // beyond what education asks for
	Licenses  []interestLicense `json:"licenses"`
}

type interestLicense struct {
	License string `json:"license"`
	Name    string `json:"name"`
	Held    bool   `json:"held"`
}

// Interests tells which roles would suit a person, in the order given.
func Interests(c *roles.Catalog, s paths.InterestScores, fits []paths.InterestFit, o InterestOptions) Answer {
	value := struct {
		Schema  string               `json:"schema"`
		Scores  paths.InterestScores `json:"scores"`
		Letters string               `json:"letters"`
		Flat    bool                 `json:"flat"`
		Cutoffs struct {
			Strong float64 `json:"strong"`
			Fair   float64 `json:"fair"`
		} `json:"cutoffs"`
		Roles   []interestRow `json:"roles"`
		Caveats []string      `json:"caveats"`
	}{Schema: "rung.interests/v1", Scores: s, Letters: s.Letters(), Flat: s.Flat(), Roles: []interestRow{}, Caveats: interestCaveats()}
	value.Cutoffs.Strong, value.Cutoffs.Fair = paths.StrongFrom, paths.FairFrom

	var ranked Notes
	var unranked []string
	ofOccupation := map[string]int{}
	more := 0
	for _, f := range fits {
		row := newInterestRow(c, f, o.Licenses)
		value.Roles = append(value.Roles, row)
		text := f.Title
		switch {
		case f.Fit != nil:
			text += ": " + string(f.Word) + " " + fitFigure(*f.Fit)
		case f.Unranked != paths.UnrankedFlat:
			unranked = append(unranked, f.Title)
			continue
		}
		if o.Most > 0 && (len(ranked) == o.Most || f.Fit != nil && ofOccupation[f.Occupation] == perOccupation) {
			more++
			continue
		}
		ofOccupation[f.Occupation]++
		ranked = append(ranked, Item{Text: text, Notes: []string{"At least: " + row.Takes.words() + ". " + beginnerWords(row.Entry)}})
	}
	rows := interestRows(value.Roles)

	d := Doc{Title: "What would suit you"}
	heading := "Roles by fit"
	if value.Flat {
		heading = "Roles, first jobs first"
		d.Add(Para{Text: "A flat profile: your six scores lie close together, so they do not tell one job from another. " +
			"No role is ranked: jobs that take beginners stand first, then those that take them over a bridge job, then the rest, each by title.", Tone: Warning})
	} else {
		d.Add(Para{Text: "Your letters: " + letterWords(s)})
	}
	d.Add(Para{Text: scoreWords(s)}, Heading(heading))
	if len(ranked) == 0 {
		d.Add(Para{Text: "No role has scores to compare with."})
	}
	d.Add(ranked)
	if more > 0 {
		text := Plural(more, "more role") + ", none left out: add --all."
		if !value.Flat {
			text += " Here stand at most " + strconv.Itoa(perOccupation) + " of one occupation."
		}
		d.Add(Para{Text: text, Tone: Quiet})
	}
	if !value.Flat && len(ranked) > 0 {
		d.Add(Para{Text: "Fit: strong from " + fitFigure(paths.StrongFrom) + ", fair from " + fitFigure(paths.FairFrom) +
			", on a scale from -1 to 1. Roles of one occupation share its scores and so their fit.", Tone: Quiet})
	}
	if len(unranked) > 0 {
		d.Add(Heading("No scores"), Para{Text: "Not ranked, as O*NET has no interest scores that fit them: " + some(unranked, min(o.Most, noScoresShown)) + "."})
	}
	d.Add(Heading("Keep in mind"), List(value.Caveats))
	next := "ROLE"
	if !value.Flat && len(fits) > 0 && fits[0].Fit != nil {
		next = fits[0].Role
	}
	d.Add(Heading(""), Para{Text: "Next: rung gap " + next}, Para{Text: "Again: rung interests --scores " + scoresFlag(s), Tone: Quiet})
	return Answer{Value: value, Doc: d, Rows: &rows}
}

// perOccupation is how many roles of one occupation a terminal shows: they tie,
// and would else be all that is seen.
const perOccupation = 3

// noScoresShown is how many roles without scores a terminal names.
const noScoresShown = 4

func interestCaveats() []string {
	return []string{
		"Interests say what you may enjoy, not what you can do.",
		"These 30 statements are our own and no tested instrument; your answers may differ on another day.",
		"O*NET's scores are set by a machine for whole occupations, not for the role itself.",
		"Six letters are a coarse picture: no role is ruled out by them.",
	}
}

func newInterestRow(c *roles.Catalog, f paths.InterestFit, held []string) interestRow {
	r := c.Role(f.Role)
	row := interestRow{InterestFit: f, Level: r.Level, Entry: realismOf(r),
		Takes: interestTakes{Education: []string{}, Licenses: []interestLicense{}}}
	served := 0 // what every way to meet the demands for education takes already
	for _, clause := range f.Education {
		ways, least := make([]string, len(clause.Any)), clause.Any[0].ExperienceMonths()
		for i, a := range clause.Any {
			ways[i], least = shortDemand(c, a), min(least, a.ExperienceMonths())
			row.Takes.addLicense(c, a.License, held)
		}
		row.Takes.Education, served = append(row.Takes.Education, eitherWay(ways)), max(served, least)
	}
	for _, a := range f.Experience {
		if months := a.ExperienceMonths(); months > served {
			row.Takes.Months = max(row.Takes.Months, months)
		}
	}
	for _, a := range f.Licenses {
		row.Takes.addLicense(c, a.License, held)
	}
	return row
}

// eitherWay joins ways to meet a demand, some of which have words like "with".
func eitherWay(ways []string) string {
	last := len(ways) - 1
	if last == 0 {
		return ways[0]
	}
	return strings.Join(ways[:last], ", ") + ", or " + ways[last]
}

func (t *interestTakes) addLicense(c *roles.Catalog, id string, held []string) {
	if id == "" || slices.ContainsFunc(t.Licenses, func(l interestLicense) bool { return l.License == id }) {
		return
	}
	t.Licenses = append(t.Licenses, interestLicense{License: id, Name: c.Title(roles.Ref{Kind: roles.KindLicense, ID: id}), Held: slices.Contains(held, id)})
}

// shortDemand is an alternative without its fields and places, and without the
// license, which is told apart.
func shortDemand(c *roles.Catalog, a roles.Alternative) string {
	cert := ""
	if a.Cert != "" {
		cert = CertName(c, a.Cert)
	}
	a.Cert, a.Fields, a.Accreditor, a.In, a.License = "", nil, "", nil, ""
	if cert == "" {
		return alternative(c, a)
	}
	if a.Award == "" && a.Program == "" && a.Skill == "" && a.ExperienceMonths() == 0 {
		return cert
	}
	return cert + " with " + alternative(c, a)
}

func (t interestTakes) words() string {
	parts := slices.Clone(t.Education)
	if len(parts)+len(t.Licenses) == 0 { // a license takes a school of its own
		parts = append(parts, "no degree")
	}
	if t.Months > 0 {
		parts = append(parts, Span(paths.Months(100*t.Months))+" of work")
	}
	for _, l := range t.Licenses {
		you := " (you: not yet)"
		if l.Held {
			you = " (you: held)"
		}
		parts = append(parts, l.Name+you)
	}
	return strings.Join(parts, "; ")
}

func beginnerWords(entry roles.Realism) string {
	switch entry {
	case roles.EntryOpen:
		return "Takes beginners"
	case roles.EntryBridge:
		return "Takes beginners over a bridge job"
	}
	return "Not a first job"
}

// letterWords gives the strongest three, more where the third is tied.
func letterWords(s paths.InterestScores) string {
	const strongest = 3
	var letters, names []string
	n := 0
	for _, group := range s.Ranked() {
		if n >= strongest {
			break
		}
		var tied, full []string
		for _, i := range group {
			tied, full = append(tied, i.Letter()), append(full, string(i))
		}
		n += len(group)
		letters, names = append(letters, strings.Join(tied, "=")), append(names, strings.Join(full, " = "))
	}
	return strings.Join(letters, " ") + " (" + strings.Join(names, ", ") + ")"
}

func scoreWords(s paths.InterestScores) string {
	var parts []string
	for _, i := range paths.Interests() {
		parts = append(parts, string(i)+" "+strconv.Itoa(s.Of(i)))
	}
	return "Scores from " + strconv.Itoa(paths.LeastInterest) + " to " + strconv.Itoa(paths.MostInterest) + ": " + strings.Join(parts, ", ")
}

func scoresFlag(s paths.InterestScores) string {
	var parts []string
	for _, i := range paths.Interests() {
		parts = append(parts, i.Letter()+"="+strconv.Itoa(s.Of(i)))
	}
	return strings.Join(parts, ",")
}

// fitFigure writes a correlation to a hundredth.
func fitFigure(fit float64) string { return strconv.FormatFloat(fit, 'f', 2, 64) }

// interestRows is every role for a spreadsheet.
func interestRows(list []interestRow) Table {
	var t Table
	for _, name := range []string{"role", "title", "fit", "words", "unranked", "occupation", "level", "entry", "takes"} {
		t.Columns = append(t.Columns, Column{Name: name})
	}
	for _, r := range list {
		fit := Cell{}
		if r.Fit != nil {
			fit = Cell{Value: strconv.FormatFloat(*r.Fit, 'f', -1, 64), Number: true}
		}
		t.Rows = append(t.Rows, []Cell{Text(r.Role), Text(r.Title), fit, Text(string(r.Word)), Text(string(r.Unranked)),
			Text(r.Occupation), Text(string(r.Level)), Text(string(r.Entry)), Text(r.Takes.words())})
	}
	return t
}

// Statements lists what is asked, with how to answer.
func Statements() Answer {
	var lines List
	for _, s := range paths.Statements() {
		lines = append(lines, strconv.Itoa(s.N)+". "+s.Text)
	}
	d := Doc{Title: "How much would you like to do this?"}
	d.Add(Para{Text: "Give each activity a number: " + AnswerScale() + ". Think of the activity, not of pay or of whether you can do it."},
		Heading("Statements"), lines,
		Heading("Your result"), Para{Text: "rung interests --answers followed by the " + strconv.Itoa(len(lines)) +
			" numbers in order, with commas: 4,2,5 and so on. On a terminal, rung interests asks one after another."})
	return statementsAnswer(d, nil)
}

// StatementsStopped keeps the answers of a person who stopped early.
func StatementsStopped(answers []int) Answer {
	d := Doc{Title: "Stopped after " + strconv.Itoa(len(answers)) + " of " + strconv.Itoa(len(paths.Statements())) + " statements"}
	if len(answers) == 0 {
		d.Title = "Stopped before the first answer"
		return statementsAnswer(d, nil)
	}
	given := make([]string, len(answers))
	for n, answer := range answers {
		given[n] = strconv.Itoa(answer)
	}
	d.Add(Para{Text: "Nothing is scored yet: all of them are needed. Go on where you stopped:"},
		Verbatim{"  rung interests --answers " + strings.Join(given, ",")})
	return statementsAnswer(d, answers)
}

func statementsAnswer(d Doc, answers []int) Answer {
	value := struct {
		Schema     string            `json:"schema"`
		Statements []paths.Statement `json:"statements"`
		Answers    []int             `json:"answers"` // to the first of them
	}{"rung.statements/v1", paths.Statements(), orEmpty(answers)}
	rows := Table{Columns: []Column{{Name: "n"}, {Name: "statement"}, {Name: "answer"}}}
	for n, s := range value.Statements {
		answer := Cell{}
		if n < len(answers) {
			answer = Number(answers[n])
		}
		rows.Rows = append(rows.Rows, []Cell{Number(s.N), Text(s.Text), answer})
	}
	return Answer{Value: value, Doc: d, Rows: &rows}
}

// AnswerScale says what the numbers of an answer mean.
func AnswerScale() string { return "1 dislike a lot, 2 dislike, 3 not sure, 4 like, 5 like a lot" }

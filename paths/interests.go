package paths

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"careers/rung/roles"
)

// Interest is one of Holland's six, named in full as "Realistic".
type Interest string

// Interests in Holland's order, in which all lists of six stand.
const (
	Realistic     Interest = "Realistic"     // things, tools, the outdoors
	Investigative Interest = "Investigative" // questions, facts
	Artistic      Interest = "Artistic"      // ideas of one's own
	Social        Interest = "Social"        // helping, teaching
	Enterprising  Interest = "Enterprising"  // leading, selling
	Conventional  Interest = "Conventional"  // order, detail
)

// Interests lists the six.
func Interests() []Interest {
	return []Interest{Realistic, Investigative, Artistic, Social, Enterprising, Conventional}
}

// Letter is the first letter, by which the six are known: "R".
func (i Interest) Letter() string { return string(i[:1]) }

// Statement is an activity that a person says how much they would like.
type Statement struct {
	N        int      `json:"n"` // from 1
	Interest Interest `json:"interest"`
	Text     string   `json:"text"`
}

// Answers to a statement.
const (
	DislikeALot = 1
	NotSure     = 3
	LikeALot    = 5
)

// perInterest is how many statements there are for each interest: a score is
// from perInterest to perInterest × LikeALot.
const perInterest = 5

// Bounds of an interest's score.
const (
	LeastInterest = perInterest * DislikeALot
	MostInterest  = perInterest * LikeALot
)

// Statements are the thirty in the order asked: the six interests in turn, so
// that nobody answers five of a kind in one mood. Of each interest's five some
// are from health information work and some from anywhere else, or a liking for
// the field would pass for an interest.
func Statements() []Statement {
	of := map[Interest][perInterest]string{
		Realistic: {
			"Take a broken laptop apart and replace the bad part",
			"Mend a bike, a fence or a chair with your own hands",
			"Set up the screens and cables of a clinic before it opens",
			"Work outdoors and on your feet instead of at a desk",
			"Clean and test hospital machines so that they keep running",
		},
		Investigative: {
			"Search numbers for the reason why more patients came back",
			"Read how a disease spreads and what might slow it down",
			"Stay with a hard puzzle until you have solved it",
			"Compare two ideas and find out which one the facts support",
			"Ask a database questions until its answers make sense",
		},
		Artistic: {
			"Sketch the screens of a health app that is a joy to use",
			"Write a story, a poem or a song",
			"Turn dry figures into a picture that people want to look at",
			"Tell about people's lives with a camera",
			"Make something your own way, with no rules to follow",
		},
		Social: {
			"Show a new coworker, step by step, how a program works",
			"Listen to a worried patient and explain what happens next",
			"Help a neighbor with a form that is hard to understand",
			"Help two people who disagree to understand each other",
			"Teach a group of older people how to use a phone",
		},
		Enterprising: {
			"Win over the managers of a hospital for a plan of yours",
			"Lead a team and answer for what it gets done",
			"Sell something you believe in to people who have doubts",
			"Raise money for a project and get others to join in",
			"Bargain until you get a good deal",
		},
		Conventional: {
			"Check a patient record line by line until every code is right",
			"Keep track of every dollar that comes in and goes out",
			"Put a messy pile of files in an order that anybody can follow",
			"Keep a calendar so that no deadline is ever missed",
			"Follow clear rules and get each small detail right",
		},
	}
	var out []Statement
	for round := range perInterest {
		for _, i := range Interests() {
			out = append(out, Statement{N: len(out) + 1, Interest: i, Text: of[i][round]})
		}
	}
	return out
}

// InterestScores are the sums of the answers for each interest, from
// LeastInterest to MostInterest.
type InterestScores struct {
	Realistic     int `json:"realistic"`
	Investigative int `json:"investigative"`
	Artistic      int `json:"artistic"`
	Social        int `json:"social"`
	Enterprising  int `json:"enterprising"`
	Conventional  int `json:"conventional"`
}

// ScoreInterests sums answers from DislikeALot to LikeALot, one for each of the
// Statements in their order.
func ScoreInterests(answers []int) (InterestScores, error) {
	statements := Statements()
	if len(answers) != len(statements) {
		return InterestScores{}, fmt.Errorf("%d answers to %d statements", len(answers), len(statements))
	}
	var s InterestScores
	for n, answer := range answers {
		if answer < DislikeALot || answer > LikeALot {
			return InterestScores{}, fmt.Errorf("answer %d is %d, not from %d to %d", n+1, answer, DislikeALot, LikeALot)
		}
		*s.at(statements[n].Interest) += answer
	}
	return s, nil
}

func (s *InterestScores) at(i Interest) *int {
	switch i {
	case Realistic:
		return &s.Realistic
	case Investigative:
		return &s.Investigative
	case Artistic:
		return &s.Artistic
	case Social:
		return &s.Social
	case Enterprising:
		return &s.Enterprising
	}
	return &s.Conventional
}

// Of is the score of one interest.
func (s InterestScores) Of(i Interest) int { return *s.at(i) }

// With is the scores with that of one interest changed.
func (s InterestScores) With(i Interest, score int) InterestScores {
	*s.at(i) = score
	return s
}

// Valid reports whether every score can come from answers.
func (s InterestScores) Valid() bool {
	return !slices.ContainsFunc(Interests(), func(i Interest) bool { return s.Of(i) < LeastInterest || s.Of(i) > MostInterest })
}

// Ranked groups the six by score, the highest first: equal scores share a group.
func (s InterestScores) Ranked() [][]Interest {
	six := Interests()
	slices.SortStableFunc(six, func(a, b Interest) int { return cmp.Compare(s.Of(b), s.Of(a)) })
	var groups [][]Interest
	for _, i := range six {
		if n := len(groups); n > 0 && s.Of(groups[n-1][0]) == s.Of(i) {
			groups[n-1] = append(groups[n-1], i)
			continue
		}
		groups = append(groups, []Interest{i})
	}
	return groups
}

// Letters writes the order of the six, strongest first, ties with "=" between
// them: "I C=S A E R".
func (s InterestScores) Letters() string {
	var groups []string
	for _, group := range s.Ranked() {
		var letters []string
		for _, i := range group {
			letters = append(letters, i.Letter())
		}
		groups = append(groups, strings.Join(letters, "="))
	}
	return strings.Join(groups, " ")
}

// flatBelow is the distance from the highest score to the lowest that one
// answer changed from end to end makes: with less, the order is chance.
const flatBelow = LikeALot - DislikeALot

// Flat reports whether the scores are too close to one another to rank by.
func (s InterestScores) Flat() bool {
	groups := s.Ranked()
	return s.Of(groups[0][0])-s.Of(groups[len(groups)-1][0]) < flatBelow
}

// InterestWord is a fit in a word.
type InterestWord string

// Words for a fit, by the correlation from which they hold: two unrelated
// profiles of six figures reach StrongFrom once in twenty times by chance, and
// FairFrom once in five.
const (
	StrongMatch InterestWord = "strong"
	FairMatch   InterestWord = "fair"
	WeakMatch   InterestWord = "weak"

	StrongFrom = 0.73
	FairFrom   = 0.43
)

// Unranked is why a role has no fit.
type Unranked string

// Reasons for a role to have no fit.
const (
	UnrankedFlat     Unranked = "flat profile"        // the person's scores do not tell jobs apart
	UnrankedNoScores Unranked = "no scores"           // O*NET has none for the occupation, or the role has no occupation
	UnrankedPoorFit  Unranked = "poor occupation fit" // the occupation stands too badly for the role
)

// InterestFit is how well a role's occupation matches a person's interests.
type InterestFit struct {
	Role       string       `json:"role"`
	Title      string       `json:"title"`
	Fit        *float64     `json:"fit"` // correlation from -1 to 1, to a thousandth; nil: not ranked
	Word       InterestWord `json:"words,omitempty"`
	Unranked   Unranked     `json:"unranked,omitempty"`
	Occupation string       `json:"occupation,omitempty"` // O*NET code whose scores were compared
	Named      string       `json:"occupation_title,omitempty"`

	// The least demanding way to meet each demand of the role; of education all
	// that somebody from outside can go, the quickest first.
	Education  []roles.Clause      `json:"-"`
	Experience []roles.Alternative `json:"-"`
	Licenses   []roles.Alternative `json:"-"`
}

// RankByInterests gives every role of a catalog once: best fit first, then
// FirstJobs first, then by stage and id. Roles without scores follow by title.
// With a flat profile no role has a fit: FirstJobs stand first, then by title.
// The fit is the correlation of the person's six scores with those that O*NET
// gives the role's occupation, so that the shapes of the two profiles count and
// not how freely somebody says "like". Roles of one occupation tie.
func RankByInterests(c *roles.Catalog, scores InterestScores) []InterestFit {
	flat := scores.Flat()
	prices := newTariff(c)
	list := make([]InterestFit, len(c.Roles))
	for n := range c.Roles {
		r := &c.Roles[n]
		f := InterestFit{Role: r.ID, Title: r.Title, Education: outsideWays(entryFinder(c, r, prices)),
			Experience: leastOf(c, r.Requires.Experience), Licenses: leastOf(c, r.Requires.Licenses)}
		x := interestEvidence(c, r)
		switch {
		case x == nil && r.Occupation.Fit == roles.FitPoor:
			f.Unranked = UnrankedPoorFit
		case x == nil:
			f.Unranked = UnrankedNoScores
		default:
			f.Occupation, f.Named = x.Code, x.Title
			if f.Unranked = UnrankedFlat; !flat {
				fit := correlation(scores, x.Interests)
				f.Fit, f.Word, f.Unranked = &fit, interestWord(fit), ""
			}
		}
		list[n] = f
	}
	slices.SortFunc(list, func(a, b InterestFit) int {
		switch {
		case a.Fit != nil && b.Fit != nil:
			x, y := c.Role(a.Role), c.Role(b.Role)
			return cmp.Or(cmp.Compare(*b.Fit, *a.Fit), cmp.Compare(firstJob(x), firstJob(y)),
				cmp.Compare(x.Stage, y.Stage), strings.Compare(x.ID, y.ID))
		case a.Fit != nil:
			return -1
		case b.Fit != nil:
			return 1
		}
		first := 0
		if a.Unranked == UnrankedFlat && b.Unranked == UnrankedFlat {
			first = cmp.Compare(firstJob(c.Role(a.Role)), firstJob(c.Role(b.Role)))
		}
		return cmp.Or(cmp.Compare(unrankedOrder(a), unrankedOrder(b)), first, strings.Compare(a.Title, b.Title), strings.Compare(a.Role, b.Role))
	})
	return list
}

// FirstJobs puts roles that take beginners before those that take them over a
// bridge, and these before the rest; roles without scores stay last. Else the
// order stays.
func FirstJobs(c *roles.Catalog, fits []InterestFit) {
	slices.SortStableFunc(fits, func(a, b InterestFit) int {
		return cmp.Or(cmp.Compare(unrankedOrder(a), unrankedOrder(b)), cmp.Compare(firstJob(c.Role(a.Role)), firstJob(c.Role(b.Role))))
	})
}

// firstJob orders roles by how open they are to beginners.
func firstJob(r *roles.Role) int {
	switch {
	case r.Feeder:
		return 2
	case r.Entry.Realism == roles.EntryOpen:
		return 0
	case r.Entry.Realism == roles.EntryBridge:
		return 1
	}
	return 2
}

// unrankedOrder keeps roles that a flat profile leaves without order before
// those that no profile could rank.
func unrankedOrder(f InterestFit) int {
	if f.Fit != nil || f.Unranked == UnrankedFlat {
		return 0
	}
	return 1
}

func leastOf(c *roles.Catalog, clauses []roles.Clause) []roles.Alternative {
	var out []roles.Alternative
	for _, clause := range clauses {
		if len(clause.Any) > 0 {
			out = append(out, leastDemanding(c, clause))
		}
	}
	return out
}

// outsideWays keeps of each education demand of a role what people from outside
// can go, the quickest from nothing first: no way with a license or an employer,
// none that asks for all that another does, and no exam that takes a program
// which is a way by itself. Where that leaves nothing it keeps the least
// demanding alternative.
func outsideWays(f *gapFinder) []roles.Clause {
	var out []roles.Clause
	for _, clause := range f.role.Requires.Education {
		if len(clause.Any) == 0 {
			continue
		}
		time := map[int]Months{}
		var order []int
		for i, a := range clause.Any {
			m := f.meansOf(a, eligibilityDepth)
			others := roles.Clause{Any: slices.Delete(slices.Clone(clause.Any), i, i+1)}
			if a.License != "" || a.EmployerSponsored || a.Cert != "" && f.after(means{programs: m.programs}).held.meets(others, false) {
				continue
			}
			time[i], order = m.time, append(order, i)
		}
		slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(time[i], time[j]) })
		var ways []roles.Alternative
		for _, i := range order {
			a := clause.Any[i]
			if !slices.ContainsFunc(ways, func(b roles.Alternative) bool { return asksNoMore(f.catalog, b, a) }) {
				ways = append(slices.DeleteFunc(ways, func(b roles.Alternative) bool { return asksNoMore(f.catalog, a, b) }), a)
			}
		}
		if len(ways) == 0 {
			ways = []roles.Alternative{leastDemanding(f.catalog, clause)}
		}
		out = append(out, roles.Clause{Any: ways})
	}
	return out
}

// asksNoMore reports whether an alternative without a license asks for nothing
// that another does not ask for, fields and places aside.
func asksNoMore(c *roles.Catalog, a, b roles.Alternative) bool {
	return awardRank(c, a) <= awardRank(c, b) && a.ExperienceMonths() <= b.ExperienceMonths() &&
		(a.Program == "" || a.Program == b.Program) && (a.Cert == "" || a.Cert == b.Cert) &&
		(a.Skill == "" || a.Skill == b.Skill && a.LevelOrWorking() <= b.LevelOrWorking())
}

// interestEvidence is what O*NET says of the role's own detailed occupation,
// or of the first that its code holds; nil where that has no scores.
func interestEvidence(c *roles.Catalog, r *roles.Role) *roles.ONETEvidence {
	x := c.Workers(r)
	if x == nil || x.Interests == (roles.Interests{}) {
		return nil
	}
	return x
}

// correlation is Pearson's, to a thousandth so that no machine's arithmetic
// changes an order; 0 with a profile that does not vary.
func correlation(s InterestScores, x roles.Interests) float64 {
	theirs := [...]float64{x.Realistic, x.Investigative, x.Artistic, x.Social, x.Enterprising, x.Conventional}
	var mine [len(theirs)]float64
	meanMine, meanTheirs := 0.0, 0.0
	for n, i := range Interests() {
		mine[n] = float64(s.Of(i))
		meanMine += mine[n] / float64(len(mine))
		meanTheirs += theirs[n] / float64(len(theirs))
	}
	both, squareMine, squareTheirs := 0.0, 0.0, 0.0
	for n := range mine {
		a, b := mine[n]-meanMine, theirs[n]-meanTheirs
		both, squareMine, squareTheirs = both+a*b, squareMine+a*a, squareTheirs+b*b
	}
	const nothing = 1e-9 // what rounding leaves of a variance of zero
	if squareMine < nothing || squareTheirs < nothing {
		return 0
	}
	const thousand = 1000
	// Adding zero makes a negative zero positive.
	return math.Round(thousand*both/math.Sqrt(squareMine*squareTheirs))/thousand + 0
}

func interestWord(fit float64) InterestWord {
	switch {
	case fit >= StrongFrom:
		return StrongMatch
	case fit >= FairFrom:
		return FairMatch
	}
	return WeakMatch
}

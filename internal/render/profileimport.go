package render

import (
	"strconv"
	"strings"

	"careers/rung/internal/person"
	"careers/rung/roles"
)

// Imported is a resume that was read into a profile, or would be.
type Imported struct {
	Source, Format string
	File           string // the profile's
	Readings       []person.Reading
	Gaps, Notes    []string
	Unread         int // texts that were understood as nothing, and kept
	DryRun         bool
	Usual          []string // skills that were added as usual for the role
	Could          []string // and those that could be
}

// ProfileImported tells what was read from a resume, how sure that is and why.
func ProfileImported(c *roles.Catalog, x Imported) Answer {
	value := struct {
		Schema  string           `json:"schema"`
		Source  string           `json:"source"`
		Format  string           `json:"format"`
		File    string           `json:"file"`
		DryRun  bool             `json:"dry_run"`
		Items   []person.Reading `json:"items"`
		Gaps    []string         `json:"gaps"`
		Notes   []string         `json:"notes"`
		Unread  int              `json:"unread"`
		Added   []string         `json:"role_skills_added"`
		Missing []string         `json:"role_skills_missing"`
	}{"rung.profile-import/v1", x.Source, x.Format, x.File, x.DryRun, x.Readings, orEmpty(x.Gaps), orEmpty(x.Notes), x.Unread, orEmpty(x.Usual), orEmpty(x.Could)}
	if value.Items == nil {
		value.Items = []person.Reading{}
	}
	d := Doc{Title: x.Format + ": " + readWords(x.Readings)}
	d.Add(Para{Text: foundWords(x.Readings, x.Unread)})
	matched := Table{RowName: "Item", Columns: readingColumns("is")}
	unsure, kept := matched, matched
	unsure.Columns, kept.Columns = readingColumns("may be"), readingColumns("")
	rows := matched
	rows.Columns = readingColumns("is")
	for _, r := range x.Readings {
		row := readingRow(c, r)
		rows.Rows = append(rows.Rows, row)
		switch {
		case r.Taken:
			matched.Rows = append(matched.Rows, row)
		case r.Confidence == "unsure":
			unsure.Rows = append(unsure.Rows, row)
		default:
			kept.Rows = append(kept.Rows, row)
		}
	}
	for _, part := range []struct {
		heading string
		table   Table
	}{{"Taken", matched}, {"Unsure: kept as text until you say what it is", unsure}, {"Not in the catalog: kept as text", kept}} {
		if len(part.table.Rows) > 0 {
			d.Add(Heading(part.heading), part.table)
		}
	}
	addList(&d, "Gaps", x.Gaps)
	addList(&d, "Notes", x.Notes)
	d.Add(Heading(""))
	switch {
	case len(x.Usual) > 0:
		d.Add(Para{Text: plural(len(x.Usual), "skill") + " added as usual for your job. Take away what you do not have: rung profile set --drop ID."})
	case len(x.Could) > 0:
		d.Add(Para{Text: "Your job requires " + plural(len(x.Could), "skill") + " that your profile does not name. If you have that: rung profile set --role-skills."})
	}
	if x.DryRun {
		d.Add(Para{Text: "Nothing was written (--dry-run)."})
	} else {
		d.Add(Para{Text: "Wrote " + x.File + ". Nothing left this machine. Undo: rung profile undo."})
	}
	return Answer{Value: value, Doc: d, Rows: &rows}
}

func readingColumns(is string) []Column {
	return []Column{{Name: "what"}, {Name: "on the resume", Flex: 18}, {Name: is, Flex: 18}, {Name: "sure"}, {Name: "why", Flex: 20, Drop: 1}}
}

func readingRow(c *roles.Catalog, r person.Reading) []Cell {
	is := r.Is
	if r.Level != roles.None && r.Ref != "" {
		is += " (" + r.Level.String() + ")"
	}
	if r.Confidence == "unsure" && len(r.Candidates) > 1 {
		var names []string
		for _, ref := range r.Candidates {
			names = append(names, titleOf(c, ref))
		}
		is = listed(names, "or")
	}
	sure := r.Confidence
	if sure == "" {
		sure = "no"
	}
	return []Cell{Text(r.Kind), Text(r.Text), Text(is), Text(sure), Text(r.Why)}
}

// readWords counts what a resume holds: "3 jobs, 1 degree, 2 certificates".
func readWords(readings []person.Reading) string {
	counts := map[string]int{}
	for _, r := range readings {
		counts[r.Kind]++
	}
	var parts []string
	for _, kind := range []struct{ kind, word string }{{"job", "job"}, {"education", "course of study"}, {"cert", "certificate"}, {"license", "license"},
		{"skill", "skill"}, {"military", "term of service"}} {
		if n := counts[kind.kind]; n > 0 {
			text := plural(n, kind.word)
			if n > 1 {
				text = strings.NewReplacer("course of studys", "courses of study", "term of services", "terms of service").Replace(text)
			}
			parts = append(parts, text)
		}
	}
	if len(parts) == 0 {
		return "nothing that could be read"
	}
	return strings.Join(parts, ", ")
}

func foundWords(readings []person.Reading, unread int) string {
	sure, likely, unsure, none := 0, 0, 0, 0
	for _, r := range readings {
		switch {
		case r.Taken && r.Confidence == "sure":
			sure++
		case r.Taken:
			likely++
		case r.Confidence == "unsure":
			unsure++
		default:
			none++
		}
	}
	text := "Taken " + strconv.Itoa(sure+likely) + " (" + strconv.Itoa(sure) + " sure, " + strconv.Itoa(likely) + " likely), unsure " +
		strconv.Itoa(unsure) + ", not in the catalog " + strconv.Itoa(none) + "."
	if unread > 0 {
		text += " " + plural(unread, "other text") + " kept as text."
	}
	return text
}

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
	Again          string   // what commands that are told must be given to work on the same files
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
	rows := Table{Columns: []Column{{Name: "what"}, {Name: "on_the_resume"}, {Name: "is"}, {Name: "ref"}, {Name: "sure"}, {Name: "why"}}}
	var taken, unsure, kept Notes
	for _, r := range x.Readings {
		rows.Rows = append(rows.Rows, []Cell{Text(r.Kind), Text(r.Text), Text(r.Is), Text(r.Ref), Text(r.Confidence), Text(r.Why)})
		item := Item{Text: r.Kind + ": " + r.Text, Notes: []string{joined(": ", r.Confidence, r.Why)}}
		switch {
		case r.Taken:
			item.Text += " = " + readAs(c, r)
			taken = append(taken, item)
		case r.Confidence == "unsure":
			item.Text += ", perhaps " + readAs(c, r)
			unsure = append(unsure, item)
		default:
			kept = append(kept, item)
		}
	}
	for _, part := range []struct {
		heading string
		items   Notes
	}{{"Taken", taken}, {"Unsure: it does not count until you say what it is", unsure}, {"Not in the catalog: it does not count", kept}} {
		if len(part.items) > 0 {
			d.Add(Heading(part.heading), part.items)
		}
	}
	addList(&d, "Gaps", x.Gaps)
	addList(&d, "Notes", x.Notes)
	d.Add(Heading(""))
	switch {
	case len(x.Usual) > 0:
		d.Add(Para{Text: Plural(len(x.Usual), "skill") + " added as usual for your job. Take away what you do not have: rung profile set --drop ID" + x.Again + "."})
	case len(x.Could) > 0:
		d.Add(Para{Text: "Your job requires " + Plural(len(x.Could), "skill") + " that your profile does not name. If you have that: rung profile set --role-skills" + x.Again + "."})
	}
	if x.DryRun {
		d.Add(Para{Text: "Nothing was written (--dry-run)."})
	} else {
		d.Add(Para{Text: "Wrote " + x.File + ". Nothing left this machine. Undo: rung profile undo" + x.Again + "."})
	}
	return Answer{Value: value, Doc: d, Rows: &rows}
}

// readAs is what a thing was found to be, or may be.
func readAs(c *roles.Catalog, r person.Reading) string {
	if r.Confidence == "unsure" && len(r.Candidates) > 1 {
		var names []string
		for _, ref := range r.Candidates {
			names = append(names, titleOf(c, ref))
		}
		return listed(names, "or")
	}
	if r.Level != roles.None && r.Ref != "" {
		return r.Is + " (" + r.Level.String() + ")"
	}
	return r.Is
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
			text := Plural(n, kind.word)
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
		text += " " + Plural(unread, "other text") + " kept as text."
	}
	return text
}

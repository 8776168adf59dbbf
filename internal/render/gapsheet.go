package render

import (
	"strings"

	"careers/rung/paths"
	"careers/rung/roles"
)

// gapRow is a thing that a role asks for, and what is to be done about it.
type gapRow struct {
	change, kind, ref, name string
	from, to                roles.Level
	hours, cost             paths.CostRange
	missing                 int // months of experience
	note                    []string
}

// GapSheet is a gap for a spreadsheet. The costs of the rows "earn" and "take"
// add up to those of the gap, and so do the hours of all but "helps".
func GapSheet(c *roles.Catalog, g *paths.Gap) Table {
	return sheetOf(gapRows(c, g), func(s *sheet, r *gapRow) {
		s.text("change", r.change)
		s.text("kind", r.kind)
		s.text("ref", r.ref)
		s.text("name", r.name)
		s.text("from_level", levelName(r.from))
		s.text("to_level", levelName(r.to))
		s.costs("hours_*", r.hours)
		s.costs("cost_usd_*", r.cost)
		s.number("months_missing", r.missing)
		s.list("note", r.note)
	})
}

func gapRows(c *roles.Catalog, g *paths.Gap) []gapRow {
	var rows []gapRow
	for _, x := range g.Have {
		rows = append(rows, gapRow{change: "have", kind: "skill", ref: "skill/" + x.Skill, name: x.Name, from: x.Level, to: x.Need})
	}
	for _, list := range []struct {
		change string
		skills []paths.GapStudy
	}{{"lift", g.Lift}, {"learn", g.Learn}} {
		for _, x := range list.skills {
			rows = append(rows, gapRow{change: list.change, kind: "skill", ref: "skill/" + x.Skill, name: x.Name, from: x.From, to: x.To,
				hours: x.Hours, note: []string{gapStudyNote(c, x)}})
		}
	}
	for _, x := range g.OnTheJob {
		rows = append(rows, gapRow{change: "on the job", kind: "skill", ref: "skill/" + x.Skill, name: x.Name, from: x.From, to: x.To, note: []string{onTheJobNote(x)}})
	}
	for _, x := range g.Certs {
		rows = append(rows, gapCertRow("earn", x))
	}
	for _, x := range g.Education {
		note := append([]string{"nearest: " + x.Nearest}, missingNotes(x.Verdict, x.Missing, nil)...)
		for _, p := range x.Programs[min(1, len(x.Programs)):] {
			note = append(note, "or take "+p.Name)
		}
		rows = append(rows, gapRow{change: "meet", kind: "education", name: x.Need, missing: x.MissingMonths, note: note})
	}
	for _, p := range gapPrograms(g) {
		note := []string{Span(p.Months) + " part time"}
		for _, u := range p.Unknown {
			note = append(note, unknownWords(u)+", the cost is a stand-in")
		}
		rows = append(rows, gapRow{change: "take", kind: "program", ref: "program/" + p.Program, name: p.Name, cost: p.CostUSD, note: note})
	}
	for _, x := range g.Experience {
		rows = append(rows, gapRow{change: "serve", kind: "experience", ref: strings.Join(x.In, "; "), name: x.Need, missing: x.Missing,
			note: []string{Plural(x.Served, "month") + " of " + Plural(x.Months, "month") + " served"}})
	}
	for _, x := range g.Licenses {
		row := gapRow{change: "hold", kind: "license", name: x.Need, note: []string{"rung never plans one"}}
		if found := c.License(x.License); found != nil {
			row.ref = "license/" + x.License
			if how := licenseHow(c, found); how != "" {
				row.note = append(row.note, how)
			}
		}
		rows = append(rows, row)
	}
	for _, x := range g.Met {
		rows = append(rows, gapRow{change: "met", kind: string(x.Kind), name: x.Need, note: []string{"by " + x.By, x.Verdict}})
	}
	for _, x := range g.Helpful {
		rows = append(rows, gapCertRow("helps", x))
	}
	return rows
}

func gapCertRow(change string, x paths.GapCert) gapRow {
	row := gapRow{change: change, kind: "cert", name: x.Name, hours: x.Hours, cost: x.CostUSD, missing: x.MissingMonths,
		note: missingNotes(x.Verdict, x.Missing, x.Unknown)}
	if x.Cert != "" {
		row.ref = "cert/" + x.Cert
	} else {
		row.name = x.Need
	}
	return row
}

func missingNotes(verdict string, missing, unknown []string) []string {
	var notes []string
	if verdict != "" {
		notes = append(notes, verdict)
	}
	for _, m := range missing {
		notes = append(notes, "missing: "+m)
	}
	for _, u := range unknown {
		notes = append(notes, unknownWords(u)+", the cost is a stand-in")
	}
	return notes
}

// gapPrograms are the programs that the totals of a gap count, each once.
func gapPrograms(g *paths.Gap) []paths.GapProgram {
	var list []paths.GapProgram
	take := func(programs []paths.GapProgram) {
		for _, p := range programs {
			known := false
			for _, x := range list {
				known = known || x.Program == p.Program
			}
			if !known {
				list = append(list, p)
			}
		}
	}
	for _, e := range g.Education {
		take(e.First)
		take(e.Programs[:min(1, len(e.Programs))])
	}
	for _, x := range g.Certs {
		take(x.Programs)
	}
	return list
}

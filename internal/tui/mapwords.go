package tui

import (
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"careers/rung/internal/render"
	"careers/rung/paths"
	"careers/rung/roles"
)

// stageWords name the stages of a career. The catalog numbers them.
var stageWords = [stages]string{"Start", "Entry", "Mid", "Senior", "Lead", "Exec"}

// stageWord is a stage by number and name: "3 Mid".
func stageWord(stage int) string {
	if stage < 1 || stage > stages {
		return strconv.Itoa(stage)
	}
	return strconv.Itoa(stage) + " " + stageWords[stage-1]
}

// stageNamed is a stage in a sentence: "stage 3, Mid".
func stageNamed(stage int) string {
	return "stage " + strings.Replace(stageWord(stage), " ", ", ", 1)
}

// remoteWord is how far a job is done from elsewhere: full, partial or no.
func remoteWord(r *roles.Role) string {
	if r.Remote == "" || r.Remote == roles.RemoteNone {
		return "no"
	}
	return string(r.Remote)
}

// titleWithin is a title cut between words, where that leaves the half of the
// room or more; no "and" is left hanging.
func titleWithin(title string, width int) string {
	title = safe(title)
	switch {
	case width <= 0:
		return ""
	case cells(title) <= width:
		return title
	}
	if kept := wordsWithin(title, width-1); cells(kept) >= width/2 {
		return kept + "…"
	}
	return ansi.Truncate(title, width, "…")
}

// roleWithin is a role's title cut so that what the job is stays: its last word,
// or the first ones of "Director of …".
func roleWithin(title string, width int) string {
	title = safe(title)
	words := strings.Fields(title)
	if cells(title) <= width || len(words) < 3 || strings.Contains(title, " of ") {
		return titleWithin(title, width)
	}
	last := words[len(words)-1]
	room := width - cells(last) - 2
	kept := wordsWithin(title, room)
	if kept == "" {
		return titleWithin(title, width)
	}
	// Three letters of the next word or more tell what it is.
	if cut := ansi.Truncate(title, room, ""); cells(cut)-cells(kept) >= 4 && cut[len(cut)-3] != ' ' && cut[len(cut)-2] != ' ' && cut[len(cut)-1] != ' ' {
		kept = cut
	}
	return kept + "… " + last
}

// wordsWithin is as many words as fit, less a last one that only joins.
func wordsWithin(text string, width int) string {
	kept := ""
	for _, word := range strings.Fields(text) {
		longer := strings.TrimSpace(kept + " " + word)
		if cells(longer) > width {
			break
		}
		kept = longer
	}
	for {
		kept = strings.TrimRight(kept, " ,;:&/–-")
		at := strings.LastIndexByte(kept, ' ')
		switch kept[at+1:] {
		case "and", "of", "the", "for", "in", "to", "with", "or":
			kept = kept[:max(at, 0)]
			continue
		}
		return kept
	}
}

// kiloDollars writes "$83k", and less than a thousand in full.
func kiloDollars(n int) string {
	if n > -1000 && n < 1000 {
		return render.Dollars(n)
	}
	return render.Dollars((n+500)/1000) + "k"
}

// kiloBand is what a role pays, in short: "$83k–$131k".
func kiloBand(p roles.Pay) string {
	switch {
	case !p.Known:
		return "unknown"
	case p.Low == p.High:
		return kiloDollars(p.Typical)
	}
	return kiloDollars(p.Low) + "–" + kiloDollars(p.High)
}

// bandOrigin is where and when a pay figure was taken, and how: "US, May 2025:
// p10, p25, p50 of occupation 29-2072 (broader fit), an estimate".
func bandOrigin(p roles.Pay) string {
	text := p.Area
	if p.Year > 0 {
		year := strconv.Itoa(p.Year)
		if p.SOC != "" {
			year = "May " + year // when the survey of occupations is taken
		}
		text = allOf(", ", text, year)
	}
	if p.SOC == "" {
		return allOf(": ", text, "a figure for this role")
	}
	return allOf(": ", text, "p"+strconv.Itoa(p.Percentiles[0])+", p"+strconv.Itoa(p.Percentiles[1])+", p"+strconv.Itoa(p.Percentiles[2])+
		" of occupation "+p.SOC+" ("+string(p.Fit)+" fit), an estimate")
}

// grouped writes a number as money is written: "14,200".
func grouped(n int) string { return strings.TrimPrefix(render.Dollars(n), "$") }

// allOf puts the texts that are not empty together.
func allOf(between string, texts ...string) string {
	var kept []string
	for _, text := range texts {
		if text != "" {
			kept = append(kept, text)
		}
	}
	return strings.Join(kept, between)
}

// projectionOf is the projection for a role's occupation; nil where there is none
// or the occupation fits too poorly to tell.
func projectionOf(c *roles.Catalog, r *roles.Role) *roles.Outlook {
	o := c.Occupation(r.Occupation.SOC)
	if o == nil || r.Occupation.Fit == roles.FitPoor || o.Outlook.Period == "" {
		return nil
	}
	return &o.Outlook
}

// projectionShort is growth and openings a year: "+7.1%, 14,200".
func projectionShort(c *roles.Catalog, r *roles.Role) string {
	o := projectionOf(c, r)
	switch {
	case o == nil:
		return "unknown"
	case o.Openings == 0:
		return render.Percent(o.ChangePct) + ", unknown"
	}
	return render.Percent(o.ChangePct) + ", " + grouped(o.Openings)
}

// projectionLine never gives growth alone: the period and the openings stand with
// it.
func projectionLine(c *roles.Catalog, r *roles.Role) string {
	o := projectionOf(c, r)
	if o == nil {
		return "unknown: no projection fits this role well enough"
	}
	openings := "yearly openings unknown"
	if o.Openings > 0 {
		openings = render.Plural(o.Openings, "opening") + " a year"
	}
	return render.Percent(o.ChangePct) + " in " + o.Period + ", " + openings + "; of the whole occupation"
}

// opennessOf is how open a role is to people without experience; a job outside
// the field is none to get into it.
func opennessOf(r *roles.Role) roles.Realism {
	if r.Feeder || r.Entry.Realism == "" {
		return roles.EntryClosed
	}
	return r.Entry.Realism
}

// opennessWord is that in a word or two.
func opennessWord(r *roles.Role) string {
	switch opennessOf(r) {
	case roles.EntryOpen:
		return "open"
	case roles.EntryBridge:
		return "by a bridge"
	}
	if r.Feeder {
		return "outside"
	}
	return "closed"
}

// opennessLine is that in a sentence, with the jobs that most come by.
func (e *env) opennessLine(r *roles.Role) string {
	var text string
	switch opennessOf(r) {
	case roles.EntryOpen:
		text = "open: people start here without experience"
		if namesExperience(r) {
			text = openAllTheSame
		}
	case roles.EntryBridge:
		text = "open on paper; most come by another job first"
	case roles.EntryClosed:
		text = "closed without experience in the field"
		if r.Feeder {
			text = "a job outside the field, where many come from"
		}
	}
	for i, id := range r.Entry.Bridges {
		if i == 0 {
			text += ": "
		} else {
			text += ", "
		}
		text += e.roleTitle(id)
	}
	return text
}

// skillsMet is how many required skills are met: "4 of 9".
func skillsMet(f paths.SkillFit) string {
	if f.Required == 0 {
		return "asks none"
	}
	return strconv.Itoa(f.Met) + " of " + strconv.Itoa(f.Required)
}

// asksAsSomebody reports whether anything is known of who asks.
func (e *env) asksAsSomebody() bool { return e.Own.Found != nil || e.from != "" }

// lackedSkills counts the skills that are missing.
func lackedSkills(g *paths.Gap) string {
	if len(g.Learn)+len(g.Lift)+len(g.OnTheJob) == 0 {
		return "every skill is held"
	}
	var parts []string
	add := func(n int, words string) {
		if n > 0 {
			parts = append(parts, strconv.Itoa(n)+" "+words)
		}
	}
	add(len(g.Learn), "to learn")
	add(len(g.Lift), "to lift")
	add(len(g.OnTheJob), "that only work teaches")
	text := strings.Join(parts, ", ")
	if g.Totals.Hours.High > 0 {
		text += "; " + render.HoursRange(g.Totals.Hours.Low, g.Totals.Hours.High) + " of study"
	}
	return text
}

// lackedElse names the other demands that are not met, in short.
func lackedElse(g *paths.Gap) string {
	var parts []string
	if n := len(g.Certs); n > 0 {
		parts = append(parts, render.Plural(n, "exam"))
	}
	degrees := 0
	for _, x := range g.Education {
		if len(x.Programs) > 0 {
			degrees++
		}
	}
	if degrees > 0 {
		parts = append(parts, render.Plural(degrees, "program"))
	}
	if m := g.Totals.ExperienceMonths; m > 0 {
		parts = append(parts, render.Plural(m, "month")+" of experience")
	}
	for _, l := range g.Licenses {
		parts = append(parts, "license: "+l.Name)
	}
	return strings.Join(parts, ", ")
}

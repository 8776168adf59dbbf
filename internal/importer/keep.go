package importer

import (
	"fmt"
	"slices"
	"strings"

	"careers/rung/internal/person"
)

// keeper keeps texts that count for nothing in a profile, each once.
type keeper struct {
	p    *person.Profile
	seen map[string]bool
}

func newKeeper(p *person.Profile) *keeper {
	k := &keeper{p: p, seen: map[string]bool{}}
	for _, text := range p.Unmatched {
		k.seen[text] = true
	}
	return k
}

// keep adds a text with what it is: "language: Spanish (B2)".
func (k *keeper) keep(label, text string) {
	if text = oneLine(text); text == "" {
		return
	}
	if label = oneLine(label); label != "" {
		text = label + ": " + text
	}
	if !k.seen[text] {
		k.seen[text] = true
		k.p.Unmatched = append(k.p.Unmatched, text)
	}
}

// aside keeps what a resume says of a thing that the profile has already with
// a note of its own.
func (k *keeper) aside(label, has, note string) {
	if note != has {
		k.keep(label, note)
	}
}

// texts keeps what belongs to no job, study, certificate, skill or service.
func (k *keeper) texts(r *Resume, clearance *MatchedClearance) {
	k.keep("headline", r.Headline)
	k.keep("summary", r.Summary)
	for _, l := range r.Languages {
		text := l.Name
		if l.Level != "" {
			text += " (" + l.Level + ")"
		}
		k.keep("language", noteOf(append([]string{text}, l.Text...)...))
	}
	for _, list := range [][]Text{r.Other, r.Unread} {
		for len(list) > 0 {
			of, label := partOf(list[0].Where)
			var parts []string
			for len(list) > 0 {
				if next, _ := partOf(list[0].Where); next != of {
					break
				}
				if !clearance.says(list[0].Text) {
					parts = append(parts, list[0].Text)
				}
				list = list[1:]
			}
			k.keep(label, noteOf(parts...))
		}
	}
}

// partOf is the thing of a resume that a text is part of, and what to call it:
// "projects[2]" and "projects" of "projects[2].description". A line of plain
// text is a thing of its own, called by its heading.
func partOf(where string) (of, label string) {
	if file, rest, ok := strings.Cut(where, ".csv"); ok {
		row := strings.Fields(rest)
		return file + " " + strings.Join(row[:min(len(row), 2)], " "), strings.ToLower(file)
	}
	if at := strings.LastIndex(where, ", line "); at >= 0 {
		return where, strings.ToLower(where[:at])
	}
	if strings.HasPrefix(where, "line ") {
		return where, ""
	}
	names := strings.Split(where, ".")
	for i, name := range names {
		switch bare, _, _ := strings.Cut(name, "["); {
		case i+1 < len(names) && slices.Contains([]string{"skillspassport", "learnerinfo", "candidate", "candidateprofile", "basics"}, strings.ToLower(bare)):
		default:
			return strings.Join(names[:i+1], "."), words(bare)
		}
	}
	return where, ""
}

// keptNote says what of a resume is kept as text for want of a better place, or
// is "".
func keptNote(r *Resume) string {
	var parts []string
	if r.Headline != "" {
		parts = append(parts, "the headline")
	}
	if r.Summary != "" {
		parts = append(parts, "the summary")
	}
	if n := len(r.Languages); n > 0 {
		parts = append(parts, plural(n, "language"))
	}
	counts := map[string]int{}
	var labels []string
	last := ""
	for _, t := range r.Other {
		of, label := partOf(t.Where)
		if label == "" {
			label = "other text"
		}
		if counts[label] == 0 {
			labels = append(labels, label)
		}
		if of != last {
			counts[label]++
		}
		last = of
	}
	for _, label := range labels {
		parts = append(parts, fmt.Sprintf("%s (%d)", label, counts[label]))
	}
	if len(parts) == 0 {
		return ""
	}
	return "kept as text under unmatched: " + strings.Join(parts, ", ")
}

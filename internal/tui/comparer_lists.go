package tui

import (
	"fmt"
	"slices"
	"strconv"

	"careers/rung/internal/render"
	"careers/rung/roles"
)

// leads is how far each role goes.
func (s *roleSheet) leads(all bool) []sideRow {
	teaches := func(i int) []sideItem {
		var items []sideItem
		for _, d := range s.role(i).Develops {
			items = append(items, sideItem{text: s.c.Title(roles.Ref{Kind: roles.KindSkill, ID: d.Skill}) + " (" + d.Level.String() + ")"})
		}
		return items
	}
	tops := func(i int) []sideItem {
		var items []sideItem
		for _, id := range s.found.Roles[i].Executives {
			items = append(items, sideItem{text: s.c.Title(roles.Ref{Kind: roles.KindRole, ID: id})})
		}
		return items
	}
	rows := []sideRow{s.text("promotions from it", func(i int) string { return strconv.Itoa(s.found.Roles[i].MovesUp) }),
		s.text("top jobs in reach", func(i int) string { return strconv.Itoa(len(s.found.Roles[i].Executives)) })}
	if all {
		rows = append(rows, s.lists("they are", all, tops))
	}
	return append(rows, s.lists("the job teaches", all, teaches))
}

// lists is a row of lists. Unless all is shown what every role has is left out
// and counted in the name.
func (s *roleSheet) lists(name string, all bool, of func(i int) []sideItem) sideRow {
	var whole [][]sideItem
	for i := range s.ids {
		whole = append(whole, of(i))
	}
	return listRow(name, all, whole)
}

func listRow(name string, all bool, lists [][]sideItem) sideRow {
	row := sideRow{name: name}
	shared := 0
	inAll := func(text string) bool {
		return !slices.ContainsFunc(lists, func(list []sideItem) bool {
			return !slices.ContainsFunc(list, func(x sideItem) bool { return x.text == text })
		})
	}
	for i, list := range lists {
		var own []sideItem
		for _, x := range list {
			if !all && inAll(x.text) {
				if i == 0 {
					shared++
				}
				continue
			}
			own = append(own, x)
		}
		if len(own) == 0 {
			own = []sideItem{{text: "–", paint: faint}}
		}
		row.cells = append(row.cells, sideCell{items: own})
	}
	if shared > 0 {
		row.name += fmt.Sprintf(" (and %d the same)", shared)
	}
	return row
}

func (s *roleSheet) toKnow(all bool) []sideRow {
	conditions := func(i int) []sideItem {
		var items []sideItem
		for _, x := range s.role(i).Conditions {
			text := render.Sentence(spacedWord(x.Kind))
			if all {
				text += ": " + x.Note
			}
			items = append(items, sideItem{text: text})
		}
		return items
	}
	changes := func(i int) []sideItem {
		var items []sideItem
		for _, x := range s.role(i).Changes {
			text := render.Sentence(spacedWord(x.Theme))
			if x.Theme == "ai" {
				text = "AI"
			}
			if all {
				text += ": " + x.Effect
			}
			items = append(items, sideItem{text: text})
		}
		return items
	}
	return []sideRow{s.lists("conditions", all, conditions), s.lists("what may change", all, changes),
		s.text("it rewards", func(i int) string { return s.role(i).WorkStyle })}
}

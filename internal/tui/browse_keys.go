package tui

import "strings"

// Actions of this screen.
const (
	sortIt       action = "sort"
	filterGroup  action = "filter by group"
	filterEntry  action = "filter by entry"
	filterMine   action = "filter by what I hold"
	filterRemote action = "filter by remote"
	clearFilters action = "clear filters"
)

// browseKeys are the keys of this screen.
func browseKeys() []key {
	return []key{
		{does: enter, keys: []string{"enter"}, word: "open", help: "all about the one under the cursor"},
		{does: right, keys: []string{"tab", "right", "l"}, word: "kind", help: "next kind: roles, skills, certifications, programs, licenses"},
		{does: left, keys: []string{"shift+tab", "left", "h"}, help: "kind before"},
		{does: planHere, keys: []string{"p"}, word: "plan", help: "plan the way to this role"},
		{does: compareIt, keys: []string{"c"}, word: "compare", help: "set it beside others, or take it out"},
		{does: standHere, keys: []string{"f"}, word: "start here", help: "take me to be in this role, or back"},
		{does: nearIt, keys: []string{"z"}, word: "near", help: "the moves around this role, drawn"},
		{does: sortIt, keys: []string{"s"}, help: "another order: name, pay, growth and others"},
		{does: filterGroup, keys: []string{"t"}, help: "only one track, kind, issuer or award"},
		{does: filterEntry, keys: []string{"b"}, help: "only entry level, or what takes beginners"},
		{does: filterMine, keys: []string{"m"}, help: "only skills, certifications and others that I hold, or don't"},
		{does: filterRemote, keys: []string{"r"}, help: "only remote work; else one way to learn, status or field"},
		{does: clearFilters, keys: []string{"x"}, help: "take all filters away"},
		{does: explainIt, keys: []string{"e"}, help: "where the figures come from, and how old they are"},
	}
}

func (s *browseScreen) keys() []key {
	list := keysOf(onBrowse)
	if s.typing || s.query.text != "" {
		does := key{does: back, keys: []string{"esc"}, word: "clear", help: "forget what was typed"}
		if s.typing {
			does.word, does.help = "", "stop typing; letters are keys again"
			list = append([]key{{does: down, keys: []string{"down"}, show: "↑↓", word: "then letters act", help: "walk the list; letters are keys again"}}, list...)
		}
		list = append([]key{does}, list...)
	}
	ref, _ := s.under()
	why := whyNotFor(s.env, ref)
	if ref.ID == "" {
		why[enter] = "nothing is under the cursor"
	}
	if s.shelves != nil {
		for _, act := range []action{filterGroup, filterEntry, filterMine, filterRemote} {
			if s.shelf().filter(act) == nil {
				why[act] = strings.ToLower(s.shelf().title) + " have no such filter"
			}
		}
		if !s.shelf().filtered() {
			why[clearFilters] = "no filter is set"
		}
	}
	return without(list, why)
}

package tui

import (
	"fmt"
	"slices"
	"strings"
)

// action is what a key does, by name; a screen is sent it.
type action string

// key is a binding. All that shows keys is made from the one list below: the
// line at the bottom, the help, the palette and the table in the README.
type key struct {
	does action
	keys []string // as Bubble Tea spells them, the one that is shown first
	show string   // the keys as the bottom line has them, where that is not the first one
	word string   // what they do, on the bottom line; "" keeps them off it
	help string   // what it does, in a line
	why  string   // why it can't be done now; set by the screen
}

// place is where keys apply.
type place string

// Places. Everywhere and lists are the keys that other places share.
const (
	everywhere place = "Everywhere"
	inLists    place = "Lists and text"
	onMap      place = "Map"
	onNear     place = "Map, near"
	onBrowse   place = "Browse"
	onThing    place = "Role, skill, certification or program"
	onPlan     place = "Plan"
	onCompare  place = "Compare"
	onMe       place = "Me"
	onSaved    place = "Me, a saved plan"
	inPalette  place = "Palette and help"
	inForm     place = "Form"
)

// Actions that several places share.
const (
	quit      action = "quit"
	back      action = "back"
	openHelp  action = "help"
	openAll   action = "palette"
	copyIt    action = "copy"
	undoIt    action = "undo"
	nextLook  action = "theme"
	mouseIt   action = "mouse"
	redraw    action = "redraw"
	suspend   action = "suspend"
	toMap     action = "map"
	toBrowse  action = "browse"
	toPlan    action = "plan"
	toCompare action = "compare"
	toMe      action = "me"
	find      action = "find"

	up       action = "up"
	down     action = "down"
	left     action = "left"
	right    action = "right"
	pageUp   action = "page up"
	pageDown action = "page down"
	first    action = "first"
	last     action = "last"
	enter    action = "open"
	nextPane action = "next pane"
	prevPane action = "previous pane"

	planHere  action = "plan to here"
	compareIt action = "add to compare"
	standHere action = "start from here"
	explainIt action = "sources"
	nearIt    action = "near"
)

// bindings is every key of the explorer, by place, in the order shown.
func bindings() []struct {
	place place
	keys  []key
} {
	type group = struct {
		place place
		keys  []key
	}
	return []group{
		{everywhere, []key{
			{does: toMap, keys: []string{"1"}, help: "the map of the field"},
			{does: toBrowse, keys: []string{"2"}, help: "all roles, skills, certifications and programs"},
			{does: toPlan, keys: []string{"3"}, help: "routes to a role, within my limits"},
			{does: toCompare, keys: []string{"4"}, help: "roles or plans side by side"},
			{does: toMe, keys: []string{"5"}, help: "my profile, plans and renewals"},
			{does: find, keys: []string{"/"}, word: "search", help: "search by name"},
			{does: back, keys: []string{"esc"}, help: "back to where I was"},
			{does: copyIt, keys: []string{"y"}, word: "copy", help: "show and copy the command that prints this"},
			{does: undoIt, keys: []string{"u"}, help: "take my last change back"},
			{does: openAll, keys: []string{":", "ctrl+k"}, help: "every action by name"},
			{does: openHelp, keys: []string{"?", "f1"}, help: "the keys here, searchable"},
			{does: nextLook, keys: []string{"T"}, help: "next theme: dark, light, high contrast, no color"},
			{does: mouseIt, keys: []string{"M"}, help: "mouse on or off"},
			{does: redraw, keys: []string{"ctrl+l"}, help: "draw all anew"},
			{does: suspend, keys: []string{"ctrl+z"}, help: "to the shell; fg comes back"},
			{does: quit, keys: []string{"q", "ctrl+c"}, help: "leave; what was changed is saved already"},
		}},
		{inLists, movement()},
		{onMap, mapKeys()},
		{onNear, nearKeys()},
		{onBrowse, browseKeys()},
		{onThing, thingKeys()},
		{onPlan, planKeys()},
		{onCompare, compareKeys()},
		{onMe, meKeys()},
		{onSaved, savedKeys()},
		{inPalette, []key{
			{does: up, keys: []string{"up", "ctrl+p"}, word: "move", help: "up"},
			{does: down, keys: []string{"down", "ctrl+n"}, help: "down"},
			{does: pageUp, keys: []string{"pgup"}, help: "a page up"},
			{does: pageDown, keys: []string{"pgdown"}, help: "a page down"},
			{does: enter, keys: []string{"enter"}, word: "do it", help: "do it"},
			{does: back, keys: []string{"esc"}, word: "close", help: "close"},
		}},
		{inForm, []key{
			{does: enter, keys: []string{"enter"}, word: "next", help: "take the answer"},
			{does: back, keys: []string{"esc"}, word: "back", help: "back, or leave; nothing is written then"},
		}},
	}
}

// movement is how lists and long texts are walked.
func movement() []key {
	return []key{
		{does: up, keys: []string{"up", "k"}, help: "up"},
		{does: down, keys: []string{"down", "j"}, help: "down"},
		{does: left, keys: []string{"left", "h"}, help: "left"},
		{does: right, keys: []string{"right", "l"}, help: "right"},
		{does: pageUp, keys: []string{"pgup", "ctrl+b"}, help: "a page up"},
		{does: pageDown, keys: []string{"pgdown", "ctrl+f"}, help: "a page down"},
		{does: first, keys: []string{"home", "g"}, help: "to the first"},
		{does: last, keys: []string{"end", "G"}, help: "to the last"},
	}
}

// keysOf is the keys of a place.
func keysOf(where place) []key {
	for _, g := range bindings() {
		if g.place == where {
			return g.keys
		}
	}
	return nil
}

// keyShown is how a key is written.
func keyShown(name string) string {
	if short, ok := map[string]string{"up": "↑", "down": "↓", "left": "←", "right": "→", " ": "space"}[name]; ok {
		return short
	}
	return name
}

// shownKeys is how all keys of a binding are written.
func (k key) shownKeys() string {
	var names []string
	for _, name := range k.keys {
		names = append(names, keyShown(name))
	}
	return strings.Join(names, " ")
}

// named finds the binding of a key that was pressed.
func named(list []key, pressed string) (key, bool) {
	i := slices.IndexFunc(list, func(k key) bool { return slices.Contains(k.keys, pressed) })
	if i < 0 {
		return key{}, false
	}
	return list[i], true
}

// without sets why some actions cannot be done now.
func without(list []key, why map[action]string) []key {
	list = slices.Clone(list)
	for i := range list {
		if reason, ok := why[list[i].does]; ok {
			list[i].why = reason
		}
	}
	return list
}

// KeyTable is every key of the explorer as a Markdown table for the README.
func KeyTable() string {
	var b strings.Builder
	b.WriteString("| where | keys | what they do |\n| --- | --- | --- |\n")
	for _, g := range bindings() {
		for _, k := range g.keys {
			var names []string
			for _, name := range k.keys {
				names = append(names, "`"+strings.ReplaceAll(keyShown(name), "|", "\\|")+"`")
			}
			fmt.Fprintf(&b, "| %s | %s | %s |\n", g.place, strings.Join(names, " "), k.help)
		}
	}
	return b.String()
}

package tui

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"careers/rung/roles"
)

// adder is a small search for things to compare.
type adder struct {
	*env
	picker
	entry entry
	all   []addable // that may be compared with what is compared already
	found []addable
}

// addable is something that can be compared.
type addable struct {
	ref, title, kind string
	names            string // by which it is found
}

func newAdder(e *env) *adder {
	a := &adder{env: e, entry: newEntry()}
	a.fill()
	return a
}

func (a *adder) init() tea.Cmd { return nil }
func (a *adder) head() head    { return head{title: "Compare", typing: true} }

func (a *adder) keys() []key {
	return []key{
		{does: up, keys: []string{"up", "ctrl+p"}, show: "↑↓", word: "move", help: "up"},
		{does: down, keys: []string{"down", "ctrl+n"}, help: "down"},
		{does: pageUp, keys: []string{"pgup"}, help: "a page up"},
		{does: pageDown, keys: []string{"pgdown"}, help: "a page down"},
		{does: enter, keys: []string{"enter"}, word: "add", help: "add it"},
		{does: back, keys: []string{"esc"}, word: "close", help: "close"},
	}
}

// fill lists what can be compared: things of one kind, the nearest to the person
// first.
func (a *adder) fill() {
	a.all = nil
	kind := ""
	if len(a.compared) > 0 {
		kind, _, _ = strings.Cut(a.compared[0], "/")
	}
	add := func(k roles.Kind, id, title, what string, others ...string) {
		ref := string(k) + "/" + id
		if (kind == "" || kind == string(k)) && !slices.Contains(a.compared, ref) &&
			!slices.ContainsFunc(a.all, func(x addable) bool { return x.ref == ref }) {
			a.all = append(a.all, addable{ref, title, what, roles.Folded(strings.Join(append([]string{title, id}, others...), " · "))})
		}
	}
	role := func(r *roles.Role) {
		if r != nil {
			add(roles.KindRole, r.ID, r.Title, a.Catalog.TrackTitle(r.Track), r.Aliases...)
		}
	}
	if here := a.Catalog.Role(a.here()); here != nil {
		role(here)
		for _, m := range here.Moves {
			role(a.Catalog.Role(m.To))
		}
	}
	for i := range a.Own.Plans {
		p := a.Own.Plans[i].Plan
		add(kindPlan, p.Name, p.Name, "your plan to "+a.planTarget(p))
	}
	for i := range a.Catalog.Roles {
		role(&a.Catalog.Roles[i])
	}
	for i := range a.Catalog.Programs {
		p := &a.Catalog.Programs[i]
		add(roles.KindProgram, p.ID, p.Name, "program", p.Aliases...)
	}
	a.narrow()
}

// narrow finds what is typed: what has every word in its names, those first that
// a name begins with; else the nearest by spelling.
func (a *adder) narrow() {
	a.at = 0
	words := strings.Fields(roles.Folded(a.entry.Value()))
	if len(words) == 0 {
		a.found = a.all
		return
	}
	var begin, inside []addable
	for _, x := range a.all {
		switch {
		case slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(x.names, w) }):
		case strings.HasPrefix(x.names, words[0]):
			begin = append(begin, x)
		default:
			inside = append(inside, x)
		}
	}
	a.found = append(begin, inside...)
	if a.found != nil {
		return
	}
	for _, ref := range a.Catalog.Nearest(a.entry.Value(), offered, roles.KindRole, roles.KindProgram) { // a slip of the finger
		if i := slices.IndexFunc(a.all, func(x addable) bool { return x.ref == ref.String() }); i >= 0 {
			a.found = append(a.found, a.all[i])
		}
	}
}

func (a *adder) update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case action:
		switch {
		case a.move(msg, len(a.found)):
		case msg == back:
			return a.send(closed{})
		case msg == enter && a.at < len(a.found):
			return a.take()
		}
	case picked:
		a.at = msg.at
		if a.at < len(a.found) {
			return a.take()
		}
	case tea.KeyMsg:
		if a.entry.edit(msg) {
			a.narrow()
		}
	}
	return nil
}

// take adds what is under the cursor. The list stays open until there are two.
func (a *adder) take() tea.Cmd {
	cmd := a.compare(a.found[a.at].ref)
	if len(a.compared) > 1 {
		a.send(closed{})
		return cmd
	}
	a.entry.SetValue("")
	a.fill()
	return cmd
}

func (a *adder) view(c *canvas) {
	title := "Compare what?"
	if len(a.compared) > 0 {
		var names []string
		for _, ref := range a.compared {
			names = append(names, a.refTitle(ref))
		}
		title = "Beside " + strings.Join(names, ", ") + ":"
	}
	c.put(1, 0, strong, title)
	body := c.area(1, 1, c.w-2, c.h-1)
	a.entry.draw(body, 0, "› ", "type a name", true)
	body = body.below(1)
	if len(a.found) == 0 {
		body.paragraph(0, faint, "Nothing of that kind is called so. Things of one kind are compared.")
		return
	}
	from, to := a.window(len(a.found), body.h)
	for i := from; i < to; i++ {
		x := a.found[i]
		line := body.area(0, i-from, body.w, 1)
		line.zone(picked{i})
		if i == a.at {
			line.mark(0)
			line.put(0, 0, accent, ">")
		}
		end := line.w
		if line.w >= 50 {
			end = line.w * 2 / 3
			line.put(end+1, 0, faint, x.kind)
		}
		line.within(2, 0, end, plain, x.title)
	}
}

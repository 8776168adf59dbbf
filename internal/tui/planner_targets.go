package tui

import (
	"cmp"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/sahilm/fuzzy"

	"careers/rung/internal/render"
	"careers/rung/roles"
)

// targetList is where a target is chosen: roles, the nearest first, narrowed by
// typing.
type targetList struct {
	rows  []targetRow
	found []int // indexes of rows
	entry entry
	again bool // there is a target to go back to
	picker
}

// targetRow is a role that can be planned to.
type targetRow struct {
	role, title string
	near        string // why it stands first; "" it does not
	track       string
	pay         string
	names       string // all that it is called, as it is searched
}

func newTargetList(e *env, target string) *targetList {
	l := &targetList{entry: newEntry(), again: target != ""}
	l.refresh(e)
	return l
}

// refresh takes the roles anew; what was typed stays.
func (l *targetList) refresh(e *env) {
	l.rows = e.targetRows()
	l.narrow()
}

// targetRows are all roles: those of saved plans, those that one move leads to,
// for somebody without a job those that take beginners, then the others by
// track.
func (e *env) targetRows() []targetRow {
	c := e.Catalog
	var rows []targetRow
	seen := map[string]bool{}
	add := func(r *roles.Role, near string) {
		if r == nil || seen[r.ID] {
			return
		}
		seen[r.ID] = true
		row := targetRow{role: r.ID, title: r.Title, near: near, track: c.TrackTitle(r.Track)}
		if pay := c.Pay(r); pay.Known {
			row.pay = render.Dollars(pay.Typical)
		}
		row.names = strings.ToLower(strings.Join(append([]string{r.Title, strings.ReplaceAll(r.ID, "-", " ")}, r.Aliases...), "\n"))
		rows = append(rows, row)
	}
	for _, p := range e.Own.Plans {
		add(c.Role(p.Plan.Target), "plan "+p.Plan.Name)
	}
	if here := c.Role(e.here()); here != nil {
		for _, m := range here.Moves {
			add(c.Role(m.To), "next: "+string(m.Kind))
		}
	} else {
		for i := range c.Roles {
			if r := &c.Roles[i]; r.Entry.Realism == roles.EntryOpen && !r.Feeder {
				add(r, "takes beginners")
			}
		}
	}
	order := map[string]int{}
	for i, t := range c.Tracks {
		order[t.ID] = i
	}
	others := make([]*roles.Role, 0, len(c.Roles))
	for i := range c.Roles {
		others = append(others, &c.Roles[i])
	}
	slices.SortStableFunc(others, func(a, b *roles.Role) int {
		return cmp.Or(cmp.Compare(order[a.Track], order[b.Track]), cmp.Compare(a.Stage, b.Stage), strings.Compare(a.Title, b.Title))
	})
	for _, r := range others {
		add(r, "")
	}
	return rows
}

// narrow finds the roles that what is typed may mean: all of its words in a
// name, else its letters in their order.
func (l *targetList) narrow() {
	l.at, l.found = 0, nil
	text := strings.ToLower(strings.TrimSpace(l.entry.Value()))
	words := strings.Fields(text)
	rank := map[int]int{}
	for i := range l.rows {
		if n := l.rows[i].rank(text, words); n >= 0 {
			rank[i] = n
			l.found = append(l.found, i)
		}
	}
	slices.SortStableFunc(l.found, func(a, b int) int { return cmp.Compare(rank[a], rank[b]) })
	if len(l.found) > 0 {
		return
	}
	for _, match := range fuzzy.FindFrom(text, targetTitles(l.rows)) {
		l.found = append(l.found, match.Index)
	}
}

// rank is how well a row is meant by words: 0 best, -1 not at all.
func (r targetRow) rank(text string, words []string) int {
	for _, w := range words {
		if !strings.Contains(r.names, w) {
			return -1
		}
	}
	title := strings.ToLower(r.title)
	switch {
	case strings.HasPrefix(title, text), slices.Contains(strings.Split(r.names, "\n"), text):
		return 0
	case strings.Contains(title, " "+text):
		return 1
	case strings.Contains(title, text):
		return 2
	}
	return 3
}

// targetTitles are rows as their letters are searched.
type targetTitles []targetRow

func (t targetTitles) String(i int) string { return strings.ToLower(t[i].title) }
func (t targetTitles) Len() int            { return len(t) }

// keys are those of the list: while one types, letters are text.
func (l *targetList) keys() []key {
	list := []key{
		{does: up, keys: []string{"up", "ctrl+p"}, show: "↑↓", word: "choose", help: "up"},
		{does: down, keys: []string{"down", "ctrl+n"}, help: "down"},
		{does: enter, keys: []string{"enter"}, word: "plan to it", help: "plan to the role under the cursor"},
	}
	switch {
	case l.again:
		list = append(list, key{does: leaveTyping, keys: []string{"esc"}, word: "keep the target", help: "back to the target that there is"})
	case l.entry.Value() != "":
		list = append(list, key{does: leaveTyping, keys: []string{"esc"}, word: "clear", help: "clear what is typed"})
	}
	return list
}

// takeTarget follows a key or a click while a target is chosen.
func (s *plannerScreen) takeTarget(msg tea.Msg) tea.Cmd {
	l := s.targets
	switch msg := msg.(type) {
	case action:
		switch {
		case l.move(msg, len(l.found)):
		case msg == enter && len(l.found) > 0:
			return s.aim(l.rows[l.found[l.at]].role)
		case msg == leaveTyping && l.again:
			s.targets = nil
		case msg == leaveTyping:
			l.entry.SetValue("")
			l.narrow()
		}
	case picked:
		l.at = msg.at
		return s.takeTarget(enter)
	case tea.KeyMsg:
		if l.entry.edit(msg) {
			l.narrow()
		}
	}
	return nil
}

// drawTargets draws the list.
func (s *plannerScreen) drawTargets(c *canvas) {
	l := s.targets
	c = c.area(1, 0, min(c.w-2, widestTable), c.h)
	title := "Where do you want to go?"
	if l.again {
		title = "Plan to another role than " + s.roleTitle(s.target)
	}
	x := c.put(0, 0, strong, title)
	if who := safe(s.whoWords()); x+2+cells(who) <= c.w {
		c.putRight(c.w, 0, faint, who)
	}
	l.entry.draw(c, 1, "› ", "type a part of a role's name", true)
	body := c.below(2)
	if len(l.found) == 0 {
		body.put(0, 0, faint, "No role is called that. Backspace takes letters back.")
		return
	}
	title0, near, pay := targetColumns(body.w)
	from, to := l.window(len(l.found), body.h)
	for i := from; i < to; i++ {
		r := l.rows[l.found[i]]
		line := body.area(0, i-from, body.w, 1)
		line.zone(picked{i})
		if i == l.at {
			line.mark(0)
			line.put(0, 0, accent, ">")
		}
		line.within(2, 0, 2+title0, plain, r.title)
		p, why := good, r.near
		if why == "" {
			p, why = faint, r.track
		}
		if near > 0 {
			line.within(3+title0, 0, 3+title0+near, p, why)
		}
		if pay > 0 {
			text := "pay unknown"
			if r.pay != "" {
				text = r.pay + " typical"
			}
			line.putRight(line.w-1, 0, faint, text)
		}
	}
	if to < len(l.found) {
		body.putRight(body.w, body.h-1, accent, "↓")
	}
	if from > 0 {
		body.putRight(body.w, 0, accent, "↑")
	}
}

// widestTable is where the eye loses the row between its columns.
const widestTable = 110

// targetColumns are the widths of a row's parts.
func targetColumns(width int) (title, near, pay int) {
	width -= 3
	switch {
	case width < 44:
		return width, 0, 0
	case width < 90:
		return width * 11 / 20, width * 9 / 20, 0
	}
	return width * 4 / 10, width*6/10 - 20, 20
}

package tui

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"careers/rung/internal/render"
	"careers/rung/paths"
	"careers/rung/roles"
)

func monthsOf(d roles.Duration) paths.Months { return paths.Months(d.Hundredths()) }

// evidenceIn says in plain words what a move rests on.
func evidenceIn(m roles.Move) string {
	switch m.Evidence {
	case roles.Observed:
		if m.N > 0 {
			return "seen in " + render.Plural(m.N, "career")
		}
		return "seen in careers"
	case roles.Published:
		return "published"
	case roles.SharedCredential:
		return "a credential that both ask for"
	case roles.SimilarSkills:
		return "similar skills"
	}
	return "curators' judgment"
}

// viewMove is the move under the cursor, and what the person still needs for
// it; the first line is a rule with the way that was walked.
func (s *nearScreen) viewMove(c *canvas) {
	c.rule(0)
	c.within(2, 0, c.w-2, faint, " "+s.walked(c.w-6)+" ")
	w, ok := s.chosen()
	if !ok {
		if r := s.Catalog.Role(s.role); r != nil {
			c.area(1, 1, c.w-2, c.h-1).paragraph(0, plain, r.Summary)
		}
		return
	}
	body := c.area(1, 1, c.w-2, c.h-1)
	if c.w >= wideMap {
		half := body.w / 2
		facts, needs := body.left(half-1), body.right(half+1)
		used := max(s.viewMoveFacts(facts, w, body.h), s.viewNeeds(needs, false)) + 1
		if rest := body.h - used; rest >= leastPages {
			s.viewPage(facts.below(used), s.Catalog.Role(s.leaves(w)))
			s.viewPage(needs.below(used), s.Catalog.Role(w.move.To))
		} else {
			s.viewBeyond(facts.below(used), w)
		}
		return
	}
	used := s.viewMoveFacts(body, w, body.h-3) // the needs have three lines of their own
	used += s.viewNeeds(body.below(used), true)
	s.viewBeyond(body.below(used+1), w)
}

// leastPages is how many lines the pages on both roles have at least.
const leastPages = 10

// viewPage is what there is to know of a role at one end of a move, as far as
// there is room.
func (s *nearScreen) viewPage(c *canvas, r *roles.Role) {
	if r == nil {
		return
	}
	c.put(0, 0, accent, r.Title)
	y := 1 + s.tellRole(c.below(1), r, s.fit(r), nil)
	if len(r.Duties) == 0 || c.h < y+3 {
		return
	}
	c.put(0, y+1, faint, "what the job does")
	y += 2
	for _, duty := range r.Duties {
		lines := wrapped(safe(duty), max(c.w-2, 1))
		if y+len(lines) > c.h {
			return
		}
		c.put(0, y, faint, "·")
		y += c.area(2, y, c.w-2, len(lines)).paragraph(0, plain, duty)
	}
}

// viewBeyond is a page on the role at the other end of a move, where there is
// room for one.
func (s *nearScreen) viewBeyond(c *canvas, w neighbor) {
	if c.h < 5 {
		return
	}
	c.put(0, 0, accent, w.role.Title)
	s.tellRole(c.below(1), w.role, s.fit(w.role), nil)
}

// walked is the way to the role in the box or, before the first step, what the
// lines mean.
func (s *nearScreen) walked(width int) string {
	if len(s.trail) == 0 {
		return "══ promotion  ── lateral  ┄┄ pivot"
	}
	text := s.roleTitle(s.role)
	for i, at := range slices.Backward(s.trail) {
		longer := s.roleTitle(at.role) + " › " + text
		if i < len(s.trail)-1 && cells(safe(longer)) > width-2 {
			return "… › " + text
		}
		text = longer
	}
	return text
}

// viewMoveFacts tells of the move itself and gives the number of lines that
// takes; where that would be more than there should be its reason ends in "…".
func (s *nearScreen) viewMoveFacts(c *canvas, w neighbor, most int) int {
	from, to := s.roleTitle(s.leaves(w)), s.roleTitle(w.move.To)
	if room := c.w - 3; cells(safe(from))+cells(safe(to)) > room {
		from = roleWithin(from, max(room-cells(safe(to)), room/2))
		to = roleWithin(to, room-cells(from))
	}
	c.put(0, 0, strong, from+" → "+to)
	kind := kindLine(w.move.Kind, 2) + " " + string(w.move.Kind)
	stay := "how long people stay is unknown"
	if text := stayWords(w.move, "people stay ", " first"); text != "" {
		stay = text
	}
	y := 1 + c.below(1).paragraph(0, plain, kind+" · "+stay+" · evidence: "+evidenceIn(w.move))
	c.put(0, 1, kindPaint(w.move.Kind), kind)
	y += c.paragraph(y, plain, render.Sentence(s.payChange(w, false))+".")
	why := w.move.Why
	if w.move.PayFalls != "" {
		why = strings.TrimSpace(why + " Pay falls: " + w.move.PayFalls)
	}
	if why != "" {
		room := c.area(0, y, c.w, max(min(most, c.h)-y, 0))
		y += room.paragraphWithin(faint, why)
	}
	return y
}

// paragraphWithin is paragraph for text of which only as much is shown as there
// is room for; what is left out leaves "…". It gives the number of lines shown.
func (c *canvas) paragraphWithin(p paint, text string) int {
	lines := wrapped(safe(text), max(c.w, 1))
	if c.h < 1 {
		return 0
	}
	if len(lines) > c.h {
		lines = lines[:c.h]
		end := &lines[c.h-1]
		*end = wordsWithin(*end, c.w-2) + " …"
	}
	for y, line := range lines {
		c.put(0, y, p, line)
	}
	return len(lines)
}

// payBy is what a move does to typical pay, in a column: "+$21k".
func (s *nearScreen) payBy(w neighbor) string {
	from, to := s.Catalog.Role(s.leaves(w)), s.Catalog.Role(w.move.To)
	if from == nil || to == nil {
		return "unknown"
	}
	a, b := s.Catalog.Pay(from), s.Catalog.Pay(to)
	switch by := b.Typical - a.Typical; {
	case !a.Known || !b.Known:
		return "unknown"
	case by > 0:
		return "+" + kiloDollars(by)
	case by < 0:
		return "-" + kiloDollars(-by)
	}
	return "same"
}

// payChange is what a move does to typical pay, in short or with both figures
// and where they are from.
func (s *nearScreen) payChange(w neighbor, short bool) string {
	from, to := s.Catalog.Role(s.leaves(w)), s.Catalog.Role(w.move.To)
	if from == nil || to == nil {
		return "pay unknown"
	}
	a, b := s.Catalog.Pay(from), s.Catalog.Pay(to)
	switch {
	case !a.Known && !b.Known:
		return "pay is unknown on both sides"
	case !a.Known:
		return "pay there is typically " + render.Dollars(b.Typical) + "; here unknown"
	case !b.Known:
		return "pay there is unknown; here typically " + render.Dollars(a.Typical)
	}
	by := b.Typical - a.Typical
	change := "the same"
	switch {
	case by > 0:
		change = render.Dollars(by) + " more"
	case by < 0:
		change = render.Dollars(-by) + " less"
	}
	when := ""
	if a.Year == b.Year && a.Year > 0 {
		when = ", " + strconv.Itoa(a.Year)
	}
	if short {
		return "pay " + change + " (typical" + when + ")"
	}
	return "pay " + render.Dollars(a.Typical) + " → " + render.Dollars(b.Typical) + ", " + change + " a year (typical" + when + ", estimates)"
}

// need is one thing that is missing.
type need struct {
	glyph string
	p     paint
	name  string
	takes string
}

// needsOf lists what a gap holds, what weighs most first.
func needsOf(g *paths.Gap) []need {
	var list []need
	byWeight := func(a, b paths.GapStudy) int { return cmp.Compare(b.Weight, a.Weight) }
	hours := func(x paths.CostRange) string {
		if x.High == 0 {
			return ""
		}
		return render.HoursRange(x.Low, x.High)
	}
	for _, x := range slices.SortedStableFunc(slices.Values(g.Learn), byWeight) {
		list = append(list, need{"+", bad, x.Name + " (" + x.To.String() + ")", hours(x.Hours)})
	}
	for _, x := range slices.SortedStableFunc(slices.Values(g.Lift), byWeight) {
		list = append(list, need{"↑", warn, x.Name + " (" + x.From.String() + " → " + x.To.String() + ")", hours(x.Hours)})
	}
	for _, x := range g.OnTheJob {
		takes := "at work"
		if x.InRole {
			takes = "once there"
		}
		list = append(list, need{"+", warn, x.Name + " (" + x.To.String() + ")", takes})
	}
	for _, x := range g.Certs {
		list = append(list, need{"+", bad, "exam: " + or(x.Name, x.Need), hours(x.Hours)})
	}
	for _, x := range g.Education {
		switch {
		case len(x.Programs) > 0:
			list = append(list, need{"+", bad, "education: " + x.Nearest, render.Span(x.Programs[0].Months)})
		case x.MissingMonths > 0: // years of work take the place of a degree
			list = append(list, need{"+", bad, "background: " + x.Nearest, moreMonths(x.MissingMonths)})
		default:
			list = append(list, need{"+", bad, "background: " + x.Nearest, ""})
		}
	}
	for _, x := range g.Experience {
		list = append(list, need{"+", bad, x.Need, moreMonths(x.Missing)})
	}
	for _, x := range g.Licenses {
		list = append(list, need{"+", bad, "license: " + x.Name, ""})
	}
	return list
}

// moreMonths is experience that is missing: "2y4mo more".
func moreMonths(n int) string { return render.Span(paths.Months(n*100)) + " more" }

// viewNeeds is what is missing for the role that the move leads to: in sum, then
// thing by thing. Where lines are few the sum has one. It gives the number of
// lines that all takes.
func (s *nearScreen) viewNeeds(c *canvas, few bool) int {
	g := s.gap
	if g == nil || c.h < 1 {
		return 0
	}
	list := needsOf(g)
	if len(list) == 0 {
		text := "✓ You hold all that " + g.Title + " requires."
		if !s.asksAsSomebody() {
			text = "The catalog names nothing that " + g.Title + " requires."
		}
		return c.paragraph(0, good, text)
	}
	sum := allOf("; ", lackedSkills(g), lackedElse(g))
	y := 1
	if few {
		head := "You would still need: "
		if !s.asksAsSomebody() {
			head = "From nothing it takes: "
		}
		c.put(c.put(0, 0, accent, head), 0, plain, sum)
	} else {
		head := "You would still need for " + g.Title
		if !s.asksAsSomebody() {
			head = "From nothing, " + g.Title + " takes"
		}
		c.put(0, 0, accent, head)
		y += c.below(1).paragraph(0, plain, render.Sentence(sum)+".")
	}
	return y + viewNeedList(c.below(y), list)
}

// viewNeedList draws needs one on a line or, where these are too few, two. It
// gives the number of lines.
func viewNeedList(c *canvas, list []need) int {
	columns := 1
	if len(list) > c.h && c.w >= 76 {
		columns = 2
	}
	wide := (c.w - 2*(columns-1)) / columns
	shown := min(len(list), c.h*columns)
	for i := range shown {
		cell := c.area(i%columns*(wide+2), i/columns, wide, 1)
		if left := len(list) - i; i == shown-1 && left > 1 {
			cell.put(0, 0, faint, "and "+strconv.Itoa(left)+" more")
			continue
		}
		n, end := list[i], cell.w
		if n.takes != "" {
			end = cell.putRight(cell.w, 0, faint, n.takes) - 1
		}
		cell.put(0, 0, n.p, n.glyph)
		cell.within(2, 0, end, plain, n.name)
	}
	return (shown + columns - 1) / columns
}

package tui

import (
	"fmt"
	"strings"

	"careers/rung/internal/render"
	"careers/rung/paths"
)

// spot is where a part of the screen is drawn.
type spot struct{ x, y, w, h int }

func (p spot) on(c *canvas) *canvas { return c.area(p.x, p.y, p.w, p.h) }

// planSpots are the parts of the screen; those without a height are not shown.
type planSpots struct {
	fold                                   bool // one pane at a time
	tabs, head                             spot
	limits, scatter, list, title, timeline spot
	held                                   spot // what is learned on the job
	story                                  spot // of the step under the cursor
}

// Sizes of the screen's parts.
const (
	foldWidth, foldHeight = 60, 16 // below these, one pane at a time
	planWide              = 120    // from here on, the list stands beside
	planRoomy             = 160    // from here on, it says what each route wins beside the rest
	planTall              = 30     // from here on, nothing gives way to the timeline
	limitsWidth           = 31
)

// spots lays the screen out on a canvas.
func (s *plannerScreen) spots(w, h int) planSpots {
	if w < foldWidth || h < foldHeight {
		return s.folded(w, h)
	}
	p := planSpots{head: spot{0, 0, w, 1}, limits: spot{0, 1, limitsWidth - 1, h - 1}}
	right := spot{limitsWidth + 1, 1, w - limitsWidth - 1, h - 1}
	if s.plan() == nil {
		p.list = right
		return p
	}
	top := min(h-13, 9)
	if h >= planTall {
		top = max(h/3, 12, min(h/2, h-s.shown.steps-5)) // what no route has steps for
	}
	below := top + 1
	switch count := len(s.shown.Result.Plans); {
	case s.pane == paneTimeline && h < planTall:
		p.limits, below = spot{}, 1
	case w >= planWide:
		list := min(s.shown.width(w >= planRoomy), right.w-36)
		p.limits.h = top
		p.scatter = spot{right.x, 1, right.w - list - 2, top}
		p.list = spot{w - list, 1, list, top}
	default:
		p.limits.h = top
		p.scatter = spot{right.x, 1, right.w, top}
		rows := 4
		if h < 20 {
			rows = 2
		}
		p.list = spot{0, below, w, len(s.shown.heading(w)) + min(count, rows)}
		below += p.list.h
	}
	p.title = spot{0, below, w, 1}
	p.timeline = spot{0, below + 1, w, h - below - 1}
	s.giveHeld(&p)
	switch {
	case w >= planWide && p.timeline.h >= 8:
		story := max(min(w*2/5, 64), 44)
		p.story = spot{w - story, p.timeline.y, story, p.timeline.h}
		p.timeline.w -= story + 2
	case s.pane == paneTimeline && p.timeline.h >= 12:
		p.timeline.h -= 5
		p.story = spot{0, p.timeline.y + p.timeline.h, w, 5}
	}
	return p
}

// giveHeld gives what is learned on the job the first line of the timeline,
// where that keeps enough others.
func (s *plannerScreen) giveHeld(p *planSpots) {
	const least = 6
	if p.timeline.h < least || s.heldWords() == "" {
		return
	}
	p.held = p.timeline
	p.held.h = 1
	p.timeline.y++
	p.timeline.h--
}

// folded is one pane below the names of all.
func (s *plannerScreen) folded(w, h int) planSpots {
	p := planSpots{fold: true, tabs: spot{0, 0, w, 1}, head: spot{0, 1, w, 1}}
	body := spot{0, 2, w, h - 2}
	if h < 8 {
		p.head, body = spot{}, spot{0, 1, w, h - 1}
	}
	switch {
	case s.pane == paneLimits:
		p.limits = body
	case s.pane == paneTimeline && s.plan() != nil:
		p.title = spot{0, body.y, w, 1}
		p.timeline = spot{0, body.y + 1, w, body.h - 1}
		s.giveHeld(&p)
		if body.h >= 16 {
			p.timeline.h -= 6
			p.story = spot{0, body.y + body.h - 6, w, 6}
		}
	default:
		p.list = body
		if s.plan() != nil && body.h >= 16 {
			p.scatter = spot{0, body.y, w, body.h / 2}
			p.list = spot{0, body.y + body.h/2, w, body.h - body.h/2}
		}
	}
	return p
}

// panePicked is a click on the name of a pane.
type panePicked struct{ pane planPane }

func (s *plannerScreen) view(c *canvas) {
	if s.targets != nil {
		s.drawTargets(c)
		return
	}
	p := s.spots(c.w, c.h)
	if p.fold {
		s.drawTabs(p.tabs.on(c))
	}
	s.drawHead(p.head.on(c))
	if p.limits.h > 0 {
		s.drawLimits(p.limits.on(c))
		if !p.fold {
			for y := p.limits.y; y < p.limits.y+p.limits.h; y++ {
				c.put(limitsWidth-1, y, faint, "│")
			}
		}
	}
	switch {
	case s.failed != "":
		body := p.list.on(c)
		body.paragraph(body.paragraph(0, bad, "This could not be answered: "+s.failed), faint, "b takes the last change of a limit back.")
		return
	case s.shown == nil:
		return
	case s.shown.no():
		s.drawNo(p.list.on(c))
		return
	}
	s.drawScatter(p.scatter.on(c))
	if p.scatter.h > 0 && p.list.x > p.scatter.x {
		for y := p.list.y; y < p.list.y+p.list.h; y++ {
			c.put(p.list.x-2, y, faint, "│")
		}
	}
	s.drawList(p.list.on(c), p.scatter.h == 0)
	s.drawTitle(p.title.on(c), p.held.h == 0)
	if p.held.h > 0 {
		s.drawHeld(p.held.on(c))
	}
	s.drawTimeline(p.timeline.on(c))
	s.drawStory(p.story.on(c))
}

// drawTabs names the panes where one is shown at a time.
func (s *plannerScreen) drawTabs(c *canvas) {
	x := 1
	for pane, name := range []string{"Limits", "Routes", "Timeline"} {
		p, text := faint, " "+name+" "
		if planPane(pane) == s.pane {
			p, text = accent, "["+name+"]"
		}
		begin := x
		x = c.put(x, 0, p, text)
		c.area(begin, 0, x-begin, 1).zone(panePicked{planPane(pane)})
		x++
	}
	if s.asking.busy {
		c.within(x+1, 0, c.w, warn, s.waitWords())
	}
}

// drawHead says to where, and for whom.
func (s *plannerScreen) drawHead(c *canvas) {
	if c.h == 0 {
		return
	}
	end := c.w - 1
	if s.asking.busy && c.w >= foldWidth {
		end = c.putRight(end, 0, warn, s.waitWords()) - 2
	}
	x := c.within(1, 0, end, strong, s.roleTitle(s.target))
	c.within(x+2, 0, end, faint, s.whoWords())
}

func (s *plannerScreen) waitWords() string {
	if s.waited == 0 {
		return "working…"
	}
	return fmt.Sprintf("working… %.1f s", s.waited.Seconds())
}

// whoWords say who asks: where they stand and what they hold.
func (s *plannerScreen) whoWords() string {
	who, assumed := s.person()
	if s.now.start != "" {
		return "from " + s.roleTitle(s.now.start)
	}
	var held []string
	for _, id := range who.Certs {
		held = append(held, render.CertName(s.Catalog, id))
	}
	more := ""
	if len(held) > 3 {
		more = fmt.Sprintf(" + %d", len(held)-3)
		held = held[:3]
	}
	holds := strings.Join(held, ", ") + more
	switch {
	case who.Role == "" && s.Own.Found == nil:
		return "for a student who holds nothing; f on a role starts from it"
	case who.Role == "" && holds == "":
		return "for you, before a first job"
	case who.Role == "":
		return "for you, before a first job, with " + holds
	case holds == "":
		holds = s.roleTitle(who.Role)
	default:
		holds = s.roleTitle(who.Role) + ", " + holds
	}
	if len(assumed) > 0 {
		holds += fmt.Sprintf("; %d things assumed: e tells", len(assumed))
	}
	return "from " + holds
}

// drawTitle tells the route under the cursor in a line, with what is learned on
// the job where no other line says that.
func (s *plannerScreen) drawTitle(c *canvas, tellHeld bool) {
	if c.h == 0 {
		return
	}
	c.rule(0)
	p := s.plan()
	t := p.Totals
	mark, tone := riskMark(t.Risk)
	x := c.put(1, 0, strong, " Route "+routeName(s.route.at))
	x = c.put(x, 0, tone, mark)
	x = c.put(x, 0, plain, " ")
	pay := "pay there unknown"
	if t.EndSalaryUSD != nil {
		pay = "pays " + render.Dollars(*t.EndSalaryUSD)
		if c.w >= planWide {
			pay += s.payYear()
		}
	}
	study := ""
	if t.StudyHours.High > 0 {
		study = "study " + render.HoursRange(t.StudyHours.Low, t.StudyHours.High)
	}
	if tellHeld && s.heldWords() != "" {
		study = strings.TrimPrefix(study+", rest on the job", ", ")
	}
	parts := []string{
		withRange(render.Span(t.Months.Typical), render.SpanRange(t.Months.Low, t.Months.High)),
		withRange(render.Dollars(t.CostUSD.Typical), render.DollarRange(t.CostUSD.Low, t.CostUSD.High)),
		pay, "risk " + render.RiskWord(t.Risk), study, winsWords(p),
	}
	for i, part := range parts {
		if part == "" || i > 0 && x+3+cells(part) > c.w-1 {
			continue
		}
		if i > 0 {
			x = c.put(x, 0, faint, " · ")
		}
		x = c.put(x, 0, plain, part)
	}
	c.put(x, 0, plain, " ")
}

func (s *plannerScreen) drawHeld(c *canvas) {
	text := s.heldWords()
	if cells(text) > c.w-3 {
		m := s.plan().Steps[len(s.plan().Steps)-1].Move
		text = fmt.Sprintf("held %d of %d; rest learned on the job", m.Met, m.Total)
	}
	c.put(2, 0, warn, text)
}

// heldWords say how much of the target's skills a route has studied for when it
// gets there, where that is not all of them: its study is less than the gap's.
func (s *plannerScreen) heldWords() string {
	p := s.plan()
	if p == nil || len(p.Steps) == 0 {
		return ""
	}
	m := p.Steps[len(p.Steps)-1].Move
	if m == nil || m.Total == 0 || m.Met >= m.Total {
		return ""
	}
	rest := "only the job itself teaches the rest"
	if m.Mode == paths.Stretch {
		rest = "the rest is learned on the job"
	}
	return fmt.Sprintf("%d of %d of the skill weight held on entry; %s", m.Met, m.Total, rest)
}

// withRange is a typical figure with its window.
func withRange(typical, window string) string {
	if typical == window {
		return typical
	}
	return typical + " (" + window + ")"
}

// payYear is the year and the place of the target's pay.
func (s *plannerScreen) payYear() string {
	role := s.Catalog.Role(s.target)
	if role == nil {
		return ""
	}
	pay := s.Catalog.Pay(role)
	if pay.Year == 0 {
		return ""
	}
	if pay.Area == "" {
		return fmt.Sprintf(" (%d)", pay.Year)
	}
	return fmt.Sprintf(" (%d, %s)", pay.Year, pay.Area)
}

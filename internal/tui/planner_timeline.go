package tui

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"careers/rung/internal/render"
	"careers/rung/paths"
	"careers/rung/roles"
)

// picture is a route's timeline, laid out once for a size.
type picture struct {
	plan   *paths.Plan
	width  int
	most   int   // rows that there is room for
	whole  bool  // every step has its row, whatever the room
	order  []int // of all steps: a stay before what is done in it
	shown  []int // places in order that have a row; of a row for several, the first
	bars   []render.TimelineBar
	lines  [][]render.Piece // the axis, then a line for each bar
	legend []render.Piece
}

// prepare lays out what is in view, so that drawing does no work.
func (s *plannerScreen) prepare() {
	p := s.plan()
	if p == nil {
		s.picture = picture{}
		return
	}
	at := s.spots(s.width, s.height).timeline
	s.picture = s.pictureFor(at.w, at.h)
	s.step.at = max(min(s.step.at, len(s.picture.order)-1), 0)
}

// pictureFor is the timeline for a canvas: the one that there is if it fits.
func (s *plannerScreen) pictureFor(width, height int) picture {
	p, whole, most := s.plan(), s.pane == paneTimeline, height-2
	if !whole && height < leastLegend {
		most++
	}
	if old := s.picture; old.plan == p && old.width == width && old.whole == whole && old.most == most {
		return old
	}
	pic := picture{plan: p, width: width, most: most, whole: whole}
	pic.order = render.StepOrder(p.Steps)
	var all []render.TimelineBar
	for _, i := range pic.order {
		all = append(all, render.StepBar(p.Steps[i]))
	}
	for detail := range mostDetail {
		pic.shown, pic.bars = nil, nil
		for row, i := range pic.order {
			if whole || shownAt(p.Steps, i, detail) {
				pic.shown, pic.bars = append(pic.shown, row), append(pic.bars, all[row])
			}
		}
		if whole || len(pic.bars) <= most {
			break
		}
	}
	if free := most - len(pic.bars); free > 0 && len(pic.bars) < len(all) {
		pic.fill(p.Steps, all, free)
	}
	pic.lines = render.Timeline(pic.bars, s.Today, width-2)
	pic.legend = render.TimelineLegend(pic.bars)
	return pic
}

// fill uses free rows for steps that were left out: programs and exams first,
// then what is studied, the last of that in one row.
func (pic *picture) fill(steps []paths.Step, all []render.TimelineBar, free int) {
	var out []int // rows left out, those wanted most first
	for row := range pic.order {
		if !slices.Contains(pic.shown, row) {
			out = append(out, row)
		}
	}
	want := func(row int) int {
		switch steps[pic.order[row]].Kind {
		case paths.StepStudy:
			return 1
		case paths.StepWait:
			return 2
		}
		return 0
	}
	slices.SortStableFunc(out, func(a, b int) int { return want(a) - want(b) })
	isStudy := func(row int) bool { return want(row) == 1 }
	alone := out[:min(free, len(out))]
	rest := slices.Clone(out[len(alone):])
	if slices.ContainsFunc(rest, isStudy) { // the last row is for several
		rest = append(rest, alone[len(alone)-1])
		alone = alone[:len(alone)-1]
	}
	type line struct {
		row int
		bar render.TimelineBar
	}
	var lines []line
	for i, row := range pic.shown {
		lines = append(lines, line{row, pic.bars[i]})
	}
	for _, row := range alone {
		lines = append(lines, line{row, all[row]})
	}
	if one, ok := several(steps, pic.order, slices.DeleteFunc(rest, func(row int) bool { return !isStudy(row) }), slices.ContainsFunc(alone, isStudy)); ok {
		lines = append(lines, line{slices.Min(rest), one})
	}
	slices.SortStableFunc(lines, func(a, b line) int { return a.row - b.row })
	pic.shown, pic.bars = nil, nil
	for _, l := range lines {
		pic.shown, pic.bars = append(pic.shown, l.row), append(pic.bars, l.bar)
	}
}

// several is one row for the study of some steps.
func several(steps []paths.Step, order, rows []int, more bool) (render.TimelineBar, bool) {
	if len(rows) == 0 {
		return render.TimelineBar{}, false
	}
	first := steps[order[rows[0]]]
	bar := render.TimelineBar{Kind: paths.StepStudy, Inset: true, Start: first.StartMonth, End: first.EndMonth}
	low, high := 0, 0
	for _, row := range rows {
		s := steps[order[row]]
		bar.Start, bar.End = min(bar.Start, s.StartMonth), max(bar.End, s.EndMonth)
		low, high = low+s.Hours.Low, high+s.Hours.High
	}
	bar.Label = render.Plural(len(rows), "skill")
	if more {
		bar.Label = render.Plural(len(rows), "more skill")
	}
	bar.Note = render.HoursRange(low, high)
	return bar, true
}

// mostDetail is how many ways there are to leave steps out.
const mostDetail = 4

// shownAt reports whether a step has a row where room is short: first study and
// waits go, then all but the jobs, then the searches for them.
func shownAt(steps []paths.Step, i, detail int) bool {
	kind := steps[i].Kind
	switch detail {
	case 0:
		return true
	case 1:
		return kind != paths.StepStudy && kind != paths.StepWait
	case 2:
		return kind == paths.StepWork || kind == paths.StepMove
	}
	return kind == paths.StepWork || i == len(steps)-1
}

// steps is the order of the timeline's steps.
func (s *plannerScreen) steps() []int {
	if p := s.plan(); p != nil && s.picture.plan == p {
		return s.picture.order
	} else if p != nil {
		return render.StepOrder(p.Steps)
	}
	return nil
}

// stepAt is the place of the step that is told of: where the cursor is.
func (s *plannerScreen) stepAt() int { return max(min(s.step.at, len(s.steps())-1), 0) }

// stepHere is the step under the cursor; nil where there is none.
func (s *plannerScreen) stepHere() *paths.Step {
	order := s.steps()
	if len(order) == 0 {
		return nil
	}
	return &s.plan().Steps[order[s.stepAt()]]
}

// doTimeline follows an action on the timeline.
func (s *plannerScreen) doTimeline(act action) tea.Cmd {
	switch act {
	case left:
		s.turnTo(s.route.at - 1)
	case right:
		s.turnTo(s.route.at + 1)
	case leavePane:
		s.pane = paneRoutes
	case enter:
		step := s.stepHere()
		if step == nil {
			return nil
		}
		kind, id, _ := strings.Cut(step.Ref, "/")
		ref := roles.Ref{Kind: roles.Kind(kind), ID: id}
		if !s.Catalog.Has(ref) {
			return s.note(warn, "The catalog has no record of this step.")
		}
		return s.send(opened{newThing(s.env, ref)})
	case avoidRole:
		return s.avoid(s.roleToAvoid())
	default:
		s.step.move(act, len(s.steps()))
	}
	return nil
}

// roleToAvoid is the job under the cursor, if a route may do without it: it is
// neither where one stands nor the target.
func (s *plannerScreen) roleToAvoid() string {
	step := s.stepHere()
	if step == nil {
		return ""
	}
	kind, id, _ := strings.Cut(step.Ref, "/")
	if kind != string(roles.KindRole) || id == s.target || id == s.shown.Query.Profile.Role {
		return ""
	}
	return id
}

// avoid leaves a role out of all routes.
func (s *plannerScreen) avoid(role string) tea.Cmd {
	next := s.now
	next.avoid = append(slices.Clone(s.now.avoid), role)
	slices.Sort(next.avoid)
	next.avoid = slices.Compact(next.avoid)
	s.past = append(s.past, pastBounds{bounds: s.now})
	s.note(good, s.roleTitle(role)+" is avoided now; b takes that back.")
	return s.within(next)
}

// stepPicked is a click on a row of the timeline.
type stepPicked struct{ at int }

// drawTimeline draws the steps of the route along the years.
func (s *plannerScreen) drawTimeline(c *canvas) {
	if c.h < 2 {
		return
	}
	p := s.plan()
	if len(p.Steps) == 0 {
		c.put(2, 0, good, "You are there: nothing to do.")
		return
	}
	pic := s.pictureFor(c.w, c.h)
	c.spans(2, 0, pic.lines[0])
	body := c.area(0, 1, c.w, pic.most)
	row := picker{max(slices.Index(pic.shown, s.step.at), 0)}
	from, to := row.window(len(pic.bars), body.h)
	if !pic.whole {
		from, to = 0, min(len(pic.bars), body.h)
	}
	for i := from; i < to; i++ {
		line := body.area(0, i-from, body.w, 1)
		line.zone(stepPicked{pic.shown[i]})
		if pic.whole && pic.shown[i] == s.step.at {
			line.mark(0)
			line.put(0, 0, accent, ">")
		}
		line.spans(2, 0, pic.lines[i+1])
	}
	more := ""
	switch {
	case to < len(pic.bars) || from > 0:
		more = either(from > 0, "↑", "") + either(to < len(pic.bars), "↓", "") + " more"
	case len(pic.bars) < len(p.Steps):
		more = render.Plural(len(p.Steps), "step") + ": enter"
	}
	if pic.most == c.h-1 && to-from >= pic.most { // no room for a line of its own
		c.put(2, 0, accent, more)
		return
	}
	foot := c.below(c.h - 1)
	end := foot.putRight(c.w-1, 0, accent, more)
	foot.area(2, 0, end-4, 1).spans(0, 0, pic.legend)
}

// leastLegend is the height below which a timeline that is only glanced at has
// no line that explains it.
const leastLegend = 8

// drawStory tells the step under the cursor in short.
func (s *plannerScreen) drawStory(c *canvas) {
	step := s.stepHere()
	if c.h == 0 || step == nil {
		return
	}
	if c.w < planWide && c.h <= 6 {
		c.rule(0)
		c.put(1, 0, strong, " "+render.Sentence(render.StepTitle(*step))+" ")
		c = c.area(2, 1, c.w-4, c.h-1)
	} else {
		for y := range c.h {
			c.put(0, y, faint, "│")
		}
		c = c.area(2, 0, c.w-3, c.h)
		c = c.below(c.paragraph(0, strong, render.Sentence(render.StepTitle(*step))))
	}
	y := c.paragraph(0, plain, s.stepFigures(step))
	told := step.Why
	for i, why := range told {
		if y >= c.h {
			break
		}
		lines := len(wrapped(safe(why), max(c.w-2, 1)))
		c.put(0, y, faint, "-")
		c.area(2, y, c.w-2, c.h-y).paragraph(0, plain, render.Sentence(why))
		if y += lines; y > c.h || y == c.h && i < len(told)-1 {
			c.putRight(c.w, c.h-1, accent, " … w")
		}
	}
}

// stepFigures are when a step is, and what it takes.
func (s *plannerScreen) stepFigures(step *paths.Step) string {
	month := func(m paths.Months) string { return paths.After(s.Today, m).Format("Jan 2006") }
	when := month(step.StartMonth)
	if end := month(step.EndMonth); end != when {
		when += "–" + end
	}
	parts := []string{when + " (" + render.Span(step.EndMonth-step.StartMonth) + ")"}
	if step.Hours.High > 0 {
		parts = append(parts, render.HoursRange(step.Hours.Low, step.Hours.High))
	}
	if step.CostUSD.High > 0 {
		parts = append(parts, render.DollarRange(step.CostUSD.Low, step.CostUSD.High))
	}
	for _, u := range step.Unknown {
		parts = append(parts, u+" unknown")
	}
	if step.Evidence != "" {
		parts = append(parts, "evidence: "+string(step.Evidence))
	}
	return strings.Join(parts, " · ")
}

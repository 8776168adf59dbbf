package tui

import (
	"context"
	"fmt"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"careers/rung/internal/person"
	"careers/rung/internal/render"
	"careers/rung/paths"
)

// savedScreen is one saved plan: its steps, to be ticked off.
type savedScreen struct {
	*env
	picker
	name string
	plan *render.SavedPlan // nil: it is gone
	next int               // number of the step to do now; 0: none
	sure int               // number of the move that the next space ticks off; 0: none
}

func newSavedScreen(e *env, name string) *savedScreen {
	s := &savedScreen{env: e, name: name}
	s.find()
	if s.plan != nil { // begin at what is to be done
		s.at = max(slices.IndexFunc(s.plan.Steps, func(x person.Progress) bool { return x.N == s.next }), 0)
	}
	return s
}

// find looks the plan up among those that are kept.
func (s *savedScreen) find() {
	s.plan, s.next = nil, 0
	for i := range s.Own.Plans {
		if s.Own.Plans[i].Plan.Name == s.name {
			s.plan = &s.Own.Plans[i]
		}
	}
	if s.plan == nil {
		return
	}
	if next, open := person.Next(s.plan.Steps); open {
		s.next = next.N
	}
	s.at, s.sure = max(min(s.at, len(s.plan.Steps)-1), 0), 0
}

func (s *savedScreen) init() tea.Cmd { return nil }

func (s *savedScreen) head() head {
	h := head{title: s.name}
	if s.plan != nil {
		h.command = "plans show " + s.name
	}
	return h
}

// savedKeys are the keys of a saved plan.
func savedKeys() []key {
	return []key{
		{does: tickIt, keys: []string{" "}, word: "tick", help: "tick it off, or untick it"},
		{does: explainIt, keys: []string{"w", "enter"}, word: "why", help: "the reasons of every step, and what the catalog changed"},
		{does: planHere, keys: []string{"p"}, word: "plan again", help: "plan again to where this leads"},
		{does: compareIt, keys: []string{"c"}, word: "compare", help: "compare the plan, or no longer"},
		{does: removeIt, keys: []string{"d", "delete"}, word: "remove", help: "take the plan away; u brings it back"},
	}
}

func (s *savedScreen) keys() []key {
	why := map[action]string{}
	if s.plan == nil {
		for _, k := range savedKeys() {
			why[k.does] = "this plan is no longer kept"
		}
		return without(savedKeys(), why)
	}
	switch step := s.step(); {
	case step == nil:
		why[tickIt] = "this plan has no steps"
	case step.Kind == paths.StepWork:
		why[tickIt] = "time in a job counts by itself, from your profile"
	}
	list := without(savedKeys(), why)
	switch step := s.step(); {
	case step == nil:
	case step.Status == person.StatusDone:
		list[0].word = "untick"
	case s.sure == step.N:
		list[0].word = "yes, tick"
	}
	return list
}

// step is the one under the cursor, or nil.
func (s *savedScreen) step() *person.Progress {
	if s.plan == nil || s.at >= len(s.plan.Steps) {
		return nil
	}
	return &s.plan.Steps[s.at]
}

func (s *savedScreen) update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case ownChanged:
		s.find()
	case picked:
		s.at, s.sure = msg.at, 0
	case action:
		return s.do(msg)
	}
	return nil
}

func (s *savedScreen) do(act action) tea.Cmd {
	sure := s.sure
	s.sure = 0 // of the next key alone
	if s.plan == nil || s.move(act, len(s.plan.Steps)) {
		return nil
	}
	switch act {
	case tickIt:
		return s.tick(sure)
	case explainIt:
		c, plan := s.Catalog, *s.plan
		return s.send(opened{newText(s.env, "Why: "+s.name, "plans show "+s.name+" --why", func() render.Doc {
			return render.PlanSaved(c, plan, "", true).Doc
		})})
	case planHere:
		return s.planTo(s.plan.Plan.Target)
	case compareIt:
		return s.compare("plan/" + s.name)
	case removeIt:
		s.send(closed{})
		return s.removePlan(s.name)
	}
	return nil
}

// tick marks the step under the cursor as done, or takes the mark back, which
// changes the profile. Another job changes most, so that it is asked for twice.
func (s *savedScreen) tick(sure int) tea.Cmd {
	step := s.step()
	if step == nil || step.Kind == paths.StepWork {
		return nil
	}
	if step.Kind == paths.StepMove && step.Status != person.StatusDone && sure != step.N {
		s.sure = step.N
		return s.note(warn, s.moveWords(step))
	}
	tick, name, n, done := s.Tick, s.name, step.N, step.Status != person.StatusDone
	return s.write(func(ctx context.Context) (string, error) {
		said, err := tick(ctx, name, n, done)
		return "u takes it back. " + render.Sentence(strings.TrimSuffix(said, ".")) + "; your profile says so now.", err
	})
}

// moveWords say what ticking a move off does.
func (s *savedScreen) moveWords(step *person.Progress) string {
	text := "Space again makes " + step.Title + " your job since today"
	for _, x := range s.plan.Steps {
		if x.N < step.N && x.Status != person.StatusDone {
			return text + fmt.Sprintf("; step %d is open.", x.N)
		}
	}
	return text + "."
}

func (s *savedScreen) view(c *canvas) {
	if s.plan == nil {
		viewEmpty(c, []string{"This plan is no longer kept", "It was removed. u brings back the last change; esc goes back."})
		return
	}
	p := s.plan.Plan
	y := s.viewHead(c)
	c.rule(y)
	body := c.below(y + 1)
	if lines := s.footLines(body.w-2, body.h); lines > 0 {
		foot := body.below(body.h - lines - 1)
		foot.rule(0)
		s.viewStepFoot(foot.area(1, 1, foot.w-2, lines))
		body = body.above(lines + 1)
	}
	chart := 0
	if body.w >= wideMe {
		chart = body.w * 2 / 5
		if body.h > 4 {
			s.viewYears(body.area(body.w-chart, 0, chart-2, 1))
			body = body.below(1)
		}
	}
	from, to := s.window(len(s.plan.Steps), body.h)
	for i := from; i < to; i++ {
		line := body.area(0, i-from, body.w, 1)
		line.zone(picked{i})
		s.viewStep(line.left(line.w-chart), i)
		if chart > 0 {
			viewSpan(line.area(line.w-chart, 0, chart-2, 1), p, s.plan.Steps[i])
		}
	}
	viewMore(body.left(body.w-chart), from > 0, to < len(s.plan.Steps))
}

// viewHead draws what the plan comes to, and gives the number of its lines.
func (s *savedScreen) viewHead(c *canvas) int {
	p := s.plan.Plan
	done, of := planDone(s.plan), len(s.plan.Steps)
	count := fmt.Sprintf("%d of %s done", done, render.Plural(of, "step"))
	end := c.putRight(c.w-1, 0, plain, count) - 1
	if width := min((c.w-40)/3, 20); width >= 6 {
		end -= width
		c.bar(end, 0, width, done, of)
	}
	c.within(1, 0, end-1, strong, p.Name+": to "+s.planTarget(p))
	_, typical, _ := p.Finish()
	facts := []string{"Ends " + finishSpan(p) + ", typically " + monthOf(typical) + ". Risk " + render.RiskWord(p.Totals.Risk) + "."}
	if left := leftText(s.plan.Steps); left != "" && c.h >= 18 {
		facts = append(facts, left)
	}
	y := 1
	for _, text := range facts {
		c.put(1, y, faint, text)
		y++
	}
	most := max(c.h/4, c.h-len(s.plan.Steps)-leastFoot-2) // what the steps leave free
	for _, text := range planWarnings(s.plan) {
		if y > most {
			break
		}
		c.put(1, y, warn, "!")
		y += c.area(3, y, c.w-4, min(most+1, c.h)-y).excerpt(warn, text)
	}
	return y
}

// leastFoot is the lines that the step under the cursor gets where the steps do
// not need the room.
const leastFoot = 4

// footLines is how many lines tell of the step under the cursor: what the steps
// leave free, if it has as much to tell.
func (s *savedScreen) footLines(width, height int) int {
	lines := min(height/5, leastFoot)
	if lines == 0 {
		return 0
	}
	needed := 0
	texts := s.stepTexts()
	if x := s.step(); x != nil && x.N == s.sure {
		texts = append(texts, s.moveWords(x)+" Any other key leaves it.")
	}
	for _, text := range texts {
		needed += len(wrapped(safe(text), max(width, 1)))
	}
	return max(lines, min(height-len(s.plan.Steps)-2, needed))
}

// leftText is the study and the money of the steps that are not done.
func leftText(steps []person.Progress) string {
	var hours, cost paths.CostRange
	unknown := false
	for _, x := range steps {
		if x.Status != person.StatusDone {
			hours.Low, hours.High = hours.Low+x.Hours.Low, hours.High+x.Hours.High
			cost.Low, cost.High = cost.Low+x.CostUSD.Low, cost.High+x.CostUSD.High
			unknown = unknown || len(x.Unknown) > 0
		}
	}
	if hours.High+cost.High == 0 {
		return ""
	}
	text := "Left " + render.HoursRange(hours.Low, hours.High) + " of study, " + render.DollarRange(cost.Low, cost.High)
	if unknown {
		text += " and what is unknown"
	}
	return text + "."
}

// statusMark is how far a step is, as a sign and in a paint.
func statusMark(x person.Progress) (string, paint) {
	switch x.Status {
	case person.StatusDone:
		return "✓", good
	case person.StatusNow:
		return "▸", accent
	}
	return "○", faint
}

// stepWhen is when a step is, or was, done.
func stepWhen(x person.Progress) string {
	switch {
	case x.Status == person.StatusDone && x.On != "":
		return "done " + string(x.On)
	case x.Status == person.StatusDone:
		return "done"
	case x.Status == person.StatusNow && x.Needed > 0:
		return fmt.Sprintf("now: %d of %d mo", x.Served, x.Needed)
	case x.Status == person.StatusNow:
		return "now"
	case monthOf(x.Starts) == monthOf(x.Ends):
		return monthOf(x.Ends)
	}
	return monthOf(x.Starts) + "–" + monthOf(x.Ends)
}

func (s *savedScreen) viewStep(c *canvas, i int) {
	x := s.plan.Steps[i]
	if i == s.at {
		c.mark(0)
		c.put(0, 0, accent, ">")
	}
	sign, p := statusMark(x)
	c.put(1, 0, p, sign)
	when := stepWhen(x)
	if c.w < 60 { // the last day alone
		when = monthOf(x.Ends)
	}
	if x.N == s.next && x.Status == person.StatusOpen {
		when = "next: " + when
	}
	end := c.putRight(c.w-1, 0, faint, when) - 1
	text := plain
	if x.Status == person.StatusDone {
		text = faint
	}
	c.within(3, 0, end, text, fmt.Sprintf("%2d %s", x.N, stepText(x.Step)))
}

// viewStepFoot tells more of the step under the cursor.
func (s *savedScreen) viewStepFoot(c *canvas) {
	y := 0
	if x := s.step(); x != nil && x.N == s.sure {
		y = c.excerpt(warn, s.moveWords(x)+" Any other key leaves it.")
	}
	for i, text := range s.stepTexts() {
		y += c.below(y).excerpt([]paint{plain, faint}[min(i, 1)], text)
	}
}

// stepTexts are what the step under the cursor takes, then its reasons.
func (s *savedScreen) stepTexts() []string {
	x := s.step()
	if x == nil {
		return nil
	}
	var parts []string
	if x.Hours.High > 0 {
		parts = append(parts, render.HoursRange(x.Hours.Low, x.Hours.High)+" of study")
	}
	if x.CostUSD.High > 0 {
		parts = append(parts, render.DollarRange(x.CostUSD.Low, x.CostUSD.High))
	}
	for _, u := range x.Unknown {
		parts = append(parts, u+" unknown")
	}
	if x.Evidence != "" {
		parts = append(parts, "evidence: "+string(x.Evidence))
	}
	if x.Kind == paths.StepWork {
		parts = append(parts, "counts by itself from the dates in your profile")
	}
	text := stepText(x.Step) + ", " + render.Day(x.Starts) + " to about " + render.Day(x.Ends) + "."
	if len(parts) > 0 {
		text += " " + render.Sentence(strings.Join(parts, ", ")) + "."
	}
	texts := []string{text}
	for _, why := range x.Why {
		texts = append(texts, render.Sentence(strings.TrimSuffix(why, "."))+".")
	}
	return texts
}

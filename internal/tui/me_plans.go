package tui

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"careers/rung/internal/person"
	"careers/rung/internal/render"
	"careers/rung/paths"
)

// planDone is how many of a plan's steps are done.
func planDone(p *render.SavedPlan) int {
	done := 0
	for _, x := range p.Steps {
		if x.Status == person.StatusDone {
			done++
		}
	}
	return done
}

func monthOf(t time.Time) string { return t.Format("Jan 2006") }

// finishSpan is from when to when a plan ends: "Jun 2028–Nov 2029".
func finishSpan(p *person.Plan) string {
	low, _, high := p.Finish()
	if monthOf(low) == monthOf(high) {
		return monthOf(low)
	}
	return monthOf(low) + "–" + monthOf(high)
}

// stepText is what a step of a saved plan is.
func stepText(x person.Step) string {
	switch x.Kind {
	case paths.StepStudy:
		if x.Level > 0 {
			return "Learn " + x.Title + " (" + x.Level.String() + ")"
		}
		return "Learn " + x.Title
	case paths.StepExam:
		return "Prepare for and sit " + x.Title
	case paths.StepProgram:
		return "Take the program " + x.Title
	case paths.StepWork:
		return "Work as " + x.Title
	case paths.StepWait:
		return "Wait for the result of " + x.Title
	case paths.StepMove:
		return "Find and start the job " + x.Title
	}
	return x.Title
}

// nextText is the step to do now.
func nextText(p *render.SavedPlan) string {
	next, open := person.Next(p.Steps)
	switch {
	case !open:
		return "you are there"
	case next.Status == person.StatusNow && next.Needed > 0:
		return fmt.Sprintf("%s, %d of %s served", stepText(next.Step), next.Served, render.Plural(next.Needed, "month"))
	}
	return stepText(next.Step) + ", by " + render.Day(next.Ends)
}

// planWarnings is what of a plan needs a look.
func planWarnings(p *render.SavedPlan) []string {
	var list []string
	next, open := person.Next(p.Steps)
	if open && next.Status == person.StatusOpen && p.Today.After(next.Ends) {
		list = append(list, "Behind: the next step was due about "+render.Day(next.Ends)+". p plans again from today.")
	}
	if len(p.Plan.Stopped) > 0 {
		list = append(list, "At the last refresh no route was found: "+strings.Join(p.Plan.Stopped, "; ")+".")
	}
	if n := len(p.Drift); n > 0 {
		list = append(list, "The catalog has changed "+render.Plural(n, "thing")+" that it rests on; w tells which, p plans again.")
	}
	for _, o := range p.Over {
		list = append(list, overText(p, o))
	}
	return list
}

// overText is when a plan asks for more study than there is time for, with the
// others that do so.
func overText(p *render.SavedPlan, o person.Overcommitment) string {
	others := slices.DeleteFunc(slices.Clone(o.Plans), func(name string) bool { return name == p.Plan.Name })
	text := "By itself"
	if len(others) > 0 {
		text = "Together with " + strings.Join(others, ", ")
	}
	text += fmt.Sprintf(": %d h a week", o.Pace)
	if o.From.After(p.Today) {
		text += " from " + render.Day(o.From)
	}
	return text + fmt.Sprintf(" until %s; your pace is %d.", render.Day(o.To), p.Pace)
}

// planTrouble is what of a plan needs a look, in a word or two; "" nothing does.
func planTrouble(p *render.SavedPlan) string {
	next, open := person.Next(p.Steps)
	switch {
	case open && next.Status == person.StatusOpen && p.Today.After(next.Ends):
		return "behind"
	case len(p.Plan.Stopped) > 0:
		return "no route"
	case len(p.Drift) > 0:
		return "outdated"
	case len(p.Over) > 0:
		return "over pace"
	}
	return ""
}

func planFoot(p *render.SavedPlan) string {
	text := "Next: " + nextText(p) + "."
	for _, w := range planWarnings(p) {
		text += " ! " + w
	}
	return text
}

// planDoc is a saved plan as it stands, without the commands that tick it off.
func (e *env) planDoc(p *render.SavedPlan) render.Doc {
	doc := render.PlanSaved(e.Catalog, *p, "", false).Doc
	doc.Blocks = slices.DeleteFunc(doc.Blocks, func(b render.Block) bool {
		para, ok := b.(render.Para)
		return ok && strings.HasPrefix(para.Text, "Tick a step: ")
	})
	return doc
}

// removePlan takes a saved plan away.
func (e *env) removePlan(name string) tea.Cmd {
	return e.write(func(ctx context.Context) (string, error) {
		return name + " is removed. u brings it back.", e.Remove(ctx, name)
	})
}

// planNameWidth is the columns of a plan's name.
const planNameWidth = 18

func (s *meScreen) viewPlans(c *canvas) {
	n := s.count()
	from, to := s.cursors[ofPlans].window(n, c.h)
	for i := from; i < to; i++ {
		line := c.area(0, i-from, c.w, 1)
		line.zone(picked{i})
		if i == s.cursors[ofPlans].at {
			line.mark(0)
			line.put(0, 0, accent, ">")
		}
		if broken := i - len(s.Own.Plans); broken >= 0 {
			line.put(1, 0, warn, "!")
			line.put(3, 0, warn, strings.SplitN(s.Own.Broken[broken], ": ", 2)[0]+": cannot be read")
			continue
		}
		s.viewPlan(line, &s.Own.Plans[i])
	}
	viewMore(c, from > 0, to < n)
}

func (s *meScreen) viewPlan(c *canvas, p *render.SavedPlan) {
	trouble := planTrouble(p)
	if trouble != "" {
		c.put(1, 0, warn, "!")
	}
	end := c.putRight(c.w-2, 0, plain, finishSpan(p.Plan)) - 2
	if trouble != "" && c.w >= 56 {
		end = c.putRight(end, 0, warn, trouble) - 2
	}
	count := fmt.Sprintf("%d/%d", planDone(p), len(p.Steps))
	end = c.putRight(end, 0, plain, count) - 1
	if width := min((c.w-58)/3, 16); width >= 6 {
		end -= width
		c.bar(end, 0, width, planDone(p), len(p.Steps))
		end--
	}
	if end < planNameWidth+10 {
		c.within(3, 0, end-1, plain, p.Plan.Name)
		return
	}
	x := c.within(3, 0, 2+planNameWidth, plain, p.Plan.Name)
	c.within(max(x+1, 3+planNameWidth), 0, end-1, faint, "to "+s.planTarget(p.Plan))
}

// planTarget is where a plan leads, also where the catalog lost it.
func (e *env) planTarget(p *person.Plan) string {
	if e.Catalog.Role(p.Target) == nil {
		return or(p.Title, p.Target)
	}
	return e.roleTitle(p.Target)
}

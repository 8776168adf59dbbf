package paths

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"careers/rung/roles"
)

// face checks that what a plan shows agrees with its legs.
func (r *replay) face(p *Plan) error {
	if !slices.Equal(p.Roles, r.passed) {
		return fmt.Errorf("the roles shown [%s] are not those passed [%s]", strings.Join(p.Roles, " "), strings.Join(r.passed, " "))
	}
	if err := r.totals(p.Totals, len(p.Legs)); err != nil {
		return err
	}
	for i := range p.Steps {
		if err := r.step(&p.Steps[i], i+1); err != nil {
			return fmt.Errorf("step %d: %w", i+1, err)
		}
	}
	if err := moveSteps(r.catalog, p); err != nil {
		return err
	}
	if err := boughtSteps(p); err != nil {
		return err
	}
	return r.stepSums(p.Steps)
}

func (r *replay) totals(t Totals, legs int) error {
	switch {
	case t.Months.Typical != r.sum.Time:
		return fmt.Errorf("total months %s should be %s", t.Months.Typical.decimal(), r.sum.Time.decimal())
	case t.CostUSD.Typical != r.sum.Cost:
		return fmt.Errorf("total cost $%d should be $%d", t.CostUSD.Typical, r.sum.Cost)
	case t.StudyHours.Typical != r.sum.Effort:
		return fmt.Errorf("total study of %d hours should be %d", t.StudyHours.Typical, r.sum.Effort)
	case t.Risk != r.sum.Risk:
		return fmt.Errorf("total risk %d should be %d", t.Risk, r.sum.Risk)
	case t.Months.Low > t.Months.Typical || t.Months.Typical > t.Months.High:
		return fmt.Errorf("the window of the total months is out of order")
	case !ordered(t.CostUSD):
		return fmt.Errorf("the window of the total cost is out of order")
	case !ordered(t.StudyHours):
		return fmt.Errorf("the window of the total study hours is out of order")
	}
	if known := r.catalog.Pay(r.catalog.Role(r.query.Target)).Known; legs > 0 && known != (t.EndSalaryUSD != nil) {
		return fmt.Errorf("the end salary is known: %t, but shown: %t", known, t.EndSalaryUSD != nil)
	}
	return nil
}

func ordered(r CostRange) bool { return 0 <= r.Low && r.Low <= r.Typical && r.Typical <= r.High }

// step checks one step by itself.
func (r *replay) step(s *Step, n int) error {
	switch {
	case s.N != n:
		return fmt.Errorf("is numbered %d", s.N)
	case len(s.Why) == 0 || slices.Contains(s.Why, ""):
		return fmt.Errorf("gives no reason")
	case s.StartMonth < 0 || s.EndMonth < s.StartMonth || s.EndMonth > r.sum.Time:
		return fmt.Errorf("runs from month %s to %s in a plan of %s", s.StartMonth.decimal(), s.EndMonth.decimal(), r.sum.Time.decimal())
	case !ordered(s.CostUSD):
		return fmt.Errorf("the window of its cost is out of order")
	case !ordered(s.Hours):
		return fmt.Errorf("the window of its hours is out of order")
	case (s.Kind == StepExam || s.Kind == StepProgram) && len(s.Unknown) == 0 && slices.Contains(r.unknown, s.Ref):
		return fmt.Errorf("doesn't say that the price of %s is unknown", s.Ref)
	}
	return nil
}

// moveSteps checks that the steps of kind move are the legs' moves, in order.
func moveSteps(c *roles.Catalog, p *Plan) error {
	next, at := 0, Months(0)
	for i := range p.Steps {
		s := &p.Steps[i]
		if s.Kind != StepMove {
			continue
		}
		if next == len(p.Legs) {
			return fmt.Errorf("step %d: is a move that no leg makes", s.N)
		}
		leg := p.Legs[next]
		at += leg.FullTime + leg.Stay + leg.Search
		next++
		kind, evidence := roles.EntryMove, c.Role(leg.To).Entry.Evidence
		if leg.From != "" {
			move := c.Role(leg.From).Moves[leg.Move]
			kind, evidence = move.Kind, move.Evidence
		}
		switch {
		case s.Ref != "role/"+leg.To:
			return fmt.Errorf("step %d: moves to %s, but leg %d to role/%s", s.N, s.Ref, next, leg.To)
		case s.EndMonth != at:
			return fmt.Errorf("step %d: ends in month %s, but leg %d in %s", s.N, s.EndMonth.decimal(), next, at.decimal())
		case s.Move == nil:
			return fmt.Errorf("step %d: does not say what its move rests on", s.N)
		case s.Move.Kind != kind || s.Move.Mode != leg.Mode || s.Move.Met != leg.Met || s.Move.Total != leg.Total || s.Move.Risk != leg.Risk:
			return fmt.Errorf("step %d: what its move rests on differs from leg %d", s.N, next)
		case cmp.Or(s.Evidence, roles.Curator) != cmp.Or(evidence, roles.Curator):
			return fmt.Errorf("step %d: its evidence is %s, not %s", s.N, cmp.Or(evidence, roles.Curator), cmp.Or(s.Evidence, roles.Curator))
		}
	}
	if next != len(p.Legs) {
		return fmt.Errorf("%d steps of kind move stand for %d legs", next, len(p.Legs))
	}
	return nil
}

// boughtSteps checks that what the steps acquire is acquired by a leg.
func boughtSteps(p *Plan) error {
	acquired := map[string]bool{}
	for _, leg := range p.Legs {
		for _, item := range leg.Items {
			acquired[fmt.Sprintf("%s/%s", item.Kind, item.ID)] = true
		}
	}
	for _, s := range p.Steps {
		switch s.Kind {
		case StepStudy, StepExam, StepProgram:
			if !acquired[s.Ref] {
				return fmt.Errorf("step %d: %s is acquired by no leg", s.N, s.Ref)
			}
		case StepWork, StepWait, StepMove:
		default:
			return fmt.Errorf("step %d: %q is not a kind of step", s.N, s.Kind)
		}
	}
	return nil
}

// stepSums checks what the steps add up to.
func (r *replay) stepSums(steps []Step) error {
	cost, hours := 0, 0
	for i := range steps {
		cost += steps[i].CostUSD.Typical
		if steps[i].Kind != StepProgram { // its hours are the school's, not study in the lane
			hours += steps[i].Hours.Typical
		}
	}
	if cost != r.sum.Cost {
		return fmt.Errorf("the steps cost $%d, the plan $%d", cost, r.sum.Cost)
	}
	if hours != r.sum.Effort {
		return fmt.Errorf("the steps take %d hours of study, the plan %d", hours, r.sum.Effort)
	}
	if n := len(steps); n > 0 && steps[n-1].EndMonth != r.sum.Time {
		return fmt.Errorf("step %d: the last step ends in month %s, the plan in %s", n, steps[n-1].EndMonth.decimal(), r.sum.Time.decimal())
	}
	return nil
}

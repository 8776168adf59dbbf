package paths

import (
	"errors"
	"fmt"
	"math"
	"slices"
)

// outlook checks what stands beside a plan's totals, where it is given.
func (r *replay) outlook(p *Plan) error {
	if err := r.oddsShown(p); err != nil {
		return err
	}
	if p.Totals.LookAhead != nil {
		if err := r.lookAhead(p); err != nil {
			return fmt.Errorf("studying ahead: %w", err)
		}
	}
	return nil
}

// oddsShown checks the odds that moves show and the range of their sum.
func (r *replay) oddsShown(p *Plan) error {
	var sum RiskRange
	move := 0
	for i := range p.Steps {
		s := &p.Steps[i]
		if s.Kind != StepMove {
			continue
		}
		f := r.odds[move]
		move++
		low, high := shiftedScore(f, 0.8), shiftedScore(f, 1.2)
		sum.Low, sum.High = sum.Low+low, sum.High+high
		if o := s.Move.Odds; o != nil {
			shown := [3]float64{o.Kind, o.Evidence, o.Readiness}
			for k := range f {
				if math.Abs(shown[k]-f[k]) > 1e-9 {
					return fmt.Errorf("step %d: odds %v should be %v", s.N, shown, f)
				}
			}
			if o.Low != low || o.High != high || low > s.Move.Risk || s.Move.Risk > high {
				return fmt.Errorf("step %d: a risk of %d to %d should be %d to %d", s.N, o.Low, o.High, low, high)
			}
		}
	}
	if shown := p.Totals.RiskRange; shown != nil && *shown != sum {
		return fmt.Errorf("a risk of %d to %d in all should be %d to %d", shown.Low, shown.High, sum.Low, sum.High)
	}
	return nil
}

// shiftedScore is a move's score with the shortfall of each factor scaled.
func shiftedScore(factors [3]float64, scale float64) int {
	p := 1.0
	for _, f := range factors {
		p *= min(1, max(0, 1-scale*(1-f)))
	}
	score, possible := scoreOf(p)
	if !possible {
		return maxRisk
	}
	return min(score, maxRisk)
}

// lookAhead replays the plan re-timed: the same moves, the same things at the
// same prices, no stay longer, and as many months less as it says.
func (r *replay) lookAhead(p *Plan) error {
	ahead := p.Totals.LookAhead
	if len(ahead.Legs) != len(p.Legs) {
		return fmt.Errorf("%d legs stand for %d", len(ahead.Legs), len(p.Legs))
	}
	again, err := newReplay(r.catalog, r.query)
	if err != nil {
		return err
	}
	again.ahead = true
	saved := Months(0)
	early := 0
	home := homeLegs(p.Legs)
	for i, leg := range ahead.Legs {
		was := p.Legs[i]
		if leg.Stay > was.Stay {
			return fmt.Errorf("leg %d: a stay of %s months is longer than %s", i+1, leg.Stay.decimal(), was.Stay.decimal())
		}
		saved += was.Stay - leg.Stay
		for _, item := range leg.Items {
			switch from, known := home[unitOf(item)]; {
			case !known:
				return fmt.Errorf("leg %d: %s is no part of the plan", i+1, refOf(item))
			case from < i || from > i && item.FullTime:
				return fmt.Errorf("leg %d: %s is not studied early", i+1, refOf(item))
			case from > i:
				early++
				if !slices.ContainsFunc(ahead.Pulled, func(x Pulled) bool { return x.Ref == refOf(item) }) {
					return fmt.Errorf("leg %d: %s is studied early unsaid", i+1, refOf(item))
				}
			}
			delete(home, unitOf(item))
		}
		if err := again.leg(leg); err != nil {
			return fmt.Errorf("leg %d: %w", i+1, err)
		}
	}
	switch {
	case len(home) > 0:
		return errors.New("things are left out")
	case early != len(ahead.Pulled):
		return fmt.Errorf("%d things are studied early, but %d are shown", early, len(ahead.Pulled))
	case saved != ahead.MonthsSaved:
		return fmt.Errorf("%s months saved should be %s", ahead.MonthsSaved.decimal(), saved.decimal())
	case (saved > 0) != (early > 0):
		return errors.New("what is studied early saves nothing")
	}
	return nil
}

// unit is an item less its times.
type unit struct {
	ref         string
	level       int
	hours, cost int
	fullTime    bool
}

func unitOf(i Item) unit { return unit{refOf(i), int(i.Level), i.Hours, i.Cost, i.FullTime} }

// homeLegs is the leg that acquires each thing.
func homeLegs(legs []Leg) map[unit]int {
	home := map[unit]int{}
	for i, leg := range legs {
		for _, item := range leg.Items {
			home[unitOf(item)] = i
		}
	}
	return home
}

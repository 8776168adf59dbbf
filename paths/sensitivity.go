package paths

import (
	"context"
	"slices"

	"careers/rung/roles"
)

// sensitivityPercent is how far the odds are taken to be off.
const sensitivityPercent = 20

// Odds is what a move's readiness score is made of, each from 0 to 1: the
// odds of its kind, of the evidence behind it, and of the required skills held
// on entry. Low and High are its risk with the shortfall of all three 20 %
// smaller and 20 % larger.
type Odds struct {
	Kind      float64 `json:"kind"`
	Evidence  float64 `json:"evidence"`
	Readiness float64 `json:"readiness"`
	Low       int     `json:"risk_low"`
	High      int     `json:"risk_high"`
}

// RiskRange is a plan's readiness score in milli-nats with the shortfall of
// every odds input 20 % smaller and 20 % larger.
type RiskRange struct {
	Low  int `json:"low"`
	High int `json:"high"`
}

// Sensitivity is what the readiness score of a set of plans owes to the odds
// that it is made of.
//
// Each input (the odds of a kind of move, of a grade of evidence, of the skills
// held on entry) is one figure for all plans, so it is the inputs that are
// varied, not each move's product: their shortfalls (1 − odds) by ±20 %, one
// input at a time and all together. The difference of two plans in an input
// other than the skills grows or shrinks steadily with it, so its two ends tell
// of all that lies between. The set is the one that was found with the odds as
// they are.
type Sensitivity struct {
	Percent int            `json:"percent"`
	Safest  string         `json:"safest"` // id of the plan with the least risk
	Changes []SafestChange `json:"changes"`
}

// SafestChange is a change of an input that makes another plan the safest.
type SafestChange struct {
	Input   string `json:"input"`   // a kind of move, a grade of evidence, "skills" or "all"
	Percent int    `json:"percent"` // by which its shortfall changes
	Safest  string `json:"safest"`  // id of the plan that is then the safest
}

// Inputs that are neither a kind of move nor a grade of evidence.
const (
	inputSkills = "skills"
	inputAll    = "all"
)

// Outlook adds to every plan of a result what is outside the claim that
// nothing beats it: study that could be pulled forward, and what the readiness
// score owes to the odds it is made of.
func (g *Graph) Outlook(q Query, result *Result) {
	moves := make([][]odds, len(result.Plans))
	for i := range result.Plans {
		p := &result.Plans[i]
		p.Totals.LookAhead = lookAhead(g.cat, q, p)
		moves[i] = g.oddsOf(q, p)
		p.Totals.RiskRange = &RiskRange{}
		steps := moveStepsOf(p)
		for n, o := range moves[i] {
			shown := Odds{Kind: o.value[0], Evidence: o.value[1], Readiness: o.value[2],
				Low: o.risk(inputAll, -sensitivityPercent), High: o.risk(inputAll, sensitivityPercent)}
			steps[n].Move.Odds = &shown
			p.Totals.RiskRange.Low += shown.Low
			p.Totals.RiskRange.High += shown.High
		}
	}
	if len(result.Plans) > 0 {
		result.Sensitivity = sensitivity(result.Plans, moves)
	}
}

func moveStepsOf(p *Plan) []*Step {
	var steps []*Step
	for i := range p.Steps {
		if p.Steps[i].Move != nil {
			steps = append(steps, &p.Steps[i])
		}
	}
	return steps
}

// odds is the three factors of a move's chance in the order in which they are
// multiplied, and the inputs that they come from.
type odds struct {
	input [3]string
	value [3]float64
}

// risk is the move's score with the shortfall of an input changed.
func (o odds) risk(input string, percent int) int {
	p := 1.0
	for i, v := range o.value {
		if percent != 0 && (input == inputAll || input == o.input[i]) {
			v = min(1, max(0, 1-(1-v)*float64(100+percent)/100))
		}
		p *= v
	}
	return milliNats(p)
}

// oddsOf is the odds of a plan's moves, in order.
func (g *Graph) oddsOf(q Query, p *Plan) []odds {
	c := g.cat
	held := newLedger(c, q.Profile)
	var list []odds
	for _, leg := range p.Legs {
		kind, evidence := roles.EntryMove, c.Role(leg.To).Entry.Evidence
		if leg.From != "" {
			move := c.Role(leg.From).Moves[leg.Move]
			kind, evidence = move.Kind, move.Evidence
		}
		trained := held.clone()
		for _, item := range leg.Items {
			trained.acquire(item)
		}
		for _, l := range []*ledger{held, trained} {
			l.serve(leg.From, int(leg.Stay)/100)
			l.taught(leg.From)
		}
		to := c.Role(leg.To)
		met, total := leg.Met, leg.Total
		if leg.Mode == Stretch {
			met, total = held.coverage(to.Requires.Skills)
		}
		share := 1.0
		if total > 0 {
			share = float64(met) / float64(total)
		}
		if leg.Mode == Stretch {
			share = max(share, c.Model.Theta)
		}
		list = append(list, odds{
			[3]string{string(kind), string(orCurator(evidence)), inputSkills},
			[3]float64{c.Model.OfKind(kind), c.Model.OfEvidence(evidence), g.readiness(share)},
		})
		trained.learnRole(to)
		trained.taught(leg.To)
		held = trained
	}
	return list
}

// sensitivity finds the changes of an input that make another plan the safest.
func sensitivity(plans []Plan, moves [][]odds) *Sensitivity {
	safest := func(input string, percent int, now int) int {
		risk := func(i int) int {
			sum := 0
			for _, o := range moves[i] {
				sum += o.risk(input, percent)
			}
			return sum
		}
		best, least := now, risk(now)
		for i := range plans {
			if r := risk(i); r < least {
				best, least = i, r
			}
		}
		return best
	}
	now := safest(inputAll, 0, 0)
	out := &Sensitivity{Percent: sensitivityPercent, Safest: plans[now].ID, Changes: []SafestChange{}}
	for _, input := range inputs(moves) {
		for _, percent := range []int{-sensitivityPercent, sensitivityPercent} {
			if best := safest(input, percent, now); best != now {
				out.Changes = append(out.Changes, SafestChange{input, percent, plans[best].ID})
			}
		}
	}
	return out
}

// inputs lists what the moves of some plans rest on, and all of it together.
func inputs(moves [][]odds) []string {
	var list []string
	for _, plan := range moves {
		for _, o := range plan {
			list = append(list, o.input[:]...)
		}
	}
	slices.Sort(list)
	return append(slices.Compact(list), inputAll)
}

// MorePace is what one more hour of study a week does for a plan: the
// quickest plan that is then no worse than it in what the question compares.
type MorePace struct {
	Pace    int      `json:"pace_hours_per_week"`
	Found   bool     `json:"found"` // false: a search that stopped early did not meet such a plan
	Exact   bool     `json:"exact"`
	Roles   []string `json:"roles,omitempty"`
	Months  Months   `json:"months"`
	CostUSD int      `json:"cost_usd"`
	Risk    int      `json:"risk"`
}

// MorePace asks the question again with one more hour a week. It is a whole
// new search, so it is made for one plan at a time. A context that ends stops
// it; what was found by then counts, with Exact false.
func (g *Graph) MorePace(ctx context.Context, q Query, p *Plan) (*MorePace, error) {
	if q.Pace <= 0 {
		q.Pace = max(1, g.model.Pace)
	}
	q.Pace++
	if !slices.Contains(q.Objectives, ByTime) && len(q.Objectives) > 0 {
		q.Objectives = append(slices.Clone(q.Objectives), ByTime)
	}
	result, err := g.front(ctx, q)
	if err != nil {
		return nil, err
	}
	out := &MorePace{Pace: q.Pace, Exact: result.Exact}
	asked := q.Objectives
	if len(asked) == 0 {
		asked = []Objective{ByTime, ByCost, ByRisk}
	}
	for i := range result.Plans {
		v := result.Plans[i].Vector
		if out.Found && v.Time >= out.Months || slices.ContainsFunc(asked, func(o Objective) bool { return v.of(o) > p.Vector.of(o) }) {
			continue
		}
		out.Found, out.Roles = true, result.Plans[i].Roles
		out.Months, out.CostUSD, out.Risk = v.Time, v.Cost, v.Risk
	}
	return out, nil
}

// of is one objective of a vector.
func (v Vector) of(o Objective) int {
	switch o {
	case ByTime:
		return int(v.Time)
	case ByCost:
		return v.Cost
	case ByRisk:
		return v.Risk
	case ByEarnings:
		return v.Earnings
	}
	return v.Effort
}

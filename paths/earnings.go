package paths

import (
	"math"

	"careers/rung/roles"
)

// Pay within a role grows from its low to its high figure over growthMonths of
// service in it; money is worth less later by discount a month (about 3 % a
// year). Both are conventions of the report, not facts, and the search uses
// neither.
const (
	growthMonths = 120
	discount     = 0.0025
)

// earnings reports what a plan nets over the horizon: pay, growing with
// service in each role, less fees and tuition when they fall due.
func (r *reporter) earnings(p *Plan, stages []stage) {
	horizon := r.q.Horizon
	if horizon <= 0 {
		horizon = DefaultHorizon
	}
	net, present := 0.0, 0.0
	book := func(month int, dollars float64) {
		if month < horizon {
			net += dollars
			present += dollars / math.Pow(1+discount, float64(month))
		}
	}
	served := map[*roles.Role]int{}
	work := func(role *roles.Role, from, to int) {
		for m := from; m < min(to, horizon); m++ {
			book(m, r.g.payAfter(role, served[role])/12)
			served[role]++
		}
	}
	clock := 0
	for i := range stages {
		st := &stages[i]
		for j := range st.tasks {
			book((clock+st.tasks[j].start)/100, -float64(st.tasks[j].cost))
		}
		leg := p.Legs[i]
		begin := clock + int(leg.FullTime)
		clock = begin + int(leg.Stay+leg.Search)
		if st.from.n != nil {
			work(st.from.n.rec, begin/100, clock/100)
		}
	}
	work(r.g.cat.Role(r.q.Target), clock/100, horizon)
	p.Totals.NetEarnings = NetEarnings{HorizonMonths: horizon, Typical: int(math.Round(net)), ArrivesLater: clock > 100*horizon}
	p.Totals.NPV = int(math.Round(present))
}

// payAfter is a role's pay a year after some months of service.
func (g *Graph) payAfter(role *roles.Role, months int) float64 {
	pay := g.cat.Pay(role)
	if !pay.Known {
		return float64(g.nodes[g.roleIndex[role.ID]].pay)
	}
	share := min(1, float64(months)/growthMonths)
	return float64(pay.Low) + share*float64(pay.High-pay.Low)
}

package paths

import "math"

// risk is a move's readiness score in milli-nats, rounded up: the odds of its
// kind and evidence, and how many of the required skills count as held. In a
// stretch coverage counts for at least θ, since that much is held on entry.
// The result is one-sided: it never grows with what is held.
func (g *Graph) risk(odds float64, mode Mode, met, total int) int {
	coverage := 1.0
	if total > 0 {
		coverage = float64(met) / float64(total)
	}
	if mode == Stretch {
		coverage = max(coverage, g.model.Theta)
	}
	return milliNats(odds * g.readiness(coverage))
}

// readiness is g(coverage).
func (g *Graph) readiness(coverage float64) float64 {
	r := g.model.Readiness
	if coverage <= r.From {
		return r.Floor
	}
	if coverage >= 1 {
		return 1
	}
	return r.Floor + (1-r.Floor)*(coverage-r.From)/(1-r.From)
}

// maxRisk stands for a move that the model gives no chance at all.
const maxRisk = 1_000_000

func milliNats(p float64) int {
	if p <= 0 {
		return maxRisk
	}
	return min(maxRisk, max(0, int(math.Ceil(-1000*math.Log(p)-1e-9))))
}

package paths

import "slices"

// label is a person at some position of a walk, with all that the moves ahead
// may depend on.
type label struct {
	cost   objectives
	held   bitset      // as far as the moves ahead look at it
	wanted bitset      // what the moves ahead may still want and is not held
	counts []int32     // months served, by counter, no more than the moves ahead ask for
	own    []ownMonths // months served since the start in roles that come again
	owed   int         // the least still to spend
	ways   []pair      // the least that the stays ahead come to, and the risk of the moves; none is better in both

	parent *label // nil at the start
	choice *choice
	stay   int
}

// objectives is a vector: time, cost, risk, earnings (dollars a year times
// hundredths of a month), effort.
type objectives [5]int

// ownMonths is whole months served since the start in a place that comes again.
type ownMonths struct {
	place  int32
	months int32
}

// earningsAt is where the earnings gap stands among objectives. It is summed in
// dollars a year times hundredths of a month, of which perDollar make a dollar.
const (
	earningsAt = 3
	perDollar  = 1200
)

// dollarsOf is an earnings gap in whole dollars, rounded up.
func dollarsOf(gap int) int { return (gap + perDollar - 1) / perDollar }

// units is a vector in the units of an answer.
func (o objectives) units() objectives {
	o[earningsAt] = dollarsOf(o[earningsAt])
	return o
}

func (o objectives) vector() Vector {
	v := o.units()
	return Vector{Months(v[0]), v[1], v[2], v[3], v[4]}
}

func (l *label) monthsIn(place int32) int32 {
	for _, o := range l.own {
		if o.place == place {
			return o.months
		}
	}
	return 0
}

// dominates is ⪯ of README.md, for two labels at the same position of a walk:
// every completion of b has one of a that is no worse in anything asked for or
// capped. What b holds beyond a counts only where a may still want it.
func (s *search) dominates(a, b *label) bool {
	if !s.asGood(&a.cost, &b.cost) {
		return false
	}
	if a.cost[0] > b.cost[0] && s.p.deadline < unlimited || a.cost[1] > b.cost[1] && s.p.budget < unlimited {
		return false
	}
	for i, months := range b.counts {
		if a.counts[i] < months {
			return false
		}
	}
	for i := range b.own {
		if a.own[i].months < b.own[i].months {
			return false
		}
	}
	for i, w := range b.held {
		if w&^a.held[i]&a.wanted[i] != 0 {
			return false
		}
	}
	return true
}

// labelsAStep is how many comparisons of labels are worth a step of work.
const labelsAStep = 32

// add keeps a label unless another dominates it.
func (s *search) add(labels []*label, n *label) []*label {
	s.chooser.work += len(labels) / labelsAStep
	if slices.ContainsFunc(labels, func(l *label) bool { return s.dominates(l, n) }) {
		return labels
	}
	s.stats.Generated++
	return append(slices.DeleteFunc(labels, func(l *label) bool { return s.dominates(n, l) }), n)
}

// asGood reports whether a is no worse than b in every objective asked for.
func (s *search) asGood(a, b *objectives) bool {
	for _, i := range s.asked {
		if a[i] > b[i] {
			return false
		}
	}
	return true
}

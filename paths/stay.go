package paths

import (
	"slices"
)

// lessons lists the lengths of service at which what the role teaches could
// change this very move: none, and each `after` still ahead that teaches
// something the move looks at.
func (s *search) lessons(from, to *place, held bitset, served int) []int {
	list := []int{served}
	for _, d := range from.develops {
		if d.after <= served || slices.Contains(list, d.after) {
			continue
		}
		useful := false
		for _, a := range to.n.reads {
			b := int(s.p.bit[a])
			useful = useful || d.bits.has(b) && !held.has(b)
		}
		if useful {
			list = append(list, d.after)
		}
	}
	slices.Sort(list)
	return list
}

// ownAfter is the months served in places that may be visited again once l
// has moved on to a place, this stay left out: arrive adds it.
func (s *search) ownAfter(l *label, to int32, left int) []ownMonths {
	var own []ownMonths
	keep := func(place int32) bool {
		return place == to || to != s.p.target && s.p.places[to].reach[left].has(int(place))
	}
	seen := false
	for _, o := range l.own {
		if keep(o.place) {
			own = append(own, o)
			seen = seen || o.place == l.place
		}
	}
	if !seen && s.p.places[l.place].n != nil && keep(l.place) {
		own = append(own, ownMonths{l.place, 0})
		slices.SortFunc(own, func(a, b ownMonths) int { return int(a.place - b.place) })
	}
	return own
}

// stays lists how long to stay before a move: the shortest stay, and the
// longer ones whose months something can still count.
//
// A surplus month is only tried where the next role could not serve it as
// well: where an unmet demand counts this role and not the next (or this role
// may be visited again). Any other surplus moves to the next stay unchanged.
// If no later role feeds such a demand, only its own months matter.
func (s *search) stays(l *label, from, to *place, ar *placeArc, ch *choice, served, left int) []int {
	list := []int{ch.dmin}
	if ar.place == s.p.target || from.n == nil {
		return list
	}
	p := s.p
	whole := (ch.dmin + 99) / 100 * 100
	add := func(stay int) {
		if stay > ch.dmin && !slices.Contains(list, stay) {
			list = append(list, stay)
		}
	}
	most := to.maxima[left]
	reach := to.reach[left]
	// Where pay counts, a month may be better served here than later; and what
	// a full-time program asks for has to be served before the stay that it
	// comes first in.
	everyMonth := p.objectives[3] || p.q.Limits.FullTimeStudy
	counting, furthest := false, 0
	escaping := make([]bool, len(p.sets))
	feedable := false
	for _, k := range from.counters {
		if int(l.counts[k])+ch.dmin/100 >= int(most[k]) {
			continue
		}
		counting = true
		shared := slices.Contains(to.counters, k)
		if shared && !everyMonth {
			continue
		}
		escaping[k] = true
		furthest = max(furthest, int(most[k]-l.counts[k]))
		feedable = feedable || everyMonth
		for at := range p.places {
			feedable = feedable || reach.has(at) && slices.Contains(p.places[at].counters, k)
		}
	}
	if reach.has(int(l.place)) {
		longest := 0
		for _, a := range from.arcs {
			longest = max(longest, (a.tenure+99)/100)
		}
		for _, d := range from.develops {
			longest = max(longest, d.after)
		}
		if ahead := longest - served; ahead*100 > ch.dmin {
			if counting || p.objectives[3] {
				furthest, feedable = max(furthest, ahead), true
			}
			counting = true
		}
	}
	if counting {
		add(whole)
	}
	if feedable {
		for m := whole/100 + 1; m <= furthest; m++ {
			add(100 * m)
		}
	} else {
		for _, d := range to.needs[left] {
			if escaping[d.set] {
				add(100 * (d.months - int(l.counts[d.set])))
			}
		}
	}
	for _, d := range from.develops {
		if d.after > served && s.later(d.bits, to, left) {
			add(100 * (d.after - served))
		}
	}
	return list
}

func (s *search) later(bits bitset, to *place, left int) bool {
	for i, w := range bits {
		if w&to.reads[left][i]&^to.after[i] != 0 {
			return true
		}
	}
	return false
}

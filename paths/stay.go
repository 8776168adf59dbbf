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
		for i, w := range d.bits {
			if w&to.reads[i]&^held[i] != 0 {
				list = append(list, d.after)
				break
			}
		}
	}
	slices.Sort(list)
	return list
}

// stays lists how long to stay before the i-th move of a walk: the shortest
// stay, and the longer ones whose months something can still count.
//
// A surplus month is only tried where the next role could not serve it as
// well: where an unmet demand counts this role and not the next (or this role
// comes again). Any other surplus moves to the next stay unchanged. If no later
// role feeds such a demand, only its own months matter.
func (s *search) stays(l *label, i int, ch *choice, served int) []int {
	list := []int{ch.dmin}
	p, w := s.p, s.walk
	place := w.at[i]
	from := &p.places[place]
	if i+1 == len(w.arcs) || from.n == nil {
		return list
	}
	to, rest := &p.places[w.at[i+1]], &w.ahead[i+1]
	whole := (ch.dmin + 99) / 100 * 100
	add := func(stay int) {
		if stay > ch.dmin && !slices.Contains(list, stay) {
			list = append(list, stay)
		}
	}
	// Where pay counts, a month may be better served here than later; and what
	// a full-time program asks for has to be served before the stay that it
	// comes first in.
	everyMonth := p.objectives[3] || p.q.Limits.FullTimeStudy
	counting, furthest := false, 0
	escaping := make([]bool, len(p.sets))
	feedable := false
	for _, k := range from.counters {
		if int(l.counts[k])+ch.dmin/100 >= int(rest.most[k]) {
			continue
		}
		counting = true
		if slices.Contains(to.counters, k) && !everyMonth {
			continue
		}
		escaping[k] = true
		furthest = max(furthest, int(rest.most[k]-l.counts[k]))
		feedable = feedable || everyMonth || slices.ContainsFunc(w.at[i+2:len(w.arcs)], func(at int32) bool {
			return slices.Contains(p.places[at].counters, k)
		})
	}
	if w.comesAgain(place, i) {
		longest := 0
		for j := i + 1; j < len(w.arcs); j++ {
			if w.at[j] == place {
				longest = max(longest, (w.arcs[j].tenure+99)/100)
			}
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
		for j := i + 2; j < len(w.at); j++ {
			for _, d := range slices.Concat(p.places[w.at[j]].needs, p.places[w.at[j]].exams) {
				if escaping[d.set] {
					add(100 * (d.months - int(l.counts[d.set])))
				}
			}
		}
	}
	for _, d := range from.develops {
		if d.after > served && s.later(d.bits, to, rest) {
			add(100 * (d.after - served))
		}
	}
	return list
}

func (s *search) later(bits bitset, to *place, rest *ahead) bool {
	for i, w := range bits {
		if w&rest.reads[i]&^to.after[i] != 0 {
			return true
		}
	}
	return false
}

package paths_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"careers/rung/paths"
	"careers/rung/roles"
)

// What makes it right to drop a person for another who holds more, one step at
// a time, on brute force's own successors. For a situation and a richer one, of
// more things, months and roles passed:
//
//   - the same move, mode and stay, acquiring of the same things what is not
//     held yet, takes no more time, money, risk, earnings and effort;
//   - what it leads to is richer again;
//   - whatever is open to the poorer is open to the richer, no later;
//   - nothing takes negative time, and moves run out.
//
// A situation has no clock, so that nothing can depend on the time so far.
func TestWhoHoldsMoreDoesEveryStepAsWell(t *testing.T) {
	first, last := seeds(t, 400)
	checked := 0
	for seed := first; seed <= last; seed++ {
		d := newDice(seed)
		c := d.catalog()
		q := d.query(c)
		o := newOracle(c, q)
		for range 12 {
			poor := o.wander(d)
			rich := o.enrich(d, poor)
			n, fault := o.stepsAsWell(poor, rich)
			checked += n
			if fault != "" {
				t.Errorf("seed %d: %s\npoor %s\nrich %s\n%s", seed, fault, poor.key(), rich.key(), describe(c, q))
				break
			}
		}
	}
	if checked == 0 {
		t.Error("no step was compared")
	}
	t.Logf("seeds %d to %d: %d successors", first, last, checked)
}

// wander is a situation some random steps from the start.
func (o *oracle) wander(d dice) situation {
	s := o.start()
	for range d.IntN(3) {
		var next []situation
		for _, x := range o.steps(s) {
			if x.move.To != o.q.Target {
				next = append(next, x.next)
			}
		}
		if len(next) == 0 {
			break
		}
		s = next[d.IntN(len(next))]
	}
	return s
}

// step is one way to leave a situation. The gap and the times are as an outcome
// has them; dmin is the shortest stay with the same things acquired.
type step struct {
	move roles.Move
	mode paths.Mode
	pick choice
	stay int
	dmin int
	sum  outcome
	next situation
}

func (o *oracle) steps(s situation) []step {
	var out []step
	last := o.lastMonth(s)
	for _, move := range o.moves(s) {
		for _, pick := range o.choices(s, o.c.Role(move.To)) {
			for _, stay := range o.stays(s, max(pick.finish, o.tenureMissing(s, move)), last) {
				for _, mode := range []paths.Mode{paths.Prepared, paths.Stretch} {
					if x, ok := o.step(s, move, mode, pick, stay); ok {
						out = append(out, x)
					}
				}
			}
		}
	}
	return out
}

func (o *oracle) step(s situation, move roles.Move, mode paths.Mode, pick choice, stay int) (step, bool) {
	v := o.c.Role(move.To)
	dmin := max(pick.finish, o.tenureMissing(s, move))
	risk, ok := o.readiness(s, move, v, pick, stay, mode)
	if !ok || stay < dmin {
		return step{}, false
	}
	search := o.search(move, v)
	sum := outcome{time: pick.full + stay + search, cost: pick.cost, risk: risk, effort: pick.effort, unknown: pick.unknown,
		gap: o.pay(o.q.Target)*pick.full + max(0, o.pay(o.q.Target)-o.pay(s.role))*(stay+search)}
	return step{move, mode, pick, stay, dmin, sum, o.enter(s, v, pick, stay)}, true
}

// enrich is a situation in the same role with more held, served and passed.
func (o *oracle) enrich(d dice, s situation) situation {
	rich := situation{role: s.role, held: maps.Clone(s.held), served: maps.Clone(s.served), passed: maps.Clone(s.passed), left: s.left + d.IntN(2)}
	for range 1 + d.IntN(3) {
		switch d.IntN(7) {
		case 0:
			o.hold(rich.held, "cert/"+o.c.Certs[d.IntN(len(o.c.Certs))].ID, 0)
		case 1:
			o.hold(rich.held, "program/"+o.c.Programs[d.IntN(len(o.c.Programs))].ID, 0)
		case 2:
			o.hold(rich.held, "license/"+o.c.Licenses[d.IntN(len(o.c.Licenses))].ID, 0)
		case 3:
			r := &o.c.Roles[d.IntN(len(o.c.Roles))]
			rich.served[r.ID] += d.among(1, 4)
			rich.held.teach(r, 100*rich.served[r.ID])
		case 4:
			rich.passed[o.c.Roles[d.IntN(len(o.c.Roles))].ID] = true
		default:
			rich.held.skill(o.c.Skills[d.IntN(len(o.c.Skills))].ID, roles.Level(d.among(1, 4)), 0)
		}
	}
	return rich
}

// stepsAsWell is how many steps of the poorer the richer was found to do as
// well, and what is wrong with the first that it does not.
func (o *oracle) stepsAsWell(poor, rich situation) (n int, fault string) {
	var moves []string
	for _, move := range o.moves(rich) {
		moves = append(moves, fmt.Sprint(move))
	}
	for _, x := range o.steps(poor) {
		n++
		what := fmt.Sprintf("%s %s to %s after %d with %v", x.mode, x.move.Kind, x.move.To, x.stay, x.pick.items)
		if x.stay < 0 || x.pick.full < 0 || x.sum.time < 0 || x.next.left >= poor.left {
			return n, "time or moves don't run: " + what
		}
		if !slices.Contains(moves, fmt.Sprint(x.move)) {
			return n, "not open to the richer: " + what
		}
		if !slices.ContainsFunc(o.choices(rich, o.c.Role(x.move.To)), func(pick choice) bool {
			if !sameItems(pick.items, x.pick.items, rich.held) {
				return false
			}
			y, ok := o.step(rich, x.move, x.mode, pick, x.stay)
			return ok && y.dmin <= x.dmin && noMore(y.sum, x.sum) && richer(y.next, x.next)
		}) {
			return n, "the richer does not do as well: " + what
		}
	}
	return n, ""
}

// sameItems reports whether things acquired are those of others that are not
// held.
func sameItems(items, others []string, held holding) bool {
	var left []string
	for _, thing := range others {
		if _, ok := held[thing]; !ok {
			left = append(left, thing)
		}
	}
	return strings.Join(slices.Sorted(slices.Values(items)), " ") == strings.Join(slices.Sorted(slices.Values(left)), " ")
}

func noMore(a, b outcome) bool {
	return noWorse([]int{a.time, a.cost, a.risk, a.gap, a.effort}, []int{b.time, b.cost, b.risk, b.gap, b.effort}) && (b.unknown || !a.unknown)
}

// richer reports whether a person holds, has served and has passed all that
// another has.
func richer(a, b situation) bool {
	for thing := range b.held {
		if _, ok := a.held[thing]; !ok {
			return false
		}
	}
	for id, months := range b.served {
		if a.served[id] < months {
			return false
		}
	}
	for id := range b.passed {
		if !a.passed[id] {
			return false
		}
	}
	return a.role == b.role && a.left >= b.left
}

package paths

import (
	"fmt"
	"slices"
	"sort"

	"careers/rung/roles"
)

// LookAhead is what a finished plan would save if study of later steps were
// pulled forward into quiet months of earlier stays. It is a re-timing of that
// one plan and outside the claim that nothing beats it: its totals stay as
// they are.
type LookAhead struct {
	MonthsSaved Months   `json:"months_saved"` // typical; 0: nothing to gain
	Pulled      []Pulled `json:"pulled"`

	Legs []Leg `json:"-"` // the plan re-timed, as Verify replays it
}

// Pulled is one thing studied early.
type Pulled struct {
	Ref        string `json:"ref"`
	FromStep   int    `json:"from_step"`           // the step of the plan that has it
	IntoStep   int    `json:"into_step,omitempty"` // the stay that it would be studied in; 0: before the first job
	StartMonth Months `json:"start_month"`         // of the plan re-timed
	EndMonth   Months `json:"end_month"`           // its result is held
}

// lookAhead re-times a plan by this rule, in whole hundredths of a month.
//
// Legs are taken first to last. Of a leg whose stay is as long as its study,
// exams and results take, each thing in the order of its lane moves as a whole
// to the earliest stay before it where all of this holds: the lane is free for
// it once that stay's own study is done, its own demands are met by then (held
// on arrival, finished there before it, or served there), its result is in
// before that stay ends, and it costs the same there. Programs taken full time
// do not move. Then the leg's stay is cut to the least that its tenure, what is
// left of its study, and every demand of its own and of all later legs allow,
// with the later stays as they are. Things whose move saves nothing stay
// where they were. Moving is one thing at a time and never undone for another,
// so more might be saved than this says.
func lookAhead(c *roles.Catalog, q Query, p *Plan) *LookAhead {
	out := &LookAhead{Pulled: []Pulled{}, Legs: p.Legs}
	t := newRetimer(c, q, p.Legs)
	legs := cloneLegs(p.Legs)
	if !t.retime(legs) {
		return out
	}
	var pulls []pull
	for j := 1; j < len(legs); j++ {
		var more []pull
		legs, more = t.quicken(legs, j)
		pulls = append(pulls, more...)
	}
	if len(pulls) == 0 {
		return out
	}
	out.Legs = legs
	for i := range legs {
		out.MonthsSaved += p.Legs[i].Stay - legs[i].Stay
	}
	for _, x := range pulls {
		out.Pulled = append(out.Pulled, x.told(p, legs))
	}
	return out
}

// pull moves an item of one leg into an earlier one.
type pull struct {
	item       Item
	from, into int
}

// told finds the steps of the plan that a pull speaks of.
func (x *pull) told(p *Plan, legs []Leg) Pulled {
	out := Pulled{Ref: refOf(x.item)}
	begins := legBegins(p.Legs)
	for _, s := range p.Steps {
		switch {
		case s.Ref == out.Ref && s.Kind != StepWait && s.StartMonth == begins[x.from]+x.item.Start:
			out.FromStep = s.N
		case s.Kind == StepWork && s.StartMonth == begins[x.into]+p.Legs[x.into].FullTime && s.Ref == "role/"+p.Legs[x.into].From:
			out.IntoStep = s.N
		}
	}
	begin := legBegins(legs)[x.into]
	for _, item := range legs[x.into].Items {
		if item.Kind == x.item.Kind && item.ID == x.item.ID && item.Level == x.item.Level {
			out.StartMonth, out.EndMonth = begin+item.Start, begin+item.Done
		}
	}
	return out
}

func refOf(i Item) string { return fmt.Sprintf("%s/%s", i.Kind, i.ID) }

// legBegins is when each leg begins.
func legBegins(legs []Leg) []Months {
	begins := make([]Months, len(legs))
	clock := Months(0)
	for i, l := range legs {
		begins[i] = clock
		clock += l.FullTime + l.Stay + l.Search
	}
	return begins
}

func cloneLegs(legs []Leg) []Leg {
	out := slices.Clone(legs)
	for i := range out {
		out[i].Items = slices.Clone(out[i].Items)
	}
	return out
}

func (x pull) apply(legs []Leg) []Leg {
	out := cloneLegs(legs)
	out[x.from].Items = slices.DeleteFunc(out[x.from].Items, func(i Item) bool {
		return i.Kind == x.item.Kind && i.ID == x.item.ID && i.Level == x.item.Level
	})
	out[x.into].Items = append(out[x.into].Items, x.item)
	return out
}

// retimer plays a plan's legs with other items and stays.
type retimer struct {
	catalog *roles.Catalog
	start   *ledger
	tariff  tariff
	floors  []Months    // of each stay, as last played: tenure and study
	met     []skillsMet // of each move, in the plan itself; nil until first played
}

// skillsMet is which of a role's skill clauses are met on entry, with and
// without what is acquired in the leg.
type skillsMet struct{ all, untrained []bool }

func newRetimer(c *roles.Catalog, q Query, legs []Leg) *retimer {
	return &retimer{catalog: c, start: newLedger(c, q.Profile), tariff: newTariff(c), floors: make([]Months, len(legs))}
}

// retime gives every item of the legs its earliest time in the order that they
// have, and reports whether all that the plan met is met still.
func (t *retimer) retime(legs []Leg) bool {
	held := t.start.clone()
	first := t.met == nil
	for i := range legs {
		leg := &legs[i]
		finish, ok := t.study(leg, held)
		missing := t.tenure(leg) - Months(100*held.served[leg.From])
		if !ok || leg.Stay < missing {
			return false
		}
		t.floors[i] = max(0, missing, finish-leg.FullTime)
		trained := held.clone()
		for _, item := range leg.Items {
			trained.acquire(item)
		}
		for _, l := range []*ledger{held, trained} {
			l.serve(leg.From, int(leg.Stay)/100)
			l.taught(leg.From)
		}
		to := t.catalog.Role(leg.To)
		needs := to.Requires
		for _, list := range [][]roles.Clause{needs.Education, needs.Experience, needs.Certs, needs.Licenses} {
			if trained.firstUnmet(list, false) != nil {
				return false
			}
		}
		now := skillsMet{trained.met(needs.Skills), held.met(needs.Skills)}
		if first {
			t.met = append(t.met, now)
		} else if !covers(now.all, t.met[i].all) || leg.Mode == Stretch && !covers(now.untrained, t.met[i].untrained) {
			return false
		}
		trained.learnRole(to)
		trained.taught(leg.To)
		held = trained
	}
	return true
}

// met is which clauses are met.
func (l *ledger) met(clauses []roles.Clause) []bool {
	out := make([]bool, len(clauses))
	for i := range clauses {
		out[i] = l.meets(clauses[i], false)
	}
	return out
}

func covers(a, b []bool) bool {
	for i := range b {
		if b[i] && !a[i] {
			return false
		}
	}
	return true
}

func (t *retimer) tenure(leg *Leg) Months {
	if leg.From == "" {
		return 0
	}
	return Months(t.catalog.Role(leg.From).Moves[leg.Move].Tenure.Typical.Hundredths())
}

// study times a leg's items in their order; ok is false when one cannot be
// done in the leg, or teaches nothing new there.
func (t *retimer) study(leg *Leg, arrival *ledger) (finish Months, ok bool) {
	free := Months(0)
	for k := range leg.Items {
		item := &leg.Items[k]
		if arrival.skills[item.ID] > item.FromLevel && item.Kind == roles.KindSkill {
			return 0, false
		}
		lane := item.Studied - item.Start
		start := free
		if !item.FullTime {
			start = max(free, leg.FullTime)
		}
		studied := start + lane
		ready, ok := t.ready(leg, k, arrival, start, studied)
		if !ok {
			return 0, false
		}
		item.Start, item.Studied, item.Done = start, studied, ready+t.wait(item)
		if item.Done > leg.FullTime+leg.Stay {
			return 0, false
		}
		free = studied
		finish = max(finish, item.Done)
	}
	return finish, true
}

func (t *retimer) wait(item *Item) Months {
	if item.Kind == roles.KindCert {
		return Months(t.catalog.Cert(item.ID).Wait.Typical.Hundredths())
	}
	return 0
}

// ready is the first time from the end of its study on when an item's own
// demands are met.
func (t *retimer) ready(leg *Leg, k int, arrival *ledger, start, studied Months) (Months, bool) {
	item := &leg.Items[k]
	met := t.demands(leg, item)
	if met(arrival) {
		return studied, true
	}
	held := func(at Months) *ledger {
		l := arrival.clone()
		for _, earlier := range leg.Items[:k] {
			if earlier.Done <= at && earlier.Studied <= start {
				l.acquire(earlier)
			}
		}
		if served := at - leg.FullTime; !item.FullTime && served > 0 {
			l.serve(leg.From, int(served)/100)
		}
		return l
	}
	if met(held(studied)) {
		return studied, true
	}
	var times []Months
	end := leg.FullTime + leg.Stay
	if item.FullTime {
		end = studied
	}
	for _, earlier := range leg.Items[:k] {
		times = append(times, earlier.Done)
	}
	for at := leg.FullTime + 100; at <= end; at += 100 {
		times = append(times, at)
	}
	times = slices.DeleteFunc(times, func(at Months) bool { return at < studied || at > end })
	slices.Sort(times)
	at := sort.Search(len(times), func(i int) bool { return met(held(times[i])) })
	if at == len(times) {
		return 0, false
	}
	return times[at], true
}

// demands tells whether what is held meets what an item asks for.
func (t *retimer) demands(leg *Leg, item *Item) func(*ledger) bool {
	switch item.Kind {
	case roles.KindCert:
		cert, employer := t.catalog.Cert(item.ID), t.catalog.Role(leg.From)
		return func(l *ledger) bool { return l.firstUnmet(cert.Eligibility, sponsors(employer, cert)) == nil }
	case roles.KindProgram:
		program := t.catalog.Program(item.ID)
		return func(l *ledger) bool { return l.firstUnmet(program.Entry, false) == nil }
	}
	skill := t.catalog.Skill(item.ID)
	return func(l *ledger) bool {
		return l.skills[item.ID] >= item.FromLevel && !slices.ContainsFunc(skill.Requires, func(need roles.SkillLevel) bool {
			return l.skills[need.Skill] < need.LevelOrWorking()
		})
	}
}

// sameCost reports whether a thing costs in a leg what it costs in the plan.
func (t *retimer) sameCost(item *Item, leg *Leg) bool {
	if item.Kind != roles.KindCert {
		return true
	}
	fee, _ := t.tariff.ofCert(t.catalog.Cert(item.ID), t.catalog.Role(leg.From))
	return fee == item.Cost
}

// quicken pulls study of a leg forward, if that makes its stay shorter.
func (t *retimer) quicken(legs []Leg, j int) ([]Leg, []pull) {
	leg := &legs[j]
	if !slices.ContainsFunc(leg.Items, func(i Item) bool { return !i.FullTime && i.Done == leg.FullTime+leg.Stay }) {
		return legs, nil
	}
	var pulls []pull
	moved := legs
	for _, item := range leg.Items {
		for i := 0; i < j && !item.FullTime; i++ {
			x := pull{item, j, i}
			if !hasRoom(&moved[i], &item) || !t.sameCost(&item, &moved[i]) {
				continue
			}
			if try := x.apply(moved); t.retime(try) {
				moved, pulls = try, append(pulls, x)
				break
			}
		}
	}
	if len(pulls) == 0 {
		return legs, nil
	}
	best := t.shorten(moved, j)
	if best[j].Stay >= leg.Stay {
		return legs, nil
	}
	for k := len(pulls) - 1; k >= 0; k-- {
		fewer := slices.Delete(slices.Clone(pulls), k, k+1)
		try := legs
		for _, x := range fewer {
			try = x.apply(try)
		}
		try = cloneLegs(try)
		try[j].Stay = best[j].Stay
		if t.retime(try) {
			best, pulls = try, fewer
		}
	}
	return best, pulls
}

// hasRoom reports whether a leg's lane is free long enough after its own study.
func hasRoom(leg *Leg, item *Item) bool {
	free := leg.FullTime
	for _, own := range leg.Items {
		free = max(free, own.Studied)
	}
	return free+item.Studied-item.Start <= leg.FullTime+leg.Stay
}

// shorten cuts a leg's stay to the least that everything allows: its tenure
// and study, or whole months above them.
func (t *retimer) shorten(legs []Leg, j int) []Leg {
	t.retime(legs)
	stays := []Months{t.floors[j]}
	for m := (t.floors[j] + 100) / 100 * 100; m < legs[j].Stay; m += 100 {
		stays = append(stays, m)
	}
	with := func(stay Months) ([]Leg, bool) {
		try := cloneLegs(legs)
		try[j].Stay = stay
		return try, t.retime(try)
	}
	at := sort.Search(len(stays), func(i int) bool { _, ok := with(stays[i]); return ok })
	if at == len(stays) {
		return legs
	}
	try, _ := with(stays[at])
	return try
}

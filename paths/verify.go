package paths

import (
	"errors"
	"fmt"
	"slices"

	"careers/rung/roles"
)

// Verify replays the plan's legs against the catalogue and the question that
// they answer, and then checks that what the plan shows is what the legs do.
// It is written from the model alone and shares no code with the search. The
// error names the first rule that is broken, with the leg or step (both
// counted from 1); a plan that keeps every rule gives nil. That a plan is
// valid doesn't say that none is better.
func (p *Plan) Verify(c *roles.Catalog, q Query) error {
	r, err := newReplay(c, q)
	if err != nil {
		return err
	}
	for i, leg := range p.Legs {
		if err := r.leg(leg); err != nil {
			return fmt.Errorf("leg %d: %w", i+1, err)
		}
	}
	if r.at != q.Target {
		return fmt.Errorf("the plan ends in %s, not in the target %s", roleName(r.at), q.Target)
	}
	r.sum.Earnings = (r.forgone + 1199) / 1200
	if p.Vector != r.sum {
		return fmt.Errorf("vector %+v is not the sum of the legs %+v", p.Vector, r.sum)
	}
	if err := r.limits(p.Legs); err != nil {
		return err
	}
	if err := r.face(p); err != nil {
		return err
	}
	return r.outlook(p)
}

// replay is a person under way through a plan.
type replay struct {
	catalog *roles.Catalog
	query   Query
	pace    int
	tariff  tariff

	at      string // current role
	held    *ledger
	passed  []string // roles, the start included
	sum     Vector
	forgone int // dollars a year × hundredths of a month short of the target's pay
	unknown []string
	odds    [][3]float64 // of the moves: kind, evidence, readiness
	ahead   bool         // the legs are re-timed: things may be studied before they are on offer
}

func newReplay(c *roles.Catalog, q Query) (*replay, error) {
	if c.Role(q.Target) == nil {
		return nil, fmt.Errorf("the target %q is not a role", q.Target)
	}
	if q.Profile.Role != "" && c.Role(q.Profile.Role) == nil {
		return nil, fmt.Errorf("the current role %q is not a role", q.Profile.Role)
	}
	pace := q.Pace
	if pace == 0 {
		pace = c.Model.Pace
	}
	if pace < 1 {
		return nil, fmt.Errorf("a pace of %d hours a week is below 1", pace)
	}
	r := &replay{catalog: c, query: q, pace: pace, tariff: newTariff(c), at: q.Profile.Role, held: newLedger(c, q.Profile)}
	if r.at != "" {
		r.passed = append(r.passed, r.at)
	}
	return r, nil
}

// limits checks what bounds a plan as a whole.
func (r *replay) limits(legs []Leg) error {
	limits := r.query.Limits
	maxMoves := limits.MaxMoves
	if maxMoves == 0 {
		maxMoves = DefaultMaxMoves
	}
	if len(legs) > maxMoves {
		return fmt.Errorf("%d moves are more than the limit of %d", len(legs), maxMoves)
	}
	if limits.Budget != nil {
		if len(r.unknown) > 0 {
			return fmt.Errorf("the price of %s is unknown, which no budget allows", r.unknown[0])
		}
		if r.sum.Cost > *limits.Budget {
			return fmt.Errorf("a cost of $%d is over the budget of $%d", r.sum.Cost, *limits.Budget)
		}
	}
	if limits.Deadline != nil && r.sum.Time > Months(*limits.Deadline) {
		return fmt.Errorf("%s months are over the deadline of %s", r.sum.Time.decimal(), Months(*limits.Deadline).decimal())
	}
	for _, via := range limits.Via {
		if !slices.Contains(r.passed, via) {
			return fmt.Errorf("the plan does not pass %s", via)
		}
	}
	return nil
}

// passage is the move that ends a leg, as the catalogue has it.
type passage struct {
	to       *roles.Role
	entry    bool
	kind     roles.MoveKind
	evidence roles.Evidence
	tenure   Months
}

// passage finds a leg's move and checks that it may be made at all.
func (r *replay) passage(leg Leg) (passage, error) {
	switch {
	case leg.From != r.at:
		return passage{}, fmt.Errorf("starts in %s, but the person is in %s", roleName(leg.From), roleName(r.at))
	case r.at == r.query.Target:
		return passage{}, fmt.Errorf("goes on after the target %s was reached", r.at)
	}
	to := r.catalog.Role(leg.To)
	if to == nil {
		return passage{}, fmt.Errorf("%q is not a role", leg.To)
	}
	if err := r.filters(to); err != nil {
		return passage{}, err
	}
	if leg.From == "" {
		return entryPassage(leg, to)
	}
	moves := r.catalog.Role(leg.From).Moves
	if leg.Move < 0 || leg.Move >= len(moves) || moves[leg.Move].To != leg.To {
		return passage{}, fmt.Errorf("move %d of %s does not lead to %s", leg.Move, leg.From, leg.To)
	}
	move := moves[leg.Move]
	return passage{to: to, kind: move.Kind, evidence: move.Evidence, tenure: Months(move.Tenure.Typical.Hundredths())}, nil
}

func entryPassage(leg Leg, to *roles.Role) (passage, error) {
	switch {
	case leg.Move != -1:
		return passage{}, fmt.Errorf("move %d does not exist before the first job", leg.Move)
	case to.Feeder:
		return passage{}, fmt.Errorf("the feeder role %s is not offered as a first job", to.ID)
	case to.Entry.Realism != roles.EntryOpen && to.Entry.Realism != roles.EntryBridge:
		return passage{}, fmt.Errorf("%s is closed to people without a job", to.ID)
	}
	return passage{to: to, entry: true, kind: roles.EntryMove, evidence: to.Entry.Evidence}, nil
}

// filters checks the limits on roles that are entered.
func (r *replay) filters(to *roles.Role) error {
	limits := r.query.Limits
	switch {
	case slices.Contains(limits.Avoid, to.ID):
		return fmt.Errorf("%s is to be avoided", to.ID)
	case limits.Sector != "" && !slices.Contains(to.Sectors, limits.Sector):
		return fmt.Errorf("%s is not in the sector %s", to.ID, limits.Sector)
	case limits.Remote == roles.RemoteFull && to.Remote != roles.RemoteFull,
		limits.Remote == roles.RemotePartial && to.Remote != roles.RemoteFull && to.Remote != roles.RemotePartial:
		return fmt.Errorf("%s is not remote enough", to.ID)
	}
	return nil
}

// leg replays one stay and the move that ends it.
func (r *replay) leg(leg Leg) error {
	way, err := r.passage(leg)
	if err != nil {
		return err
	}
	if leg.FullTime < 0 || leg.Stay < 0 {
		return errors.New("times are below zero")
	}
	missing := way.tenure - Months(100*r.held.served[leg.From])
	if leg.Stay < missing {
		return fmt.Errorf("a stay of %s months is below the %s that the move asks for", leg.Stay.decimal(), missing.decimal())
	}
	if want := searchTime(r.catalog, way.to, way.entry); leg.Search != want {
		return fmt.Errorf("a search of %s months should be %s", leg.Search.decimal(), want.decimal())
	}
	lane := newBench(r, leg, way.to)
	for _, item := range leg.Items {
		if err := lane.take(item); err != nil {
			return fmt.Errorf("%s %s: %w", item.Kind, item.ID, err)
		}
	}
	if err := lane.finish(); err != nil {
		return err
	}
	if !r.ahead && (leg.From == "" || leg.Stay%100 != 0) && leg.Stay != max(0, missing, lane.lastDone-leg.FullTime) {
		return fmt.Errorf("a stay of %s months is neither the shortest nor whole months in a job", leg.Stay.decimal())
	}
	if err := r.enter(leg, way, lane.stall); err != nil {
		return err
	}
	if !r.ahead && leg.Cost != lane.cost {
		return fmt.Errorf("a cost of $%d should be $%d", leg.Cost, lane.cost)
	}
	r.account(leg, lane)
	return nil
}

// account adds a leg that keeps the rules to the sums.
func (r *replay) account(leg Leg, lane *bench) {
	r.sum.Time += leg.FullTime + leg.Stay + leg.Search
	r.sum.Cost += lane.cost
	r.sum.Risk += leg.Risk
	r.sum.Effort += lane.hours
	r.unknown = append(r.unknown, lane.unknown...)
	goal := payForPlanning(r.catalog, r.query.Target)
	r.forgone += goal * int(leg.FullTime)
	r.forgone += max(0, goal-payForPlanning(r.catalog, leg.From)) * int(leg.Stay+leg.Search)
	r.at = leg.To
	r.passed = append(r.passed, leg.To)
}

// enter checks the gates of the next role at the end of the stay, and the
// coverage and risk of the move; then the person is in that role.
func (r *replay) enter(leg Leg, way passage, offer *stall) error {
	untrained := r.held // what would be held without anything acquired in this leg
	held := untrained.clone()
	for _, item := range leg.Items {
		held.acquire(item)
	}
	for _, l := range []*ledger{untrained, held} {
		l.serve(leg.From, int(leg.Stay)/100)
		l.taught(leg.From)
	}
	needs := way.to.Requires
	gates := []struct {
		name    string
		clauses []roles.Clause
	}{
		{"education", needs.Education}, {"experience", needs.Experience},
		{"certification", needs.Certs}, {"license", needs.Licenses},
	}
	for _, gate := range gates {
		if unmet := held.firstUnmet(gate.clauses, false); unmet != nil {
			return fmt.Errorf("%s that %s asks for is not held at the end of the stay: %s",
				gate.name, way.to.ID, clauseWords(r.catalog, *unmet))
		}
	}
	if err := r.skillGate(leg.Mode, way.to, held, offer); err != nil {
		return err
	}
	met, total := held.coverage(needs.Skills)
	if r.ahead && met > leg.Met { // what was studied early may meet more
		met = leg.Met
	}
	if leg.Met != met || leg.Total != total {
		return fmt.Errorf("coverage %d of %d should be %d of %d", leg.Met, leg.Total, met, total)
	}
	share := 1.0
	if leg.Mode == Stretch {
		met, total = untrained.coverage(needs.Skills)
	}
	if total > 0 {
		share = float64(met) / float64(total)
	}
	if leg.Mode == Stretch {
		share = max(share, r.catalog.Model.Theta)
	}
	risk, possible := readinessScore(r.catalog.Model, way.kind, way.evidence, share)
	if !possible {
		return errors.New("the model gives this move no chance")
	}
	r.odds = append(r.odds, oddsFactors(r.catalog.Model, way.kind, way.evidence, share))
	if r.ahead && risk < leg.Risk {
		risk = leg.Risk
	}
	if leg.Risk != risk {
		return fmt.Errorf("a risk of %d should be %d", leg.Risk, risk)
	}
	held.learnRole(way.to)
	held.taught(way.to.ID)
	r.held = held
	return nil
}

// skillGate checks the mode's rule about the required skills.
func (r *replay) skillGate(mode Mode, to *roles.Role, held *ledger, offer *stall) error {
	for _, clause := range to.Requires.Skills {
		if held.meets(clause, false) {
			continue
		}
		obtainable := offer.obtainable(clause)
		switch {
		case !obtainable && !develops(to, clause):
			return fmt.Errorf("%s asks for %s, which cannot be had", to.ID, clauseWords(r.catalog, clause))
		case obtainable && mode == Prepared:
			return fmt.Errorf("a prepared move to %s needs %s", to.ID, clauseWords(r.catalog, clause))
		}
	}
	switch mode {
	case Prepared:
		return nil
	case Stretch:
		met, total := held.coverage(to.Requires.Skills)
		if theta := thousandths(r.catalog.Model.Theta); 1000*met < theta*total {
			return fmt.Errorf("a stretch to %s with %d of %d is below the coverage of %d in 1000", to.ID, met, total, theta)
		}
		return nil
	}
	return fmt.Errorf("%q is not a mode", mode)
}

// roleName is a role id, or words for the time before the first job.
func roleName(id string) string {
	if id == "" {
		return "no role yet"
	}
	return id
}

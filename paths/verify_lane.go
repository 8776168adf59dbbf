package paths

import (
	"errors"
	"fmt"
	"math"

	"careers/rung/roles"
)

// bench replays what is studied during one leg: a lane that holds one thing
// at a time, and waits for results beside it.
type bench struct {
	replay   *replay
	leg      Leg
	employer *roles.Role // nil before the first job
	stall    *stall

	done     []Item
	free     Months // when the lane is next free
	fullTime Months // total of full-time programs
	lastDone Months
	cost     int
	hours    int
	unknown  []string // what was bought at an unknown price
}

func newBench(r *replay, leg Leg, to *roles.Role) *bench {
	return &bench{replay: r, leg: leg, employer: r.catalog.Role(leg.From), stall: newStall(r.catalog, to)}
}

// take replays the next item of the lane.
func (b *bench) take(item Item) error {
	for _, earlier := range b.done {
		if earlier.Kind == item.Kind && earlier.ID == item.ID && !(b.replay.ahead && earlier.Level < item.Level) {
			return errors.New("is acquired twice in one leg")
		}
	}
	need, err := b.check(item)
	if err != nil {
		return err
	}
	if item.Cost != need.cost {
		return fmt.Errorf("a price of $%d should be $%d", item.Cost, need.cost)
	}
	if item.Kind != roles.KindProgram && item.Hours != need.hours {
		return fmt.Errorf("%d hours should be %d", item.Hours, need.hours)
	}
	if err := b.times(item, need); err != nil {
		return err
	}
	b.free = item.Studied
	b.lastDone = max(b.lastDone, item.Done)
	if item.FullTime {
		b.fullTime += need.lane
	}
	b.cost += need.cost
	b.hours += need.hours
	if !need.priced {
		b.unknown = append(b.unknown, fmt.Sprintf("%s/%s", item.Kind, item.ID))
	}
	b.done = append(b.done, item)
	return nil
}

// finish checks the leg as a whole once every item is taken.
func (b *bench) finish() error {
	if b.leg.FullTime != b.fullTime {
		return fmt.Errorf("a full-time stretch of %s months should be %s", b.leg.FullTime.decimal(), b.fullTime.decimal())
	}
	return nil
}

// expense is what an item costs in money, work and time.
type expense struct {
	cost, hours int
	priced      bool
	lane, wait  Months
}

// check looks an item up, checks that it may be chosen here and that its own
// demands are met in time, and says what it takes.
func (b *bench) check(item Item) (expense, error) {
	switch item.Kind {
	case roles.KindSkill:
		return b.skill(item)
	case roles.KindCert:
		return b.cert(item)
	case roles.KindProgram:
		return b.program(item)
	}
	return expense{}, errors.New("is not a thing to acquire")
}

func (b *bench) skill(item Item) (expense, error) {
	skill := b.replay.catalog.Skill(item.ID)
	switch {
	case skill == nil:
		return expense{}, errors.New("does not exist")
	case item.FullTime:
		return expense{}, errors.New("only programs are taken full time")
	case !studyable(skill):
		return expense{}, errors.New("cannot be studied alone")
	case b.replay.held.skills[item.ID] >= item.Level:
		return expense{}, fmt.Errorf("%s is held already", item.Level)
	case !b.replay.ahead && !b.stall.skills[roles.SkillLevel{Skill: item.ID, Level: item.Level}]:
		return expense{}, fmt.Errorf("%s is not on offer for %s", item.Level, b.leg.To)
	}
	then := b.heldFor(item, item.Done)
	if item.FromLevel < b.replay.held.skills[item.ID] || item.FromLevel > then.skills[item.ID] || item.FromLevel >= item.Level {
		return expense{}, fmt.Errorf("study does not start from %q: %q is held by then", item.FromLevel, then.skills[item.ID])
	}
	for _, need := range skill.Requires {
		if then.skills[need.Skill] < need.LevelOrWorking() {
			return expense{}, fmt.Errorf("asks for %s at %s first", need.Skill, need.LevelOrWorking())
		}
	}
	hours := max(0, skill.Hours.At(item.Level).Typical-skill.Hours.At(item.FromLevel).Typical)
	return expense{hours: hours, priced: true, lane: laneTime(hours, b.replay.pace)}, nil
}

func (b *bench) cert(item Item) (expense, error) {
	cert := b.replay.catalog.Cert(item.ID)
	switch {
	case cert == nil:
		return expense{}, errors.New("does not exist")
	case item.FullTime:
		return expense{}, errors.New("only programs are taken full time")
	case cert.Status == roles.CertRetired:
		return expense{}, errors.New("is retired")
	case b.replay.held.certs[item.ID]:
		return expense{}, errors.New("is held already")
	case !b.replay.ahead && !b.stall.certs[item.ID]:
		return expense{}, fmt.Errorf("is not on offer for %s", b.leg.To)
	}
	wait := Months(cert.Wait.Typical.Hundredths())
	then := b.heldFor(item, item.Done-wait)
	if unmet := then.firstUnmet(cert.Eligibility, sponsors(b.employer, cert)); unmet != nil {
		return expense{}, fmt.Errorf("is sat before it may be: %s", clauseWords(b.replay.catalog, *unmet))
	}
	fee, known := b.replay.tariff.ofCert(cert, b.employer)
	hours := cert.Hours.Typical
	return expense{cost: fee, priced: known, hours: hours, lane: laneTime(hours, b.replay.pace), wait: wait}, nil
}

func (b *bench) program(item Item) (expense, error) {
	program := b.replay.catalog.Program(item.ID)
	switch {
	case program == nil:
		return expense{}, errors.New("does not exist")
	case b.replay.query.Limits.NoNewDegree && program.Award.Rank() >= roles.Associate.Rank():
		return expense{}, errors.New("is barred: it ends in a new degree")
	case item.FullTime != b.replay.query.Limits.FullTimeStudy:
		return expense{}, errors.New("is not studied at the pace asked for")
	case b.replay.held.programs[item.ID]:
		return expense{}, errors.New("is held already")
	case !b.replay.ahead && !b.stall.programs[item.ID]:
		return expense{}, fmt.Errorf("is not on offer for %s", b.leg.To)
	}
	if unmet := b.heldFor(item, item.Done).firstUnmet(program.Entry, false); unmet != nil {
		return expense{}, fmt.Errorf("its entry is not met: %s", clauseWords(b.replay.catalog, *unmet))
	}
	cost, known := b.replay.tariff.ofProgram(program)
	return expense{cost: cost, priced: known, lane: programTime(program, item.FullTime)}, nil
}

// heldFor is what counts for an item that is tested at a time of the leg: what
// is held on arrival, what was studied before it with its result in by then,
// and the months of the stay served by then. What the stay itself teaches
// doesn't count, nor does the stay for a full-time program.
func (b *bench) heldFor(item Item, tested Months) *ledger {
	held := b.replay.held.clone()
	for _, earlier := range b.done {
		if earlier.Done <= tested && earlier.Studied <= item.Start {
			held.acquire(earlier)
		}
	}
	if served := tested - b.leg.FullTime; !item.FullTime && served > 0 {
		held.serve(b.leg.From, int(served)/100)
	}
	return held
}

// times checks when an item is studied and when its result is in.
func (b *bench) times(item Item, need expense) error {
	end := b.leg.FullTime + b.leg.Stay
	if item.FullTime {
		end = b.leg.FullTime
	}
	switch {
	case item.Start < b.free:
		return errors.New("is studied while something else is")
	case !item.FullTime && item.Start < b.leg.FullTime:
		return errors.New("is studied during the full-time stretch")
	case item.Studied-item.Start != need.lane:
		return fmt.Errorf("takes %s months of study, not %s", need.lane.decimal(), (item.Studied - item.Start).decimal())
	case item.Done < item.Studied+need.wait:
		return fmt.Errorf("its result is in before a wait of %s months", need.wait.decimal())
	case item.Done > end:
		return errors.New("is not done by the end of the stay")
	}
	return nil
}

// thousandths is a share as the integer that coverage is compared with.
func thousandths(share float64) int { return int(math.Round(1000 * share)) }

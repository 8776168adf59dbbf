package main

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// question is one that rung plan takes; zero values leave a flag out.
type question struct {
	target, from, sector, remote string
	pace, moves                  int
	budget, deadline             int // -1: none
	noDegree, fullTime           bool
	hold, experience, avoid, via []string
	objectives                   string
}

func (q question) args() []string {
	args := []string{"plan", q.target, "-o", "json"}
	text := func(flag, value string) {
		if value != "" {
			args = append(args, flag+"="+value)
		}
	}
	text("--from", q.from)
	text("--sector", q.sector)
	text("--remote", q.remote)
	text("--objectives", q.objectives)
	text("--pace", strconv.Itoa(q.pace))
	text("--max-moves", strconv.Itoa(q.moves))
	if q.budget >= 0 {
		text("--budget", strconv.Itoa(q.budget))
	}
	if q.deadline >= 0 {
		text("--deadline", strconv.Itoa(q.deadline)+"mo")
	}
	if q.noDegree {
		args = append(args, "--no-new-degree")
	}
	if q.fullTime {
		args = append(args, "--full-time-study")
	}
	for _, list := range []struct {
		flag   string
		values []string
	}{{"--hold", q.hold}, {"--experience", q.experience}, {"--avoid", q.avoid}, {"--via", q.via}} {
		for _, value := range list.values {
			text(list.flag, value)
		}
	}
	return args
}

func (q question) String() string { return "rung " + strings.Join(q.args(), " ") }

// answer is what the laws read of rung.plan/v1.
type answer struct {
	Exact bool
	Count int `json:"plan_count"`
	Plans []struct {
		ID     string
		Roles  []string
		Totals struct {
			Months struct{ Typical float64 }
			Cost   struct{ Typical int } `json:"cost_usd"`
			Risk   int
		}
	}
	NoPlan *struct {
		Changes []change `json:"smallest_changes"`
	} `json:"no_plan"`

	text []byte
}

type change struct {
	Flag, Value string
	With        []change
	Opens       struct {
		Months float64
		Cost   int `json:"cost_usd"`
	}
}

func pick[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }

// chance is true once in n.
func (l *laws) chance(n int) bool { return l.r.IntN(n) == 0 }

func (l *laws) role() string { return pick(l.r, l.c.Roles).ID }

// thing is something to hold.
func (l *laws) thing() string {
	switch l.r.IntN(6) {
	case 0, 1:
		level := pick(l.r, []string{"aware", "working", "practitioner"})
		return "skill/" + pick(l.r, l.c.Skills).ID + ":" + level
	case 2, 3:
		return "cert/" + pick(l.r, l.c.Certs).ID
	case 4:
		return "program/" + pick(l.r, l.c.Programs).ID
	}
	return "license/" + pick(l.r, l.c.Licenses).ID
}

// question is one that a person could ask: a target that moves lead to from
// where they are, and a few limits.
func (l *laws) question() question {
	q := question{target: l.role(), pace: 2 + l.r.IntN(19), moves: 2 + l.r.IntN(5), budget: -1, deadline: -1}
	if !l.chance(3) {
		at := pick(l.r, l.c.Roles)
		q.from = at.ID
		for range 1 + l.r.IntN(4) {
			if len(at.Moves) > 0 {
				at = *l.c.Role(pick(l.r, at.Moves).To)
			}
		}
		q.target = at.ID
	}
	if l.chance(4) {
		q.budget = 500 * (1 + l.r.IntN(100))
	}
	if l.chance(4) {
		q.deadline = 12 * (1 + l.r.IntN(20))
	}
	if l.chance(6) {
		q.remote = pick(l.r, []string{"full", "partial", "partial"})
	}
	if l.chance(10) {
		q.sector = pick(l.r, l.c.Role(q.target).Sectors)
	}
	q.noDegree, q.fullTime = l.chance(5), l.chance(6)
	for range l.r.IntN(3) {
		q.hold = append(q.hold, l.thing())
	}
	if l.chance(4) {
		q.experience = []string{l.role() + "=24mo"}
	}
	if l.chance(3) {
		q.avoid = []string{l.role()}
	}
	if l.chance(12) {
		q.via = []string{l.role()}
	}
	return q
}

// with is the question with a flag changed as a no proposes.
func (q question) with(t *testing.T, c change) question {
	t.Helper()
	number := func(text string) int {
		n, err := strconv.Atoi(text)
		if err != nil {
			t.Fatalf("%s: %s %s is no number", q, c.Flag, c.Value)
		}
		return n
	}
	off := c.Value == "off"
	switch c.Flag {
	case "--budget":
		q.budget = -1
		if !off {
			q.budget = number(c.Value)
		}
	case "--deadline":
		q.deadline = number(strings.TrimSuffix(c.Value, "mo"))
	case "--max-moves":
		q.moves = number(c.Value)
	case "--no-new-degree":
		q.noDegree = false
	case "--remote":
		q.remote = ""
		if !off {
			q.remote = c.Value
		}
	case "--sector":
		q.sector = ""
	case "--avoid":
		q.avoid = without(q.avoid, strings.TrimPrefix(c.Value, "allow "))
	case "--via":
		q.via = without(q.via, strings.TrimPrefix(c.Value, "without "))
	case "--hold":
		q.hold = append(slices.Clone(q.hold), c.Value)
	case "--experience":
		q.experience = append(slices.Clone(q.experience), c.Value)
	case "--from":
		q.from = c.Value
	default:
		t.Fatalf("%s: proposes %s %s", q, c.Flag, c.Value)
	}
	return q
}

func without(list []string, one string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(x string) bool { return x == one })
}

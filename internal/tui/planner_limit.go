package tui

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"careers/rung/internal/person"
	"careers/rung/internal/render"
	"careers/rung/paths"
	"careers/rung/roles"
)

// limit is a row of the limits: one thing of bounds that can be changed.
type limit struct {
	name  string
	help  string                             // what it means, in a line
	show  func(e *env, b bounds) string      // its value in words
	tick  func(b bounds) bool                // of a switch: how it stands
	step  func(b *bounds, by, most int)      // a step up or down; most is what the dearest or longest route in view takes
	copy  func(to *bounds, from bounds)      // its value alone
	read  func(b *bounds, text string) error // what was typed; nil: it is not typed
	most  func(v paths.Vector) int           // what a route takes of it
	list  bool                               // takes no steps, but loses its last one by one to the left
	all   func(e *env, b bounds) string      // of a list, whole
	spare bool                               // shown only where it is set
}

// Steps of what can be slid, low to high.
var (
	paceSteps     = []int{1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40}
	budgetSteps   = []int{0, 250, 500, 1000, 1500, 2000, 3000, 4000, 5000, 7500, 10000, 15000, 20000, 30000, 40000, 50000, 75000, 100000, 150000}
	deadlineSteps = []int{300, 600, 900, 1200, 1800, 2400, 3000, 3600, 4800, 6000, 7200, 8400, 9600, 12000, 14400, 18000, 24000, 30000, 36000}
)

// Bounds of what can be typed, those of the flags.
const (
	mostPace  = 168
	mostMoves = 12
)

// limits are all rows, in the order shown.
func limits() []limit {
	toggle := func(of func(*bounds) *bool) func(b *bounds, by, most int) {
		return func(b *bounds, _, _ int) { *of(b) = !*of(b) }
	}
	return []limit{
		{name: "pace", help: "hours of study a week",
			show: func(_ *env, b bounds) string { return fmt.Sprintf("%d h/wk", b.pace) },
			step: func(b *bounds, by, _ int) { b.pace = stepped(paceSteps, b.pace, by) },
			copy: func(to *bounds, from bounds) { to.pace = from.pace },
			read: func(b *bounds, text string) error { return readNumber(&b.pace, text, mostPace, "hours a week") }},
		{name: "budget", help: "most to spend, typically",
			show: func(_ *env, b bounds) string { return amountShown(b.budget, render.Dollars) },
			step: func(b *bounds, by, most int) { b.budget = bounded(budgetSteps, b.budget, by, most) },
			copy: func(to *bounds, from bounds) { to.budget = from.budget },
			read: readBudget, most: func(v paths.Vector) int { return v.Cost }},
		{name: "deadline", help: "most time, typically",
			show: func(_ *env, b bounds) string { return amountShown(b.deadline, monthsShown) },
			step: func(b *bounds, by, most int) { b.deadline = bounded(deadlineSteps, b.deadline, by, most) },
			copy: func(to *bounds, from bounds) { to.deadline = from.deadline },
			read: readDeadline, most: func(v paths.Vector) int { return int(v.Time) }},
		{name: "new degree", help: "may a route take a degree?",
			tick: func(b bounds) bool { return !b.noDegree },
			show: func(_ *env, b bounds) string { return either(b.noDegree, "not allowed", "allowed") },
			step: toggle(func(b *bounds) *bool { return &b.noDegree }),
			copy: func(to *bounds, from bounds) { to.noDegree = from.noDegree }},
		{name: "full time", help: "programs before a new job",
			tick: func(b bounds) bool { return b.fullTime },
			show: func(_ *env, b bounds) string { return either(b.fullTime, "study only", "beside work") },
			step: toggle(func(b *bounds) *bool { return &b.fullTime }),
			copy: func(to *bounds, from bounds) { to.fullTime = from.fullTime }},
		{name: "remote", help: "how far new jobs are remote",
			show: func(_ *env, b bounds) string { return remoteShown(b.remote) },
			step: func(b *bounds, by, _ int) {
				all := []roles.Remote{"", roles.RemotePartial, roles.RemoteFull}
				b.remote = all[max(min(slices.Index(all, b.remote)+by, len(all)-1), 0)]
			},
			copy: func(to *bounds, from bounds) { to.remote = from.remote }},
		{name: "avoid", list: true, help: "a on a job of the timeline",
			show: func(e *env, b bounds) string { return e.rolesShown(b.avoid) },
			step: func(b *bounds, by, _ int) { b.avoid = lessOne(b.avoid, by) },
			all:  func(e *env, b bounds) string { return allShown(b.avoid, e.roleTitle) },
			copy: func(to *bounds, from bounds) { to.avoid = from.avoid }},
		{name: "moves", help: "job changes, first included",
			show: func(_ *env, b bounds) string { return fmt.Sprintf("at most %d", b.moves) },
			step: func(b *bounds, by, _ int) { b.moves = max(min(b.moves+by, mostMoves), 1) },
			copy: func(to *bounds, from bounds) { to.moves = from.moves },
			read: func(b *bounds, text string) error { return readNumber(&b.moves, text, mostMoves, "moves") }},
		{name: "by way of", help: "jobs that every route passes", list: true, spare: true,
			show: func(e *env, b bounds) string { return e.rolesShown(b.via) },
			step: func(b *bounds, by, _ int) { b.via = lessOne(b.via, by) },
			all:  func(e *env, b bounds) string { return allShown(b.via, e.roleTitle) },
			copy: func(to *bounds, from bounds) { to.via = from.via }},
		{name: "sector", help: "only jobs found there", list: true, spare: true,
			show: func(_ *env, b bounds) string { return or(b.sector, "any") },
			step: func(b *bounds, _, _ int) { b.sector = "" },
			copy: func(to *bounds, from bounds) { to.sector = from.sector }},
		{name: "start as", help: "where the routes begin", list: true, spare: true,
			show: func(e *env, b bounds) string { return e.startShown(b.start) },
			step: func(b *bounds, _, _ int) { b.start = "" },
			copy: func(to *bounds, from bounds) { to.start = from.start }},
		{name: "as if held", help: "counted as held already", list: true, spare: true,
			show: func(e *env, b bounds) string { return wordsShown(b.hold, e.holdWords) },
			step: func(b *bounds, by, _ int) { b.hold = lessOne(b.hold, by) },
			all:  func(e *env, b bounds) string { return allShown(b.hold, e.holdWords) },
			copy: func(to *bounds, from bounds) { to.hold = from.hold }},
		{name: "as if done", help: "counted as served already", list: true, spare: true,
			show: func(e *env, b bounds) string { return wordsShown(b.experience, e.experienceWords) },
			step: func(b *bounds, by, _ int) { b.experience = lessOne(b.experience, by) },
			all:  func(e *env, b bounds) string { return allShown(b.experience, e.experienceWords) },
			copy: func(to *bounds, from bounds) { to.experience = from.experience }},
	}
}

// stepped is the next value of a scale above or below one.
func stepped(scale []int, at, by int) int {
	if by > 0 {
		for _, v := range scale {
			if v > at {
				return v
			}
		}
		return at
	}
	for _, v := range slices.Backward(scale) {
		if v < at {
			return v
		}
	}
	return at
}

// bounded is stepped for a limit that may be none, which stands above its
// scale: the first step down from there is the first that rules a route out.
func bounded(scale []int, at, by, most int) int {
	switch {
	case at == unbounded && by > 0:
		return unbounded
	case at == unbounded:
		next := stepped(scale, min(most, scale[len(scale)-1]+1), -1)
		return max(next, scale[0])
	case by > 0 && at >= scale[len(scale)-1]:
		return unbounded
	}
	return stepped(scale, at, by)
}

// lessOne takes the last of a list away; a step up leaves it.
func lessOne(list []string, by int) []string {
	if by > 0 || len(list) == 0 {
		return list
	}
	return slices.Clone(list[:len(list)-1])
}

func readNumber(to *int, text string, most int, what string) error {
	n, err := strconv.Atoi(strings.TrimSpace(strings.TrimRight(text, " h/wk")))
	if err != nil || n < 1 || n > most {
		return fmt.Errorf("%s are a number from 1 to %d", what, most)
	}
	*to = n
	return nil
}

func readBudget(b *bounds, text string) error {
	if noLimit(text) {
		b.budget = unbounded
		return nil
	}
	usd, err := person.ParseUSD(text)
	if err != nil {
		return errors.New("write dollars, such as 4000 or 30k, or none")
	}
	b.budget = usd
	return nil
}

func readDeadline(b *bounds, text string) error {
	if noLimit(text) {
		b.deadline = unbounded
		return nil
	}
	if n, err := strconv.Atoi(strings.TrimSpace(text)); err == nil { // years are meant
		text = strconv.Itoa(n) + "y"
	}
	months, err := roles.ParseDuration(strings.TrimSpace(text))
	if err != nil || months <= 0 {
		return errors.New("write years, or 18mo or 2y6mo, or none")
	}
	b.deadline = months
	return nil
}

func noLimit(text string) bool {
	return slices.Contains([]string{"none", "no", off}, strings.ToLower(strings.TrimSpace(text)))
}

func amountShown(n int, words func(int) string) string {
	if n == unbounded {
		return "none"
	}
	return words(n)
}

func monthsShown(m int) string { return render.Span(paths.Months(m)) }

func either(yes bool, then, otherwise string) string {
	if yes {
		return then
	}
	return otherwise
}

func remoteShown(r roles.Remote) string {
	switch r {
	case roles.RemotePartial:
		return "part or full"
	case roles.RemoteFull:
		return "full"
	}
	return "not needed"
}

func (e *env) rolesShown(ids []string) string { return wordsShown(ids, e.roleTitle) }

func (e *env) startShown(role string) string {
	if role == "" {
		return "as you are"
	}
	return e.roleTitle(role)
}

// wordsShown is a list in a few words.
func wordsShown(list []string, words func(string) string) string {
	switch len(list) {
	case 0:
		return "none"
	case 1:
		return words(list[0])
	}
	return fmt.Sprintf("%d: %s, …", len(list), words(list[0]))
}

// allShown is a list whole.
func allShown(list []string, words func(string) string) string {
	var all []string
	for _, one := range list {
		all = append(all, words(one))
	}
	return strings.Join(all, ", ")
}

// differs reports whether a limit is another than the person's own.
func (l limit) differs(now, own bounds) bool {
	var a, b bounds
	l.copy(&a, now)
	l.copy(&b, own)
	return !a.same(b)
}

// same reports whether bounds ask for the same.
func (b bounds) same(x bounds) bool {
	return b.pace == x.pace && b.moves == x.moves && b.budget == x.budget && b.deadline == x.deadline && b.noDegree == x.noDegree &&
		b.fullTime == x.fullTime && b.remote == x.remote && b.sector == x.sector && b.start == x.start &&
		slices.Equal(b.avoid, x.avoid) && slices.Equal(b.via, x.via) && slices.Equal(b.hold, x.hold) && slices.Equal(b.experience, x.experience)
}

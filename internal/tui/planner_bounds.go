package tui

import (
	"slices"
	"strconv"
	"strings"

	"careers/rung/internal/person"
	"careers/rung/internal/render"
	"careers/rung/paths"
	"careers/rung/roles"
)

// bounds is what a question asks for beside the target: limits, and what is
// taken to be so although the profile does not say it.
type bounds struct {
	pace, moves        int
	budget, deadline   int // dollars, hundredths of a month; unbounded: none
	noDegree, fullTime bool
	remote             roles.Remote
	sector             string
	avoid, via         []string // role ids, sorted

	start            string   // the role to stand in; "": as the explorer says
	hold, experience []string // as the flags say it
}

// unbounded is no budget, and no deadline.
const unbounded = -1

// off takes a limit of the profile away.
const off = "off"

// ownBounds are the person's own.
func (e *env) ownBounds() bounds {
	q := e.question("")
	b := bounds{pace: q.Pace, moves: q.Limits.MaxMoves, budget: unbounded, deadline: unbounded,
		noDegree: q.Limits.NoNewDegree, fullTime: q.Limits.FullTimeStudy, remote: q.Limits.Remote, sector: q.Limits.Sector,
		avoid: slices.Clone(q.Limits.Avoid), via: slices.Clone(q.Limits.Via)}
	if q.Limits.Budget != nil {
		b.budget = *q.Limits.Budget
	}
	if q.Limits.Deadline != nil {
		b.deadline = *q.Limits.Deadline
	}
	if b.remote == roles.RemoteNone {
		b.remote = ""
	}
	return b
}

// asked is what has to be said beside the person's own bounds.
func (b bounds) asked(own bounds) person.Asked {
	a := person.Asked{From: b.start, Hold: slices.Clone(b.hold), Experience: slices.Clone(b.experience)}
	if b.pace != own.pace {
		a.Pace = b.pace
	}
	if b.moves != own.moves {
		a.MaxMoves = b.moves
	}
	if b.budget != own.budget {
		a.Budget = amount(b.budget, strconv.Itoa)
	}
	if b.deadline != own.deadline {
		a.Deadline = amount(b.deadline, func(m int) string { return strconv.Itoa((m+99)/100) + "mo" })
	}
	if b.noDegree != own.noDegree {
		a.NoNewDegree = strconv.FormatBool(b.noDegree)
	}
	if b.fullTime != own.fullTime {
		a.FullTimeStudy = strconv.FormatBool(b.fullTime)
	}
	if b.remote != own.remote {
		a.Remote = or(string(b.remote), off)
	}
	if b.sector != own.sector {
		a.Sector = or(b.sector, off)
	}
	a.Avoid, a.Via = listAsked(b.avoid, own.avoid), listAsked(b.via, own.via)
	return a
}

// amount is a limit as it is typed.
func amount(n int, words func(int) string) string {
	if n == unbounded {
		return off
	}
	return words(n)
}

// listAsked is a list as flags name it: none where it is the person's own.
func listAsked(list, own []string) []string {
	switch {
	case slices.Equal(list, own):
		return nil
	case len(list) == 0:
		return []string{off}
	}
	return slices.Clone(list)
}

// rebased keeps what was chosen where the person's own bounds become others.
func (b bounds) rebased(old, now bounds) bounds {
	rebase(&b.pace, old.pace, now.pace)
	rebase(&b.moves, old.moves, now.moves)
	rebase(&b.budget, old.budget, now.budget)
	rebase(&b.deadline, old.deadline, now.deadline)
	rebase(&b.noDegree, old.noDegree, now.noDegree)
	rebase(&b.fullTime, old.fullTime, now.fullTime)
	rebase(&b.remote, old.remote, now.remote)
	rebase(&b.sector, old.sector, now.sector)
	if slices.Equal(b.avoid, old.avoid) {
		b.avoid = now.avoid
	}
	if slices.Equal(b.via, old.via) {
		b.via = now.via
	}
	return b
}

func rebase[T comparable](value *T, old, now T) {
	if *value == old {
		*value = now
	}
}

// with is the bounds after a change that the planner proposes.
func (b bounds) with(change paths.Change) bounds {
	for _, one := range append([]paths.Change{change}, change.With...) {
		id, less := strings.CutPrefix(one.Value, "allow ") // an --avoid to take back
		if !less {
			id, less = strings.CutPrefix(one.Value, "without ") // a --via to take back
		}
		switch strings.TrimPrefix(one.Flag, "--") {
		case "pace":
			b.pace = wholeNumber(one.Value, b.pace)
		case "max-moves":
			b.moves = wholeNumber(one.Value, b.moves)
		case "budget":
			if usd, err := person.ParseUSD(one.Value); err == nil {
				b.budget = usd
			} else {
				b.budget = unbounded
			}
		case "deadline":
			if months, err := roles.ParseDuration(one.Value); err == nil {
				b.deadline = months
			} else {
				b.deadline = unbounded
			}
		case "no-new-degree":
			b.noDegree = false
		case "full-time-study":
			b.fullTime = one.Value == "true"
		case "remote":
			b.remote = roles.Remote(strings.TrimPrefix(one.Value, off))
		case "sector":
			b.sector = strings.TrimPrefix(one.Value, off)
		case "avoid":
			b.avoid = changedList(b.avoid, id, less)
		case "via":
			b.via = changedList(b.via, id, less)
		case "hold":
			b.hold = append(slices.Clone(b.hold), one.Value)
		case "experience":
			b.experience = append(slices.Clone(b.experience), one.Value)
		case "from":
			b.start = one.Value
		}
	}
	return b
}

func wholeNumber(text string, otherwise int) int {
	if n, err := strconv.Atoi(text); err == nil {
		return n
	}
	return otherwise
}

// changedList is a list without an id, or none.
func changedList(list []string, id string, less bool) []string {
	if !less {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(list), func(x string) bool { return x == id })
}

// changeWords says what a change that the planner proposes is.
func (e *env) changeWords(change paths.Change) string {
	var parts []string
	for _, one := range append([]paths.Change{change}, change.With...) {
		parts = append(parts, e.oneChange(one))
	}
	if n := len(parts); n > 1 {
		return strings.Join(parts[:n-1], ", ") + " and " + parts[n-1]
	}
	return parts[0]
}

func (e *env) oneChange(one paths.Change) string {
	_, id, _ := strings.Cut(one.Value, " ")
	switch strings.TrimPrefix(one.Flag, "--") {
	case "budget":
		if usd, err := person.ParseUSD(one.Value); err == nil {
			return "a budget of " + render.Dollars(usd)
		}
		return "no budget limit"
	case "deadline":
		if months, err := roles.ParseDuration(one.Value); err == nil {
			return "a deadline of " + render.Span(paths.Months(months))
		}
		return "no deadline"
	case "no-new-degree":
		return "a new degree allowed"
	case "remote":
		if one.Value == off {
			return "work on site allowed"
		}
		return "partly remote work allowed"
	case "sector":
		return "any sector"
	case "avoid":
		return e.roleTitle(id) + " not avoided"
	case "via":
		return "not by way of " + e.roleTitle(id)
	case "max-moves":
		return "up to " + one.Value + " moves"
	case "hold":
		return "as if you held " + e.holdWords(one.Value)
	case "experience":
		return "as if you had " + e.experienceWords(one.Value)
	case "from":
		return "a start as " + e.roleTitle(one.Value)
	}
	return one.Flag + " " + one.Value
}

// holdWords says what a --hold means.
func (e *env) holdWords(text string) string {
	kind, id, level, err := paths.ParseHold(text)
	if err != nil {
		return text
	}
	title := id
	if kind != "" {
		title = e.Catalog.Title(roles.Ref{Kind: kind, ID: id})
	}
	if level != roles.None {
		title += " (" + level.String() + ")"
	}
	return title
}

// experienceWords says what an --experience means.
func (e *env) experienceWords(text string) string {
	role, months, err := paths.ParseExperience(text)
	if err != nil {
		return text
	}
	return render.Plural(months, "month") + " as " + e.roleTitle(role)
}

package render

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"careers/rung/paths"
	"careers/rung/roles"
)

// WhyNotOptions say what to show beside the planner's answer.
type WhyNotOptions struct {
	Assumed []string                  // what was taken for granted about the person
	Command func(paths.Change) string // the question with a change made, as a command line
	Same    string                    // the question itself as a command line of rung plan
	Most    int                       // changes that people see; 0: all
}

// WhyNot tells what keeps a person from a role and what would open a route; or
// that there is one, and the best of it. Commands stand on lines of their own,
// unbroken, so that they can be copied.
func WhyNot(c *roles.Catalog, q paths.Query, result *paths.Result, o WhyNotOptions) Answer {
	value := struct {
		Schema  string         `json:"schema"`
		Query   queryValue     `json:"query"`
		Exact   bool           `json:"exact"`
		Count   int            `json:"plan_count"`
		Best    []planSummary  `json:"best"` // the plans that win something
		Gates   []paths.Gate   `json:"gates"`
		Changes []paths.Change `json:"smallest_changes"`
		Notice  string         `json:"notice"`
	}{"rung.why-not/v1", newQueryValue(q, PlanOptions{Assumed: o.Assumed}), result.Exact, len(result.Plans),
		[]planSummary{}, []paths.Gate{}, []paths.Change{}, closing}
	d := Doc{Title: planTitle(c, q)}
	if len(o.Assumed) > 0 {
		d.Add(Para{Text: assumedWords(o.Assumed), Tone: Quiet})
	}
	d.Add(Para{Text: LimitWords(c, q), Tone: Quiet})
	if no := result.NoPlan; no != nil {
		value.Gates, value.Changes = orEmpty(no.Gates), orEmpty(no.SmallestChanges)
		whyNotDoc(&d, q, result, o)
		return Answer{Value: value, Doc: d}
	}
	for _, p := range result.Plans {
		if len(p.Wins) > 0 {
			value.Best = append(value.Best, summaryOf(p))
		}
	}
	if q.Target == q.Profile.Role {
		d.Add(Para{Text: "You are there: nothing to do.", Tone: Good})
		return Answer{Value: value, Doc: d}
	}
	d.Add(Para{Text: "Nothing stops you: there is a route within the limits.", Tone: Good})
	var best Fields
	for _, p := range result.Plans {
		var wins []string
		for _, word := range []string{"quickest", "cheapest", "safest"} {
			if slices.Contains(p.Wins, word) {
				wins = append(wins, word)
			}
		}
		if len(wins) > 0 {
			best = append(best, Field{strings.Join(wins, ", "), vectorWords(p.Vector) + ": " + strings.Join(titles(c, roles.KindRole, p.Roles), " → ")})
		}
	}
	d.Add(Heading("The best of "+Plural(len(result.Plans), "route")), best)
	if !result.Exact {
		d.Add(Para{Text: inexactWords(q, result.Gap), Tone: Quiet})
	}
	d.Add(Heading("To see them step by step"), Verbatim{o.Same}, Heading(""), Para{Text: closing, Tone: Quiet})
	return Answer{Value: value, Doc: d}
}

// planSummary is a plan without its steps.
type planSummary struct {
	ID     string       `json:"id"`
	Wins   []string     `json:"wins"`
	Roles  []string     `json:"roles"`
	Totals paths.Totals `json:"totals"`
}

func summaryOf(p paths.Plan) planSummary {
	return planSummary{p.ID, p.Wins, p.Roles, p.Totals}
}

// vectorWords is a plan's time, cost and risk.
func vectorWords(v paths.Vector) string {
	return figureWords(paths.ByTime, v) + ", " + figureWords(paths.ByCost, v) + ", risk " + figureWords(paths.ByRisk, v)
}

// whyNotDoc tells an honest no, each change with what it does and the command
// that shows it.
func whyNotDoc(d *Doc, q paths.Query, result *paths.Result, o WhyNotOptions) {
	if !gatesDoc(d, q, result) {
		return
	}
	changes := result.NoPlan.SmallestChanges
	shown := changes
	if o.Most > 0 {
		shown = changes[:min(o.Most, len(changes))]
	}
	var items Notes
	var commands Verbatim
	for _, change := range shown {
		notes := []string{opensWords(change)}
		for _, one := range append([]paths.Change{change}, change.With...) {
			if words := byHowMuch(q, one); words != "" {
				notes = append(notes, words)
			}
		}
		items = append(items, Item{Text: changeWords(change), Notes: notes})
		commands = append(commands, o.Command(change))
	}
	d.Add(Heading("Smallest changes that open a route"), items)
	if more := len(changes) - len(shown); more > 0 {
		d.Add(Para{Text: Plural(more, "more change") + ": -o json lists all", Tone: Quiet})
	}
	d.Add(Heading("To see what each opens"), commands)
	d.Add(Heading(""), Para{Text: closing, Tone: Quiet})
}

// byHowMuch says how far a changed limit is from the one that was asked for.
func byHowMuch(q paths.Query, change paths.Change) string {
	switch change.Flag {
	case "--budget":
		if usd, err := strconv.Atoi(change.Value); err == nil && q.Limits.Budget != nil {
			return Dollars(usd-*q.Limits.Budget) + " more than the limit"
		}
		return "no budget can promise a price that nobody publishes"
	case "--deadline":
		if at, err := roles.ParseDuration(change.Value); err == nil && q.Limits.Deadline != nil {
			return Span(paths.Months(at-*q.Limits.Deadline)) + " later than the limit"
		}
	case "--max-moves":
		if moves, err := strconv.Atoi(change.Value); err == nil {
			return Plural(moves-q.Limits.MaxMoves, "move") + " more than the limit"
		}
	case "--remote":
		if change.Value == string(roles.RemotePartial) {
			return fmt.Sprintf("instead of %s", q.Limits.Remote)
		}
	}
	return ""
}

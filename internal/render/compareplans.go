package render

import (
	"math"
	"slices"
	"strconv"
	"time"

	"careers/rung/paths"
	"careers/rung/roles"
)

// PlanColumn is a saved plan of a comparison.
type PlanColumn struct {
	Name   string       `json:"name"`
	Target string       `json:"target"` // role id
	Start  time.Time    `json:"-"`      // the day that month 0 is
	Totals paths.Totals `json:"totals"`
	Roles  []string     `json:"roles"` // start, where there is one, to target
	Steps  int          `json:"steps"`
	// Needs is what the plan acquires on the way, such as "cert/chda", in its
	// order.
	Needs []string `json:"needs"`
}

// planItem is a plan of a comparison as programs read it.
type planItem struct {
	PlanColumn
	Start  string      `json:"start"`
	Finish finishValue `json:"finish"`
}

// ComparePlans sets saved plans side by side; with all, what is the same for
// every plan is shown too.
func ComparePlans(c *roles.Catalog, plans []PlanColumn, all bool) Answer {
	value := struct {
		Schema string     `json:"schema"`
		Kind   string     `json:"kind"`
		Items  []planItem `json:"items"`
		Notice string     `json:"notice"`
	}{"rung.compare/v1", "plan", []planItem{}, closing}
	var names []string
	for _, plan := range plans {
		plan.Roles, plan.Needs = orEmpty(plan.Roles), orEmpty(plan.Needs)
		months := plan.Totals.Months
		value.Items = append(value.Items, planItem{plan, plan.Start.Format(time.DateOnly), finishValue{
			plan.day(months.Low).Format(time.DateOnly), plan.day(months.Typical).Format(time.DateOnly), plan.day(months.High).Format(time.DateOnly)}})
		names = append(names, plan.Name)
	}
	p := planColumns{plans, newSideBySide(names)}
	d := Doc{Title: "Plans side by side"}
	d.Add(p.legend(func(i int) string { return "to " + title(c, plans[i].Target) }))
	p.glance()
	p.addTo(&d, "At a glance", "", "fact", all)
	d.Add(p.charts()...)
	d.Add(Para{Text: "Risk is a readiness score, not a probability; lower is better. Cost, hours and pay are estimates.", Tone: Quiet})
	p.addEach(&d, "Roles on the route", func(i int) string { return joined(" → ", titles(c, roles.KindRole, plans[i].Roles)...) })
	p.addOwn(&d, "What each needs", "thing", p.needs(c), all)
	p.addEach(&d, "Not known", func(i int) string {
		var unknown []string
		for _, ref := range plans[i].Totals.Unknown {
			unknown = append(unknown, "the price of "+titleOf(c, ref))
		}
		return listed(unknown, "and")
	})
	d.Add(Heading(""), Para{Text: closing, Tone: Quiet})
	return Answer{Value: value, Doc: d, Rows: p.sheet(p.rows("glance"))}
}

// day is when so much time of the plan has passed.
func (p PlanColumn) day(m paths.Months) time.Time { return paths.After(p.Start, m) }

// charts draw when the plans end and what they cost.
func (p planColumns) charts() []Block {
	finish := RangeChart{Title: "Finish", Words: func(years float64) string {
		const monthsOfYear = 12
		return month(time.Date(0, 1+time.Month(math.Floor(years*monthsOfYear+1e-6)), 1, 0, 0, 0, 0, time.UTC))
	}}
	cost := RangeChart{Title: "Cost", Words: func(v float64) string { return shortDollars(int(v)) }}
	for i, plan := range p.plans {
		at := func(m paths.Months) float64 {
			day := plan.day(m)
			const monthsOfYear, days = 12, 31
			return float64(day.Year()) + (float64(day.Month()-1)+float64(day.Day()-1)/days)/monthsOfYear
		}
		m, usd := plan.Totals.Months, plan.Totals.CostUSD
		finish.Rows = append(finish.Rows, Range{p.names[i], at(m.Low), at(m.Typical), at(m.High), true})
		cost.Rows = append(cost.Rows, Range{p.names[i], float64(usd.Low), float64(usd.Typical), float64(usd.High), true})
	}
	return []Block{finish, cost}
}

// planColumns are the columns of a comparison of plans.
type planColumns struct {
	plans []PlanColumn
	*sideBySide
}

func (p planColumns) needs(c *roles.Catalog) [][]string {
	var lists [][]string
	for _, plan := range p.plans {
		var names []string
		for _, ref := range plan.Needs {
			if name := titleOf(c, ref); !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
		lists = append(lists, names)
	}
	return lists
}

// glance adds the facts that people choose by.
func (p planColumns) glance() {
	of := func(words func(paths.Totals) Cell) func(i int) Cell {
		return func(i int) Cell { return words(p.plans[i].Totals) }
	}
	finish := func(at func(paths.MonthRange) paths.Months) func(i int) Cell {
		return func(i int) Cell {
			day := p.plans[i].day(at(p.plans[i].Totals.Months))
			return Cell{Text: day.Format("Jan 2006"), Value: day.Format(time.DateOnly)}
		}
	}
	p.addAlways("finish, early", finish(func(m paths.MonthRange) paths.Months { return m.Low }))
	p.addAlways("finish, typical", finish(func(m paths.MonthRange) paths.Months { return m.Typical }))
	p.addAlways("finish, late", finish(func(m paths.MonthRange) paths.Months { return m.High }))
	p.add("starts", func(i int) Cell {
		return Cell{Text: p.plans[i].Start.Format("Jan 2006"), Value: p.plans[i].Start.Format(time.DateOnly)}
	})
	p.addAlways("typical time", of(func(t paths.Totals) Cell {
		cell := monthsCell(t.Months.Typical)
		cell.Text = Span(t.Months.Typical)
		return cell
	}))
	p.addAlways("typical cost", of(func(t paths.Totals) Cell { return USD(t.CostUSD.Typical, true) }))
	p.addAlways("least cost", of(func(t paths.Totals) Cell { return USD(t.CostUSD.Low, true) }))
	p.addAlways("most cost", of(func(t paths.Totals) Cell { return USD(t.CostUSD.High, true) }))
	p.add("prices unknown", of(func(t paths.Totals) Cell { return Number(len(t.Unknown)) }))
	p.addAlways("study", of(func(t paths.Totals) Cell {
		return Cell{Text: thousands(t.StudyHours.Typical) + " h", Value: strconv.Itoa(t.StudyHours.Typical), Number: true}
	}))
	p.addAlways("risk", of(func(t paths.Totals) Cell {
		cell := Number(t.Risk)
		cell.Text = RiskWord(t.Risk) + " " + cell.Text
		return cell
	}))
	p.add("upkeep a year", of(func(t paths.Totals) Cell { return USD(t.UpkeepUSD, true) }))
	p.addAlways("pay at the end", of(func(t paths.Totals) Cell {
		if t.EndSalaryUSD == nil {
			return USD(0, false)
		}
		return USD(*t.EndSalaryUSD, true)
	}))
	p.addAlways("pay less cost", of(func(t paths.Totals) Cell { return USD(t.NetEarnings.Typical, true) }))
	p.addAlways("counted over", of(func(t paths.Totals) Cell {
		cell := Number(t.NetEarnings.HorizonMonths)
		cell.Text = Span(paths.Months(100 * t.NetEarnings.HorizonMonths))
		return cell
	}))
	p.add("roles", func(i int) Cell { return Number(len(p.plans[i].Roles)) })
	p.add("steps", func(i int) Cell { return Number(p.plans[i].Steps) })
}

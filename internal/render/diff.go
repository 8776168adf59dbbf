package render

import "careers/rung/roles"

// Diff tells what separates two roles. With all, what is the same is listed too.
func Diff(c *roles.Catalog, from, to *roles.Role, all bool) Answer {
	diff := c.Diff(from, to)
	payFrom, payTo := c.Pay(from), c.Pay(to)
	value := struct {
		Schema string `json:"schema"`
		roles.Diff
		PayFrom *PayUSD `json:"pay_from_usd"`
		PayTo   *PayUSD `json:"pay_to_usd"`
	}{"rung.diff/v1", diff, payUSD(payFrom), payUSD(payTo)}

	d := Doc{Title: "From " + from.Title + " to " + to.Title}
	var rows Fields
	row := func(sign string, changes []roles.SkillChange, level func(roles.SkillChange) string) {
		for _, x := range changes {
			rows = append(rows, Field{sign, changeName(c, x) + " " + level(x)})
		}
	}
	row("+ add", diff.Add, func(x roles.SkillChange) string { return x.To.String() })
	row("^ lift", diff.Lift, func(x roles.SkillChange) string { return x.From.String() + " → " + x.To.String() })
	row("v lower", diff.Lower, func(x roles.SkillChange) string { return x.From.String() + " → " + x.To.String() })
	row("- drop", diff.Drop, func(x roles.SkillChange) string { return x.From.String() })
	if all {
		row("= same", diff.Same, func(x roles.SkillChange) string { return x.To.String() })
	}
	if !all && len(diff.Same) > 0 {
		rows = append(rows, Field{"= same", Plural(len(diff.Same), "skill") + " (--all lists them)"})
	}
	d.Add(Heading("Skills"), rows)
	var gates List
	for _, g := range diff.Gates {
		who := to.Title
		if g.Only == from.ID {
			who = from.Title
		}
		gates = append(gates, g.Kind+", only "+who+": "+demand(c, g.Clause))
	}
	if len(gates) > 0 {
		d.Add(Heading("Gates"), gates)
	}
	change := ""
	if payFrom.Known && payTo.Known {
		change = signed(payTo.Typical-payFrom.Typical) + ", typical to typical"
	}
	d.Add(Heading("Pay"), Fields{
		{"From", payWords(payFrom)},
		{"To", payWords(payTo)},
		{"Change", change},
	})
	return Answer{Value: value, Doc: d}
}

func changeName(c *roles.Catalog, x roles.SkillChange) string {
	names := titles(c, roles.KindSkill, append([]string{x.Skill}, x.Others...))
	return listed(names, "or")
}

// signed writes a rise or a cut of pay, a cut as plainly as a rise.
func signed(n int) string {
	switch {
	case n > 0:
		return "a rise of " + Dollars(n) + " a year"
	case n < 0:
		return "a cut of " + Dollars(-n) + " a year"
	}
	return "the same pay"
}

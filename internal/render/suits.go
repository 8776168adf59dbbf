package render

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"careers/rung/roles"
)

// interest is one of Holland's six, with its score from 1 to 7.
type interest struct {
	name  string
	score float64
}

// rankedInterests are the six, strongest first; nil where none is known.
func rankedInterests(x roles.Interests) []interest {
	if x == (roles.Interests{}) {
		return nil
	}
	six := []interest{{"Realistic", x.Realistic}, {"Investigative", x.Investigative}, {"Artistic", x.Artistic},
		{"Social", x.Social}, {"Enterprising", x.Enterprising}, {"Conventional", x.Conventional}}
	slices.SortStableFunc(six, func(a, b interest) int { return cmp.Compare(b.score, a.score) })
	return six
}

// interestWords writes the three strongest: "ICR: Investigative, Conventional, Realistic".
func interestWords(x roles.Interests) string {
	six := rankedInterests(x)
	if six == nil {
		return ""
	}
	letters, names := "", []string{}
	for _, i := range six[:3] {
		letters += i.name[:1]
		names = append(names, i.name)
	}
	return letters + ": " + strings.Join(names, ", ")
}

// addWorkers tells what workers in the occupation say of it.
func addWorkers(d *Doc, c *roles.Catalog, r *roles.Role) {
	w := c.Workers(r)
	if w == nil {
		return
	}
	zone := ""
	if w.JobZone > 0 {
		zone = strconv.Itoa(w.JobZone) + " of 5"
	}
	education, experience := w.Education, w.Experience
	for _, answers := range []*string{&education, &experience} {
		if *answers != "" && w.Surveyed != "" {
			*answers += " (asked " + w.Surveyed + ")"
		}
	}
	d.Add(Heading("What O*NET says of the occupation"), Fields{
		{"Occupation", w.Code + " " + w.Title + " (fit: " + string(r.Occupation.Fit) + ")"},
		{"Interests", interestWords(w.Interests)},
		{"Preparation zone", zone},
		{"Education asked", education},
		{"Experience asked", experience},
	})
}

// changeLines are what each theme of the future changes about a role.
func changeLines(c *roles.Catalog, r *roles.Role) []string {
	var out []string
	for _, x := range r.Changes {
		out = append(out, spoken(x.Theme)+": "+x.Effect+sourceMark(c, x.Source))
	}
	return out
}

func conditionLines(c *roles.Catalog, r *roles.Role) []string {
	var out []string
	for _, x := range r.Conditions {
		out = append(out, spoken(x.Kind)+": "+x.Note+sourceMark(c, x.Source))
	}
	return out
}

// sourceMark names the source of a sentence: our own judgment in a word,
// others in full.
func sourceMark(c *roles.Catalog, id string) string {
	s := c.Source(id)
	switch {
	case s == nil:
		return ""
	case s.Kind == "judgement":
		return " (judgment)"
	}
	return " (" + cite(c, id) + ")"
}

// fundingLines say how a program can be paid for.
func fundingLines(c *roles.Catalog, p *roles.Program) []string {
	var out []string
	for _, id := range p.Funding {
		f := c.FundingOf(id)
		if f == nil {
			continue
		}
		out = append(out, joined(" ", joined(": ", f.Name, f.Note), f.URL))
	}
	return out
}

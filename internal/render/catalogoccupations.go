package render

import (
	"slices"
	"strconv"
	"strings"

	"careers/rung/roles"
)

// occupationRow has the newest wages in columns, and the others in one cell.
func occupationRow(s *sheet, o *roles.Occupation) {
	s.text("soc", o.SOC)
	s.text("title", o.Title)
	newest := roles.Wage{}
	others := slices.Clone(o.Wages)
	if w := o.Newest(); w != nil {
		newest = *w
		at := slices.IndexFunc(others, func(x roles.Wage) bool { return x.Year == w.Year && x.Area == w.Area })
		others = slices.Delete(others, at, at+1)
	}
	s.given("wage_year", newest.Year)
	s.text("wage_area", newest.Area)
	for _, p := range wagePoints(newest) {
		s.given(p.name+"_usd_a_year", p.usd)
	}
	s.list("wage_at_least", newest.TopCoded)
	s.given("employment_jobs", newest.Employment)
	s.text("wage_source", newest.Source)
	s.list("other_wages_usd_a_year", each(others, wageSpread))
	out := o.Outlook
	s.text("outlook_period", out.Period)
	s.given("outlook_base_jobs", out.Base)
	if out == (roles.Outlook{}) {
		s.text("outlook_change_percent", "")
	} else {
		s.decimal("outlook_change_percent", out.ChangePct)
	}
	s.given("outlook_openings_a_year", out.Openings)
	s.text("typical_education", out.Education)
	s.text("typical_experience", out.Experience)
	s.text("outlook_source", out.Source)
	s.list("onet", each(o.Evidence, onetWords))
	s.list("industry_pay_usd_a_year", each(o.ByPay, func(x roles.IndustryPay) string {
		return sourced(x.Industry+": median "+strconv.Itoa(x.Median)+", "+strconv.Itoa(x.Year), x.Source)
	}))
	s.list("sources", o.Sources)
}

// wagePoint is one percentile of wages.
type wagePoint struct {
	name string
	usd  int // 0: not given
}

func wagePoints(w roles.Wage) []wagePoint {
	return []wagePoint{{"p10", w.P10}, {"p25", w.P25}, {"p50", w.P50}, {"p75", w.P75}, {"p90", w.P90}}
}

// wageSpread is a distribution of wages: "2024 US: p10 73710, p25 126080 …
// 211850 jobs (bls-oews-2024)".
func wageSpread(w roles.Wage) string {
	var parts []string
	for _, p := range wagePoints(w) {
		if p.usd == 0 {
			continue
		}
		text := p.name + " " + strconv.Itoa(p.usd)
		if slices.Contains(w.TopCoded, p.name) {
			text += " or more"
		}
		parts = append(parts, text)
	}
	if w.Employment > 0 {
		parts = append(parts, strconv.Itoa(w.Employment)+" jobs")
	}
	return sourced(strconv.Itoa(w.Year)+" "+w.Area+": "+strings.Join(parts, ", "), w.Source)
}

// onetWords is what workers in an occupation said of it.
func onetWords(x roles.ONETEvidence) string {
	zone, asked := "", func(name, text string) string {
		if text == "" {
			return ""
		}
		return name + " " + text
	}
	if x.JobZone > 0 {
		zone = "job zone " + strconv.Itoa(x.JobZone)
	}
	interests := ""
	if i := x.Interests; i != (roles.Interests{}) {
		for _, one := range []struct {
			name  string
			score float64
		}{{"realistic", i.Realistic}, {"investigative", i.Investigative}, {"artistic", i.Artistic}, {"social", i.Social},
			{"enterprising", i.Enterprising}, {"conventional", i.Conventional}} {
			interests = joined(", ", interests, one.name+" "+strconv.FormatFloat(one.score, 'f', -1, 64))
		}
	}
	return sourced(joined(", ", x.Code+" "+x.Title, zone, asked("education:", x.Education), asked("experience:", x.Experience),
		asked("surveyed", x.Surveyed), asked("interests of 7:", interests)), x.Source)
}

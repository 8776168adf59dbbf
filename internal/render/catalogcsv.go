package render

import (
	"cmp"
	"strconv"

	"careers/rung/roles"
)

// catalogTables are the kinds of thing that a catalog has a table of.
func catalogTables() []struct {
	kind  string
	table func(*roles.Catalog) Table
} {
	return []struct {
		kind  string
		table func(*roles.Catalog) Table
	}{
		{"roles", func(c *roles.Catalog) Table { return sheetOf(c.Roles, roleRowOf(c)) }},
		{"moves", func(c *roles.Catalog) Table { return sheetOf(movesOfAll(c), moveRowOf(c)) }},
		{"skills", func(c *roles.Catalog) Table { return sheetOf(c.Skills, skillRow) }},
		{"certs", func(c *roles.Catalog) Table { return sheetOf(c.Certs, certRowOf(c)) }},
		{"programs", func(c *roles.Catalog) Table { return sheetOf(c.Programs, programRowOf(c)) }},
		{"licenses", func(c *roles.Catalog) Table { return sheetOf(c.Licenses, licenseRow) }},
		{"funding", func(c *roles.Catalog) Table { return sheetOf(c.Funding, fundingRow) }},
		{"occupations", func(c *roles.Catalog) Table { return sheetOf(c.Occupations, occupationRow) }},
		{"sources", func(c *roles.Catalog) Table { return sheetOf(c.Sources, sourceRow) }},
		{"tracks", func(c *roles.Catalog) Table { return sheetOf(c.Tracks, trackRow) }},
		{"ladders", func(c *roles.Catalog) Table { return sheetOf(c.Ladders, ladderRow) }},
	}
}

// CatalogKinds lists the kinds of thing that CatalogSheet takes.
func CatalogKinds() []string {
	var kinds []string
	for _, t := range catalogTables() {
		kinds = append(kinds, t.kind)
	}
	return kinds
}

// CatalogSheet is the things of one kind for a spreadsheet; empty for a kind
// that is none.
func CatalogSheet(c *roles.Catalog, kind string) Table {
	for _, t := range catalogTables() {
		if t.kind == kind {
			return t.table(c)
		}
	}
	return Table{}
}

func movesOfAll(c *roles.Catalog) []exportedMove {
	var list []exportedMove
	for _, r := range c.Roles {
		for _, m := range r.Moves {
			list = append(list, exportedMove{r.ID, m})
		}
	}
	return list
}

func roleRowOf(c *roles.Catalog) func(*sheet, *roles.Role) {
	return func(s *sheet, r *roles.Role) {
		s.text("id", r.ID)
		s.text("title", r.Title)
		s.list("aliases", r.Aliases)
		s.list("replaces", r.Replaces)
		s.text("track", r.Track)
		s.text("track_title", c.TrackTitle(r.Track))
		s.text("level", string(r.Level))
		s.number("stage_of_6", r.Stage)
		s.text("summary", r.Summary)
		s.list("duties", r.Duties)
		rolePay(s, c, r)
		s.list("sectors", r.Sectors)
		s.text("remote", string(remoteOf(r)))
		s.yes("emerging", r.Emerging)
		s.yes("outside_the_field", r.Feeder)
		s.text("entry", string(realismOf(r)))
		s.text("entry_note", r.Entry.Note)
		s.list("entry_bridges", r.Entry.Bridges)
		s.months("entry_search_months_*", r.Entry.Search)
		s.text("entry_evidence", string(r.Entry.Evidence))
		s.list("sponsors_certs", r.Sponsors)
		s.list("requires_education", demands(c, r.Requires.Education))
		s.list("requires_experience", demands(c, r.Requires.Experience))
		s.list("requires_skills", weighed(c, r.Requires.Skills))
		s.list("requires_certs", demands(c, r.Requires.Certs))
		s.list("requires_licenses", demands(c, r.Requires.Licenses))
		s.list("prefers_skills", weighed(c, r.Prefers.Skills))
		s.list("prefers_certs", demands(c, r.Prefers.Certs))
		s.list("prefers_education", demands(c, r.Prefers.Education))
		s.list("teaches", developWords(c, r.Develops))
		s.given("typical_experience_years_low", experienceOf(r).LowYears)
		s.given("typical_experience_years_high", experienceOf(r).HighYears)
		s.text("typical_experience_source", experienceOf(r).Source)
		s.text("outlook", r.Outlook)
		s.list("changes", each(r.Changes, func(x roles.Change) string { return sourced(spoken(x.Theme)+": "+x.Effect, x.Source) }))
		s.list("conditions", each(r.Conditions, func(x roles.Condition) string { return sourced(spoken(x.Kind)+": "+x.Note, x.Source) }))
		s.text("work_style", r.WorkStyle)
		s.text("terminal", r.Terminal)
		s.text("notes", r.Notes)
		s.number("moves_out", len(r.Moves))
		s.list("moves_to", each(r.Moves, func(m roles.Move) string { return m.To }))
		s.list("sources", r.Sources)
	}
}

func rolePay(s *sheet, c *roles.Catalog, r *roles.Role) {
	occupation := ""
	if o := c.Occupation(r.Occupation.SOC); o != nil {
		occupation = o.Title
	}
	s.text("soc", r.Occupation.SOC)
	s.text("soc_title", occupation)
	s.text("soc_fit", string(r.Occupation.Fit))
	s.text("soc_note", r.Occupation.Note)
	pay := c.Pay(r)
	s.window("pay_*_usd", pay.Low, pay.Typical, pay.High, pay.Known)
	s.given("pay_year", pay.Year)
	s.text("pay_area", pay.Area)
	s.text("pay_fit", string(pay.Fit))
	s.text("pay_source", pay.Source)
	s.list("pay_percentiles", each(r.Pay.Percentiles, strconv.Itoa))
	s.list("pay_facts_usd", each(r.Pay.Facts, payFact))
	s.list("seed_pay_usd", each(r.SeedPay, payFact))
}

// payFact is a sourced figure: "98000 to 120000, 2024, US, median (bls-2024)".
func payFact(x roles.PayFact) string {
	text := strconv.Itoa(x.Value)
	if x.High > 0 {
		text += " to " + strconv.Itoa(x.High)
	}
	year := ""
	if x.Year > 0 {
		year = strconv.Itoa(x.Year)
	}
	return sourced(joined(", ", text, year, x.Area, x.Measure, x.Note), x.Source)
}

func experienceOf(r *roles.Role) roles.Experience {
	if r.Typical == nil {
		return roles.Experience{}
	}
	return *r.Typical
}

func moveRowOf(c *roles.Catalog) func(*sheet, *exportedMove) {
	return func(s *sheet, m *exportedMove) {
		var before, after roles.Pay
		if r := c.Role(m.From); r != nil {
			before = c.Pay(r)
		}
		if r := c.Role(m.To); r != nil {
			after = c.Pay(r)
		}
		pay := func(p roles.Pay) *int {
			if !p.Known {
				return nil
			}
			return &p.Typical
		}
		s.text("from", m.From)
		s.text("from_title", title(c, m.From))
		s.text("to", m.To)
		s.text("to_title", title(c, m.To))
		s.text("kind", string(m.Kind))
		s.months("tenure_months_*", m.Tenure)
		s.text("evidence", string(cmp.Or(m.Evidence, roles.Curator)))
		s.given("observations", m.N)
		s.text("why", m.Why)
		s.text("pay_falls", m.PayFalls)
		s.maybe("pay_from_typical_usd", pay(before))
		s.maybe("pay_to_typical_usd", pay(after))
		if before.Known && after.Known {
			s.number("pay_change_usd", after.Typical-before.Typical)
		} else {
			s.text("pay_change_usd", "")
		}
		s.text("source", m.Source)
	}
}

func skillRow(s *sheet, x *roles.Skill) {
	s.text("id", x.ID)
	s.text("name", x.Name)
	s.list("aliases", x.Aliases)
	s.list("replaces", x.Replaces)
	s.text("kind", x.Kind)
	s.text("summary", x.Summary)
	s.text("acquire", string(acquireOf(x)))
	s.text("level_aware", x.Levels.Aware)
	s.text("level_working", x.Levels.Working)
	s.text("level_practitioner", x.Levels.Practitioner)
	s.text("level_expert", x.Levels.Expert)
	s.ints("hours_aware_*", x.Hours.Aware)
	s.ints("hours_working_*", x.Hours.Working)
	s.ints("hours_practitioner_*", x.Hours.Practitioner)
	s.ints("hours_expert_*", x.Hours.Expert)
	s.text("hours_basis", x.Hours.Basis)
	s.yes("hours_estimate", x.Hours.Estimate)
	s.list("requires", skillIDs(x.Requires))
	s.text("onet", x.External.ONET)
	s.text("esco", x.External.ESCO)
	s.text("lightcast", x.External.Lightcast)
	s.yes("emerging", x.Emerging)
	s.list("resources", each(x.Resources, func(r roles.Resource) string {
		year := ""
		if r.Year > 0 {
			year = strconv.Itoa(r.Year)
		}
		return joined(", ", r.Title, year, r.URL)
	}))
	s.list("sources", x.Sources)
}

func certRowOf(c *roles.Catalog) func(*sheet, *roles.Cert) {
	return func(s *sheet, x *roles.Cert) {
		s.text("id", x.ID)
		s.text("name", x.Name)
		s.list("aliases", x.Aliases)
		s.list("replaces", x.Replaces)
		s.text("issuer", x.Issuer)
		s.text("url", x.URL)
		s.text("status", string(statusOf(x)))
		s.text("replaced_by", x.ReplacedBy)
		s.list("eligibility", demands(c, x.Eligibility))
		s.text("eligibility_note", x.EligibleAs)
		feeColumns(s, "fee", x.FeeUSD)
		s.text("exam", x.Exam)
		s.ints("hours_*", x.Hours)
		s.months("wait_months_*", x.Wait)
		s.text("retake", x.Retake)
		s.given("pass_rate_percent", x.PassRate.Value)
		s.given("pass_rate_year", x.PassRate.Year)
		s.text("pass_rate_source", x.PassRate.Source)
		s.list("grants", skillIDs(x.Grants))
		r := x.Renewal
		if r.Every == "" {
			s.text("renewal_every_months", "")
		} else {
			s.decimal("renewal_every_months", float64(r.Every.Hundredths())/100)
		}
		s.given("renewal_units", r.Units)
		s.text("renewal_unit", r.Unit)
		feeColumns(s, "renewal_fee", r.FeeUSD)
		s.text("renewal_pool", r.Pool)
		s.given("renewal_extra_units", r.ExtraUnits)
		s.given("renewal_max_units", r.MaxUnits)
		s.text("renewal_rules", r.Rules)
		s.text("renewal_valid_from", r.ValidFrom)
		s.list("supersedes", x.Supersedes)
		s.text("foreign_trained", x.Foreign)
		s.text("military", x.Military)
		s.text("notes", x.Notes)
		s.text("verified", x.Verified)
		s.text("checked_on", x.CheckedOn)
		s.list("sources", x.Sources)
	}
}

// feeColumns are the columns of a fee, which are empty where it is not known.
func feeColumns(s *sheet, name string, f roles.Fee) {
	s.maybe(name+"_member_usd", f.Member)
	s.maybe(name+"_usd", f.Nonmember)
	s.given(name+"_year", f.Year)
	s.text(name+"_source", f.Source)
}

func programRowOf(c *roles.Catalog) func(*sheet, *roles.Program) {
	return func(s *sheet, p *roles.Program) {
		full, part := programMonths(p.Months)
		cost, known := roles.Tuition{}, p.CostUSD != nil
		if known {
			cost = *p.CostUSD
		}
		s.text("id", p.ID)
		s.text("name", p.Name)
		s.list("aliases", p.Aliases)
		s.list("replaces", p.Replaces)
		s.text("award", string(p.Award))
		s.list("fields", p.Fields)
		s.text("cip", p.CIP)
		s.text("accreditor", p.Accreditor)
		s.list("entry", demands(c, p.Entry))
		s.given("months_full_time", int(full))
		s.given("months_part_time", int(part))
		s.window("cost_*_usd", cost.Low, cost.Typical, cost.High, known)
		s.given("cost_year", cost.Year)
		s.yes("cost_estimate", cost.Estimate)
		s.text("cost_basis", cost.Basis)
		s.text("cost_source", cost.Source)
		s.list("grants", skillIDs(p.Grants))
		s.list("qualifies_for", p.QualifiesFor)
		s.list("opens", p.Opens)
		s.list("leads_to_license", p.LeadsToLicense)
		s.list("funding", p.Funding)
		s.text("foreign_trained", p.Foreign)
		s.text("military", p.Military)
		s.text("notes", p.Notes)
		s.text("checked_on", p.CheckedOn)
		s.list("sources", p.Sources)
	}
}

func licenseRow(s *sheet, x *roles.License) {
	s.text("id", x.ID)
	s.text("name", x.Name)
	s.list("aliases", x.Aliases)
	s.list("programs", x.How.Programs)
	s.text("exam", x.How.Exam)
	s.ints("years_*", x.How.Years)
	s.ints("cost_*_usd", x.How.CostUSD)
	s.text("how_note", x.How.Note)
	s.list("grants", skillIDs(x.Grants))
	s.text("foreign_trained", x.Foreign)
	s.text("military", x.Military)
	s.list("sources", x.Sources)
}

func fundingRow(s *sheet, x *roles.Funding) {
	s.text("id", x.ID)
	s.text("name", x.Name)
	s.text("note", x.Note)
	s.text("url", x.URL)
	s.text("checked_on", x.CheckedOn)
	s.list("sources", x.Sources)
}

func sourceRow(s *sheet, x *roles.Source) {
	s.text("id", x.ID)
	s.text("publisher", x.Publisher)
	s.text("title", x.Title)
	s.given("year", x.Year)
	s.text("url", x.URL)
	s.text("license", x.License)
	s.text("attribution", x.Attribution)
	s.text("retrieved", x.Retrieved)
	s.text("checked_on", x.CheckedOn)
	s.text("kind", x.Kind)
}

func trackRow(s *sheet, x *roles.Track) {
	s.text("id", x.ID)
	s.text("title", x.Title)
}

func ladderRow(s *sheet, x *roles.Ladder) {
	s.text("id", x.ID)
	s.text("title", x.Title)
	s.text("for", x.For)
	s.list("roles", x.Roles)
}

// each is a word for each thing of a list.
func each[T any](list []T, word func(T) string) []string {
	var words []string
	for _, x := range list {
		words = append(words, word(x))
	}
	return words
}

// sourced adds the source of a fact to it.
func sourced(text, source string) string {
	if source == "" {
		return text
	}
	return text + " (" + source + ")"
}

// skillIDs is skills at levels as --hold takes them.
func skillIDs(list []roles.SkillLevel) []string {
	return each(list, func(x roles.SkillLevel) string { return x.Skill + ":" + x.LevelOrWorking().String() })
}

// weighed is demands for skills with how much each weighs.
func weighed(c *roles.Catalog, clauses []roles.Clause) []string {
	return each(clauses, func(x roles.Clause) string {
		return demand(c, x) + ", weight " + strconv.Itoa(max(1, x.Weight))
	})
}

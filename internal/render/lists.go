package render

import (
	"strings"

	"careers/rung/roles"
)

// PayUSD is what a role pays a year, as programs read it.
type PayUSD struct {
	Low         int       `json:"low"`
	Typical     int       `json:"typical"`
	High        int       `json:"high"`
	Year        int       `json:"year,omitempty"`
	Area        string    `json:"area,omitempty"`
	Source      string    `json:"source,omitempty"`
	SOC         string    `json:"soc,omitempty"`
	Percentiles []int     `json:"percentiles,omitempty"`
	Fit         roles.Fit `json:"fit,omitempty"`
}

// payUSD is nil where a role's pay is not known.
func payUSD(p roles.Pay) *PayUSD {
	if !p.Known {
		return nil
	}
	out := &PayUSD{Low: p.Low, Typical: p.Typical, High: p.High, Year: p.Year, Area: p.Area,
		Source: p.Source, SOC: p.SOC, Fit: p.Fit}
	if p.Percentiles != [3]int{} {
		out.Percentiles = p.Percentiles[:]
	}
	return out
}

type roleRow struct {
	ID         string          `json:"id"`
	Title      string          `json:"title"`
	Aliases    []string        `json:"aliases,omitempty"`
	Track      string          `json:"track"`
	Level      roles.RoleLevel `json:"level"`
	Stage      int             `json:"stage"`
	Summary    string          `json:"summary"`
	Occupation *roles.RoleSOC  `json:"occupation,omitempty"`
	PayUSD     *PayUSD         `json:"pay_usd"` // null: not known
	Sectors    []string        `json:"sectors"`
	Remote     roles.Remote    `json:"remote"`
	Entry      roles.Realism   `json:"entry"`
	Emerging   bool            `json:"emerging"`
	Feeder     bool            `json:"feeder"`
}

func newRoleRow(c *roles.Catalog, r *roles.Role) roleRow {
	row := roleRow{ID: r.ID, Title: r.Title, Aliases: r.Aliases, Track: r.Track, Level: r.Level, Stage: r.Stage,
		Summary: r.Summary, PayUSD: payUSD(c.Pay(r)), Sectors: orEmpty(r.Sectors), Remote: remoteOf(r),
		Entry: realismOf(r), Emerging: r.Emerging, Feeder: r.Feeder}
	if r.Occupation.SOC != "" {
		row.Occupation = &r.Occupation
	}
	return row
}

func remoteOf(r *roles.Role) roles.Remote {
	if r.Remote == "" {
		return roles.RemoteNone
	}
	return r.Remote
}

func realismOf(r *roles.Role) roles.Realism {
	if r.Entry.Realism == "" || r.Feeder {
		return roles.EntryClosed
	}
	return r.Entry.Realism
}

// orEmpty keeps a list from being null in JSON.
func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

// Roles lists roles.
func Roles(c *roles.Catalog, list []*roles.Role) Answer {
	value := struct {
		Schema string    `json:"schema"`
		Roles  []roleRow `json:"roles"`
	}{"rung.roles/v1", []roleRow{}}
	table := Table{
		Columns: []Column{
			{Name: "id"}, {Name: "title", Flex: 20, Drop: 2}, {Name: "track", Flex: 16, Drop: 6},
			{Name: "level", Drop: 1}, {Name: "stage", Right: true, Drop: 4}, {Name: "pay", Right: true},
			{Name: "remote", Drop: 5}, {Name: "entry", Drop: 3},
		},
		Empty: "no role matches",
	}
	for _, r := range list {
		value.Roles = append(value.Roles, newRoleRow(c, r))
		pay := c.Pay(r)
		table.Rows = append(table.Rows, []Cell{
			Text(r.ID), Text(r.Title), {Text: c.TrackTitle(r.Track), Value: r.Track}, Text(string(r.Level)),
			Number(r.Stage), USD(pay.Typical, pay.Known), Text(string(remoteOf(r))), Text(string(realismOf(r))),
		})
	}
	table.Footer = Plural(len(list), "role") + ". Pay: typical for the role's level, estimated from its occupation. More: rung show ID"
	return Answer{Value: value, Doc: Doc{Blocks: []Block{table}}}
}

// Skills lists skills.
func Skills(list []*roles.Skill) Answer {
	value := struct {
		Schema string         `json:"schema"`
		Skills []*roles.Skill `json:"skills"`
	}{"rung.skills/v1", orEmpty(list)}
	table := Table{
		Columns: []Column{
			{Name: "id"}, {Name: "name", Flex: 16, Drop: 1}, {Name: "kind", Drop: 3},
			{Name: "comes by", Drop: 4}, {Name: "to working", Right: true, Drop: 2},
		},
		Empty: "no skill matches",
	}
	for _, s := range list {
		hours := s.Hours.At(roles.Working)
		cell := Cell{Text: "unknown"}
		if !hours.IsZero() {
			cell = Cell{Text: HoursRange(hours.Low, hours.High), Value: HoursRange(hours.Low, hours.High)}
		}
		table.Rows = append(table.Rows, []Cell{Text(s.ID), Text(s.Name), Text(s.Kind), Text(string(acquireOf(s))), cell})
	}
	table.Footer = Plural(len(list), "skill") + ". Hours: estimates, from nothing to the level working. More: rung show ID"
	return Answer{Value: value, Doc: Doc{Blocks: []Block{table}}}
}

func acquireOf(s *roles.Skill) roles.Acquire {
	if s.Acquire == "" {
		return roles.ByStudy
	}
	return s.Acquire
}

// Certs lists certifications.
func Certs(list []*roles.Cert) Answer {
	value := struct {
		Schema string        `json:"schema"`
		Certs  []*roles.Cert `json:"certs"`
	}{"rung.certs/v1", orEmpty(list)}
	table := Table{
		Columns: []Column{
			{Name: "id"}, {Name: "name", Flex: 20, Drop: 1}, {Name: "issuer", Flex: 12, Drop: 4},
			{Name: "status", Drop: 3}, {Name: "fee", Right: true, Drop: 2}, {Name: "facts", Drop: 5},
		},
		Empty: "no certification matches",
	}
	for _, x := range list {
		table.Rows = append(table.Rows, []Cell{
			Text(x.ID), Text(x.Name), Text(x.Issuer), Text(string(statusOf(x))), feeCell(x.FeeUSD), Text(x.Verified),
		})
	}
	table.Footer = Plural(len(list), "certification") + ". Fee: the non-member's; unknown is not zero. More: rung show ID"
	return Answer{Value: value, Doc: Doc{Blocks: []Block{table}}}
}

func statusOf(x *roles.Cert) roles.CertStatus {
	if x.Status == "" {
		return roles.CertActive
	}
	return x.Status
}

func feeCell(fee roles.Fee) Cell {
	if fee.Nonmember == nil {
		return USD(0, false)
	}
	return USD(*fee.Nonmember, true)
}

// Programs lists programs.
func Programs(list []*roles.Program) Answer {
	value := struct {
		Schema   string           `json:"schema"`
		Programs []*roles.Program `json:"programs"`
	}{"rung.programs/v1", orEmpty(list)}
	table := Table{
		Columns: []Column{
			{Name: "id"}, {Name: "name", Flex: 20, Drop: 1}, {Name: "award", Drop: 3},
			{Name: "accreditor", Flex: 10, Drop: 4}, {Name: "full time", Right: true, Drop: 2}, {Name: "cost", Right: true},
		},
		Empty: "no program matches",
	}
	for _, p := range list {
		months := Cell{Text: "unknown"}
		if m, _ := programMonths(p.Months); m > 0 {
			months = Cell{Text: Span(100 * m), Value: Number(int(m)).Value, Number: true}
		}
		table.Rows = append(table.Rows, []Cell{
			Text(p.ID), Text(p.Name), Text(string(p.Award)), Text(p.Accreditor), months, tuitionCell(p),
		})
	}
	table.Footer = Plural(len(list), "program") + ". Cost: typical for the whole program, an estimate; unknown is not zero. More: rung show ID"
	return Answer{Value: value, Doc: Doc{Blocks: []Block{table}}}
}

// Hits lists what a search found.
func Hits(query string, hits []roles.Hit) Answer {
	value := struct {
		Schema string      `json:"schema"`
		Query  string      `json:"query"`
		Hits   []roles.Hit `json:"hits"`
	}{"rung.search/v1", query, orEmpty(hits)}
	table := Table{
		Columns: []Column{{Name: "kind"}, {Name: "id"}, {Name: "title", Flex: 16, Drop: 1}},
		Empty:   "nothing matches every word",
		Footer:  Plural(len(hits), "match") + ". More: rung show ID",
	}
	if len(hits) != 1 {
		table.Footer = strings.Replace(table.Footer, "matchs", "matches", 1)
	}
	for _, h := range hits {
		table.Rows = append(table.Rows, []Cell{Text(string(h.Kind)), Text(h.ID), Text(h.Title)})
	}
	return Answer{Value: value, Doc: Doc{Blocks: []Block{table}}}
}

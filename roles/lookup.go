package roles

import (
	"cmp"
	"slices"
	"strings"
)

// Kind names what a reference points at.
type Kind string

// Kinds, as they stand before the slash of a reference.
const (
	KindRole    Kind = "role"
	KindSkill   Kind = "skill"
	KindCert    Kind = "cert"
	KindProgram Kind = "program"
	KindLicense Kind = "license"
	KindTrack   Kind = "track"
)

// index finds records by id; it is made once, when a catalog is complete.
type index struct {
	role, skill, cert, program, license, funding, occupation, source map[string]int
}

// NewCatalog sorts and indexes records that are known to be consistent, such as
// those that Load has checked.
func NewCatalog(c Catalog) *Catalog {
	slices.SortFunc(c.Roles, func(a, b Role) int { return strings.Compare(a.ID, b.ID) })
	slices.SortFunc(c.Skills, func(a, b Skill) int { return strings.Compare(a.ID, b.ID) })
	slices.SortFunc(c.Certs, func(a, b Cert) int { return strings.Compare(a.ID, b.ID) })
	slices.SortFunc(c.Programs, func(a, b Program) int { return strings.Compare(a.ID, b.ID) })
	slices.SortFunc(c.Licenses, func(a, b License) int { return strings.Compare(a.ID, b.ID) })
	slices.SortFunc(c.Funding, func(a, b Funding) int { return strings.Compare(a.ID, b.ID) })
	slices.SortFunc(c.Occupations, func(a, b Occupation) int { return strings.Compare(a.SOC, b.SOC) })
	slices.SortFunc(c.Sources, func(a, b Source) int { return strings.Compare(a.ID, b.ID) })
	slices.SortFunc(c.Ladders, func(a, b Ladder) int { return strings.Compare(a.ID, b.ID) })
	for i := range c.Roles {
		slices.SortStableFunc(c.Roles[i].Moves, func(a, b Move) int {
			return cmp.Or(strings.Compare(a.To, b.To), strings.Compare(string(a.Kind), string(b.Kind)))
		})
	}
	c.buildIndex()
	return &c
}

func (c *Catalog) buildIndex() {
	c.index = index{
		role:       indexBy(c.Roles, func(r *Role) string { return r.ID }),
		skill:      indexBy(c.Skills, func(s *Skill) string { return s.ID }),
		cert:       indexBy(c.Certs, func(x *Cert) string { return x.ID }),
		program:    indexBy(c.Programs, func(p *Program) string { return p.ID }),
		license:    indexBy(c.Licenses, func(l *License) string { return l.ID }),
		funding:    indexBy(c.Funding, func(f *Funding) string { return f.ID }),
		occupation: indexBy(c.Occupations, func(o *Occupation) string { return o.SOC }),
		source:     indexBy(c.Sources, func(s *Source) string { return s.ID }),
	}
}

func indexBy[T any](list []T, id func(*T) string) map[string]int {
	at := make(map[string]int, len(list))
	for i := range list {
		at[id(&list[i])] = i
	}
	return at
}

func lookup[T any](list []T, at map[string]int, id string) *T {
	if i, ok := at[id]; ok {
		return &list[i]
	}
	return nil
}

// Role is the role with an id, or nil.
func (c *Catalog) Role(id string) *Role { return lookup(c.Roles, c.index.role, id) }

// Skill is the skill with an id, or nil.
func (c *Catalog) Skill(id string) *Skill { return lookup(c.Skills, c.index.skill, id) }

// Cert is the certification with an id, or nil.
func (c *Catalog) Cert(id string) *Cert { return lookup(c.Certs, c.index.cert, id) }

// Program is the program with an id, or nil.
func (c *Catalog) Program(id string) *Program { return lookup(c.Programs, c.index.program, id) }

// License is the license with an id, or nil.
func (c *Catalog) License(id string) *License { return lookup(c.Licenses, c.index.license, id) }

// FundingOf is the way to pay with an id, or nil.
func (c *Catalog) FundingOf(id string) *Funding { return lookup(c.Funding, c.index.funding, id) }

// Source is the source with an id, or nil.
func (c *Catalog) Source(id string) *Source { return lookup(c.Sources, c.index.source, id) }

// Occupation is the occupation of a SOC or O*NET-SOC code, or nil.
func (c *Catalog) Occupation(code string) *Occupation {
	return lookup(c.Occupations, c.index.occupation, code[:min(len(code), len("15-2051"))])
}

// Workers is what workers in a role's own O*NET occupation said, or those in the
// first that its code holds; nil where the catalog has none, or where the
// occupation fits the role poorly.
func (c *Catalog) Workers(r *Role) *ONETEvidence {
	o := c.Occupation(r.Occupation.SOC)
	if o == nil || len(o.Evidence) == 0 || r.Occupation.Fit == FitPoor {
		return nil
	}
	at := slices.IndexFunc(o.Evidence, func(x ONETEvidence) bool { return x.Code == r.Occupation.SOC })
	return &o.Evidence[max(at, 0)]
}

// TrackTitle is a track's title, or its id where the catalog has none.
func (c *Catalog) TrackTitle(id string) string {
	for _, t := range c.Tracks {
		if t.ID == id {
			return t.Title
		}
	}
	return id
}

// Pay is what a role pays a year, in whole dollars.
type Pay struct {
	Low, Typical, High int
	Known              bool
	Year               int
	Area               string
	Source             string
	SOC                string // where the figures are percentiles of an occupation
	Percentiles        [3]int // of the occupation; zero where the role has figures of its own
	Fit                Fit
}

// Pay is the role's pay: its own figures where it states them, else a
// percentile band of its occupation's newest national wages, else unknown. An
// occupation that fits poorly gives no figure.
func (c *Catalog) Pay(r *Role) Pay {
	if n := len(r.Pay.Facts); n > 0 {
		facts := slices.Clone(r.Pay.Facts)
		slices.SortStableFunc(facts, func(a, b PayFact) int { return a.Value - b.Value })
		mid := facts[(n-1)/2]
		high := facts[n-1]
		return Pay{Low: facts[0].Value, Typical: mid.Value, High: max(high.Value, high.High), Known: true,
			Year: mid.Year, Area: mid.Area, Source: mid.Source, Fit: FitExact}
	}
	if r.Occupation.SOC == "" || r.Occupation.Fit == FitPoor {
		return Pay{}
	}
	occupation := c.Occupation(r.Occupation.SOC)
	if occupation == nil {
		return Pay{}
	}
	wage := occupation.Newest()
	if wage == nil {
		return Pay{}
	}
	band := r.payBand()
	pay := Pay{Low: wage.At(band[0]), Typical: wage.At(band[1]), High: wage.At(band[2]),
		Year: wage.Year, Area: wage.Area, Source: wage.Source, SOC: occupation.SOC, Percentiles: band, Fit: r.Occupation.Fit}
	pay.Known = pay.Low > 0 && pay.Typical > 0 && pay.High > 0
	if !pay.Known {
		return Pay{}
	}
	return pay
}

// payBand is the percentiles of the occupation that stand for the role.
func (r *Role) payBand() [3]int {
	if len(r.Pay.Percentiles) == 3 {
		return [3]int(r.Pay.Percentiles)
	}
	switch {
	case r.Feeder || r.Level == LevelMid:
		return [3]int{25, 50, 75}
	case r.Level == LevelEntry:
		return [3]int{10, 25, 50}
	}
	return [3]int{50, 75, 90}
}

// Newest is the latest national wage distribution, or nil.
func (o *Occupation) Newest() *Wage {
	var newest *Wage
	for i := range o.Wages {
		if w := &o.Wages[i]; w.Area == "US" && (newest == nil || w.Year > newest.Year) {
			newest = w
		}
	}
	return newest
}

// At is a percentile (10, 25, 50, 75 or 90) of the distribution; 0 is unknown.
func (w *Wage) At(percentile int) int {
	switch percentile {
	case 10:
		return w.P10
	case 25:
		return w.P25
	case 50:
		return w.P50
	case 75:
		return w.P75
	case 90:
		return w.P90
	}
	return 0
}

// Folded is text as references are compared: trimmed, lower case, inner white
// space single.
func Folded(text string) string { return strings.ToLower(strings.Join(strings.Fields(text), " ")) }

// MoveIn is a move as the role that it leads to sees it.
type MoveIn struct {
	From string `json:"from"`
	Move
}

// MovesInto are the moves that lead to a role, by the role that they leave.
func (c *Catalog) MovesInto(id string) []MoveIn {
	var in []MoveIn
	for i := range c.Roles {
		for _, m := range c.Roles[i].Moves {
			if m.To == id {
				in = append(in, MoveIn{c.Roles[i].ID, m})
			}
		}
	}
	return in
}

package person

import (
	"slices"
	"strings"

	"careers/rung/paths"
	"careers/rung/roles"
)

// Drift is what became of one thing that a plan rests on.
type Drift struct {
	Ref   string    `json:"ref"` // as the plan has it
	Title string    `json:"title"`
	Fate  DriftFate `json:"fate"`
	Now   string    `json:"now,omitempty"`    // its reference now, where it was renamed
	Lost  []string  `json:"lost,omitempty"`   // lines that no longer hold
	New   []string  `json:"new,omitempty"`    // lines that hold instead
	Other []string  `json:"others,omitempty"` // of what is gone: references near it
}

// DriftFate says what became of a thing.
type DriftFate string

// Fates.
const (
	Renamed DriftFate = "renamed"
	Retired DriftFate = "retired" // nobody can earn it any more
	Gone    DriftFate = "gone"    // the catalog has nothing of that name
	Changed DriftFate = "changed"
)

// IDOf says which catalog this is.
func IDOf(c *roles.Catalog) CatalogID {
	return CatalogID{Name: c.Pack.Name, Version: c.Pack.Version, Digest: c.Digest()}
}

// Drift compares what a plan rests on with a catalog, whose IDOf is now. Kept is
// the number of things that are as they were.
func (p *Plan) Drift(c *roles.Catalog, now CatalogID) (list []Drift, kept int) {
	if p.Catalog == now {
		return nil, len(p.RestsOn)
	}
	for _, was := range p.RestsOn {
		kind, id, _ := strings.Cut(was.Ref, "/")
		d := Drift{Ref: was.Ref, Title: was.Title}
		ref := roles.Ref{Kind: roles.Kind(kind), ID: CurrentID(c, roles.Kind(kind), id)}
		facts := p.factsNow(c, ref)
		d.Lost, d.New = without(was.Facts, facts), without(facts, was.Facts)
		switch {
		case facts == nil && c.Title(ref) == ref.ID:
			d.Fate, d.Lost, d.Other = Gone, nil, near(c, ref, was.Title)
		case slices.Contains(d.New, "status: "+string(roles.CertRetired)):
			d.Fate = Retired
		case ref.ID != id:
			d.Fate, d.Now = Renamed, ref.String()
		case len(d.Lost)+len(d.New) > 0:
			d.Fate = Changed
		default:
			kept++
			continue
		}
		list = append(list, d)
	}
	return list, kept
}

// factsNow is what a plan would rest on in a catalog for one of its things.
func (p *Plan) factsNow(c *roles.Catalog, ref roles.Ref) []string {
	route := paths.Plan{}
	for _, id := range p.Roles {
		route.Roles = append(route.Roles, CurrentID(c, roles.KindRole, id))
	}
	if ref.Kind == roles.KindRole {
		for _, b := range paths.BasisOf(c, &route) {
			if b.Ref == ref.String() {
				return b.Facts
			}
		}
	}
	return paths.FactsOf(c, ref)
}

// near proposes what may stand for a thing that is gone.
func near(c *roles.Catalog, ref roles.Ref, title string) []string {
	const most = 2
	var list []string
	add := func(refs []roles.Ref) {
		for _, r := range refs {
			if len(list) < most && !slices.Contains(list, r.String()) {
				list = append(list, r.String())
			}
		}
	}
	add(c.Find(title, ref.Kind))
	add(c.Nearest(title, most, ref.Kind))
	add(c.Nearest(ref.ID, most, ref.Kind))
	words := strings.Fields(title)
	slices.Reverse(words) // the last says what it is: Manager, Analyst
	for _, text := range append([]string{title}, words...) {
		for _, hit := range c.Search(text) {
			if hit.Kind == ref.Kind {
				add([]roles.Ref{hit.Ref})
			}
		}
	}
	return list
}

// without lists the lines of one list that another does not have.
func without(list, other []string) []string {
	var out []string
	for _, line := range list {
		if !slices.Contains(other, line) {
			out = append(out, line)
		}
	}
	return out
}

package paths

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"careers/rung/roles"
)

// Basis is what a plan takes to be true of one thing on its way, in plain
// lines such as "fee: $299". Two catalogs that give the same lines for all
// things of a plan leave it as it is.
type Basis struct {
	Ref   string   `json:"ref"`
	Title string   `json:"title"`
	Facts []string `json:"facts"`
}

// BasisOf lists what a plan rests on: its roles in order, with the moves
// between them, then everything to acquire, by reference.
func BasisOf(c *roles.Catalog, p *Plan) []Basis {
	var list []Basis
	for i, id := range p.Roles {
		next := ""
		if i+1 < len(p.Roles) {
			next = p.Roles[i+1]
		}
		ref := roles.Ref{Kind: roles.KindRole, ID: id}
		at := slices.IndexFunc(list, func(b Basis) bool { return b.Ref == ref.String() })
		if at < 0 {
			list = append(list, Basis{ref.String(), c.Title(ref), roleFacts(c, c.Role(id))})
			at = len(list) - 1
		}
		for _, fact := range moveFacts(c, c.Role(id), next) {
			if !slices.Contains(list[at].Facts, fact) {
				list[at].Facts = append(list[at].Facts, fact)
			}
		}
	}
	acquired := len(list)
	for _, s := range p.Steps {
		kind, id, _ := strings.Cut(s.Ref, "/")
		ref := roles.Ref{Kind: roles.Kind(kind), ID: id}
		if ref.Kind == roles.KindRole || slices.ContainsFunc(list, func(b Basis) bool { return b.Ref == s.Ref }) {
			continue
		}
		list = append(list, Basis{s.Ref, c.Title(ref), FactsOf(c, ref)})
	}
	slices.SortFunc(list[acquired:], func(a, b Basis) int { return cmp.Compare(a.Ref, b.Ref) })
	return list
}

// FactsOf is what a plan takes to be true of a role, skill, certification or
// program by itself; nil where the catalog does not have it.
func FactsOf(c *roles.Catalog, ref roles.Ref) []string {
	switch ref.Kind {
	case roles.KindRole:
		return roleFacts(c, c.Role(ref.ID))
	case roles.KindSkill:
		return skillFacts(c, c.Skill(ref.ID))
	case roles.KindCert:
		return certFacts(c, c.Cert(ref.ID))
	case roles.KindProgram:
		return programFacts(c, c.Program(ref.ID))
	}
	return nil
}

func roleFacts(c *roles.Catalog, r *roles.Role) []string {
	if r == nil {
		return nil
	}
	var facts []string
	q := r.Requires
	for _, list := range [][]roles.Clause{q.Education, q.Experience, q.Certs, q.Licenses, q.Skills} {
		for _, clause := range list {
			facts = append(facts, "asks for: "+clauseWords(c, clause))
		}
	}
	if pay := c.Pay(r); pay.Known {
		facts = append(facts, "typical pay: "+sumOf(pay.Typical))
	}
	return facts
}

// moveFacts is the ways from a role to the next.
func moveFacts(c *roles.Catalog, r *roles.Role, next string) []string {
	if r == nil || next == "" {
		return nil
	}
	var facts []string
	for _, m := range r.Moves {
		if m.To == next {
			facts = append(facts, fmt.Sprintf("move to %s: %s after %s, evidence %s", nameOf(c, roles.KindRole, next),
				m.Kind, cmp.Or(string(m.Tenure.Typical), "no set time"), cmp.Or(m.Evidence, roles.Curator)))
		}
	}
	return facts
}

func skillFacts(c *roles.Catalog, s *roles.Skill) []string {
	if s == nil {
		return nil
	}
	facts := []string{"learned by: " + string(cmp.Or(s.Acquire, roles.ByStudy))}
	for level := roles.Aware; level <= roles.Expert; level++ {
		if hours := s.Hours.At(level); hours != s.Hours.At(level-1) {
			facts = append(facts, fmt.Sprintf("hours to %s: %d–%d", level, hours.Low, hours.High))
		}
	}
	for _, need := range s.Requires {
		facts = append(facts, fmt.Sprintf("first: %s at %s level", nameOf(c, roles.KindSkill, need.Skill), need.LevelOrWorking()))
	}
	return facts
}

func certFacts(c *roles.Catalog, x *roles.Cert) []string {
	if x == nil {
		return nil
	}
	facts := []string{"status: " + string(cmp.Or(x.Status, roles.CertActive)), "fee: " + feeWords(x.FeeUSD.Nonmember), "member's fee: " + feeWords(x.FeeUSD.Member)}
	if x.ReplacedBy != "" {
		facts = append(facts, "replaced by: "+nameOf(c, roles.KindCert, x.ReplacedBy))
	}
	for _, clause := range x.Eligibility {
		facts = append(facts, "rule: "+clauseWords(c, clause))
	}
	return append(facts, fmt.Sprintf("hours: %d–%d", x.Hours.Low, x.Hours.High), "wait: "+cmp.Or(string(x.Wait.Typical), "none"))
}

func programFacts(c *roles.Catalog, p *roles.Program) []string {
	if p == nil {
		return nil
	}
	cost := "unknown"
	if p.CostUSD != nil {
		cost = sumOf(p.CostUSD.Low) + "–" + sumOf(p.CostUSD.High)
	}
	facts := []string{"award: " + awardWords(roles.Alternative{Award: p.Award, Fields: p.Fields, Accreditor: p.Accreditor}), "tuition: " + cost,
		fmt.Sprintf("months: %d full time, %d part time", p.Months.FullTime, p.Months.PartTime)}
	for _, clause := range p.Entry {
		facts = append(facts, "entry: "+clauseWords(c, clause))
	}
	return facts
}

func feeWords(fee *int) string {
	if fee == nil {
		return "unknown"
	}
	return sumOf(*fee)
}

// Closed is the profile with all that its things grant and its jobs have
// taught.
func (p Profile) Closed(c *roles.Catalog) Profile {
	l := newLedger(c, p)
	closed := p.Clone()
	closed.Skills = l.skills
	closed.Awards = l.awards
	return closed
}

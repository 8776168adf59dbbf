package roles

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
)

// MarshalJSON writes a clause as a pack would: a lone alternative in place,
// several under "any".
func (c Clause) MarshalJSON() ([]byte, error) {
	if len(c.Any) == 1 {
		return json.Marshal(struct {
			Alternative
			Weight int `json:"weight,omitempty"`
		}{c.Any[0], c.Weight})
	}
	return json.Marshal(struct {
		Any    []Alternative `json:"any"`
		Weight int           `json:"weight,omitempty"`
	}{c.Any, c.Weight})
}

// MarshalJSON writes lists of certs and licenses with bare ids, as packs do.
func (r Requires) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Education  []Clause   `json:"education,omitempty"`
		Experience []Clause   `json:"experience,omitempty"`
		Skills     []Clause   `json:"skills,omitempty"`
		Certs      []idClause `json:"certs,omitempty"`
		Licenses   []idClause `json:"licenses,omitempty"`
	}{r.Education, r.Experience, r.Skills, idClauses(r.Certs), idClauses(r.Licenses)})
}

// MarshalJSON writes lists of certs with bare ids, as packs do.
func (p Prefers) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Skills    []Clause   `json:"skills,omitempty"`
		Certs     []idClause `json:"certs,omitempty"`
		Education []Clause   `json:"education,omitempty"`
	}{p.Skills, idClauses(p.Certs), p.Education})
}

// idClause is a clause of a list whose alternatives are mostly bare ids.
type idClause struct {
	Any []any `json:"any"`
}

func idClauses(clauses []Clause) []idClause {
	out := make([]idClause, len(clauses))
	for i, clause := range clauses {
		for _, alternative := range clause.Any {
			out[i].Any = append(out[i].Any, bareID(alternative))
		}
	}
	return out
}

func bareID(a Alternative) any {
	rest := a
	rest.Cert, rest.License = "", ""
	encoded, err := json.Marshal(rest)
	if err != nil || string(encoded) != "{}" || (a.Cert != "" && a.License != "") {
		return a
	}
	return a.Cert + a.License
}

// Digest identifies what a catalog says: two of the same digest are the same.
func (c *Catalog) Digest() string {
	sum := sha256.Sum256(c.Compact())
	return hex.EncodeToString(sum[:8])
}

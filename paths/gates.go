package paths

import (
	"fmt"
	"slices"
	"strings"

	"careers/rung/roles"
)

// gateKind types the gate that an alternative of a clause stands for: who
// opens it where that is an employer or an accreditor, experience where it asks
// for nothing else, and otherwise what its clause asks for.
func (g *Graph) gateKind(kind GateKind, a *alt) GateKind {
	if a.sponsored {
		return GateSponsor
	}
	for _, at := range a.atoms {
		if at >= g.testAtom(0) && g.tests[at-g.testAtom(0)].accreditor != "" {
			return GateAccreditation
		}
	}
	if len(a.atoms) == 0 && a.months > 0 {
		return GateExperience
	}
	return kind
}

// metBy is the alternative by which a stage meets a hard clause of its move:
// of those that hold, the one with the least experience, then the first.
func (r *reporter) metBy(i int, st *stage) *alt {
	c := chooser{p: r.p, from: st.from, counts: st.counts}
	var best *alt
	for j := range st.to.hard[i].alts {
		a := &st.to.hard[i].alts[j]
		months, ok := c.missing(a)
		if ok && 100*months <= st.stay && !a.sponsored && c.p.holdsAll(a, st.union) && (best == nil || a.months < best.months) {
			best = a
		}
	}
	return best
}

// metWords says how a stage meets an alternative.
func (r *reporter) metWords(a *alt, st *stage) string {
	var parts []string
	for _, at := range a.atoms {
		parts = append(parts, r.g.atomName(at))
	}
	if a.months > 0 {
		counter := r.p.setAt[a.set]
		have := int(st.counts[counter])
		if slices.Contains(st.from.counters, counter) {
			have += st.stay / 100
		}
		parts = append(parts, fmt.Sprintf("%d months in %s (%d served by then)", a.months, r.g.setName(a.set), have))
	}
	if a.sponsored {
		parts = append(parts, "an employer that sponsors it")
	}
	if len(parts) == 0 {
		return "no demand"
	}
	return strings.Join(parts, ", with ")
}

// itemMetBy is the alternative by which a task meets a demand of its
// certification or program.
func (r *reporter) itemMetBy(st *stage, t *task, demand int) *alt {
	c := chooser{p: r.p, from: st.from, counts: st.counts, at: st.at}
	before := slices.Clone(st.at)
	for _, d := range t.deps {
		before.or(r.taskBits(&st.tasks[d]))
	}
	alts := r.p.pcs[t.pc].demands[demand].alts
	for i := range alts {
		a := &alts[i]
		months, ok := c.missing(a)
		if ok && months <= t.exp && (!a.sponsored || c.sponsored(t.pc)) && c.p.holdsAll(a, before) {
			return a
		}
	}
	return nil
}

// itemGates says how a certification's eligibility or a program's entry is met.
func (r *reporter) itemGates(st *stage, t *task) []Gate {
	gates := []Gate{}
	kind, id := t.ref(r.p)
	for i := range r.p.pcs[t.pc].demands {
		a := r.itemMetBy(st, t, i)
		if a == nil {
			continue
		}
		words := "appears eligible: " + r.metWords(a, st)
		if cert := r.g.cat.Cert(id); kind == roles.KindCert && cert != nil {
			words += "; " + cert.Issuer + " decides"
		}
		gates = append(gates, Gate{r.g.gateKind(r.p.pcs[t.pc].demands[i].kind, a), string(kind) + "/" + id, words})
	}
	return gates
}

func entryWords(r roles.Realism) string {
	if r == roles.EntryBridge {
		return "formally open to people without experience; most come by another job first"
	}
	return "open to people without experience"
}

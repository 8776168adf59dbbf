package paths

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"careers/rung/roles"
)

// ProgramComparison sets programs side by side, in the order asked for. What it
// says of one program, traps aside, does not depend on the others.
type ProgramComparison struct {
	Programs []ProgramDoors `json:"programs"`
	Traps    []Trap         `json:"traps"` // by program as asked for, then by certification id
}

// ProgramDoors is what a program opens for somebody who holds nothing else than
// what it asks of those who enter it.
type ProgramDoors struct {
	Program   string              `json:"program"`
	Entered   []roles.Alternative `json:"held_to_enter"` // what counts as held, of each demand for entry the quickest way
	Exams     []ExamDoor          `json:"exams"`         // sorted by certification id; none that it does not open
	Entry     []EntryDoor         `json:"entry_roles"`   // sorted by role id
	Education EducationDoors      `json:"education"`
	Directors DirectorLevel       `json:"director_level"`
	Skills    []roles.SkillLevel  `json:"skills"` // taught, sorted by id
}

// ExamOpening says when a program opens an exam.
type ExamOpening string

// Openings. An exam that asks for nothing is open to anyone, with a program or
// without; one that asks for work is open to anyone who did it, where the
// program makes it no less.
const (
	ExamNow    ExamOpening = "now"
	ExamLater  ExamOpening = "later"
	ExamWork   ExamOpening = "work"
	ExamAnyone ExamOpening = "anyone"
)

// ExamDoor is how a program opens an exam. The issuer decides who may sit.
type ExamDoor struct {
	Cert   string      `json:"cert"`
	Opens  ExamOpening `json:"opens"`
	Listed bool        `json:"listed"`          // the catalog names the program as one that qualifies
	Higher bool        `json:"by_higher_award"` // open now by an award above the accredited one that the exam names
	// Missing is what an exam that opens later or by work asks for besides the
	// program: of each demand the way with the least experience, less what is
	// met of it.
	Missing []roles.Alternative `json:"missing"`
}

// Months is the experience that is missing.
func (d ExamDoor) Months() int { return mostMonths(d.Missing) }

func mostMonths(list []roles.Alternative) int {
	months := 0
	for _, a := range list {
		months = max(months, a.ExperienceMonths())
	}
	return months
}

// EntryDoor is a role that a graduate can start in.
type EntryDoor struct {
	Role     string     `json:"role"`
	Listed   bool       `json:"listed"`    // the catalog says that graduates enter it
	ByDegree bool       `json:"by_degree"` // an entry role whose education demand is met with the program, and not without
	Also     []GateKind `json:"also_asks"` // what else it asks for that the program does not give, skills aside
}

// EducationDoors sorts the roles, feeders left out, by their education demand.
type EducationDoors struct {
	Roles  int             `json:"roles"`
	NoneOf int             `json:"ask_for_none"`
	Met    []string        `json:"met"`   // sorted
	Later  []EducationDoor `json:"later"` // with work besides, sorted by role
}

// EducationDoor is a role whose education demand the program meets together
// with work.
type EducationDoor struct {
	Role   string `json:"role"`
	Months int    `json:"months"`
}

// DirectorLevel is what a program does for the way to the top: which executive
// roles, and senior roles of the stage below them, have a plan without a
// further degree.
type DirectorLevel struct {
	Roles     int      `json:"roles"`     // of that level in the catalog
	Reachable []string `json:"reachable"` // sorted; each by a plan of at most six moves
	Unsettled []string `json:"unsettled"` // sorted; the search ended before it could tell
	// Further is the least further award with which one is reachable, where none
	// is without; "" too where none was found with any.
	Further roles.Award `json:"further_award,omitempty"`
}

// Trap is an exam that people might expect a program to open and that it does
// not: the award is high enough, but the exam asks for another field or
// accreditor.
type Trap struct {
	Program   string         `json:"program"`
	Cert      string         `json:"cert"`
	Asks      []roles.Clause `json:"asks"`                 // that the program does not meet
	OpenedBy  []string       `json:"opened_by"`            // programs of the comparison that open it, sorted
	LooksLike string         `json:"looks_like,omitempty"` // a program that the catalog names as a way to the exam, and whose name begins alike
}

// ComparePrograms tells what each of several programs opens. It fails for an
// unknown program, and with the context's error.
func (g *Graph) ComparePrograms(ctx context.Context, ids []string) (*ProgramComparison, error) {
	all := &ProgramComparison{Programs: []ProgramDoors{}, Traps: []Trap{}}
	for _, id := range ids {
		p := g.cat.Program(id)
		if p == nil {
			return nil, fmt.Errorf("unknown program %q", id)
		}
		f := newDoorFinder(g.cat, p)
		directors, err := g.directorLevel(ctx, f)
		if err != nil {
			return nil, err
		}
		all.Programs = append(all.Programs, ProgramDoors{Program: id, Entered: f.enters, Exams: f.exams(), Entry: f.entryRoles(),
			Education: f.education(), Directors: directors, Skills: taughtBy(p)})
	}
	for _, doors := range all.Programs {
		all.Traps = append(all.Traps, traps(g.cat, doors, all.Programs)...)
	}
	return all, nil
}

func taughtBy(p *roles.Program) []roles.SkillLevel {
	out := make([]roles.SkillLevel, 0, len(p.Grants))
	for _, s := range p.Grants {
		out = append(out, roles.SkillLevel{Skill: s.Skill, Level: s.LevelOrWorking()})
	}
	slices.SortStableFunc(out, func(a, b roles.SkillLevel) int { return strings.Compare(a.Skill, b.Skill) })
	return out
}

// opens reports whether a program opens an exam at once that is not open to
// anyone.
func (d ProgramDoors) opens(cert string) bool {
	return slices.ContainsFunc(d.Exams, func(x ExamDoor) bool { return x.Cert == cert && x.Opens == ExamNow })
}

// traps finds the exams that ask for an accredited award no higher than that of
// a program, that it does not open, and that one might take it to open: its
// award and field are the right ones, or its name is like that of a program that
// leads there.
func traps(c *roles.Catalog, doors ProgramDoors, all []ProgramDoors) []Trap {
	list := []Trap{}
	p := c.Program(doors.Program)
	f := newDoorFinder(c, p)
	for _, cert := range c.Certs {
		if cert.Status == roles.CertRetired || doors.opens(cert.ID) {
			continue
		}
		trap := Trap{Program: p.ID, Cert: cert.ID, OpenedBy: []string{}}
		near, sameField := false, false
		for _, clause := range cert.Eligibility {
			if f.held.meets(clause, false) {
				continue
			}
			trap.Asks = append(trap.Asks, clause)
			for _, a := range clause.Any {
				if a.Accreditor == "" || a.ExperienceMonths() > 0 || a.Award.Rank() > p.Award.Rank() {
					continue
				}
				near = true
				a.Accreditor = ""
				sameField = sameField || a.Award == p.Award && f.held.meetsAward(a)
			}
		}
		if !near {
			continue
		}
		for _, other := range all {
			if other.opens(cert.ID) {
				trap.OpenedBy = append(trap.OpenedBy, other.Program)
			}
		}
		slices.Sort(trap.OpenedBy)
		trap.OpenedBy = slices.Compact(trap.OpenedBy)
		trap.LooksLike = looksLike(c, p, cert.ID, trap.OpenedBy)
		if sameField || trap.LooksLike != "" {
			list = append(list, trap)
		}
	}
	return list
}

// looksLike is the first program that a program's name could be taken for, of
// those that the catalog names as a way to an exam: one of the same award, or
// one that stands beside it.
func looksLike(c *roles.Catalog, p *roles.Program, cert string, beside []string) string {
	for _, q := range c.Programs {
		if q.ID != p.ID && slices.Contains(q.QualifiesFor, cert) && namesAlike(p.Name, q.Name) &&
			(q.Award == p.Award || slices.Contains(beside, q.ID)) {
			return q.ID
		}
	}
	return ""
}

// namesAlike reports whether each word of what a program is in is one of another
// program's name or begins like one: "health informatics" could be "health
// information management".
func namesAlike(name, other string) bool {
	const stem = 6 // letters: inform-atics, inform-ation
	if _, field, ok := strings.Cut(name, " in "); ok {
		name = field
	}
	words := strings.Fields(strings.ToLower(other))
	for word := range strings.FieldsSeq(strings.ToLower(name)) {
		if !slices.ContainsFunc(words, func(w string) bool {
			return w == word || len(w) >= stem && len(word) >= stem && w[:stem] == word[:stem]
		}) {
			return false
		}
	}
	return true
}

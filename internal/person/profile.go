// Package person is what a person keeps of themselves: the profile and the
// saved plans, as YAML documents that they may edit by hand, and what these say
// in a catalog.
package person

import (
	"bytes"
	"cmp"
	"slices"

	"careers/rung/internal/yamldoc"
	"careers/rung/roles"
)

// Profile is a person as their file describes them. Names of things are kept as
// written: an id, a title or an alias. Every key is optional.
type Profile struct {
	Name      string      `json:"name,omitempty" pack:"max=120"`
	Role      string      `json:"role,omitempty"`  // current job, as the catalog knows it
	Title     string      `json:"title,omitempty"` // and as the employer calls it; alone where the catalog has none
	Employer  string      `json:"employer,omitempty"`
	Since     Date        `json:"since,omitempty" pack:"plain"`
	History   []Job       `json:"history,omitempty"` // earlier jobs
	Skills    []Skill     `json:"skills,omitempty" pack:"bare=skill"`
	Certs     []Cert      `json:"certs,omitempty" pack:"bare=cert"`
	Education []Education `json:"education,omitempty" pack:"bare=program"`
	Licenses  []License   `json:"licenses,omitempty" pack:"bare=license"`
	Foreign   []Foreign   `json:"foreign_credentials,omitempty"`
	Military  *Military   `json:"military,omitempty"`
	Pace      int         `json:"pace,omitempty" pack:"min=1,max=168"`           // hours of study a week
	Budget    *int        `json:"budget,omitempty" pack:"min=0,max=1000000000"`  // US dollars for a whole plan
	Savings   *int        `json:"savings,omitempty" pack:"min=0,max=1000000000"` // US dollars
	Horizon   int         `json:"horizon_years,omitempty" pack:"min=1,max=60"`   // over which earnings are reported
	State     string      `json:"state,omitempty" pack:"pattern=[A-Z]{2}"`
	Metro     string      `json:"metro,omitempty"`
	Limits    Limits      `json:"limits,omitzero"`
	Interests *Interests  `json:"interests,omitempty"`
	Notes     string      `json:"notes,omitempty"`
	Unmatched []string    `json:"unmatched,omitempty"` // what an import found in no catalog, kept as it was
	Imported  string      `json:"imported,omitempty"`  // the format of the last import and its day

	file string
	node *yamldoc.Node // nil: made in memory
}

// Job is a job held before the current one, or beside it.
type Job struct {
	Role     string `json:"role,omitempty"`
	Title    string `json:"title,omitempty"`
	Employer string `json:"employer,omitempty"`
	From     Date   `json:"from,omitempty" pack:"plain"`
	To       Date   `json:"to,omitempty" pack:"plain"` // absent: still held
	Note     string `json:"note,omitempty"`
}

// Skill is a skill held at a level.
type Skill struct {
	Skill string      `json:"skill" pack:"required"`
	Level roles.Level `json:"level,omitempty"` // absent: working
	On    Date        `json:"on,omitempty" pack:"plain"`
	Was   []Lift      `json:"was,omitempty"`  // what it was before plans' ticks lifted it, the last one last
	Plan  string      `json:"plan,omitempty"` // whose tick put it here
	Note  string      `json:"note,omitempty"`
}

// Lift is a level that was held before a tick lifted it.
type Lift struct {
	Level roles.Level `json:"level" pack:"required"`
	On    Date        `json:"on,omitempty" pack:"plain"`
}

// Cert is a certification held. One that no catalog knows has a name alone.
type Cert struct {
	Cert      string `json:"cert,omitempty"`
	Name      string `json:"name,omitempty"`
	Earned    Date   `json:"earned,omitempty" pack:"plain"`
	CycleEnds Date   `json:"cycle_ends,omitempty" pack:"plain"`      // when it must be renewed
	Units     *int   `json:"units,omitempty" pack:"min=0,max=10000"` // earned for that renewal so far; of a shared pool all of them
	Plan      string `json:"plan,omitempty"`                         // whose tick put it here
	Note      string `json:"note,omitempty"`
}

// Education is a course of study: a program of the catalog, or the award alone.
type Education struct {
	Program    string      `json:"program,omitempty"`
	Award      roles.Award `json:"award,omitempty"`
	Fields     []string    `json:"fields,omitempty"`
	Accreditor string      `json:"accreditor,omitempty"`
	Title      string      `json:"title,omitempty"` // as the school calls it
	School     string      `json:"school,omitempty"`
	Finished   Date        `json:"finished,omitempty" pack:"plain"` // in the future: not held yet
	Plan       string      `json:"plan,omitempty"`                  // whose tick put it here
	Note       string      `json:"note,omitempty"`
}

// Label is the shortest name of a course of study.
func (e Education) Label() string {
	return cmp.Or(e.Program, e.Title, string(e.Award)) + " (" + string(e.Finished) + ")"
}

// License is a legal permission held.
type License struct {
	License string `json:"license,omitempty"`
	Name    string `json:"name,omitempty"`
	State   string `json:"state,omitempty"`
	Expires Date   `json:"expires,omitempty" pack:"plain"`
	Note    string `json:"note,omitempty"`
}

// Foreign is an award from another country. It counts once it was evaluated as
// an award of this one.
type Foreign struct {
	Title     string      `json:"title" pack:"required"`
	Country   string      `json:"country,omitempty"`
	Evaluated roles.Award `json:"evaluated_as,omitempty"`
	Fields    []string    `json:"fields,omitempty"`
	Finished  Date        `json:"finished,omitempty" pack:"plain"`
	Note      string      `json:"note,omitempty"`
}

// Military is service, for what it counts toward and a clearance opens.
type Military struct {
	Branch    string   `json:"branch,omitempty"`
	Job       string   `json:"job,omitempty"` // code and title, as 68W Combat Medic
	From      Date     `json:"from,omitempty" pack:"plain"`
	To        Date     `json:"to,omitempty" pack:"plain"`
	Training  []string `json:"training,omitempty"`
	Clearance string   `json:"clearance,omitempty"`
	Note      string   `json:"note,omitempty"`
}

// Limits bound every plan of the person, as the flags of the same names do.
type Limits struct {
	Deadline      roles.Duration `json:"deadline,omitempty"`
	NoNewDegree   bool           `json:"no_new_degree,omitempty"`
	FullTimeStudy bool           `json:"full_time_study,omitempty"`
	Remote        string         `json:"remote,omitempty" pack:"oneof=full|partial"`
	Sector        string         `json:"sector,omitempty"`
	Avoid         []string       `json:"avoid,omitempty"`
	Via           []string       `json:"via,omitempty"`
	MaxMoves      int            `json:"max_moves,omitempty" pack:"min=1,max=12"`
}

// Interests are the answers to the interest statements, summed by letter.
type Interests struct {
	Realistic     int  `json:"realistic" pack:"required,min=5,max=25"`
	Investigative int  `json:"investigative" pack:"required,min=5,max=25"`
	Artistic      int  `json:"artistic" pack:"required,min=5,max=25"`
	Social        int  `json:"social" pack:"required,min=5,max=25"`
	Enterprising  int  `json:"enterprising" pack:"required,min=5,max=25"`
	Conventional  int  `json:"conventional" pack:"required,min=5,max=25"`
	On            Date `json:"on,omitempty" pack:"plain"`
}

// profileType is what a profile's document may hold.
func profileType() *yamldoc.Type { return yamldoc.Compile(Profile{}) }

// Parse reads a profile. With errors among the diagnostics it must not be used;
// nothing of a file is ever passed over in silence. A file without a value, but
// perhaps comments, is an empty profile.
func Parse(file string, data []byte) (*Profile, roles.Diagnostics) {
	p := &Profile{file: file}
	node, diagnostics := parse(file, data, profileType(), p)
	p.node = node
	return p, diagnostics
}

// Edited is the text of the profile's file changed to say what the profile
// says: comments, order and spelling of all else stay.
func (p *Profile) Edited(old []byte) ([]byte, error) {
	if len(bytes.TrimSpace(old)) == 0 {
		old = []byte(profileHead)
	}
	return profileType().Patch(old, p)
}

// profileHead opens a new profile.
const profileHead = `# Who you are, for rung. Edit it as you like: rung keeps your comments and order.
# Check it: rung profile check. All that it may hold: rung profile show --keys.
`

// Clone is a copy whose lists can be added to without touching the profile's.
func (p *Profile) Clone() *Profile {
	copied := *p
	copied.Skills = slices.Clone(p.Skills)
	copied.Certs = slices.Clone(p.Certs)
	copied.Education = slices.Clone(p.Education)
	copied.Licenses = slices.Clone(p.Licenses)
	copied.History = slices.Clone(p.History)
	return &copied
}

// Template is a profile to fill in: every key, commented out.
func Template() []byte {
	return []byte(profileHead + profileKeys)
}

const profileKeys = `
# name: Ana
# role: medical-coder          # your job now: an id, a title or an alias of the catalog
# since: 2022-03               # 2022, 2022-03 or 2022-03-15
# history:                     # earlier jobs; one that the catalog lacks has a title alone
#   - {role: health-information-clerk, from: 2019-05, to: 2022-02}
#   - {title: Barista, from: 2017, to: 2019}
# skills:                      # levels: aware, working, practitioner, expert
#   - {skill: icd-10, level: practitioner}
# certs:                       # units: earned for the renewal so far
#   - {cert: ccs, earned: 2021-06, cycle_ends: 2027-12-31, units: 8}
# education:
#   - {award: associate, fields: [him], accreditor: CAHIIM, finished: 2019-05}
# licenses:
#   - {license: rn, state: TX, expires: 2027-05-31}
# foreign_credentials:         # counts once it was evaluated
#   - {title: Bachelor of Nursing, country: Philippines, evaluated_as: bachelor, fields: [nursing]}
# military: {branch: Army, job: 68W Combat Medic, from: 2014, to: 2018, clearance: secret}
# pace: 8                      # hours of study a week
# budget: 4000                 # US dollars for a whole plan
# savings: 2500
# horizon_years: 10
# state: TX
# limits: {deadline: 3y, no_new_degree: true, remote: partial, sector: hospital, avoid: [], via: [], max_moves: 6}
# notes: what you want to remember
`

func parse(file string, data []byte, t *yamldoc.Type, into any) (*yamldoc.Node, roles.Diagnostics) {
	node, problems := yamldoc.Parse(data)
	if node != nil {
		problems = append(problems, t.Decode(node, into)...)
	}
	var list roles.Diagnostics
	for _, p := range problems {
		if p.Code == yamldoc.CodeEmpty {
			return nil, nil
		}
		d := roles.Diagnostic{Severity: roles.SeverityError, Code: p.Code, File: file, Line: p.Line, Column: p.Column,
			Path: p.Path, Message: p.Message, Hint: p.Hint}
		for _, r := range p.Related {
			d.Related = append(d.Related, roles.Related{File: file, Line: r.Line, Column: r.Column, Message: r.Message})
		}
		list = append(list, d)
	}
	return node, list
}

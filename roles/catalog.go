// Package roles defines what a role, skill, certification, program, license,
// move, occupation and source is, and loads layers of YAML packs into one
// immutable, fully checked Catalog.
//
// Field names in YAML and in JSON are the same: they stand in the `json` tags
// below, which are also what the strict decoder and the JSON Schemas are made
// from. The `pack` tag holds what the decoder checks beyond the Go type:
// "required", "min=…", "max=…" (numbers, text length in characters, or list
// length).
package roles

// Catalog is everything that a set of packs says, checked and cross-referenced.
// It is shared and must be treated as read-only. Every list is sorted by its
// id (tracks keep the order of pack.yaml, a role's moves are sorted by target,
// then kind).
type Catalog struct {
	Pack        Pack         `json:"pack"`
	Tracks      []Track      `json:"tracks"`
	Licenses    []License    `json:"licenses"`
	Funding     []Funding    `json:"funding"`
	Model       Model        `json:"model"`
	Roles       []Role       `json:"roles"`
	Skills      []Skill      `json:"skills"`
	Certs       []Cert       `json:"certs"`
	Programs    []Program    `json:"programs"`
	Occupations []Occupation `json:"occupations"`
	Sources     []Source     `json:"sources"`
	Ladders     []Ladder     `json:"ladders"`

	index index
}

// Pack identifies the data itself: the last layer's name and version.
type Pack struct {
	Name        string `json:"name" pack:"required,kebab,max=80"`
	Version     string `json:"version" pack:"required,max=40"`
	AsOf        string `json:"as_of,omitempty" pack:"date"` // ISO date the facts were last reviewed as a whole
	DataLicense string `json:"data_license,omitempty"`
	Currency    string `json:"currency,omitempty"` // ISO 4217; default USD
}

// Track is a field of work, a column of the map.
type Track struct {
	ID    string `json:"id" pack:"required,kebab,max=80"`
	Title string `json:"title" pack:"required"`
}

// License is a legal permission to practice. The planner never acquires one.
type License struct {
	ID       string       `json:"id" pack:"required,kebab,max=80"`
	Name     string       `json:"name" pack:"required"`
	Aliases  []string     `json:"aliases,omitempty"`
	How      LicenseHow   `json:"how,omitzero"`
	Grants   []SkillLevel `json:"grants,omitempty"`
	Foreign  string       `json:"foreign_trained,omitempty"` // for people who trained abroad, in a sentence
	Military string       `json:"military,omitempty"`        // what military training counts for, in a sentence
	Sources  []string     `json:"sources,omitempty" pack:"ref=source"`
}

// Funding is a way to pay for a program or an exam.
type Funding struct {
	ID        string   `json:"id" pack:"required,kebab,max=80"`
	Name      string   `json:"name" pack:"required"`
	Note      string   `json:"note,omitempty"` // who gets it, for what, how much
	URL       string   `json:"url,omitempty"`
	CheckedOn string   `json:"checked_on,omitempty" pack:"date"`
	Sources   []string `json:"sources,omitempty" pack:"ref=source"`
}

// LicenseHow says how people get a license, for a person who meets it as a gate.
type LicenseHow struct {
	Programs []string `json:"programs,omitempty" pack:"ref=program"`
	Exam     string   `json:"exam,omitempty"`
	Years    IntRange `json:"years,omitzero"`
	CostUSD  IntRange `json:"cost_usd,omitzero"`
	Note     string   `json:"note,omitempty"`
}

// Role is one job, with the moves that leave it.
type Role struct {
	ID         string      `json:"id" pack:"required,kebab,max=80"`
	Title      string      `json:"title" pack:"required,max=120"`
	Aliases    []string    `json:"aliases,omitempty"`
	Replaces   []string    `json:"replaces,omitempty" pack:"kebab"`
	Track      string      `json:"track" pack:"required,ref=track"`
	Level      RoleLevel   `json:"level" pack:"required"`
	Stage      int         `json:"stage" pack:"required,min=1,max=6"`
	Summary    string      `json:"summary" pack:"required,max=160"`
	Duties     []string    `json:"duties,omitempty" pack:"min=1,max=12"`
	Occupation RoleSOC     `json:"occupation,omitzero"`
	Pay        RolePay     `json:"pay,omitzero"`
	SeedPay    []PayFact   `json:"seed_pay,omitempty"` // undated figures of the seed document, shown as such, never planned with
	Sectors    []string    `json:"sectors,omitempty" pack:"oneof=hospital|payer|vendor|public-health|ambulatory|behavioral|surgery-center|consulting|research|government|post-acute|life-science"`
	Remote     Remote      `json:"remote,omitempty"` // absent: none
	Emerging   bool        `json:"emerging,omitempty"`
	Entry      Entry       `json:"entry,omitzero"`
	Feeder     bool        `json:"feeder,omitempty"`
	Sponsors   []string    `json:"sponsors,omitempty" pack:"ref=cert"`
	Requires   Requires    `json:"requires,omitzero"`
	Prefers    Prefers     `json:"prefers,omitzero"`
	Develops   []Develop   `json:"develops,omitempty"`
	Terminal   string      `json:"terminal,omitempty"`
	Outlook    string      `json:"outlook,omitempty"` // where the job is heading, in a sentence
	Changes    []Change    `json:"changes,omitempty"`
	Conditions []Condition `json:"conditions,omitempty"`
	WorkStyle  string      `json:"work_style,omitempty"` // the temperament that the work rewards, in a sentence
	Notes      string      `json:"notes,omitempty"`
	Typical    *Experience `json:"typical_experience,omitempty"` // years people in the job usually bring; shown, never planned with
	Moves      []Move      `json:"moves,omitempty"`
	Sources    []string    `json:"sources,omitempty" pack:"ref=source"`
}

// Experience is a span of years, an estimate unless a source is named.
type Experience struct {
	LowYears  int    `json:"low_years" pack:"min=0,max=60"`
	HighYears int    `json:"high_years" pack:"min=0,max=60"`
	Source    string `json:"source,omitempty" pack:"ref=source"`
}

// Change is what a theme of the field's future changes about a job.
type Change struct {
	Theme  string `json:"theme" pack:"required,oneof=ai|regulation|remote-monitoring|genomics|blockchain|interoperability|security|payment|workforce"`
	Effect string `json:"effect" pack:"required"`
	Source string `json:"source,omitempty" pack:"ref=source"`
}

// Condition is what an employer asks of a person besides skill: a thing to know
// before applying. The planner does not read it.
type Condition struct {
	Kind   string `json:"kind" pack:"required,oneof=background-check|clearance|citizenship|health-screening|remote-states|on-call|travel"`
	Note   string `json:"note" pack:"required"`
	Source string `json:"source,omitempty" pack:"ref=source"`
}

// RoleSOC ties a role to an occupation code, and says how well.
type RoleSOC struct {
	SOC  string `json:"soc" pack:"required,pattern=[0-9]{2}-[0-9]{4}([.][0-9]{2})?"` // SOC or O*NET-SOC code; wages are those of its first seven characters
	Fit  Fit    `json:"fit" pack:"required"`
	Note string `json:"note,omitempty"`
}

// RolePay is what a role pays: a percentile band of its occupation (low,
// typical, high), or figures of its own with their sources.
type RolePay struct {
	Percentiles []int     `json:"percentiles,omitempty" pack:"min=3,max=3,oneof=10|25|50|75|90"` // each one of 10 25 50 75 90
	Facts       []PayFact `json:"facts,omitempty"`
}

// PayFact is one sourced figure a year, whole dollars.
type PayFact struct {
	Value   int    `json:"value" pack:"required,min=0"`
	High    int    `json:"high,omitempty" pack:"min=0"` // upper end where the source gives a range
	Year    int    `json:"year,omitempty" pack:"min=1900,max=2100"`
	Area    string `json:"area,omitempty"`
	Measure string `json:"measure,omitempty"` // "median", "mean base", … as the source says
	Source  string `json:"source,omitempty" pack:"ref=source"`
	Note    string `json:"note,omitempty"`
}

// Entry says how people without a job in the field get into a role.
type Entry struct {
	Realism  Realism       `json:"realism" pack:"required"` // absent entry: closed
	Note     string        `json:"note,omitempty"`
	Bridges  []string      `json:"bridges,omitempty" pack:"ref=role"` // role ids
	Search   DurationRange `json:"search,omitzero"`
	Evidence Evidence      `json:"evidence,omitempty"`
}

// Requires is what a role demands: an AND of clauses in each list.
type Requires struct {
	Education  []Clause `json:"education,omitempty"`
	Experience []Clause `json:"experience,omitempty"`
	Skills     []Clause `json:"skills,omitempty"`
	Certs      []Clause `json:"certs,omitempty" pack:"bare=cert"`
	Licenses   []Clause `json:"licenses,omitempty" pack:"bare=license"`
}

// Prefers is what helps and never blocks.
type Prefers struct {
	Skills    []Clause `json:"skills,omitempty"`
	Certs     []Clause `json:"certs,omitempty" pack:"bare=cert"`
	Education []Clause `json:"education,omitempty"`
}

// Clause is one demand. It is met when one of its alternatives is met whole.
// In YAML it is a single alternative, or {any: [alternatives]}; in a list of
// certs or licenses an alternative may be a bare id.
type Clause struct {
	Any    []Alternative `json:"any" pack:"min=1,lone"`
	Weight int           `json:"weight,omitempty" pack:"min=1,max=5"` // importance of a skill clause; absent: 1
}

// Alternative is a set of demands that must hold together; absent keys demand
// nothing.
type Alternative struct {
	Award             Award    `json:"award,omitempty"` // an award of this rank or higher …
	Fields            []string `json:"fields,omitempty"`
	Accreditor        string   `json:"accreditor,omitempty"`
	Program           string   `json:"program,omitempty" pack:"ref=program"`
	Cert              string   `json:"cert,omitempty" pack:"ref=cert"`
	License           string   `json:"license,omitempty" pack:"ref=license"`
	Skill             string   `json:"skill,omitempty" pack:"ref=skill"`
	Level             Level    `json:"level,omitempty"`      // with skill; absent: working
	Experience        Duration `json:"experience,omitempty"` // served in the roles that In names
	Months            int      `json:"months,omitempty" pack:"min=0,max=1200"`
	In                []string `json:"in,omitempty" pack:"ref=place"` // "role/ID" or "track/ID"; absent: any role
	EmployerSponsored bool     `json:"employer_sponsored,omitempty"`
}

// Develop is what a job itself teaches once its time has been served.
type Develop struct {
	Skill string   `json:"skill" pack:"required,ref=skill"`
	Level Level    `json:"level" pack:"required"`
	After Duration `json:"after,omitempty"`
}

// Move is an arc from the role it stands in to another.
type Move struct {
	To       string        `json:"to" pack:"required,ref=role"`
	Kind     MoveKind      `json:"kind" pack:"required"`
	Tenure   DurationRange `json:"tenure,omitzero"`
	Evidence Evidence      `json:"evidence,omitempty"`       // absent: curator
	N        int           `json:"n,omitempty" pack:"min=0"` // observations, with evidence observed
	Why      string        `json:"why,omitempty"`
	PayFalls string        `json:"pay_falls,omitempty"` // why a promotion pays less at first
	Source   string        `json:"source,omitempty" pack:"ref=source"`
}

// Skill is something a person can do, at one of four levels.
type Skill struct {
	ID        string       `json:"id" pack:"required,kebab,max=80"`
	Name      string       `json:"name" pack:"required,max=120"`
	Aliases   []string     `json:"aliases,omitempty"`
	Replaces  []string     `json:"replaces,omitempty" pack:"kebab"`
	Kind      string       `json:"kind" pack:"required"`
	Summary   string       `json:"summary,omitempty"`
	Acquire   Acquire      `json:"acquire,omitempty"` // absent: study
	Levels    LevelTexts   `json:"levels,omitzero"`
	Hours     SkillHours   `json:"hours,omitzero"`
	Requires  []SkillLevel `json:"requires,omitempty"`
	External  External     `json:"external,omitzero"`
	Emerging  bool         `json:"emerging,omitempty"`
	Resources []Resource   `json:"resources,omitempty"`
	Sources   []string     `json:"sources,omitempty" pack:"ref=source"`
}

// LevelTexts says what each level looks like, one observable line each.
type LevelTexts struct {
	Aware        string `json:"aware,omitempty"`
	Working      string `json:"working,omitempty"`
	Practitioner string `json:"practitioner,omitempty"`
	Expert       string `json:"expert,omitempty"`
}

// SkillHours is the study from nothing to each level, in hours; an estimate.
// A level without a figure takes the next lower one given, else 0.
type SkillHours struct {
	Aware        IntRange `json:"aware,omitzero"`
	Working      IntRange `json:"working,omitzero"`
	Practitioner IntRange `json:"practitioner,omitzero"`
	Expert       IntRange `json:"expert,omitzero"`
	Basis        string   `json:"basis,omitempty"`
	Estimate     bool     `json:"estimate,omitempty"`
}

// SkillLevel is a skill at a level or above; an absent level is working.
type SkillLevel struct {
	Skill string `json:"skill" pack:"required,ref=skill"`
	Level Level  `json:"level,omitempty"`
}

// External holds the names of the same thing elsewhere.
type External struct {
	ONET      string `json:"onet,omitempty"`
	ESCO      string `json:"esco,omitempty"`
	Lightcast string `json:"lightcast,omitempty"`
}

// Resource is a dated pointer to something to learn from.
type Resource struct {
	Title string `json:"title" pack:"required"`
	URL   string `json:"url,omitempty"`
	Year  int    `json:"year,omitempty" pack:"min=1900,max=2100"`
}

// Cert is a certification that a person sits for.
type Cert struct {
	ID          string        `json:"id" pack:"required,kebab,max=80"`
	Name        string        `json:"name" pack:"required,max=160"`
	Aliases     []string      `json:"aliases,omitempty"`
	Replaces    []string      `json:"replaces,omitempty" pack:"kebab"`
	Issuer      string        `json:"issuer" pack:"required"`
	URL         string        `json:"url,omitempty"`
	Status      CertStatus    `json:"status,omitempty"` // absent: active
	ReplacedBy  string        `json:"replaced_by,omitempty" pack:"ref=cert"`
	Eligibility []Clause      `json:"eligibility,omitempty"`
	EligibleAs  string        `json:"eligibility_note,omitempty"` // the issuer's rule in our words
	FeeUSD      Fee           `json:"fee_usd,omitzero"`
	Exam        string        `json:"exam,omitempty"`   // length and form
	Hours       IntRange      `json:"hours,omitzero"`   // preparation
	Wait        DurationRange `json:"wait,omitzero"`    // exam windows and results
	Retake      string        `json:"retake,omitempty"` // waits and limits after a failure
	PassRate    PassRate      `json:"pass_rate,omitzero"`
	Grants      []SkillLevel  `json:"grants,omitempty"`
	Renewal     Renewal       `json:"renewal,omitzero"`
	Supersedes  []string      `json:"supersedes,omitempty" pack:"ref=cert"` // credentials that holding this one makes unnecessary to keep
	CheckedOn   string        `json:"checked_on,omitempty" pack:"date"`
	Verified    string        `json:"verified,omitempty" pack:"oneof=official|secondary|recalled"` // official | secondary | recalled
	Foreign     string        `json:"foreign_trained,omitempty"`
	Military    string        `json:"military,omitempty"`
	Notes       string        `json:"notes,omitempty"`
	Sources     []string      `json:"sources,omitempty" pack:"ref=source"`
}

// Fee is an exam fee in whole dollars; a missing part is unknown, never zero.
type Fee struct {
	Member    *int   `json:"member,omitempty" pack:"min=0"`
	Nonmember *int   `json:"nonmember,omitempty" pack:"min=0"`
	Year      int    `json:"year,omitempty" pack:"min=1900,max=2100"`
	Source    string `json:"source,omitempty" pack:"ref=source"`
}

// PassRate is a published share of candidates who pass, in percent.
type PassRate struct {
	Value  int    `json:"value" pack:"min=0,max=100"`
	Year   int    `json:"year,omitempty" pack:"min=1900,max=2100"`
	Source string `json:"source,omitempty" pack:"ref=source"`
}

// Renewal is what keeps a certification alive. Certifications of one pool share
// a cycle: the one that asks for most units counts whole, each further one adds
// its ExtraUnits, and MaxUnits is the most that the pool asks for.
type Renewal struct {
	Every      Duration `json:"every,omitempty"`
	Units      int      `json:"units,omitempty" pack:"min=0"`
	Unit       string   `json:"unit,omitempty"`
	FeeUSD     Fee      `json:"fee_usd,omitzero"` // a cycle
	Pool       string   `json:"pool,omitempty" pack:"kebab"`
	ExtraUnits int      `json:"extra_units,omitempty" pack:"min=0"`
	MaxUnits   int      `json:"max_units,omitempty" pack:"min=0"`
	Rules      string   `json:"rules,omitempty"`
	ValidFrom  string   `json:"valid_from,omitempty" pack:"date"`
}

// Program is a course of study that ends in an award.
type Program struct {
	ID             string        `json:"id" pack:"required,kebab,max=80"`
	Name           string        `json:"name" pack:"required,max=160"`
	Aliases        []string      `json:"aliases,omitempty"`
	Replaces       []string      `json:"replaces,omitempty" pack:"kebab"`
	Award          Award         `json:"award" pack:"required"`
	Fields         []string      `json:"fields,omitempty"`
	CIP            string        `json:"cip,omitempty"`
	Accreditor     string        `json:"accreditor,omitempty"`
	Entry          []Clause      `json:"entry,omitempty"`
	Months         ProgramMonths `json:"months" pack:"required"`
	CostUSD        *Tuition      `json:"cost_usd,omitempty"` // nil: unknown
	Grants         []SkillLevel  `json:"grants,omitempty"`
	QualifiesFor   []string      `json:"qualifies_for,omitempty" pack:"ref=cert"` // cert ids, by this program alone
	Opens          []string      `json:"opens,omitempty" pack:"ref=role"`         // role ids a new graduate can enter
	LeadsToLicense []string      `json:"leads_to_license,omitempty" pack:"ref=license"`
	Funding        []string      `json:"funding,omitempty" pack:"ref=funding"`
	Foreign        string        `json:"foreign_trained,omitempty"`
	Military       string        `json:"military,omitempty"`
	Notes          string        `json:"notes,omitempty"`
	CheckedOn      string        `json:"checked_on,omitempty"`
	Sources        []string      `json:"sources,omitempty" pack:"ref=source"`
}

// ProgramMonths is how long a program takes; 0 means not given: part time is
// then twice full time, and full time half of part time.
type ProgramMonths struct {
	FullTime int `json:"full_time,omitempty" pack:"min=0,max=600"`
	PartTime int `json:"part_time,omitempty" pack:"min=0,max=600"`
}

// Tuition is the whole cost of a program in dollars.
type Tuition struct {
	IntRange
	Year     int    `json:"year,omitempty" pack:"min=1900,max=2100"`
	Estimate bool   `json:"estimate,omitempty"`
	Basis    string `json:"basis,omitempty"`
	Source   string `json:"source,omitempty" pack:"ref=source"`
}

// Occupation is a SOC code with its wages and outlook.
type Occupation struct {
	SOC      string         `json:"soc" pack:"required,pattern=[0-9]{2}-[0-9]{4}"`
	Title    string         `json:"title" pack:"required"`
	Wages    []Wage         `json:"wages,omitempty"`
	Outlook  Outlook        `json:"outlook,omitzero"`
	Evidence []ONETEvidence `json:"onet,omitempty"`
	ByPay    []IndustryPay  `json:"industry_pay,omitempty"`
	Sources  []string       `json:"sources,omitempty" pack:"ref=source"`
}

// Wage is one year's annual wage distribution in one area, whole dollars; 0
// means not given. A top-coded figure is a floor, not a value.
type Wage struct {
	Year       int      `json:"year" pack:"required,min=1900,max=2100"`
	Area       string   `json:"area" pack:"required"`
	P10        int      `json:"p10,omitempty" pack:"min=0"`
	P25        int      `json:"p25,omitempty" pack:"min=0"`
	P50        int      `json:"p50,omitempty" pack:"min=0"`
	P75        int      `json:"p75,omitempty" pack:"min=0"`
	P90        int      `json:"p90,omitempty" pack:"min=0"`
	TopCoded   []string `json:"top_coded,omitempty" pack:"oneof=p10|p25|p50|p75|p90"` // "p75", "p90": at or above the figure
	Employment int      `json:"employment,omitempty" pack:"min=0"`
	Source     string   `json:"source,omitempty" pack:"ref=source"`
}

// Outlook is a projection of employment over a period.
type Outlook struct {
	Base       int     `json:"base,omitempty" pack:"min=0"` // jobs at the period's start
	ChangePct  float64 `json:"change_pct,omitempty"`
	Openings   int     `json:"openings,omitempty" pack:"min=0"` // a year
	Period     string  `json:"period,omitempty"`
	Education  string  `json:"typical_education,omitempty"`
	Experience string  `json:"typical_experience,omitempty"` // in a related occupation
	Source     string  `json:"source,omitempty" pack:"ref=source"`
}

// ONETEvidence is what O*NET respondents said their job requires.
type ONETEvidence struct {
	Code       string    `json:"code" pack:"required"`
	Title      string    `json:"title" pack:"required"`
	JobZone    int       `json:"job_zone,omitempty" pack:"min=1,max=5"`
	Education  string    `json:"education,omitempty"`
	Experience string    `json:"experience,omitempty"`
	Surveyed   string    `json:"surveyed,omitempty"`
	Interests  Interests `json:"interests,omitzero"`
	Source     string    `json:"source,omitempty" pack:"ref=source"`
}

// Interests are how well an occupation suits each of Holland's six interests,
// from 1 to 7.
type Interests struct {
	Realistic     float64 `json:"realistic" pack:"required,min=1,max=7"`
	Investigative float64 `json:"investigative" pack:"required,min=1,max=7"`
	Artistic      float64 `json:"artistic" pack:"required,min=1,max=7"`
	Social        float64 `json:"social" pack:"required,min=1,max=7"`
	Enterprising  float64 `json:"enterprising" pack:"required,min=1,max=7"`
	Conventional  float64 `json:"conventional" pack:"required,min=1,max=7"`
}

// IndustryPay is a median annual wage within one industry.
type IndustryPay struct {
	Industry string `json:"industry" pack:"required"`
	Median   int    `json:"median" pack:"required,min=0"`
	Year     int    `json:"year" pack:"required,min=1900,max=2100"`
	Source   string `json:"source,omitempty" pack:"ref=source"`
}

// Source is where facts come from.
type Source struct {
	ID          string `json:"id" pack:"required,kebab,max=80"`
	Publisher   string `json:"publisher" pack:"required"`
	Title       string `json:"title" pack:"required"`
	Year        int    `json:"year,omitempty" pack:"min=1900,max=2100"`
	URL         string `json:"url,omitempty"`
	License     string `json:"license,omitempty"`
	Attribution string `json:"attribution,omitempty"` // the wording its license asks for
	Retrieved   string `json:"retrieved,omitempty" pack:"date"`
	CheckedOn   string `json:"checked_on,omitempty" pack:"date"`
	Kind        string `json:"kind,omitempty" pack:"oneof=official|secondary|recalled|judgement|seed"` // official | secondary | recalled | judgement | seed
}

// Ladder is a named progression; each step is a move of the catalog.
type Ladder struct {
	ID    string   `json:"id" pack:"required,kebab,max=80"`
	Title string   `json:"title" pack:"required"`
	For   string   `json:"for,omitempty"`
	Roles []string `json:"roles" pack:"required,min=2,ref=role"`
}

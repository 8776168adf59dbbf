package paths

import "careers/rung/roles"

// Result is the answer to a Query: a set of plans that nobody beats, or the
// reasons why there is none. Exactly one of Plans and NoPlan is set.
type Result struct {
	Exact   bool     // the set is proved complete
	Gap     *Bound   // set when Exact is false
	Plans   []Plan   // sorted by time, then the other objectives
	Thinned *Thinned // set when there are too many plans to tell
	NoPlan  *NoPlan  // set when nothing fits
	Stats   Stats

	Sensitivity *Sensitivity // set by Outlook
}

// Thinned says what a set of plans stands for that is too large to tell whole.
// Of Count plans those are left that keep every objective's least; for each one
// left out there is one left of which no figure, counted from one, is more than
// 1+Epsilon times as large.
type Thinned struct {
	Count   int     `json:"count"`
	Epsilon float64 `json:"epsilon"`
}

// Bound is how far an interrupted search may be from the truth: no plan it
// missed is better than Best in any objective.
type Bound struct {
	Best   Vector `json:"best"`
	Reason string `json:"reason"`
}

// Stats says how much work a search did.
type Stats struct {
	Generated int // labels made
	Expanded  int // labels popped and extended
}

// Vector is a plan's objectives.
type Vector struct {
	Time     Months `json:"months"`
	Cost     int    `json:"cost_usd"`
	Risk     int    `json:"risk"`
	Earnings int    `json:"earnings_gap_usd"` // gap to the target's pay until arrival
	Effort   int    `json:"study_hours"`
}

// Plan is one way to the target. Its typical totals are what the search
// compared; low and high re-time and re-price the same choices.
type Plan struct {
	ID      string   `json:"id"` // of its content: the same plan has the same id
	Wins    []string `json:"wins"`
	Roles   []string `json:"roles"` // start (if any) to target
	Totals  Totals   `json:"totals"`
	Steps   []Step   `json:"steps"`
	Assumed []string `json:"assumed,omitempty"` // what --from took for granted

	MorePace *MorePace `json:"more_pace,omitempty"` // set by Graph.MorePace

	Vector Vector `json:"-"`
	Legs   []Leg  `json:"-"` // the decisions, as Verify replays them
}

// Totals sums a plan. Risk is a readiness score in milli-nats, not a
// probability.
type Totals struct {
	Months       MonthRange  `json:"months"`
	CostUSD      CostRange   `json:"cost_usd"`
	StudyHours   CostRange   `json:"study_hours"`
	Risk         int         `json:"risk"`
	UpkeepUSD    int         `json:"upkeep_usd"` // a year, of certifications bought, where known
	NetEarnings  NetEarnings `json:"net_earnings_usd"`
	NPV          int         `json:"npv_usd"`
	EndSalaryUSD *int        `json:"end_salary_usd"` // nil: not known
	Unknown      []string    `json:"unknown,omitempty"`

	// Set by Outlook; no part of what the search compares.
	RiskRange *RiskRange `json:"risk_range,omitempty"`
	LookAhead *LookAhead `json:"look_ahead,omitempty"`
}

// NetEarnings is pay less cost over a horizon from the start.
type NetEarnings struct {
	HorizonMonths int  `json:"horizon_months"`
	Typical       int  `json:"typical"`
	ArrivesLater  bool `json:"arrives_later,omitempty"` // the plan ends after the horizon
}

// MonthRange is a window of time.
type MonthRange struct {
	Low     Months `json:"low"`
	Typical Months `json:"typical"`
	High    Months `json:"high"`
}

// CostRange is a window of whole dollars (or hours).
type CostRange struct {
	Low     int `json:"low"`
	Typical int `json:"typical"`
	High    int `json:"high"`
}

// StepKind is what a step is.
type StepKind string

// Step kinds.
const (
	StepStudy   StepKind = "study"   // a skill, in the person's own time
	StepExam    StepKind = "exam"    // preparing for and sitting a certification
	StepProgram StepKind = "program" // a course of study that ends in an award
	StepWork    StepKind = "work"    // staying in a role
	StepWait    StepKind = "wait"    // an exam's window and results
	StepMove    StepKind = "move"    // finding and starting the next role
)

// Step is one thing to do, in time order.
type Step struct {
	N          int            `json:"n"`
	Kind       StepKind       `json:"kind"`
	Ref        string         `json:"ref"` // "skill/sql", "cert/chda", "role/cio"
	Title      string         `json:"title"`
	StartMonth Months         `json:"start_month"`
	EndMonth   Months         `json:"end_month"`
	Hours      CostRange      `json:"hours"`
	CostUSD    CostRange      `json:"cost_usd"`
	Level      roles.Level    `json:"level,omitempty"` // of a studied skill
	Why        []string       `json:"why"`
	Gates      []Gate         `json:"gates"`
	Unknown    []string       `json:"unknown"`
	Evidence   roles.Evidence `json:"evidence,omitempty"`
	Sources    []string       `json:"sources"`
	Share      Share          `json:"share"`
	UsedBy     []int          `json:"used_by,omitempty"` // numbers of the steps that what is acquired serves
	Stay       *StayStep      `json:"stay,omitempty"`    // of kind work
	Move       *MoveStep      `json:"move,omitempty"`    // of kind move
}

// Share is a step's part of its plan, from 0 to 1. Study beside work takes
// months that the work has too: the times of work, moves and full-time
// programs alone add up to the whole.
type Share struct {
	Time float64 `json:"time"`
	Cost float64 `json:"cost"`
}

// StayStep is what makes a stay as long as it is: the months that each demand
// asks for, and which of them binds.
type StayStep struct {
	Binding    Binding `json:"binding"`
	Tenure     Months  `json:"tenure_months"`     // still to be served before such a move
	Study      Months  `json:"study_months"`      // to the end of the last study
	Results    Months  `json:"results_months"`    // to the last exam's result
	Experience Months  `json:"experience_months"` // that the next role still asks for
	Lessons    Months  `json:"lessons_months"`    // until the job has taught what the plan needs
}

// Binding is what a stay is as long as.
type Binding string

// Bindings. Later is months that a later step counts: its experience, its
// tenure, or whole months of either.
const (
	BindingNone       Binding = "none"
	BindingTenure     Binding = "tenure"
	BindingStudy      Binding = "study"
	BindingResults    Binding = "exam-wait"
	BindingExperience Binding = "experience"
	BindingLessons    Binding = "lessons"
	BindingLater      Binding = "later-steps"
)

// MoveStep is what a move rests on.
type MoveStep struct {
	Kind     roles.MoveKind `json:"kind"`
	Mode     Mode           `json:"mode"`
	Met      int            `json:"met"`   // weight of required skills held on entry
	Total    int            `json:"total"` // weight of all required skills
	Coverage float64        `json:"coverage"`
	Risk     int            `json:"risk"`
	Odds     *Odds          `json:"odds,omitempty"` // what the risk is made of; set by Outlook
}

// Mode is how ready a person enters a role.
type Mode string

// Modes.
const (
	Prepared Mode = "prepared" // every required skill that can be had is held
	Stretch  Mode = "stretch"  // enough of them; the rest is learnt on the job
)

// Gate is a demand that a move met, or that stops every plan.
type Gate struct {
	Kind   GateKind `json:"kind"`
	Ref    string   `json:"ref"`
	Detail string   `json:"detail"`
}

// GateKind types a gate.
type GateKind string

// Gate kinds.
const (
	GateEducation     GateKind = "education"
	GateAccreditation GateKind = "accreditation"
	GateExperience    GateKind = "experience"
	GateExam          GateKind = "exam"
	GateLicense       GateKind = "license"
	GateSponsor       GateKind = "employer-sponsored"
	GateEntry         GateKind = "entry"
	GateBudget        GateKind = "budget"
	GateDeadline      GateKind = "deadline"
	GateRemote        GateKind = "remote"
	GateSector        GateKind = "sector"
	GateAvoid         GateKind = "avoid"
	GateVia           GateKind = "via"
	GateMoves         GateKind = "moves"
	GateNoRoute       GateKind = "no-route"
)

// NoPlan is an honest "no": what stops every plan, and the smallest changes
// that open one.
type NoPlan struct {
	Gates           []Gate   `json:"gates"`
	SmallestChanges []Change `json:"smallest_changes"`
}

// Change is a flag to set (or several, as a pair), and the quickest plan that
// it opens.
type Change struct {
	Flag  string   `json:"flag"`
	Value string   `json:"value"`
	With  []Change `json:"with,omitempty"` // the other half of a pair
	Opens Opens    `json:"opens"`
}

// Opens is the quickest plan that a change makes possible.
type Opens struct {
	Months  Months `json:"months"`
	CostUSD int    `json:"cost_usd"`
}

// Leg is one stay and the move that ends it, as decided by the search. All
// figures are typical.
type Leg struct {
	From, To string // role ids; From is "" before the first job
	Move     int    // index into the from-role's Moves; -1 for an entry move
	Mode     Mode
	FullTime Months // study before the stay, with --full-time-study
	Stay     Months // in From, after FullTime
	Search   Months
	Items    []Item // acquired during FullTime and Stay, in lane order
	Met      int    // weight of To's required skills that count as held on entry
	Total    int
	Risk     int
	Cost     int
}

// Item is one thing acquired in a leg. Times run from the leg's start.
type Item struct {
	Kind      roles.Kind // skill, cert or program
	ID        string
	FromLevel roles.Level // of a studied skill
	Level     roles.Level
	Start     Months // of its study
	Studied   Months // end of its study
	Done      Months // end of its wait: its result is held
	Hours     int
	Cost      int
	FullTime  bool // a program taken before the stay
}

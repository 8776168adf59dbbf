package person

import (
	"time"

	"careers/rung/internal/yamldoc"
	"careers/rung/paths"
	"careers/rung/roles"
)

// Plan is a saved plan: the question as it was asked, the route that was
// chosen, and what it rested on. What of it is done is read from the profile,
// so that a thing once held counts for every plan.
type Plan struct {
	Name      string        `json:"name" pack:"required"`
	Note      string        `json:"note,omitempty"`
	Target    string        `json:"target" pack:"required"` // role id
	Title     string        `json:"title,omitempty"`        // of the target
	Saved     Date          `json:"saved" pack:"required,plain"`
	Start     Date          `json:"start" pack:"required,plain"` // the day that month 0 begins
	Asked     Asked         `json:"asked,omitzero"`
	Catalog   CatalogID     `json:"catalog" pack:"required"`
	Roles     []string      `json:"roles" pack:"required,min=1"` // start (if any) to target
	Totals    Totals        `json:"totals" pack:"required"`
	Exact     bool          `json:"exact,omitempty"` // the set it was chosen from was proved complete
	Steps     []Step        `json:"steps,omitempty"`
	Done      []Done        `json:"done,omitempty"`    // steps that were done when the plan was last refreshed
	Stopped   []string      `json:"stopped,omitempty"` // why no route was found at the last refresh
	RestsOn   []paths.Basis `json:"rests_on,omitempty"`
	Refreshed Date          `json:"refreshed,omitempty" pack:"plain"`

	file string
}

// Asked is what the flags of a question said beside the profile.
type Asked struct {
	From          string   `json:"from,omitempty"`
	Hold          []string `json:"hold,omitempty"`
	Experience    []string `json:"experience,omitempty"`
	Pace          int      `json:"pace,omitempty" pack:"min=1,max=168"`
	Budget        string   `json:"budget,omitempty"` // as typed; off takes the profile's away
	Deadline      string   `json:"deadline,omitempty"`
	NoNewDegree   string   `json:"no_new_degree,omitempty" pack:"oneof=true|false"`
	FullTimeStudy string   `json:"full_time_study,omitempty" pack:"oneof=true|false"`
	Remote        string   `json:"remote,omitempty" pack:"oneof=full|partial|off"`
	Sector        string   `json:"sector,omitempty"`
	Avoid         []string `json:"avoid,omitempty"`
	Via           []string `json:"via,omitempty"`
	MaxMoves      int      `json:"max_moves,omitempty" pack:"min=1,max=12"`
	Objectives    []string `json:"objectives,omitempty" pack:"oneof=time|cost|risk|earnings|effort"`
}

// CatalogID says which catalog a plan was made with.
type CatalogID struct {
	Name    string `json:"name" pack:"required"`
	Version string `json:"version" pack:"required"`
	Digest  string `json:"digest" pack:"required"`
}

// Totals are a plan's sums: months as written, whole dollars and hours.
type Totals struct {
	Months     Months          `json:"months" pack:"required"`
	CostUSD    paths.CostRange `json:"cost_usd" pack:"required"`
	StudyHours paths.CostRange `json:"study_hours" pack:"required"`
	Risk       int             `json:"risk"`
	UpkeepUSD  int             `json:"upkeep_usd,omitempty"` // a year
	EndSalary  *int            `json:"end_salary_usd,omitempty"`
	NetUSD     int             `json:"net_earnings_usd"`
	Horizon    int             `json:"horizon_months,omitempty"`
}

// Months is a window of time, in months.
type Months struct {
	Low     float64 `json:"low"`
	Typical float64 `json:"typical"`
	High    float64 `json:"high"`
}

// Step is one thing to do. Months count from the plan's start.
type Step struct {
	N        int             `json:"step" pack:"required"`
	Kind     paths.StepKind  `json:"kind" pack:"required"`
	Ref      string          `json:"ref" pack:"required"` // "skill/sql"
	Title    string          `json:"title,omitempty"`
	Level    roles.Level     `json:"level,omitempty"` // of a skill
	From     roles.Level     `json:"from_level,omitempty"`
	Start    float64         `json:"start_month"`
	End      float64         `json:"end_month"`
	Hours    paths.CostRange `json:"hours,omitzero"`
	CostUSD  paths.CostRange `json:"cost_usd,omitzero"`
	Unknown  []string        `json:"unknown,omitempty"`
	Evidence roles.Evidence  `json:"evidence,omitempty"`
	Why      []string        `json:"why,omitempty"`
}

// Done is a step that was done.
type Done struct {
	Kind  paths.StepKind `json:"kind" pack:"required"`
	Ref   string         `json:"ref" pack:"required"`
	Title string         `json:"title,omitempty"`
	Level roles.Level    `json:"level,omitempty"`
	On    Date           `json:"on,omitempty" pack:"plain"`
}

func planType() *yamldoc.Type { return yamldoc.Compile(Plan{}) }

// ParsePlan reads a saved plan. With errors among the diagnostics it must not
// be used.
func ParsePlan(file string, data []byte) (*Plan, roles.Diagnostics) {
	p := &Plan{file: file}
	_, diagnostics := parse(file, data, planType(), p)
	if p.Name == "" && len(diagnostics) == 0 {
		diagnostics = roles.Diagnostics{{Severity: roles.SeverityError, Code: yamldoc.CodeEmpty, File: file,
			Message: "plan is empty", Hint: "take the last change back: rung plans undo"}}
	}
	return p, diagnostics
}

// Edited is the text of the plan's file changed to say what the plan says;
// comments and notes of the person stay.
func (p *Plan) Edited(old []byte) ([]byte, error) {
	if len(old) == 0 {
		old = []byte(planHead)
	}
	return planType().Patch(old, p)
}

const planHead = `# A plan of rung. What is done stands in the profile: rung plans done, rung plans show.
`

// Finish is the days on which the plan ends, as it was made.
func (p *Plan) Finish() (low, typical, high time.Time) {
	start, _ := p.Start.Day()
	m := p.Totals.Months
	at := func(months float64) time.Time { return paths.After(start, hundredths(months)) }
	return at(m.Low), at(m.Typical), at(m.High)
}

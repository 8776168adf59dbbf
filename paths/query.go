// Package paths turns a catalogue into a graph and answers a person's
// questions of it: what is my gap, which routes does nobody beat, why not that
// role. The model and its guarantees are in README.md beside this file.
//
// Units: time is hundredths of a month, money whole US dollars, risk
// milli-nats, study hours. All are integers, so that sums are exact.
package paths

import (
	"strconv"
	"strings"

	"careers/rung/roles"
)

// Profile is what a person brings: a current role and what they hold. The
// empty Profile is a student who holds nothing.
type Profile struct {
	Role       string                 // current role id; "" before the first job
	Skills     map[string]roles.Level // skill id → level held
	Certs      []string
	Programs   []string // completed
	Licenses   []string
	Awards     []Award        // held without a named program
	Experience map[string]int // role id → whole months served, current role included
}

// Award is a degree or certificate held without naming the program.
type Award struct {
	Award      roles.Award `json:"award"`
	Fields     []string    `json:"fields,omitempty"`
	Accreditor string      `json:"accreditor,omitempty"`
}

// Query is a question: from a profile to a target within limits.
type Query struct {
	Target     string
	Profile    Profile
	Pace       int // study hours a week; 0: the model's
	Limits     Limits
	Objectives []Objective // of the front; nil: time, cost, risk
	Horizon    int         // months of the net-earnings report; 0: 120
	MaxWork    int         // steps of work before an answer that is not exact; 0: some tens of milliseconds' worth, more for a small question

	Whole bool // tell the set of plans whole, however large; else it is thinned from 200

	freed map[GateKind]bool // clauses of these kinds are taken as met: finds what stops a plan
}

// Limits bound the plans that are looked for. The zero value bounds nothing
// but the number of moves.
type Limits struct {
	Budget        *int // dollars, typical total cost, inclusive
	Deadline      *int // hundredths of a month, typical total time, inclusive
	MaxMoves      int  // 0: 6; an entry move counts
	NoNewDegree   bool // bars programs that end in an associate degree or higher
	FullTimeStudy bool // programs are taken full time, before the stay
	Remote        roles.Remote
	Sector        string
	Avoid         []string // role ids never entered
	Via           []string // role ids every plan passes
}

// DefaultMaxMoves bounds the length of a plan where no limit is given.
const DefaultMaxMoves = 6

// DefaultHorizon is the months over which net earnings are reported.
const DefaultHorizon = 120

// Objective is something that less of is better.
type Objective string

// Objectives. Earnings is the gap to the target's pay until arrival.
const (
	ByTime     Objective = "time"
	ByCost     Objective = "cost"
	ByRisk     Objective = "risk"
	ByEarnings Objective = "earnings"
	ByEffort   Objective = "effort"
)

// Objectives lists all of them, in the order in which vectors hold them.
func Objectives() []Objective {
	return []Objective{ByTime, ByCost, ByRisk, ByEarnings, ByEffort}
}

// Months is a time in hundredths of a month. In JSON it is a number of months.
type Months int

// MarshalJSON writes months with at most two decimals, exactly.
func (m Months) MarshalJSON() ([]byte, error) { return []byte(m.decimal()), nil }

// UnmarshalJSON reads what MarshalJSON writes.
func (m *Months) UnmarshalJSON(data []byte) error {
	f, err := strconv.ParseFloat(string(data), 64)
	if err != nil {
		return err
	}
	*m = Months(f*100 + 0.5)
	return nil
}

func (m Months) decimal() string {
	sign, n := "", int(m)
	if n < 0 {
		sign, n = "-", -n
	}
	whole, part := strconv.Itoa(n/100), n%100
	if part == 0 {
		return sign + whole
	}
	fraction := strconv.Itoa(100 + part)[1:]
	return sign + whole + "." + strings.TrimSuffix(fraction, "0")
}

package roles

import (
	"fmt"
	"strconv"
	"strings"
)

// IntRange is a low, a typical and a high figure. In packs low and high may be
// left out and then equal typical.
type IntRange struct {
	Low     int `json:"low" pack:"default=typical,min=0"`
	Typical int `json:"typical" pack:"required,min=0"`
	High    int `json:"high" pack:"default=typical,min=0"`
}

// IsZero reports whether no figure was given (or all are zero).
func (r IntRange) IsZero() bool { return r == IntRange{} }

// DurationRange is a low, a typical and a high duration. In packs low and high
// may be left out and then equal typical.
type DurationRange struct {
	Low     Duration `json:"low" pack:"default=typical"`
	Typical Duration `json:"typical" pack:"required"`
	High    Duration `json:"high" pack:"default=typical"`
}

// IsZero reports whether no duration was given.
func (r DurationRange) IsZero() bool { return r == DurationRange{} }

// Duration is a span as a pack writes it: "18mo", "2y", "2y6mo" or "6w". The
// empty Duration is zero.
type Duration string

// Hundredths is the duration in hundredths of a month, the planner's unit of
// time; weeks are rounded up (a year is 52 of them). An invalid Duration is 0:
// Load reports those.
func (d Duration) Hundredths() int {
	n, err := ParseDuration(string(d))
	if err != nil {
		return 0
	}
	return n
}

// maxDuration keeps sums far from overflow: no career is longer than a century.
const maxDuration = 100 * 12 * 100

// ParseDuration reads "2y6mo", "18mo", "2y" or "6w" as hundredths of a month.
func ParseDuration(text string) (int, error) {
	if text == "" {
		return 0, nil
	}
	total, rest, last := 0, text, 0
	for rest != "" {
		digits := len(rest) - len(strings.TrimLeft(rest, "0123456789"))
		n, err := strconv.Atoi(rest[:digits])
		if err != nil {
			return 0, fmt.Errorf("%q is not a duration", text)
		}
		rest = rest[digits:]
		letters := len(rest) - len(strings.TrimLeft(rest, "abcdefghijklmnopqrstuvwxyz"))
		unit := rest[:letters]
		rest = rest[letters:]
		if n > maxDuration {
			return 0, fmt.Errorf("%q is longer than a century", text)
		}
		rank := 0
		switch unit {
		case "y":
			rank, n = 1, n*1200
		case "mo":
			rank, n = 2, n*100
		case "w":
			rank, n = 3, (n*1200+51)/52
		default:
			return 0, fmt.Errorf("%q is not a duration", text)
		}
		if rank <= last {
			return 0, fmt.Errorf("%q is not a duration: write years, then months", text)
		}
		last = rank
		total += n
		if total > maxDuration {
			return 0, fmt.Errorf("%q is longer than a century", text)
		}
	}
	return total, nil
}

// UnmarshalText reads a duration, empty only as the zero one.
func (d *Duration) UnmarshalText(text []byte) error {
	if _, err := ParseDuration(string(text)); err != nil {
		return err
	}
	*d = Duration(text)
	return nil
}

// Form is how a duration is written, as a regular expression and by example.
func (Duration) Form() (pattern, example string) {
	return "([0-9]+y)?([0-9]+mo)?([0-9]+w)?", "18mo or 2y6mo"
}

// Level is how well a skill is held.
type Level uint8

// Levels, lowest first; None is the absence of a skill.
const (
	None Level = iota
	Aware
	Working
	Practitioner
	Expert
)

// RoleLevel is a role's rung on the common spine.
type RoleLevel string

// Role levels.
const (
	LevelEntry     RoleLevel = "entry"
	LevelMid       RoleLevel = "mid"
	LevelSenior    RoleLevel = "senior"
	LevelExecutive RoleLevel = "executive"
)

// Fit is how well an occupation code stands for a role.
type Fit string

// Fits, best first.
const (
	FitExact    Fit = "exact"
	FitNarrower Fit = "narrower"
	FitBroader  Fit = "broader"
	FitProxy    Fit = "proxy"
	FitPoor     Fit = "poor"
)

// Remote is how much of a job can be done from elsewhere; "" means none.
type Remote string

// Remote shares.
const (
	RemoteNone    Remote = "none"
	RemotePartial Remote = "partial"
	RemoteFull    Remote = "full"
)

// Realism is how open a role really is to people without experience.
type Realism string

// Realisms.
const (
	EntryOpen   Realism = "open"
	EntryBridge Realism = "bridge"
	EntryClosed Realism = "closed"
)

// MoveKind tells a step up from a step across.
type MoveKind string

// Move kinds. EntryMove is the planner's: the first job of a person without one.
const (
	Promotion MoveKind = "promotion"
	Lateral   MoveKind = "lateral"
	Pivot     MoveKind = "pivot"
	EntryMove MoveKind = "entry"
)

// Evidence is what a move rests on.
type Evidence string

// Evidence classes, strongest first.
const (
	Observed         Evidence = "observed"
	Published        Evidence = "published"
	SharedCredential Evidence = "shared-credential"
	SimilarSkills    Evidence = "similar-skills"
	Curator          Evidence = "curator"
)

// Acquire is how a skill can be had; "" means study.
type Acquire string

// Ways to acquire a skill.
const (
	ByStudy    Acquire = "study"
	ByJob      Acquire = "job"
	BySponsor  Acquire = "sponsor"
	ByLicensed Acquire = "licensed"
)

// CertStatus says whether a certification can still be sat; "" means active.
type CertStatus string

// Certification statuses.
const (
	CertActive     CertStatus = "active"
	CertRetired    CertStatus = "retired"
	CertRestricted CertStatus = "restricted"
)

// Award is what a program ends in.
type Award string

// Awards.
const (
	Certificate  Award = "certificate"
	Associate    Award = "associate"
	Bachelor     Award = "bachelor"
	Master       Award = "master"
	Doctorate    Award = "doctorate"
	Professional Award = "professional"
)

// Rank orders awards: certificate 1, associate 2, bachelor 3, master 4,
// doctorate and professional 5; an unknown award is 0.
func (a Award) Rank() int {
	switch a {
	case Certificate:
		return 1
	case Associate:
		return 2
	case Bachelor:
		return 3
	case Master:
		return 4
	case Doctorate, Professional:
		return 5
	}
	return 0
}

var levelNames = [...]string{"", "aware", "working", "practitioner", "expert"}

func (l Level) String() string {
	if int(l) < len(levelNames) {
		return levelNames[l]
	}
	return "level " + strconv.Itoa(int(l))
}

// ParseLevel reads a level's name.
func ParseLevel(text string) (Level, bool) {
	for i, name := range levelNames {
		if i > 0 && name == text {
			return Level(i), true
		}
	}
	return None, false
}

// MarshalText writes the level's name.
func (l Level) MarshalText() ([]byte, error) { return []byte(l.String()), nil }

// UnmarshalText reads a level's name; empty is None.
func (l *Level) UnmarshalText(text []byte) error {
	level, ok := ParseLevel(string(text))
	if !ok && len(text) > 0 {
		return fmt.Errorf("%q is not a level", text)
	}
	*l = level
	return nil
}

// Values lists the names of the levels, lowest first.
func (Level) Values() []string { return levelNames[Aware:] }

// At is the range of hours from nothing to a level: the figure given for it,
// else that of the next lower level given, else zero.
func (h SkillHours) At(level Level) IntRange {
	at := [...]IntRange{Aware: h.Aware, Working: h.Working, Practitioner: h.Practitioner, Expert: h.Expert}
	for l := min(level, Expert); l > None; l-- {
		if !at[l].IsZero() {
			return at[l]
		}
	}
	return IntRange{}
}

// LevelOrWorking is the level asked for, working where none is named.
func (s SkillLevel) LevelOrWorking() Level { return orWorking(s.Level) }

// LevelOrWorking is the level asked for, working where none is named.
func (a Alternative) LevelOrWorking() Level { return orWorking(a.Level) }

func orWorking(l Level) Level {
	if l == None {
		return Working
	}
	return l
}

// ExperienceMonths is the whole months of experience the alternative asks for.
func (a Alternative) ExperienceMonths() int {
	return max(a.Months, (a.Experience.Hundredths()+99)/100)
}

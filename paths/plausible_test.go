package paths_test

import (
	"cmp"
	"math/rand/v2"
	"os"
	"regexp"
	"slices"
	"strconv"
	"testing"

	"careers/rung/paths"
	"careers/rung/roles"
)

// years is a span of years of experience.
type years struct{ low, high float64 }

var oftenAsked = regexp.MustCompile(`(none|up to 1 month|over 10 years|(\d+)-(\d+) (months|years)) (\d+)%`)

// asked is the experience that most of O*NET's respondents say a job asks for:
// the span of the answers named, of which none is rarer than a tenth.
func asked(text string) (years, bool) {
	span, found := years{}, false
	for _, m := range oftenAsked.FindAllStringSubmatch(text, -1) {
		one := years{}
		switch m[1] {
		case "none":
		case "up to 1 month":
			one.high = 1.0 / 12
		case "over 10 years":
			one = years{10, 20}
		default:
			low, _ := strconv.ParseFloat(m[2], 64)
			high, _ := strconv.ParseFloat(m[3], 64)
			unit := map[string]float64{"months": 12, "years": 1}[m[4]]
			one = years{low / unit, high / unit}
		}
		if share, _ := strconv.Atoi(m[5]); share < 10 {
			continue
		}
		if !found {
			span, found = one, true
		}
		span = years{min(span.low, one.low), max(span.high, one.high)}
	}
	return span, found
}

// expected is how many years of work O*NET's respondents and BLS state for a
// role's occupation, where its code fits; else what the catalog says people
// bring.
func expected(c *roles.Catalog, r *roles.Role) (years, string) {
	o := c.Occupation(r.Occupation.SOC)
	if o == nil || r.Occupation.Fit == roles.FitPoor || r.Occupation.Fit == roles.FitProxy {
		return brought(r)
	}
	at := slices.IndexFunc(o.Evidence, func(e roles.ONETEvidence) bool { return e.Code == r.Occupation.SOC })
	if at >= 0 {
		if span, ok := asked(o.Evidence[at].Experience); ok {
			return span, "O*NET respondents"
		}
	}
	if o.Outlook.Experience == "5 years or more" {
		return years{5, 20}, "BLS"
	}
	return brought(r) // BLS names nothing longer for the code, which holds juniors as well
}

// brought is what the catalog says that people bring.
func brought(r *roles.Role) (years, string) {
	if r.Typical == nil {
		return years{0, 60}, "nobody"
	}
	return years{float64(r.Typical.LowYears), float64(r.Typical.HighYears)}, "the catalog"
}

// slack is how many years a plan may take beyond what is asked: the search for
// each job on the way takes months, and no stay is to the day.
const slack = 2

// The quickest plan to each role takes about as long as people in its
// occupation say the job asks for: at least half of the least, at most the most
// and some slack. RUNG_PLAUSIBLE=all asks from every entry role; without it two
// are drawn by RUNG_SEED, which can only show a plan that is too quick.
func TestQuickestPlansArePlausible(t *testing.T) {
	c, err := roles.BuiltinCatalog()
	if err != nil {
		t.Fatal(err)
	}
	g := paths.NewGraph(c)
	var doors []*roles.Role
	for i := range c.Roles {
		if r := &c.Roles[i]; r.Level == roles.LevelEntry {
			doors = append(doors, r)
		}
	}
	all := os.Getenv("RUNG_PLAUSIBLE") == "all"
	seed, err := strconv.ParseUint(cmp.Or(os.Getenv("RUNG_SEED"), "1"), 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("seed %d", seed)
	draw := rand.New(rand.NewPCG(seed, 0))
	for i := range c.Roles {
		target := &c.Roles[i]
		if target.Feeder {
			continue
		}
		from := slices.DeleteFunc(slices.Clone(doors), func(r *roles.Role) bool { return r == target })
		if !all {
			draw.Shuffle(len(from), func(i, j int) { from[i], from[j] = from[j], from[i] })
			from = from[:2]
		}
		t.Run(target.ID, func(t *testing.T) {
			t.Parallel()
			quickest, route := quickestFrom(t, g, c, from, target.ID)
			if route == nil {
				return // people only enter it from outside, or none of the doors drawn leads there
			}
			span, who := expected(c, target)
			if quickest < span.low/2 || all && quickest > span.high+slack {
				t.Errorf("the quickest plan takes %.1f years, %s says %.1f to %.1f: %v", quickest, who, span.low, span.high, route)
			}
		})
	}
}

// quickestFrom is how many years the quickest plan from one of some roles takes.
func quickestFrom(t *testing.T, g *paths.Graph, c *roles.Catalog, from []*roles.Role, target string) (quickest float64, route []string) {
	for _, start := range from {
		profile, _ := paths.AssumeFrom(c, start.ID)
		const little = 20_000 // steps of work: a plan from a search that stopped is as real as any
		result, err := g.Best(t.Context(), paths.Query{Target: target, Profile: profile, MaxWork: little}, paths.ByTime, 1)
		if err != nil {
			t.Fatal(err)
		}
		for _, plan := range result.Plans {
			if took := float64(plan.Totals.Months.Typical) / 1200; route == nil || took < quickest {
				quickest, route = took, plan.Roles
			}
		}
	}
	return quickest, route
}

package render

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"careers/rung/paths"
	"careers/rung/roles"
)

// explainedBy names, for each place of a record that can hold a figure, the
// field under which explain answers for it; "-" marks numbers that measure
// nothing. A place that is not here fails the test: whoever adds a figure says
// where it is explained.
var explainedBy = map[string]string{
	"Role.Stage": "-", // a rung of the map, not a measure

	"Role.Pay.Percentiles":            "pay",
	"Role.Pay.Facts.Value":            "pay",
	"Role.Pay.Facts.High":             "pay",
	"Role.Pay.Facts.Year":             "-", // of a figure that is explained
	"Role.SeedPay.Value":              "pay",
	"Role.SeedPay.High":               "pay",
	"Role.Entry.Search.Low":           "entry",
	"Role.Entry.Search.Typical":       "entry",
	"Role.Entry.Search.High":          "entry",
	"Role.Requires.*.Any.Experience":  "requirements",
	"Role.Requires.*.Any.Months":      "requirements",
	"Role.Requires.*.Weight":          "requirements",
	"Role.Develops.After":             "develops",
	"Role.Typical.LowYears":           "experience",
	"Role.Typical.HighYears":          "experience",
	"Role.Moves.Tenure.Low":           "moves",
	"Role.Moves.Tenure.Typical":       "moves",
	"Role.Moves.Tenure.High":          "moves",
	"Role.Moves.N":                    "moves",
	"Skill.Hours.*.Low":               "hours",
	"Skill.Hours.*.Typical":           "hours",
	"Skill.Hours.*.High":              "hours",
	"Skill.Resources.Year":            "-",
	"Cert.Eligibility.Any.Experience": "eligibility",
	"Cert.Eligibility.Any.Months":     "eligibility",
	"Cert.FeeUSD.Member":              "fee",
	"Cert.FeeUSD.Nonmember":           "fee",
	"Cert.FeeUSD.Year":                "-",
	"Cert.Hours.Low":                  "hours",
	"Cert.Hours.Typical":              "hours",
	"Cert.Hours.High":                 "hours",
	"Cert.Wait.Low":                   "wait",
	"Cert.Wait.Typical":               "wait",
	"Cert.Wait.High":                  "wait",
	"Cert.PassRate.Value":             "pass-rate",
	"Cert.PassRate.Year":              "-",
	"Cert.Renewal.Every":              "renewal",
	"Cert.Renewal.Units":              "renewal",
	"Cert.Renewal.ExtraUnits":         "renewal",
	"Cert.Renewal.MaxUnits":           "renewal",
	"Cert.Renewal.FeeUSD.Member":      "renewal",
	"Cert.Renewal.FeeUSD.Nonmember":   "renewal",
	"Cert.Renewal.FeeUSD.Year":        "-",
	"Program.Months.FullTime":         "months",
	"Program.Months.PartTime":         "months",
	"Program.CostUSD.Low":             "cost",
	"Program.CostUSD.Typical":         "cost",
	"Program.CostUSD.High":            "cost",
	"Program.CostUSD.Year":            "-",
	"Program.Entry.Any.Experience":    "eligibility",
	"Program.Entry.Any.Months":        "eligibility",
	"License.How.Years.Low":           "how",
	"License.How.Years.Typical":       "how",
	"License.How.Years.High":          "how",
	"License.How.CostUSD.Low":         "how",
	"License.How.CostUSD.Typical":     "how",
	"License.How.CostUSD.High":        "how",

	// An occupation is explained through the roles that name its code.
	"Occupation.Wages.Year":           "-",
	"Occupation.Wages.P10":            "wages",
	"Occupation.Wages.P25":            "wages",
	"Occupation.Wages.P50":            "wages",
	"Occupation.Wages.P75":            "wages",
	"Occupation.Wages.P90":            "wages",
	"Occupation.Wages.Employment":     "wages",
	"Occupation.Outlook.Base":         "outlook",
	"Occupation.Outlook.ChangePct":    "outlook",
	"Occupation.Outlook.Openings":     "outlook",
	"Occupation.Evidence.JobZone":     "workers",
	"Occupation.Evidence.Interests.*": "workers",
	"Occupation.ByPay.Median":         "industry-pay",
	"Occupation.ByPay.Year":           "-",
	"Model.Theta":                     "model",
	"Model.Readiness.*":               "model",
	"Model.Kind.*":                    "model",
	"Model.Evidence.*":                "model",
	"Model.Pace":                      "model",
	"Model.Search.Low":                "model",
	"Model.Search.Typical":            "model",
	"Model.Search.High":               "model",
	"Model.EntrySearch.Low":           "model",
	"Model.EntrySearch.Typical":       "model",
	"Model.EntrySearch.High":          "model",
}

// leaf is a figure with the names of the fields on the way to it.
type leaf struct {
	path  []string
	value string // as a number, or a duration as written
}

// leaves finds every number and every duration that is not zero.
func leaves(v reflect.Value, path []string, visit func(leaf)) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			f := v.Type().Field(i)
			switch {
			case !f.IsExported():
			case f.Anonymous:
				leaves(v.Field(i), path, visit)
			default:
				leaves(v.Field(i), append(slices.Clone(path), f.Name), visit)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			leaves(v.Index(i), path, visit)
		}
	case reflect.Pointer:
		if !v.IsNil() {
			leaves(v.Elem(), path, visit)
		}
	case reflect.Int:
		if v.Int() != 0 {
			visit(leaf{path, strconv.FormatInt(v.Int(), 10)})
		}
	case reflect.Float64:
		if v.Float() != 0 {
			visit(leaf{path, strconv.FormatFloat(v.Float(), 'g', -1, 64)})
		}
	case reflect.String:
		if v.Type() == reflect.TypeFor[roles.Duration]() && v.String() != "" {
			visit(leaf{path, v.String()})
		}
	}
}

// fieldOf finds a path in explainedBy, in which "*" stands for any one name.
func fieldOf(path []string) (string, bool) {
	for pattern, field := range explainedBy {
		parts := strings.Split(pattern, ".")
		if len(parts) == len(path) {
			same := true
			for i, p := range parts {
				same = same && (p == "*" || p == path[i])
			}
			if same {
				return field, true
			}
		}
	}
	return "", false
}

// answers reports whether a fact shows a figure and says where it is from.
func answers(f fact, value string) bool {
	if f.Source == nil && len(f.Record) == 0 && (!f.Estimate || f.Basis == "") {
		return false
	}
	words := []string{value}
	if n, err := strconv.Atoi(value); err == nil {
		words = append(words, thousands(n), "p"+value, Span(paths.Months(100*n))) // a plain number may be a percentile or count months
	} else if hundredths, err := roles.ParseDuration(value); err == nil {
		words = append(words, Span(paths.Months(hundredths)), strconv.FormatFloat(float64(hundredths)/100, 'f', -1, 64))
	}
	for _, n := range []*float64{f.Number, f.Low, f.High} {
		if n != nil && slices.Contains(words, strconv.FormatFloat(*n, 'f', -1, 64)) {
			return true
		}
	}
	told := strings.FieldsFunc(f.Name+" "+f.Value+" "+f.Basis, func(r rune) bool { return strings.ContainsRune(" ;–()$%", r) })
	return slices.ContainsFunc(told, func(word string) bool { return slices.Contains(words, strings.TrimRight(word, ",.:")) })
}

func TestEveryFigureIsExplained(t *testing.T) {
	c, err := roles.BuiltinCatalog()
	if err != nil {
		t.Fatal(err)
	}
	e := explainer{c, time.Date(2026, time.November, 22, 0, 0, 0, 0, time.UTC)}
	checked, faults := 0, 0
	check := func(kind string, record any, refs []roles.Ref) {
		leaves(reflect.ValueOf(record), []string{kind}, func(x leaf) {
			field, known := fieldOf(x.path)
			at := strings.Join(x.path, ".")
			switch {
			case !known:
				t.Errorf("%s is a figure that nothing explains", at)
			case field == "-", len(refs) == 0:
				return
			case slices.ContainsFunc(refs, func(r roles.Ref) bool {
				return slices.ContainsFunc(e.facts(r, field), func(f fact) bool { return answers(f, x.value) })
			}):
				checked++
			default:
				if faults++; faults <= 20 {
					t.Errorf("explain %s %s never answers for %s = %s", refs[0], field, at, x.value)
				}
			}
		})
	}
	for i := range c.Roles {
		check("Role", c.Roles[i], []roles.Ref{{Kind: roles.KindRole, ID: c.Roles[i].ID}})
	}
	for i := range c.Skills {
		check("Skill", c.Skills[i], []roles.Ref{{Kind: roles.KindSkill, ID: c.Skills[i].ID}})
	}
	for i := range c.Certs {
		check("Cert", c.Certs[i], []roles.Ref{{Kind: roles.KindCert, ID: c.Certs[i].ID}})
	}
	for i := range c.Programs {
		check("Program", c.Programs[i], []roles.Ref{{Kind: roles.KindProgram, ID: c.Programs[i].ID}})
	}
	for i := range c.Licenses {
		check("License", c.Licenses[i], []roles.Ref{{Kind: roles.KindLicense, ID: c.Licenses[i].ID}})
	}
	for _, o := range c.Occupations {
		o.Wages = newestFirst(o.Wages) // the years that commands print
		var refs []roles.Ref
		shown := map[string]bool{}
		for _, r := range c.Roles {
			if c.Occupation(r.Occupation.SOC) != nil && c.Occupation(r.Occupation.SOC).SOC == o.SOC && r.Occupation.Fit != roles.FitPoor {
				refs = append(refs, roles.Ref{Kind: roles.KindRole, ID: r.ID})
				if w := c.Workers(&r); w != nil {
					shown[w.Code] = true
				}
			}
		}
		o.Evidence = slices.DeleteFunc(slices.Clone(o.Evidence), func(x roles.ONETEvidence) bool { return !shown[x.Code] })
		check("Occupation", o, refs)
	}
	check("Model", c.Model, []roles.Ref{{Kind: roles.KindRole, ID: c.Roles[0].ID}})
	if checked < 7_000 {
		t.Errorf("only %d figures were checked", checked)
	}
	t.Logf("%d figures explained", checked)
}

package render

import (
	"bytes"
	"encoding/csv"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"careers/rung/roles"
)

// leftOut are the fields that no table of a kind has, and why.
func leftOut() map[string]string {
	return map[string]string{
		"roles: Moves.Kind":           "the table of moves has it",
		"roles: Moves.Tenure.Low":     "the table of moves has it",
		"roles: Moves.Tenure.Typical": "the table of moves has it",
		"roles: Moves.Tenure.High":    "the table of moves has it",
		"roles: Moves.Evidence":       "the table of moves has it",
		"roles: Moves.N":              "the table of moves has it",
		"roles: Moves.Why":            "the table of moves has it",
		"roles: Moves.PayFalls":       "the table of moves has it",
		"roles: Moves.Source":         "the table of moves has it",
		// Only clauses for skills are weighed.
		"roles: Requires.Education.Weight":  "means nothing there",
		"roles: Requires.Experience.Weight": "means nothing there",
		"roles: Requires.Certs.Weight":      "means nothing there",
		"roles: Requires.Licenses.Weight":   "means nothing there",
		"roles: Prefers.Certs.Weight":       "means nothing there",
		"roles: Prefers.Education.Weight":   "means nothing there",
		"certs: Eligibility.Weight":         "means nothing there",
		"programs: Entry.Weight":            "means nothing there",
	}
}

// scalar is a scalar somewhere in a record.
type scalar struct {
	path string
	at   reflect.Value
}

// scalars fills a record, one thing in every list, and gives its scalars.
func scalars(v reflect.Value, path string) []scalar {
	switch v.Kind() {
	case reflect.Struct:
		var out []scalar
		for i := range v.NumField() {
			name := strings.TrimPrefix(path+"."+v.Type().Field(i).Name, ".")
			if v.Type().Field(i).Anonymous {
				name = path
			}
			out = append(out, scalars(v.Field(i), name)...)
		}
		return out
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		return scalars(v.Index(0), path)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		return scalars(v.Elem(), path)
	}
	return []scalar{{path, v}}
}

// set gives a scalar one of two values that its type can have.
func set(x scalar, first bool) {
	pick := func(a, b string) string {
		if first {
			return a
		}
		return b
	}
	n := 3
	if !first {
		n = 9
	}
	switch v := x.at; {
	case x.path == "Wages.Area":
		v.SetString(pick("US", "TX")) // the newest of the nation has columns
	case v.Type() == reflect.TypeFor[roles.Duration]():
		v.SetString(pick("6mo", "18mo"))
	case v.Type() == reflect.TypeFor[roles.Level]():
		v.SetUint(uint64(n / 3)) // aware, practitioner
	case v.Kind() == reflect.String:
		v.SetString(pick("role/one", "role/two"))
	case v.Kind() == reflect.Int:
		v.SetInt(int64(n))
	case v.Kind() == reflect.Float64:
		v.SetFloat(float64(n) / 2)
	case v.Kind() == reflect.Bool:
		v.SetBool(!first)
	default:
		panic("a scalar of a kind that no record has: " + v.Type().String())
	}
}

// checkScalars sets the scalars of a record one by one, and sees its row change.
func checkScalars[T any](t *testing.T, kind string, row func(*sheet, *T)) {
	t.Helper()
	var record T
	all := scalars(reflect.ValueOf(&record).Elem(), "")
	for _, x := range all {
		set(x, true)
	}
	cells := func() [][]Cell { return sheetOf([]T{record}, row).Rows }
	before := cells()
	for _, x := range all {
		set(x, false)
		_, excused := leftOut()[kind+": "+x.path]
		if shown := !cmp.Equal(before, cells()); shown == excused {
			t.Errorf("%s: %s is in the table: %v, and stands among what is left out: %v", kind, x.path, shown, excused)
		}
		set(x, true)
	}
}

// What a catalog knows can be seen in its tables: whatever scalar of a record
// changes, a cell does.
func TestTablesShowEveryFieldOfTheCatalog(t *testing.T) {
	c := roles.NewCatalog(roles.Catalog{})
	checkScalars(t, "roles", roleRowOf(c))
	checkScalars(t, "moves", moveRowOf(c))
	checkScalars(t, "skills", skillRow)
	checkScalars(t, "certs", certRowOf(c))
	checkScalars(t, "programs", programRowOf(c))
	checkScalars(t, "licenses", licenseRow)
	checkScalars(t, "funding", fundingRow)
	checkScalars(t, "occupations", occupationRow)
	checkScalars(t, "sources", sourceRow)
	checkScalars(t, "tracks", trackRow)
	checkScalars(t, "ladders", ladderRow)
}

// countedIn are parts of the names of columns that say what a number counts.
var countedIn = regexp.MustCompile(`_usd|usd_a_year|months|hours|years|year$|percent|jobs|openings|observations|units|of_6|moves_out`)

func TestCatalogTablesReadBack(t *testing.T) {
	c, err := roles.BuiltinCatalog()
	if err != nil {
		t.Fatal(err)
	}
	rows := map[string]int{"roles": len(c.Roles), "skills": len(c.Skills), "certs": len(c.Certs), "programs": len(c.Programs),
		"licenses": len(c.Licenses), "funding": len(c.Funding), "occupations": len(c.Occupations), "sources": len(c.Sources),
		"tracks": len(c.Tracks), "ladders": len(c.Ladders)}
	for _, r := range c.Roles {
		rows["moves"] += len(r.Moves)
	}
	var kinds []string
	for _, kind := range CatalogKinds() {
		kinds = append(kinds, kind)
		sheet := CatalogSheet(c, kind)
		out, err := Answer{Rows: &sheet}.bytes(Options{Format: CSV})
		if err != nil {
			t.Fatal(err)
		}
		records, err := csv.NewReader(bytes.NewReader(out)).ReadAll() // also: as many cells in every row
		if err != nil {
			t.Fatalf("%s: %v", kind, err)
		}
		if got := len(records) - 1; got != rows[kind] || got == 0 {
			t.Errorf("%s: %d rows, want %d", kind, got, rows[kind])
		}
		names := slices.Clone(records[0])
		for i, name := range names {
			if !regexp.MustCompile(`^[a-z][a-z0-9_]*$`).MatchString(name) {
				t.Errorf("%s: column %q", kind, name)
			}
			if slices.Contains(names[:i], name) {
				t.Errorf("%s: two columns %q", kind, name)
			}
			numbers := slices.ContainsFunc(sheet.Rows, func(row []Cell) bool { return row[i].Number })
			if numbers && !countedIn.MatchString(name) {
				t.Errorf("%s: the numbers of column %q have no unit", kind, name)
			}
		}
	}
	if len(kinds) != len(rows) {
		t.Errorf("the kinds are %v", kinds)
	}
}

// A table without rows still has its columns.
func TestTablesOfAnEmptyCatalogHaveColumns(t *testing.T) {
	full, err := roles.BuiltinCatalog()
	if err != nil {
		t.Fatal(err)
	}
	empty := roles.NewCatalog(roles.Catalog{})
	for _, kind := range CatalogKinds() {
		none := CatalogSheet(empty, kind)
		if diff := cmp.Diff(CatalogSheet(full, kind).Columns, none.Columns); diff != "" || len(none.Rows) > 0 {
			t.Errorf("%s: %d rows\n%s", kind, len(none.Rows), diff)
		}
	}
}

func TestCatalogRowOfOneRole(t *testing.T) {
	c, err := roles.BuiltinCatalog()
	if err != nil {
		t.Fatal(err)
	}
	sheet := CatalogSheet(c, "roles")
	role := c.Role("health-data-analyst")
	for _, row := range sheet.Rows {
		if row[0].Value != role.ID {
			continue
		}
		got := map[string]string{}
		for i, column := range sheet.Columns {
			got[column.Name] = row[i].Value
		}
		pay := c.Pay(role)
		for name, want := range map[string]string{"title": role.Title, "level": "entry", "remote": "full",
			"pay_typical_usd": Number(pay.Typical).Value, "entry_search_months_typical": "8",
			"sectors": strings.Join(role.Sectors, "; ")} {
			if got[name] != want {
				t.Errorf("%s is %q, want %q", name, got[name], want)
			}
		}
		return
	}
	t.Errorf("no row for %s", role.ID)
}

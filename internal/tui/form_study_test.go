package tui

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"careers/rung/internal/person"
	"careers/rung/roles"
)

// A program has a date as an award has, and the two do not contradict each
// other: who studies for a degree does not hold its program.
func TestProgramsAreDated(t *testing.T) {
	him := []string{"him"}
	tests := []struct {
		name    string
		given   []person.Education
		answers []string // from the highest award on
		want    []person.Education
	}{
		{"a program alone, under way", nil, []string{"", "as-hit", "", "2028"},
			[]person.Education{{Program: "as-hit", Finished: "2028"}}},
		{"a program alone, finished some time", nil, []string{"", "as-hit", "", ""},
			[]person.Education{{Program: "as-hit"}}},
		{"of the award under way", nil, []string{"associate", "him", "", "2028-05", "as-hit", "", ""},
			[]person.Education{{Award: roles.Associate, Fields: him, Finished: "2028-05"}, {Program: "as-hit", Finished: "2028-05"}}},
		{"of the award under way, another date", nil, []string{"associate", "", "2028-05", "as-hit", "", "2027"},
			[]person.Education{{Award: roles.Associate, Finished: "2028-05"}, {Program: "as-hit", Finished: "2027"}}},
		{"of another award", nil, []string{"bachelor", "", "2028-05", "as-hit", "", ""},
			[]person.Education{{Award: roles.Bachelor, Finished: "2028-05"}, {Program: "as-hit"}}},
		{"the award's date changes", nil, []string{"associate", "", "2028", "as-hit", "", "", "back", "back", "back", "", "2029", "", "", ""},
			[]person.Education{{Award: roles.Associate, Finished: "2029"}, {Program: "as-hit", Finished: "2029"}}},
		{"the program under way dates the award", nil, []string{"associate", "", "", "as-hit", "", "2028"},
			[]person.Education{{Award: roles.Associate, Finished: "2028"}, {Program: "as-hit", Finished: "2028"}}},
		{"and dates it anew", nil, []string{"associate", "", "", "as-hit", "", "2028", "back", "2029"},
			[]person.Education{{Award: roles.Associate, Finished: "2029"}, {Program: "as-hit", Finished: "2029"}}},
		{"and takes it back", nil, []string{"associate", "", "", "as-hit", "", "2028", "back", "-"},
			[]person.Education{{Award: roles.Associate}, {Program: "as-hit"}}},
		{"an award that was told of before stays held", []person.Education{{Award: roles.Associate}}, []string{"", "", "", "as-hit", "", "2028"},
			[]person.Education{{Award: roles.Associate}, {Program: "as-hit", Finished: "2028"}}},
		{"an award held in another field is another course", []person.Education{{Award: roles.Associate, Fields: []string{"nursing"}, Finished: "2018"}},
			[]string{"", "", "", "as-hit", "", ""},
			[]person.Education{{Award: roles.Associate, Fields: []string{"nursing"}, Finished: "2018"}, {Program: "as-hit"}}},
		{"of an award under way the fields are not what counts", []person.Education{{Award: roles.Associate, Fields: []string{"nursing"}, Finished: "2028"}},
			[]string{"", "", "", "as-hit", "", ""},
			[]person.Education{{Award: roles.Associate, Fields: []string{"nursing"}, Finished: "2028"}, {Program: "as-hit", Finished: "2028"}}},
		{"a program under way dates no award of another field", nil, []string{"associate", "nursing", "", "", "as-hit", "", "2028"},
			[]person.Education{{Award: roles.Associate, Fields: []string{"nursing"}}, {Program: "as-hit", Finished: "2028"}}},
		{"a program that is held keeps its date", []person.Education{{Program: "as-hit", Finished: "2018"}}, []string{"", "", ""},
			[]person.Education{{Program: "as-hit", Finished: "2018"}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := person.Profile{Education: tt.given}
			f := newProfileForm(&p)
			f.c = withNursing(f.c)
			o, out := spoken(append(tt.answers, "", "", "", "", "", "", "", "")...) // licenses, limits, jobs, write it
			if err := walk(t.Context(), f.award(), o); err != nil || !f.agreed {
				t.Fatalf("error %v, agreed %v\n%s", err, f.agreed, out)
			}
			if diff := cmp.Diff(tt.want, f.p.Education, cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("education (-want +got):\n%s\n%s", diff, out)
			}
		})
	}
}

// withNursing is a catalog with a program in a second field.
func withNursing(c *roles.Catalog) *roles.Catalog {
	more := roles.Catalog{Tracks: c.Tracks, Roles: c.Roles, Skills: c.Skills, Certs: c.Certs, Licenses: c.Licenses, Model: c.Model, Programs: c.Programs}
	more.Programs = append([]roles.Program{{ID: "bs-nursing", Name: "Bachelor's in nursing", Award: roles.Bachelor, Fields: []string{"nursing"}}}, more.Programs...)
	return roles.NewCatalog(more)
}

package render

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/mattn/go-runewidth"

	"careers/rung/roles"
)

// drawn is a picture as text, a line each.
func drawn(lines [][]Piece) []string {
	var out []string
	for _, line := range lines {
		text := ""
		for _, p := range line {
			text += p.Text
		}
		out = append(out, text)
	}
	return out
}

func TestPayBand(t *testing.T) {
	wage := &roles.Wage{Year: 2025, Area: "US", P10: 60_000, P25: 70_000, P50: 100_000, P75: 140_000, P90: 160_000, TopCoded: []string{"p90"}}
	ofOccupation := roles.Pay{Low: 70_000, Typical: 100_000, High: 140_000, Known: true, Year: 2025, Area: "US", SOC: "15-2051", Percentiles: [3]int{25, 50, 75}, Fit: roles.FitProxy}
	for _, tt := range []struct {
		name  string
		pay   roles.Pay
		wage  *roles.Wage
		width int
		want  []string
	}{
		{"percentiles of an occupation", ofOccupation, wage, 51, []string{
			"     ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓◆▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓",
			"├────┼──────────────┼───────────────────┼─────────┤",
			"p10                p50                 p75      p90",
			"$60k              $100k               $140k  ≥$160k",
			"▓ this role: $70,000–$140,000, ◆ typically $100,000",
			"(p25, p50, p75 of the occupation; an estimate)",
			"─ everybody in the occupation, US, May 2025; fit:",
			"proxy",
		}},
		{"its own figure, outside of the occupation's", roles.Pay{Low: 180_000, Typical: 180_000, High: 180_000, Known: true, Year: 2018, Area: "US", Fit: roles.FitExact}, wage, 49, []string{
			"                                                ◆",
			"├───┼───────────┼───────────────┼───────┤",
			"p10            p50             p75     p90",
			"$60k          $100k           $140k  ≥$160k",
			"◆ this role: $180,000",
			"▓ figures of this role itself, US, 2018; ─",
			"everybody in the occupation, US, May 2025",
		}},
		{"no occupation", roles.Pay{Low: 50_000, Typical: 60_000, High: 90_000, Known: true, Year: 2020, Area: "US", Fit: roles.FitExact}, nil, 60, []string{
			"▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓◆▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓",
			"$50k         $60k                                       $90k",
			"▓ this role: $50,000–$90,000, ◆ typically $60,000",
			"US, 2020",
		}},
		{"not known", roles.Pay{}, wage, 60, []string{"unknown: no figure fits this role well enough"}},
		{"no room to draw", ofOccupation, wage, 20, []string{
			"▓ this role:", "$70,000–$140,000, ◆", "typically $100,000", "(p25, p50, p75 of", "the occupation; an", "estimate)",
			"─ everybody in the", "occupation, US, May", "2025; fit: proxy",
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, drawn(PayBand(tt.pay, tt.wage, tt.width))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestOutlookBar(t *testing.T) {
	for _, tt := range []struct {
		name   string
		o      roles.Outlook
		beside *Beside
		width  int
		want   []string
	}{
		{"growth against another", roles.Outlook{Base: 245_900, ChangePct: 30, Openings: 23_400, Period: "2024-34"}, &Beside{"middle", 10}, 60, []string{
			"this occupation │▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓ +30%",
			"middle          │▓▓▓▓▓▓▓▓▓▓▓▓ +10%",
			"2024-34: 23,400 openings a year, 245,900 jobs at the start",
		}},
		{"decline", roles.Outlook{ChangePct: -10, Period: "2024-34"}, &Beside{"middle", 10}, 60, []string{
			"this occupation ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓│ -10%",
			"middle                             │▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓ +10%",
			"2024-34: openings a year unknown, jobs at the start unknown",
		}},
		{"no change", roles.Outlook{Period: "2024-34", Openings: 10}, nil, 60, []string{
			"this occupation 0%",
			"2024-34: 10 openings a year, jobs at the start unknown",
		}},
		{"unknown", roles.Outlook{}, &Beside{"middle", 10}, 60, []string{"unknown: nobody's projection is in the catalog"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, drawn(OutlookBar(tt.o, tt.beside, tt.width))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// No picture of any role is wider than it may be.
func TestPicturesFit(t *testing.T) {
	c, err := roles.BuiltinCatalog()
	if err != nil {
		t.Fatal(err)
	}
	for i := range c.Roles {
		r := &c.Roles[i]
		var wage *roles.Wage
		var outlook roles.Outlook
		if o := c.Occupation(r.Occupation.SOC); o != nil {
			wage, outlook = o.Newest(), o.Outlook
		}
		for _, width := range []int{1, 10, 24, 37, 80, 200} {
			for _, line := range append(drawn(PayBand(c.Pay(r), wage, width)), drawn(OutlookBar(outlook, &Beside{"middle", 9}, width))...) {
				if got := runewidth.StringWidth(strings.TrimRight(line, " ")); got > width {
					t.Errorf("%s: %q is %d wide, more than %d", r.ID, line, got, width)
				}
			}
		}
	}
}

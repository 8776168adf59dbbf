package store_test

import (
	"errors"
	"strings"
	"testing"

	"careers/rung/internal/store"
)

// A name that is no good is refused with one that is.
func TestPlanNames(t *testing.T) {
	long := strings.Repeat("abcdefghi-", 8) + "z"
	tests := []struct{ text, name string }{ // the name is the text: it is one
		{"data-route", "data-route"},
		{"onet-29.2", "onet-29.2"},
		{"7", "7"},
		{strings.Repeat("a", 80), strings.Repeat("a", 80)},
		{"console", "console"},
		{"my-con", "my-con"},
		{"Data route", "data-route"},
		{"  Data -- ROUTE! (remote) ", "data-route-remote"},
		{"../../etc/passwd", "etc-passwd"},
		{"a/b", "a-b"},
		{".hidden", "hidden"},
		{"v1..2", "v1-2"},
		{"con", "plan-con"},
		{"NUL", "plan-nul"},
		{"com1.backup", "com1-backup"},
		{"line\nbreak\x1b[31m", "line-break-31m"},
		{long, strings.TrimSuffix(long, "-z")},
		{strings.Repeat("a", 81), strings.Repeat("a", 80)},
		{"", ""},
		{"健康", ""},
		{"...", ""},
	}
	for _, tt := range tests {
		if got := store.PlanName(tt.text); got != tt.name {
			t.Errorf("PlanName(%q) = %q, want %q", tt.text, got, tt.name)
		}
		doc, err := store.Plan(tt.text)
		if tt.name == tt.text && tt.text != "" {
			if err != nil || doc.Name() != tt.text || doc.String() != "plan "+tt.text {
				t.Errorf("Plan(%q) = %v, %v", tt.text, doc, err)
			}
			continue
		}
		var bad *store.NameError
		if !errors.As(err, &bad) || doc != (store.Doc{}) {
			t.Fatalf("Plan(%q) = %v, %v, want a *NameError", tt.text, doc, err)
		}
		if tt.name != "" && bad.Hint() != "use "+tt.name {
			t.Errorf("Plan(%q): hint %q", tt.text, bad.Hint())
		}
	}
}

// Whatever the text, the name that is offered can be used, and stays.
func FuzzPlanName(f *testing.F) {
	for _, text := range []string{"", "Data route", "con", "aux.x", strings.Repeat("lpt1 ", 40), "\xff\x00"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		name := store.PlanName(text)
		if name == "" {
			if strings.ContainsAny(text, "abcdefghijklmnopqrstuvwxyz0123456789") {
				t.Fatalf("no name for %q", text)
			}
			return
		}
		if _, err := store.Plan(name); err != nil {
			t.Fatalf("PlanName(%q) = %q: %v", text, name, err)
		}
		if again := store.PlanName(name); again != name {
			t.Fatalf("PlanName(%q) = %q", name, again)
		}
	})
}

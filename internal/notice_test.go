package internal_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"careers/rung/roles"

	"github.com/google/go-cmp/cmp"
)

// oneLine makes wrapped text comparable with the same text on one line.
func oneLine(s string) string {
	return strings.Join(strings.Fields(s), " ")
}

// missingAttributions says which sources ask for words that the notice does not
// have, and which are under a license that asks for words and give none.
func missingAttributions(sources []roles.Source, notice string) []string {
	notice = oneLine(notice)
	var out []string
	for _, s := range sources {
		if s.Attribution == "" {
			if license := strings.ToUpper(s.License); strings.Contains(license, "CC BY") || strings.Contains(license, "CC-BY") {
				out = append(out, fmt.Sprintf("source %s is under %s and has no attribution", s.ID, s.License))
			}
			continue
		}
		if !strings.Contains(notice, oneLine(s.Attribution)) {
			out = append(out, fmt.Sprintf("source %s asks for this attribution, which is not in NOTICE: %s", s.ID, oneLine(s.Attribution)))
		}
	}
	return out
}

func TestNoticeCarriesEveryAttribution(t *testing.T) {
	catalog, err := roles.BuiltinCatalog()
	if err != nil {
		t.Fatal(err)
	}
	if len(catalog.Sources) == 0 {
		t.Fatal("the built-in catalog names no sources")
	}
	for _, missing := range missingAttributions(catalog.Sources, read(t, "NOTICE")) {
		t.Error(missing)
	}
}

func TestMissingAttributionIsNamed(t *testing.T) {
	sources := []roles.Source{
		{ID: "a", Attribution: "Made by\nthe A bureau."},
		{ID: "b", Attribution: "Made by B."},
		{ID: "c", License: "CC BY 4.0"},
		{ID: "d", License: "public domain"},
	}
	want := []string{
		"source b asks for this attribution, which is not in NOTICE: Made by B.",
		"source c is under CC BY 4.0 and has no attribution",
	}
	got := missingAttributions(sources, "Rung\n\nMade by the\n  A bureau.\n")
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("missing attributions (-want +got):\n%s", diff)
	}
}

// read returns a file of the project by its path from the root.
func read(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile("../" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

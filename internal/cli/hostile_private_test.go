package cli

import (
	"os"
	"slices"
	"strings"
	"testing"

	"careers/rung/internal/render"
)

// handedOver are the fields of a profile and a plan that what is made to be
// handed over may say. Every other one is between the person and this program:
// a new field is private until it is named here.
func handedOver() []string {
	return []string{
		"person.Profile.Name", "person.Profile.Role", "person.Profile.Title", "person.Job.Role",
		"person.Skill.Skill", "person.Cert.Cert", "person.Cert.Name", "person.License.License", "person.License.Name",
		"person.Education.Program", "person.Education.Title", "person.Education.Fields", "person.Education.Accreditor",
		"person.Plan.Name", "person.Plan.Target", "person.Plan.Title", "person.Plan.Roles", "person.Plan.Stopped",
		"person.Asked.From", "person.Asked.Hold", "person.Asked.Experience", "person.Asked.Budget", "person.Asked.Deadline",
		"person.Asked.Sector", "person.Asked.Avoid", "person.Asked.Via",
		"person.CatalogID.Name", "person.CatalogID.Version", "person.CatalogID.Digest",
		"person.Step.Kind", "person.Step.Ref", "person.Step.Title", "person.Step.Unknown", "person.Step.Why",
		"person.Done.Kind", "person.Done.Ref", "person.Done.Title", "paths.Basis.Ref", "paths.Basis.Title", "paths.Basis.Facts",
	}
}

// Savings that no other figure is near.
const privateSavings = 8675309

// What a person notes for themselves is in nothing that is handed over.
func TestNotesStayPrivate(t *testing.T) {
	p := newHostilePlace(t, hostileTexts()[0])
	me, savings := hostileProfile(), privateSavings
	me.Savings = &savings
	p.painted.everything = false
	p.painted.paint(&me)
	writeDocument(t, p.file("me.yaml"), me)

	_, notes, _ := p.run(render.JSON, "profile", "show")
	if private, figure := p.private(notes); len(private) < 5 || !figure {
		t.Fatalf("the person is not shown their own notes, so that none can be missed: %v", private)
	}
	_, notes, _ = p.run(render.JSON, "plans", "show", "up")
	if private, _ := p.private(notes); !slices.Contains(private, "person.Plan.Note") {
		t.Fatalf("the note of a plan is not shown, so that it cannot be missed: %v", private)
	}
	for _, c := range hostileCommands() {
		if !strings.HasPrefix(c.line, "export ") && !strings.HasPrefix(c.line, "handout ") {
			continue
		}
		for _, format := range c.forms() {
			file := p.file("written")
			_, stdout, stderr := p.run(format, p.args(c, file)...)
			if stdout == "" && stderr == "" {
				t.Errorf("%s -o %s: not a word", c.line, format)
			}
			if c.writes != "" {
				written, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				stdout += string(written)
			}
			// A calendar folds its lines, a picture its labels.
			if private, figure := p.private(strings.ReplaceAll(stdout, "\r\n ", "")); len(private) > 0 || figure {
				t.Errorf("%s -o %s tells of %v, of savings: %v", c.line, format, private, figure)
			}
			if strings.Contains(strings.ReplaceAll(stdout, file, ""), p.dir) {
				t.Errorf("%s -o %s tells where the person's files are", c.line, format)
			}
		}
	}
}

// private are the private fields that a text says something of, and whether it
// tells the savings.
func (p *hostilePlace) private(text string) (fields []string, savings bool) {
	for _, m := range markForm.FindAllString(text, -1) {
		field := p.painted.said[m]
		personal := strings.HasPrefix(field, "person.") || strings.HasPrefix(field, "paths.")
		if personal && !slices.Contains(handedOver(), field) && !slices.Contains(fields, field) {
			fields = append(fields, field)
		}
	}
	return fields, strings.Contains(strings.ReplaceAll(text, ",", ""), "8675309")
}

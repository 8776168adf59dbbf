package cli

import (
	"bytes"
	"encoding/json"
	"os"
	"path"
	"path/filepath"
	"slices"
	"testing"

	"careers/rung/internal/person"
	"careers/rung/roles"
)

// hostileSource is the source that painted records name.
const hostileSource = "survey"

// hostileBasis is the small pack of the scripts with what it lacks of the kinds
// of record and of the doors between them, so that every command has something
// to say.
func hostileBasis(t *testing.T) roles.Catalog {
	t.Helper()
	layer, err := roles.OpenLayer(filepath.Join("..", "..", "cmd", "rung", "testdata", "pack"))
	if err != nil {
		t.Fatal(err)
	}
	small, diagnostics := roles.Load(layer)
	if small == nil {
		t.Fatal(diagnostics)
	}
	c := roles.Catalog{Pack: small.Pack, Tracks: slices.Clone(small.Tracks), Licenses: slices.Clone(small.Licenses), Roles: slices.Clone(small.Roles),
		Skills: slices.Clone(small.Skills), Certs: slices.Clone(small.Certs), Programs: slices.Clone(small.Programs),
		Occupations: slices.Clone(small.Occupations), Sources: slices.Clone(small.Sources), Ladders: slices.Clone(small.Ladders)}
	fee := 100
	c.Tracks = append(c.Tracks, roles.Track{ID: "other", Title: "Other"})
	c.Sources = append(c.Sources, roles.Source{ID: "guide", Publisher: "Guides", Title: "Guide"})
	c.Funding = []roles.Funding{{ID: "grant", Name: "Grant"}, {ID: "loan", Name: "Loan"}, {ID: "gift", Name: "Gift"}}
	c.Licenses = append(c.Licenses, roles.License{ID: "lpn", Name: "Practical nurse"}, roles.License{ID: "md", Name: "Physician"})
	c.Ladders = append(c.Ladders, roles.Ladder{ID: "short", Title: "Short", Roles: []string{"analyst", "manager"}},
		roles.Ladder{ID: "shorter", Title: "Shorter", Roles: []string{"manager", "chief"}})
	data := c.Occupations[0]
	for _, soc := range []string{"11-9111", "29-1141"} {
		c.Occupations = append(c.Occupations, roles.Occupation{SOC: soc, Title: "Others", Wages: data.Wages[:1:1], Outlook: data.Outlook})
	}
	c.Programs[0].Fields, c.Programs[0].Accreditor, c.Programs[0].Funding = []string{"data", "records"}, "council", []string{"loan"}
	c.Programs = append(c.Programs, roles.Program{ID: "as-data", Name: "Associate in data", Award: roles.Associate, Fields: []string{"data"},
		Accreditor: "board", Months: roles.ProgramMonths{FullTime: 24}, QualifiesFor: []string{"records"}, Opens: []string{"analyst"},
		LeadsToLicense: []string{"rn"}, Funding: []string{"grant", "gift"}},
		roles.Program{ID: "ms-data", Name: "Master in data", Award: roles.Master, Fields: []string{"data", "records", "law"},
			Accreditor: "senate", Months: roles.ProgramMonths{PartTime: 30}})
	c.Certs = append(c.Certs, roles.Cert{ID: "records", Name: "Records Administrator", Issuer: "Example Board",
		Eligibility: []roles.Clause{{Any: []roles.Alternative{{Award: roles.Associate, Fields: []string{"data"}, Accreditor: "board"}}}},
		FeeUSD:      roles.Fee{Nonmember: &fee, Year: 2025, Source: hostileSource},
		PassRate:    roles.PassRate{Value: 70, Year: 2025, Source: hostileSource}, Status: roles.CertRestricted, ReplacedBy: "cda",
		Renewal: roles.Renewal{Every: "2y", Units: 20, Pool: "board", FeeUSD: roles.Fee{Member: &fee, Year: 2025, Source: hostileSource}, ExtraUnits: 5, MaxUnits: 40}})
	for i := range c.Licenses {
		c.Licenses[i].How.Programs = []string{"as-data"}
		c.Licenses[i].Grants = []roles.SkillLevel{{Skill: "sql"}}
	}
	for i := range c.Roles {
		r := &c.Roles[i]
		r.Moves = slices.Clone(r.Moves)
		switch r.ID {
		case "analyst":
			r.Prefers.Education = []roles.Clause{{Any: []roles.Alternative{{Award: roles.Associate, Fields: []string{"data"}, Accreditor: "board"},
				{Award: roles.Bachelor, Fields: []string{"records"}, Accreditor: "council"}, {Award: roles.Master, Fields: []string{"law"}, Accreditor: "senate"}}}}
			r.Entry = roles.Entry{Realism: roles.EntryBridge, Bridges: []string{"engineer"}}
			r.Pay.Facts = []roles.PayFact{{Value: 60000, High: 90000, Year: 2025, Source: hostileSource}}
		case "engineer":
			r.Emerging = true
			r.Moves[0].PayFalls = "it does"
		case "manager":
			r.Occupation.SOC = "11-9111"
			r.Pay.Facts = []roles.PayFact{{Value: 99000, Year: 2024, Source: hostileSource}}
			r.Entry = roles.Entry{Realism: roles.EntryClosed}
		case "chief":
			r.Entry = roles.Entry{Realism: roles.EntryClosed}
			r.Requires.Experience = []roles.Clause{{Any: []roles.Alternative{{Months: 24, In: []string{"track/lead"}}}}}
		}
	}
	return c
}

// writePack writes a catalog as a pack of files. JSON is YAML, with the same keys.
func writePack(t *testing.T, dir string, c roles.Catalog) {
	t.Helper()
	pack := struct {
		roles.Pack
		Tracks   []roles.Track   `json:"tracks"`
		Licenses []roles.License `json:"licenses"`
		Funding  []roles.Funding `json:"funding"`
	}{c.Pack, c.Tracks, c.Licenses, c.Funding}
	files := map[string]any{"pack.yaml": pack, "sources.yaml": c.Sources, "occupations.yaml": c.Occupations, "ladders.yaml": c.Ladders,
		"skills/all.yaml": c.Skills, "certs/all.yaml": c.Certs, "programs/all.yaml": c.Programs}
	for _, r := range c.Roles {
		files[path.Join("roles", r.Track, r.ID+".yaml")] = r
	}
	for name, value := range files {
		writeDocument(t, filepath.Join(dir, filepath.FromSlash(name)), value)
	}
}

func writeDocument(t *testing.T, file string, value any) {
	t.Helper()
	data, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		t.Fatal(err)
	}
	data = bytes.ReplaceAll(data, []byte(notUTF8), []byte("a\xffb"))
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

// catalog paints every record of a catalog.
func (p *painter) catalog(c *roles.Catalog) {
	p.paint(&c.Pack)
	paintAll(p, c.Tracks)
	paintAll(p, c.Licenses)
	paintAll(p, c.Funding)
	paintAll(p, c.Roles)
	paintAll(p, c.Skills)
	paintAll(p, c.Certs)
	paintAll(p, c.Programs)
	paintAll(p, c.Occupations)
	paintAll(p, c.Sources)
	paintAll(p, c.Ladders)
}

func paintAll[T any](p *painter, records []T) {
	for i := range records {
		p.paint(&records[i])
	}
}

// hostileProfile is a person with something of every kind.
func hostileProfile() person.Profile {
	units := 5
	return person.Profile{Role: "analyst", Since: "2024-01", Pace: 6,
		History: []person.Job{{Role: "engineer", From: "2020-01", To: "2023-12"}},
		Skills:  []person.Skill{{Skill: "sql", Level: roles.Working}},
		Certs: []person.Cert{{Cert: "records", Earned: "2024-03", CycleEnds: "2026-12-31", Units: &units},
			{Cert: "mystery", Earned: "2025-01"}},
		Education: []person.Education{{Program: "as-data", Award: roles.Associate, Finished: "2019-05"}},
		Licenses:  []person.License{{License: "rn", Expires: "2027-05-31"}},
	}
}

package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
)

// seed makes the pack the same every time.
const seed = 20261123

// writePack writes a pack of so many roles, with some 4.6 skills to a role in
// all and 40 asked for by each, as large catalogs of occupations have.
func writePack(dir string, count int) error {
	random := rand.New(rand.NewPCG(seed, seed))
	skills, tracks := count*14/3, 20
	files := map[string]string{}
	var pack strings.Builder
	pack.WriteString("name: large\nversion: 1.0.0\nas_of: 2026-11-23\ntracks:\n")
	for t := range tracks {
		fmt.Fprintf(&pack, "  - {id: track-%d, title: Track number %d}\n", t, t)
	}
	files["pack.yaml"] = pack.String()
	files["sources.yaml"] = "- {id: made, title: Made up for measuring, publisher: none, kind: judgement}\n"
	var list strings.Builder
	for i := range skills {
		fmt.Fprintf(&list, "- {id: skill-%d, name: Skill %s %d, kind: tool, hours: {working: {low: 20, typical: 30, high: 60}}}\n", i, words(random), i)
	}
	files["skills/all.yaml"] = list.String()
	for i := range count {
		var b strings.Builder
		stage := 1 + i*6/count
		fmt.Fprintf(&b, "id: role-%d\ntitle: %s %d\ntrack: track-%d\nlevel: %s\nstage: %d\nsummary: Does what a made-up role does.\nrequires:\n  skills:\n",
			i, words(random), i, i%tracks, []string{"entry", "entry", "mid", "senior", "senior", "executive"}[stage-1], stage)
		for s := range 40 {
			fmt.Fprintf(&b, "    - {skill: skill-%d, level: working}\n", (i*7+s*s*13)%skills)
		}
		if i < count-1 {
			b.WriteString("moves:\n")
		}
		ends := map[int]bool{i: true}
		for range 8 {
			to := min(i+1+random.IntN(count/6), count-1)
			if !ends[to] {
				fmt.Fprintf(&b, "  - {to: role-%d, kind: promotion, tenure: {low: 12mo, typical: 24mo, high: 36mo}}\n", to)
			}
			ends[to] = true
		}
		files[fmt.Sprintf("roles/track-%d/role-%d.yaml", i%tracks, i)] = b.String()
	}
	for name, text := range files {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			return err
		}
	}
	return nil
}

func words(random *rand.Rand) string {
	list := []string{"Clinical", "Coding", "Revenue", "Privacy", "Data", "Record", "Systems", "Registry", "Quality", "Imaging", "Care", "Research"}
	ends := []string{"Analyst", "Manager", "Specialist", "Engineer", "Coordinator", "Auditor", "Director", "Architect", "Trainer", "Consultant"}
	return list[random.IntN(len(list))] + " " + list[random.IntN(len(list))] + " " + ends[random.IntN(len(ends))]
}

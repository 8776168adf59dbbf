package importer

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"careers/rung/roles"
)

// labeled is a resume of testdata/match with what a person who knows the field
// says that each of its items is.
type labeled struct {
	file   string
	resume Resume
	jobs   []string
	corps  []string
	certs  []string
	skills []string
	study  []string
}

// readLabeled reads one item a line: "kind: field | field => what it is". A
// line "text:" is a bullet of the job above it. What it is: a reference, two
// with "or", "text" for what the catalog lacks, "unheld REF" for a credential
// that is named and not held, an award with its fields, "none" for no award.
func readLabeled(t *testing.T, file string) labeled {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	x := labeled{file: filepath.Base(file)}
	for n, line := range strings.Split(string(data), "\n") {
		kind, rest, ok := strings.Cut(line, ":")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		item, want, isLabeled := strings.Cut(rest, "=>")
		want = strings.TrimSpace(want)
		var f [6]string
		for i, part := range strings.Split(item, "|") {
			f[i] = strings.TrimSpace(part)
		}
		job := Job{Title: f[0], Employer: f[1], From: f[2], To: f[3], Current: f[3] == ""}
		switch kind {
		case "headline":
			x.resume.Headline = f[0]
			continue
		case "text":
			last := &x.resume.Jobs[len(x.resume.Jobs)-1]
			last.Text = append(last.Text, f[0])
			continue
		case "job":
			x.resume.Jobs, x.jobs = append(x.resume.Jobs, job), append(x.jobs, want)
		case "military":
			x.resume.Military, x.corps = append(x.resume.Military, job), append(x.corps, want)
		case "cert":
			x.resume.Certs, x.certs = append(x.resume.Certs, Credential{Name: f[0], Issuer: f[1]}), append(x.certs, want)
		case "skill":
			name, level, _ := strings.Cut(f[0], "~")
			x.resume.Skills, x.skills = append(x.resume.Skills, Skill{Name: name, Level: level}), append(x.skills, want)
		case "edu":
			x.resume.Education = append(x.resume.Education, Education{Degree: f[0], Field: f[1], School: f[2], From: f[3], To: f[4]})
			x.study = append(x.study, want)
		default:
			t.Fatalf("%s:%d: %q is no kind of item", file, n+1, kind)
		}
		if !isLabeled {
			t.Fatalf("%s:%d: not labeled", file, n+1)
		}
	}
	return x
}

// tally counts how often each confidence was right.
type tally struct {
	right, wrong     map[Confidence]int
	known, took, saw int // items that the catalog has; taken right; taken or offered right
}

// judge counts one match against what a person said.
func (y *tally) judge(t *testing.T, where, text, want string, got Found) {
	unheld := strings.HasPrefix(want, "unheld ")
	var refs []string
	for ref := range strings.SplitSeq(strings.TrimPrefix(want, "unheld "), " or ") {
		ref, _, _ = strings.Cut(strings.TrimSpace(ref), " ")
		refs = append(refs, ref)
	}
	right := slices.Contains(refs, got.Ref.String())
	if unheld {
		right = right && got.Confidence == Unsure // to take it would be wrong
	}
	offered := slices.ContainsFunc(got.Candidates, func(r roles.Ref) bool { return slices.Contains(refs, r.String()) })
	if refs[0] == "text" {
		right = got.Confidence == Kept
	}
	if got.Confidence == Unsure && offered {
		right = true
	}
	if right {
		y.right[got.Confidence]++
	} else {
		y.wrong[got.Confidence]++
		t.Logf("%s: %q is %s; got %s %q %v: %s", where, text, want, got.Ref, got.Confidence, got.Candidates, got.Why)
	}
	if refs[0] == "text" || unheld {
		return
	}
	y.known++
	taken := right && rankOf(got.Confidence) <= rankOf(Likely)
	if taken {
		y.took++
	} else {
		t.Logf("%s: missed %q (%s): %q %s", where, text, want, got.Confidence, got.Why)
	}
	if taken || offered {
		y.saw++
	}
}

func (y *tally) share(c Confidence) float64 {
	return float64(y.right[c]) / max(1, float64(y.right[c]+y.wrong[c]))
}

// What a person who knows the field says of hand-written resumes agrees with
// what is found: sure is right in 99 of 100, likely in 90, and most of what the
// catalog has is found. Each miss is printed.
func TestResumesAreFoundAsAPersonWould(t *testing.T) {
	m := builtinMatcher(t)
	files, err := filepath.Glob("testdata/match/*.txt")
	if err != nil || len(files) < 12 {
		t.Fatalf("%d resumes (%v): not the whole corpus", len(files), err)
	}
	y := tally{right: map[Confidence]int{}, wrong: map[Confidence]int{}}
	items := 0
	for _, file := range files {
		x := readLabeled(t, file)
		for i := range x.skills {
			// The sections are matched item by item here, so that merged
			// duplicates keep their places.
			one := x.resume
			one.Skills = x.resume.Skills[i : i+1]
			y.judgeSkill(t, x.file, x.skills[i], m.Match(&one, asOf()).Skills)
			items++
		}
		for i := range x.certs {
			one := x.resume
			one.Certs = x.resume.Certs[i : i+1]
			got := m.Match(&one, asOf()).Certs
			best := slices.MinFunc(got, func(a, b MatchedThing) int { return rankOf(a.Confidence) - rankOf(b.Confidence) })
			if got[0].Confidence != Kept {
				best = got[0]
			}
			y.judge(t, x.file, x.resume.Certs[i].Name, x.certs[i], best.Found)
			items++
		}
		out := m.Match(&x.resume, asOf())
		for i, want := range x.jobs {
			y.judge(t, x.file, out.Jobs[i].Title, want, out.Jobs[i].Found)
			items++
		}
		for i, want := range x.corps {
			y.judge(t, x.file, out.Military[i].Title, want, out.Military[i].Found)
			items++
		}
		for i, want := range x.study {
			y.judgeStudy(t, x.file, want, out.Education[i])
			items++
		}
	}
	t.Logf("%d items of %d resumes: sure %d right %d wrong, likely %d right %d wrong, unsure %d offered right %d not, text %d right %d not; of %d that the catalog has %d were taken, %d taken or offered",
		items, len(files), y.right[Sure], y.wrong[Sure], y.right[Likely], y.wrong[Likely], y.right[Unsure], y.wrong[Unsure], y.right[Kept], y.wrong[Kept], y.known, y.took, y.saw)
	if got := y.share(Sure); got < 0.99 {
		t.Errorf("sure is right in %.3f: want 0.99", got)
	}
	if got := y.share(Likely); got < 0.90 {
		t.Errorf("likely is right in %.3f: want 0.90", got)
	}
	if got := float64(y.took) / float64(y.known); got < 0.85 {
		t.Errorf("%.3f of what the catalog has is taken: want 0.85", got)
	}
	if got := float64(y.saw) / float64(y.known); got < 0.93 {
		t.Errorf("%.3f of what the catalog has is taken or offered: want 0.93", got)
	}
}

// judgeSkill counts one listed skill, which may have become several.
func (y *tally) judgeSkill(t *testing.T, file, want string, got []MatchedThing) {
	ref, level, _ := strings.Cut(want, " ")
	listed := slices.DeleteFunc(slices.Clone(got), func(x MatchedThing) bool { return x.Where != "skills" })
	best := listed[0]
	for _, x := range listed {
		if x.Ref.String() == ref {
			best = x
		}
	}
	y.judge(t, file, best.Text, want, best.Found)
	if level != "" && best.Level.String() != level {
		t.Errorf("%s: %q is at level %s; want %s (%s)", file, best.Text, best.Level, level, best.LevelWhy)
	}
}

// judgeStudy counts a course of study: the award and its fields are what must
// be right, and a program where one is named.
func (y *tally) judgeStudy(t *testing.T, file, want string, got MatchedEducation) {
	text := strings.TrimSpace(got.Degree + " " + got.Field)
	parts := strings.Fields(want)
	if want == "none" {
		y.judge(t, file, text, "text", got.Found)
		return
	}
	said := fmt.Sprintf("%s %s", got.Award, strings.Join(got.Fields, ","))
	for _, p := range parts[2:] {
		if accreditor, ok := strings.CutPrefix(p, "accr:"); ok && got.Accreditor != accreditor {
			t.Errorf("%s: accreditor of %q is %q, want %q", file, text, got.Accreditor, accreditor)
		}
		if strings.HasPrefix(p, "program/") && got.Ref.String() != p {
			t.Errorf("%s: program of %q is %s, want %s", file, text, got.Ref, p)
		}
	}
	y.known++
	if said != strings.Join(parts[:2], " ") {
		y.wrong[got.Confidence]++
		t.Logf("%s: %q is %s; got %s %q: %s", file, text, want, said, got.Confidence, got.Why)
		return
	}
	y.right[got.Confidence]++
	if got.Confidence != Unsure {
		y.took++
	}
	y.saw++
}

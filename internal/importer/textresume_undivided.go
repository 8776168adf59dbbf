package importer

import (
	"slices"
	"strings"
)

// unheaded reads the jobs that stand above the first heading of a resume
// without a section for them, and gives back what is about the person. A line
// with a period of time begins a job, or a course of study where it names a
// degree.
func (r *reading) unheaded(lines []textLine, headed bool) (above []textLine) {
	at := slices.IndexFunc(lines, func(l textLine) bool {
		return !l.blank && !l.bullet && !l.prose() && findPeriod(l.text).isRange
	})
	if at < 0 {
		return lines
	}
	for at > 0 && r.joinsBelow(lines, at-1) {
		at--
	}
	if headed {
		r.note("no heading for jobs was found: lines with a period of time above the first heading were taken for jobs")
	} else {
		r.note("no headings were found: lines with a period of time were taken for jobs")
	}
	var jobs, study []textLine
	for _, l := range lines[at:] {
		if !l.blank && !l.below() && findPeriod(l.text).isRange && isStudyLine(l.text) {
			study = append(study, l)
			l.text, l.blank = "", true
		}
		jobs = append(jobs, l)
	}
	r.work(jobs)
	r.textEducation(study, false)
	return lines[:at]
}

// joinsBelow reports whether a line belongs to the job that the next line is
// of: it is no blank line, no way to reach a person and not the first line,
// which is the name unless it is a title.
func (r *reading) joinsBelow(lines []textLine, i int) bool {
	l := lines[i]
	if l.blank {
		above := i - 1
		return above > 0 && lines[above].heading > 1 && nameScore(lines[above].text) != 0
	}
	if l.bullet || l.prose() || slices.ContainsFunc(splitStrong(l.text), isContact) {
		return false
	}
	first := !slices.ContainsFunc(lines[:i], func(l textLine) bool { return !l.blank })
	return !first || nameScore(l.text) > 0
}

// isStudyLine reports a line that names a degree, and not a rank that is
// written like one: "Associate Professor".
func isStudyLine(text string) bool {
	for _, unit := range splitStrong(text) {
		for _, p := range splitCommas(unit) {
			words := strings.Fields(p)
			if len(words) == 0 || !isDegreeText(p) || titleWord(words[len(words)-1]) {
				continue
			}
			if schoolWords().MatchString(text) || degreeOf().MatchString(p) {
				return true
			}
		}
	}
	return false
}

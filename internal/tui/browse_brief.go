package tui

import (
	"fmt"
	"strings"

	"careers/rung/internal/render"
	"careers/rung/roles"
)

// briefLine is a line of what is told of a thing below a list.
type briefLine struct {
	paint paint
	text  string
}

// briefLines is how many lines there are for it.
const briefLines = 4

// brief is a thing in a few lines, the most telling first.
func (s *browseScreen) brief(ref roles.Ref, width int) []briefLine {
	c := s.Catalog
	var list []briefLine
	add := func(p paint, text string) {
		if text != "" {
			list = append(list, briefLine{p, text})
		}
	}
	summary := func(text string) {
		for _, line := range wrapped(safe(text), max(width, 1)) {
			add(plain, line)
		}
	}
	var k *known
	if s.detail.ref == ref {
		k = s.detail.known
	}
	switch ref.Kind {
	case roles.KindRole:
		r := c.Role(ref.ID)
		summary(r.Summary)
		if p := c.Pay(r); p.Known {
			add(faint, fmt.Sprintf("pay %s, typically %s (%s)", render.DollarRange(p.Low, p.High), render.Dollars(p.Typical), strings.TrimSpace(fmt.Sprintf("%d %s", p.Year, p.Area))))
		}
		if k != nil && k.whose {
			text := fmt.Sprintf("you meet %d of %d skills; ready %s", k.fit.Met, k.fit.Required, readyWords(k.gap.Totals, s.Today))
			if m := missing(k.gap); len(m) > 0 {
				text += "; missing " + strings.Join(m, "; ")
			}
			add(faint, text)
		}
		add(faint, c.TrackTitle(r.Track)+"; getting in: "+gettingIn(r))
	case roles.KindSkill:
		x := c.Skill(ref.ID)
		summary(x.Summary)
		text := x.Kind
		if len(x.Aliases) > 0 {
			text += "; also called " + strings.Join(x.Aliases, ", ")
		}
		add(faint, text)
		if k != nil && k.gap.Totals.Hours.High > 0 {
			add(faint, fmt.Sprintf("to your next level %s, %s at %d h a week", render.HoursRange(k.gap.Totals.Hours.Low, k.gap.Totals.Hours.High), weeks(k.gap.Totals.Weeks), k.pace))
		}
	case roles.KindCert:
		x := c.Cert(ref.ID)
		add(plain, x.Issuer+"; fee "+feeWords(x.FeeUSD))
		switch {
		case k != nil && k.held:
			add(good, glyphHave+" held")
		case k != nil && len(k.gap.Certs) > 0:
			add(faint, "you: "+k.gap.Certs[0].Verdict)
		}
		summary(x.EligibleAs)
	case roles.KindProgram:
		x := c.Program(ref.ID)
		full, part := programMonths(x)
		add(plain, fmt.Sprintf("%s, %s full time, %s part time", awardName(x.Award), render.Span(full), render.Span(part)))
		add(faint, "cost "+tuitionWords(x))
		if len(x.QualifiesFor) > 0 {
			var exams []string
			for _, id := range x.QualifiesFor {
				exams = append(exams, c.Title(roles.Ref{Kind: roles.KindCert, ID: id}))
			}
			add(faint, "opens "+strings.Join(exams, ", "))
		}
		summary(x.Notes)
	case roles.KindLicense:
		summary(c.License(ref.ID).How.Note)
	}
	return list[:min(len(list), briefLines)]
}

package tui

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"careers/rung/internal/person"
	"careers/rung/internal/render"
	"careers/rung/paths"
	"careers/rung/roles"
)

// renewalRows is how many lines the renewals are, those that take nothing too.
func (m *mine) renewalRows() int {
	p := m.portfolio()
	return len(p.Renewals) + len(p.NoCycle) + len(p.Spared)
}

// pool is the renewal under the cursor, or nil.
func (s *meScreen) pool() *paths.PoolRenewal {
	if at := s.cursors[ofRenewals].at; s.at == ofRenewals && at < len(s.mine.portfolio().Renewals) {
		return &s.mine.portfolio().Renewals[at]
	}
	return nil
}

func poolName(c *roles.Catalog, p *paths.PoolRenewal) string {
	var names []string
	for _, x := range p.Certs {
		names = append(names, render.CertName(c, x.Cert))
	}
	return strings.Join(names, " + ")
}

func (s *meScreen) poolTitle() string { return "Renewal of " + poolName(s.Catalog, s.pool()) }

// warningsOf are those of one renewal.
func (m *mine) warningsOf(p *paths.PoolRenewal) []paths.RenewalWarning {
	var list []paths.RenewalWarning
	for _, w := range m.portfolio().Warnings {
		if slices.ContainsFunc(p.Certs, func(x paths.UnitsShare) bool { return slices.Contains(w.Certs, x.Cert) }) {
			list = append(list, w)
		}
	}
	return list
}

// poolDoc is all there is to know of the renewal under the cursor.
func (s *meScreen) poolDoc() render.Doc {
	all := s.mine.portfolio()
	one := *all
	if p := s.pool(); p != nil {
		one = paths.RenewalPortfolio{Renewals: []paths.PoolRenewal{*p}, Warnings: s.mine.warningsOf(p)}
	} else if at := s.cursors[ofRenewals].at - len(all.Renewals); at < 0 {
		return render.Doc{}
	} else {
		one.Renewals, one.Warnings = nil, nil
	}
	doc := render.Renewals(s.Catalog, &one, s.Today).Doc
	doc.Title = ""
	// The sum of one is told with it.
	if i := slices.Index(doc.Blocks, render.Block(render.Heading("In all"))); i >= 0 && i+1 < len(doc.Blocks) {
		doc.Blocks = slices.Delete(doc.Blocks, i, i+2)
	}
	return doc
}

// daysWords is how long a cycle has left, and whether that is pressing.
func daysWords(p *paths.PoolRenewal) (string, paint) {
	cycle := p.Cycle
	about := ""
	if cycle.Computed || cycle.KnownTo != paths.ToDay {
		about = "about "
	}
	switch {
	case cycle.End.IsZero():
		return "end not known", warn
	case cycle.Lapsed:
		return "over since " + about + render.Day(cycle.End), bad
	case cycle.KnownTo != paths.ToDay:
		return "ends about " + cycle.End.Format("Jan 2006"), plain
	case cycle.DaysLeft == 0:
		return "ends today", bad
	}
	p2 := plain
	if cycle.DaysLeft <= 180 {
		p2 = warn
	}
	return about + render.Plural(cycle.DaysLeft, "day") + " left", p2
}

// unitsWords is how much of a renewal is done.
func unitsWords(p *paths.PoolRenewal) string {
	unit := or(p.Unit, "units")
	switch {
	case p.Needed == 0:
		return "no units known"
	case p.Done == nil:
		return fmt.Sprintf("? of %d %s", p.Needed, unit)
	}
	return fmt.Sprintf("%d of %d %s", *p.Done, p.Needed, unit)
}

// paceText is what a month has to bring from now on, and how that compares.
func paceText(p *paths.PoolRenewal) string {
	rate := func(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) + " a month" }
	switch {
	case p.Done == nil && p.Needed > 0:
		return "What is done is not known: n notes it."
	case p.Left == nil || p.Cycle.Lapsed || p.Cycle.End.IsZero():
		return ""
	case *p.Left == 0:
		return "Nothing is left to do in this cycle."
	case p.PaceNeeded == nil:
		return fmt.Sprintf("%d left.", *p.Left)
	}
	text := fmt.Sprintf("%d left: %s from now", *p.Left, rate(*p.PaceNeeded))
	if p.PaceSoFar != nil {
		text += "; so far " + rate(*p.PaceSoFar)
	}
	switch {
	case p.Behind == nil:
	case *p.Behind > 0:
		text += fmt.Sprintf(": behind by %d", *p.Behind)
	case *p.Behind < 0:
		text += fmt.Sprintf(": ahead by %d", -*p.Behind)
	default:
		text += ": on pace"
	}
	return text + "."
}

// poolFoot is the renewal under the cursor in a few words.
func (s *meScreen) poolFoot() string {
	p := s.pool()
	if p == nil {
		return "It takes no dated renewal, or another certification stands for it."
	}
	var parts []string
	if !p.Cycle.End.IsZero() && p.Cycle.KnownTo == paths.ToDay {
		parts = append(parts, "Cycle to "+render.Day(p.Cycle.End)+".")
	} else if p.Cycle.End.IsZero() {
		parts = append(parts, "Its end is not known: n notes it ("+p.Issuer+" can say).")
	}
	parts = append(parts, paceText(p), feeText(p))
	return strings.Join(slices.DeleteFunc(parts, func(t string) bool { return t == "" }), " ")
}

func feeText(p *paths.PoolRenewal) string {
	if p.FeeYearUSD == nil {
		return "Fee unknown."
	}
	text := render.Dollars(*p.FeeYearUSD) + " a year"
	if p.FeeUSD.Year > 0 {
		text += fmt.Sprintf(" (%d)", p.FeeUSD.Year)
	}
	return text + "."
}

func (s *meScreen) viewRenewals(c *canvas) {
	all := s.mine.portfolio()
	n := s.mine.renewalRows()
	head := c.area(1, 0, c.w-2, 1)
	if c.h > n {
		x := head.put(0, 0, faint, "Fees in all ")
		x = head.put(x, 0, plain, yearlyFees(s.Catalog, all))
		head.put(x, 0, faint, "  confirm with each issuer")
		c = c.below(1)
	}
	from, to := s.cursors[ofRenewals].window(n, c.h)
	for i := from; i < to; i++ {
		line := c.area(0, i-from, c.w, 1)
		line.zone(picked{i})
		if i == s.cursors[ofRenewals].at {
			line.mark(0)
			line.put(0, 0, accent, ">")
		}
		switch spared := i - len(all.Renewals) - len(all.NoCycle); {
		case i < len(all.Renewals):
			s.viewPool(line, &all.Renewals[i])
		case spared < 0:
			line.put(3, 0, faint, render.CertName(s.Catalog, all.NoCycle[i-len(all.Renewals)].Cert)+": no dated renewal is known")
		default:
			x := all.Spared[spared]
			line.put(3, 0, faint, render.CertName(s.Catalog, x.Cert)+": "+render.CertName(s.Catalog, x.By)+" stands for it")
		}
	}
	viewMore(c, from > 0, to < n)
}

func yearlyFees(c *roles.Catalog, p *paths.RenewalPortfolio) string {
	text := render.Dollars(p.FeesYearUSD) + " a year"
	if len(p.FeeUnknown) == 0 {
		return text
	}
	var names []string
	for _, id := range p.FeeUnknown {
		names = append(names, render.CertName(c, id))
	}
	if p.FeesYearUSD == 0 {
		return "unknown"
	}
	return text + ", unknown for " + strings.Join(names, ", ")
}

// viewPool draws a renewal in a line: name, how much is done, how long is left.
func (s *meScreen) viewPool(c *canvas, p *paths.PoolRenewal) {
	days, tone := daysWords(p)
	if s.mine.warningsOf(p) != nil {
		c.put(1, 0, warn, "!")
	}
	end := c.putRight(c.w-2, 0, tone, days) - 2
	units := unitsWords(p)
	if x := end - max(cells(units), 14); x > 14 {
		c.put(x, 0, plain, units)
		end = x - 1
	}
	if width := min((c.w-40)/3, 20); width >= 6 && p.Needed > 0 {
		end -= width
		done := 0
		if p.Done != nil {
			done = *p.Done
		}
		c.bar(end, 0, width, done, p.Needed)
		end--
	}
	c.within(3, 0, end-1, plain, poolName(s.Catalog, p))
}

// bar draws how much of a thing is done.
func (c *canvas) bar(x, y, width, done, of int) {
	full := 0
	if of > 0 {
		full = min(width*done/of, width)
	}
	if done > 0 && full == 0 {
		full = 1
	}
	c.put(x, y, working, strings.Repeat("▓", full))
	c.put(x+full, y, faint, strings.Repeat("░", width-full))
}

// newUnitsScreen asks what is done of a renewal, and when its cycle ends.
func newUnitsScreen(e *env, pool *paths.PoolRenewal) screen {
	var ids []string
	for _, x := range pool.Certs {
		ids = append(ids, x.Cert)
	}
	c := e.Catalog
	of := func(p *person.Profile) []*person.Cert {
		var list []*person.Cert
		for i := range p.Certs {
			if refs := c.Find(p.Certs[i].Cert, roles.KindCert); len(refs) == 1 && slices.Contains(ids, refs[0].ID) {
				list = append(list, &p.Certs[i])
			}
		}
		return list
	}
	ends := person.Date("")
	for _, x := range of(e.Own.Profile) {
		if ends == "" {
			ends = x.CycleEnds
		}
	}
	name := poolName(c, pool)
	units := unitsQuestion("How many "+or(pool.Unit, "units")+" are done in this cycle?", pool.Done)
	end := e.dateQuestion("When does the cycle end?", "The issuer tells the day. Without it the end is an estimate.", ends)
	return newAskScreen(e, name, "profile set cert/"+ids[0]+" units", func(p *person.Profile) error {
		list := of(p)
		if len(list) == 0 {
			return errElsewhere
		}
		for i, x := range list {
			if i == 0 || x.Units != nil { // of a shared pool the largest note counts
				x.Units = unitsOf(units)
			}
			if now := dateOf(end); now != ends {
				x.CycleEnds = now
			}
		}
		return nil
	}, units, end)
}

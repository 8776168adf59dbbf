package tui

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"careers/rung/internal/render"
	"careers/rung/paths"
	"careers/rung/roles"
)

// roleSheet is roles set side by side for a person, or for nobody.
type roleSheet struct {
	c       *roles.Catalog
	ids     []string
	pace    int
	from    string         // the role that the person was chosen to stand in
	who     *paths.Profile // nil: nobody is asked about
	assumed []string

	found *paths.RoleComparison
	held  paths.Profile // what the person holds, with what that grants
	gaps  []*paths.Gap  // by role, where somebody is asked about
}

// worked is the sheet with what takes time.
func (s roleSheet) worked() (any, error) {
	var err error
	if s.found, err = paths.CompareRoles(s.c, s.ids, s.who, s.pace); err != nil || s.who == nil {
		return s, err
	}
	s.held = s.who.Closed(s.c)
	for _, id := range s.ids {
		gap, err := paths.FindGap(s.c, *s.who, id, s.pace)
		if err != nil {
			return s, err
		}
		s.gaps = append(s.gaps, gap)
	}
	return s, nil
}

func (s *roleSheet) role(i int) *roles.Role { return s.c.Role(s.ids[i]) }

// fact is a row with a cell for each role.
func (s *roleSheet) fact(name string, cell func(i int) sideCell) sideRow {
	row := sideRow{name: name}
	for i := range s.ids {
		row.cells = append(row.cells, cell(i))
	}
	return row
}

// text is a row with a few words for each role.
func (s *roleSheet) text(name string, words func(i int) string) sideRow {
	return s.fact(name, func(i int) sideCell { return cellOf(or(words(i), "–")) })
}

// withBest marks the cells of a row that have the highest value, unless most of
// them have it. A value may be unknown.
func (r sideRow) withBest(value func(i int) (int, bool)) sideRow {
	best, known := 0, 0
	for i := range r.cells {
		if v, ok := value(i); ok {
			if known == 0 || v > best {
				best = v
			}
			known++
		}
	}
	same := 0
	for i := range r.cells {
		if v, ok := value(i); ok && v == best {
			same++
		}
	}
	if known < 2 || 2*same > known {
		return r
	}
	for i := range r.cells {
		if v, ok := value(i); ok && v == best {
			r.cells[i].best = true
		}
	}
	return r
}

// rows are the facts that people choose by, section by section.
func (s *roleSheet) rows(all bool) []sideRow {
	var rows []sideRow
	add := func(r ...sideRow) { rows = append(rows, r...) }
	section := func(name, note string) { add(sideRow{kind: sideHeading, name: name, note: note}) }
	section("Pay a year", s.payNote())
	add(s.pay()...)
	section("Outlook", s.outlookNote())
	add(s.outlook()...)
	if s.who != nil {
		section(s.whoStands())
		add(s.standing()...)
	}
	section("The job", "")
	add(s.job()...)
	section("Asked for besides skills", s.marksNote("✓ met  + missing"))
	add(s.demands(all)...)
	section(s.skillTitle(), s.marksNote("✓ held  ↑ lift  + learn"))
	add(s.skills()...)
	section("Moves between them", "")
	add(s.moves()...)
	section("Where it leads", "")
	add(s.leads(all)...)
	section("Good to know before applying", "")
	add(s.toKnow(all)...)
	if len(s.assumed) > 0 {
		add(sideRow{kind: sideText, paint: faint, text: "Assumed of " + s.personWord() + ": " + strings.Join(s.assumed, "; ") + "."})
	}
	return rows
}

func (s *roleSheet) personWord() string {
	if s.from != "" {
		return "a " + s.c.Title(roles.Ref{Kind: roles.KindRole, ID: s.from})
	}
	return "you"
}

func (s *roleSheet) whoStands() (title, note string) {
	note = fmt.Sprintf("study at %d hours a week", s.pace)
	if s.from != "" {
		return "How " + s.personWord() + " stands to it", note
	}
	return "How you stand to it", note
}

// marksNote explains the marks of a section, where there are any.
func (s *roleSheet) marksNote(text string) string {
	if s.who == nil {
		return ""
	}
	return text
}

// payNote says what the figures of pay are.
func (s *roleSheet) payNote() string {
	return "estimates for the level, from the occupation's wages"
}

// thousandsOf writes "$82k".
func thousandsOf(usd int) string {
	if usd < 10_000 && usd > -10_000 {
		return render.Dollars(usd)
	}
	return "$" + strconv.Itoa((usd+500)/1000) + "k"
}

func (s *roleSheet) pay() []sideRow {
	pays := make([]roles.Pay, len(s.ids))
	low, high := 0, 0
	for i := range s.ids {
		pays[i] = s.c.Pay(s.role(i))
		if pays[i].Known {
			if low == 0 || pays[i].Low < low {
				low = pays[i].Low
			}
			high = max(high, pays[i].High)
		}
	}
	typical := s.fact("typical", func(i int) sideCell {
		if !pays[i].Known {
			return cellOf("unknown")
		}
		return cellOf(render.Dollars(pays[i].Typical))
	}).withBest(func(i int) (int, bool) { return pays[i].Typical, pays[i].Known })
	typical.always = true
	change := s.text("beside A", func(i int) string {
		switch {
		case i == 0:
			return "–"
		case !pays[i].Known || !pays[0].Known:
			return "unknown"
		}
		return signed(pays[i].Typical - pays[0].Typical)
	})
	change.always = true
	span := s.text("low to high", func(i int) string {
		if !pays[i].Known {
			return "unknown"
		}
		return thousandsOf(pays[i].Low) + "–" + thousandsOf(pays[i].High)
	})
	picture := s.fact("", func(i int) sideCell {
		if !pays[i].Known {
			return cellOf("")
		}
		return sideCell{band: &band{pays[i].Low, pays[i].Typical, pays[i].High, low, high}}
	})
	picture.always = true
	year := s.text("year, area", func(i int) string {
		if !pays[i].Known {
			return "unknown"
		}
		return strings.TrimSpace(strings.TrimPrefix(fmt.Sprint(pays[i].Year), "0") + " " + pays[i].Area)
	})
	year.always = true
	fit := s.text("occupation fits", func(i int) string { return cmp.Or(string(pays[i].Fit), "unknown") })
	return []sideRow{typical, change, span, picture, year, fit}
}

// signed writes a change of dollars with its sign.
func signed(usd int) string {
	switch {
	case usd > 0:
		return "+" + render.Dollars(usd)
	case usd == 0:
		return "the same"
	}
	return render.Dollars(usd)
}

// projection is what is projected for a role's occupation, or nil.
func (s *roleSheet) projection(i int) *roles.Outlook {
	r := s.role(i)
	o := s.c.Occupation(r.Occupation.SOC)
	if o == nil || r.Occupation.Fit == roles.FitPoor || o.Outlook.Period == "" {
		return nil
	}
	return &o.Outlook
}

func (s *roleSheet) outlookNote() string {
	for i := range s.ids {
		if o := s.projection(i); o != nil {
			return o.Period + ", of the whole occupation"
		}
	}
	return "not known"
}

func (s *roleSheet) outlook() []sideRow {
	growth := s.text("jobs", func(i int) string {
		if o := s.projection(i); o != nil {
			return render.Percent(o.ChangePct)
		}
		return "unknown"
	}).withBest(func(i int) (int, bool) {
		if o := s.projection(i); o != nil {
			return int(o.ChangePct * 10), true
		}
		return 0, false
	})
	openings := s.text("openings a year", func(i int) string {
		if o := s.projection(i); o != nil && o.Openings > 0 {
			return strings.TrimPrefix(render.Dollars(o.Openings), "$")
		}
		return "unknown"
	})
	growth.always = true
	return []sideRow{growth, openings}
}

// standing is how the person stands to each role.
func (s *roleSheet) standing() []sideRow {
	fit := func(i int) *paths.RoleFit { return s.found.Roles[i].Fit }
	share := func(n, of int) int {
		if of == 0 {
			return 1000
		}
		return 1000 * n / of
	}
	list := []sideRow{
		s.text("skills met", func(i int) string { return fmt.Sprintf("%d of %d", fit(i).Skills, fit(i).Of) }).
			withBest(func(i int) (int, bool) { return share(fit(i).Skills, fit(i).Of), true }),
		s.text("demands met", func(i int) string {
			if fit(i).GatesOf == 0 {
				return "none asked"
			}
			return fmt.Sprintf("%d of %d", fit(i).Gates, fit(i).GatesOf)
		}).withBest(func(i int) (int, bool) { return share(fit(i).Gates, fit(i).GatesOf), true }),
		s.text("study left", func(i int) string {
			if fit(i).Hours.High == 0 {
				return "none"
			}
			return render.HoursRange(fit(i).Hours.Low, fit(i).Hours.High)
		}).withBest(func(i int) (int, bool) { return -fit(i).Hours.Typical, true }),
		s.text("that is", func(i int) string {
			w := fit(i).Weeks
			if w.High == 0 {
				return "–"
			}
			if w.Low == w.High {
				return render.Plural(w.Low, "week")
			}
			return fmt.Sprintf("%d–%d weeks", w.Low, w.High)
		}),
	}
	for i := range list {
		list[i].always = true
	}
	return list
}

func (s *roleSheet) job() []sideRow {
	stage := s.text("level", func(i int) string { return fmt.Sprintf("%s, stage %d", s.role(i).Level, s.role(i).Stage) })
	stage.always = true
	return []sideRow{
		stage,
		s.text("track", func(i int) string { return s.c.TrackTitle(s.role(i).Track) }),
		s.text("remote", func(i int) string { return string(s.role(i).Remote) }),
		s.text("a first job", func(i int) string {
			if s.role(i).Feeder {
				return "outside the field"
			}
			return string(s.role(i).Entry.Realism)
		}),
		s.text("sectors", func(i int) string {
			var words []string
			for _, x := range s.role(i).Sectors {
				words = append(words, spacedWord(x))
			}
			return strings.Join(words, ", ")
		}),
	}
}

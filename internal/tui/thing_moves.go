package tui

import (
	"cmp"
	"fmt"
	"slices"

	"careers/rung/internal/render"
	"careers/rung/paths"
	"careers/rung/roles"
)

// movesPage is the moves that leave a role and those that lead to it, each a
// link to the role at its other end.
func (e *env) movesPage(a *about, width int) []pageRow {
	t := newSheetText(width)
	r := e.Catalog.Role(a.ref.ID)
	out := slices.Clone(r.Moves)
	slices.SortStableFunc(out, func(a, b roles.Move) int {
		return cmp.Or(moveRank(a.Kind)-moveRank(b.Kind), cmp.Compare(e.roleTitle(a.To), e.roleTitle(b.To)))
	})
	switch {
	case len(out) > 0:
		e.moveHead(t, a.known, fmt.Sprintf("Leads to (%d)", len(out)))
	case r.Terminal != "":
		t.head("Leads nowhere, on purpose")
		t.para(render.InkNormal, r.Terminal)
	default:
		t.head("Leads nowhere that the catalog knows")
	}
	for _, m := range out {
		e.moveRow(t, a.known, m.To, m)
	}
	if a.known == nil {
		return t.rows
	}
	into := slices.Clone(a.known.into)
	slices.SortStableFunc(into, func(a, b roles.MoveIn) int {
		return cmp.Or(moveRank(a.Kind)-moveRank(b.Kind), cmp.Compare(e.roleTitle(a.From), e.roleTitle(b.From)))
	})
	if len(into) > 0 {
		e.moveHead(t, a.known, fmt.Sprintf("Comes from (%d)", len(into)))
	} else {
		t.head("No role leads here that the catalog knows")
	}
	for _, m := range into {
		e.moveRow(t, a.known, m.From, m.Move)
	}
	return t.rows
}

func moveRank(kind roles.MoveKind) int {
	return slices.Index([]roles.MoveKind{roles.Promotion, roles.Lateral, roles.Pivot}, kind)
}

// moveGlyph tells kinds of moves apart; the map draws them alike.
func moveGlyph(kind roles.MoveKind) (string, render.Ink) {
	switch kind {
	case roles.Promotion:
		return "══", render.InkGood
	case roles.Lateral:
		return "──", render.InkAccent
	}
	return "┄┄", render.InkWaiting
}

// moveCells are the columns of a line of the moves, as many as there is room for;
// the name, after an indent, has the rest.
func moveCells(width, indent int, name, kind, stay, pay, hold string) []render.Piece {
	const kinds, stays, pays, holds = 10, 13, 10, 10
	room := width - indent
	var tail []render.Piece
	column := func(least int, text string, width int, place func(string, int) string) {
		if room-width >= least {
			room -= width
			tail = append(tail, render.Piece{Text: place(text, width), Ink: render.InkQuiet})
		}
	}
	column(30, kind, kinds, fit)
	column(30, stay, stays, fit)
	column(18, pay, pays, fitRight)
	if hold != "" {
		column(30, hold, holds, fitRight)
	}
	return append([]render.Piece{{Text: fit(name, room)}}, tail...)
}

// moveIndent is where names stand: the glyph of the move and the mark of the
// person's own role come first.
const moveIndent = 4

// moveHead begins a list of moves.
func (e *env) moveHead(t *sheetText, k *known, text string) {
	hold := ""
	if k != nil && k.whose {
		hold = "you hold"
	}
	t.blank()
	line := moveCells(t.width, moveIndent, "", "kind", "stay first", "pay there", hold)
	t.add(append([]render.Piece{{Text: fit(text, moveIndent+cells(line[0].Text)), Ink: render.InkStrong}}, line[1:]...)...)
}

func (e *env) moveRow(t *sheetText, k *known, other string, m roles.Move) {
	glyph, ink := moveGlyph(m.Kind)
	mark := " "
	if other == e.here() {
		mark = "@"
	}
	pay, stay, hold := "unknown", "", ""
	if p := e.Catalog.Pay(e.Catalog.Role(other)); p.Known {
		pay = render.Dollars(p.Typical)
	}
	if !m.Tenure.IsZero() {
		stay = render.SpanRange(paths.Months(m.Tenure.Low.Hundredths()), paths.Months(m.Tenure.High.Hundredths()))
	}
	if k != nil && k.whose {
		fit := k.fits[other]
		hold = fmt.Sprintf("%d of %d", fit.Met, fit.Required)
	}
	line := []render.Piece{{Text: glyph, Ink: ink}, {Text: mark + " ", Ink: render.InkAccent}}
	t.link(roles.Ref{Kind: roles.KindRole, ID: other}, append(line, moveCells(t.width, moveIndent, e.roleTitle(other), string(m.Kind), stay, pay, hold)...)...)
	t.rows[len(t.rows)-1].note = moveNote(m)
}

// moveNote is what a move rests on.
func moveNote(m roles.Move) string {
	evidence := string(m.Evidence)
	if evidence == "" {
		evidence = string(roles.Curator)
	}
	text := string(m.Kind) + ", evidence: " + evidence
	if m.N > 0 {
		text += fmt.Sprintf(" (n = %d)", m.N)
	}
	if m.Why != "" {
		text += ". " + m.Why
	}
	if m.PayFalls != "" {
		text += " Pay falls at first: " + m.PayFalls
	}
	return text
}

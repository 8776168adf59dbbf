package tui

import (
	"slices"
	"strconv"

	"careers/rung/internal/person"
	"careers/rung/paths"
)

// placeMarks are what roles are to a person: where they stand, the stops of a
// saved plan, what they compare.
type placeMarks struct {
	here     string
	stops    map[string]string // glyphs by role
	order    []string          // those glyphs, from the first stop on
	plan     string            // its name; "": none is shown
	compared []string          // references
}

// planEnd is the mark of the role that a plan leads to.
const planEnd = "◆"

// marksOf is the marks of a person with one of their saved plans.
func (e *env) marksOf(plan int) placeMarks {
	m := placeMarks{here: e.here(), compared: e.compared}
	if plan < 0 || plan >= len(e.Own.Plans) {
		return m
	}
	p := e.Own.Plans[plan].Plan
	m.plan, m.stops = p.Name, map[string]string{}
	stops := stopsOf(p)
	for i, role := range stops {
		glyph := planEnd
		switch {
		case i == len(stops)-1:
		case i < 9:
			glyph = strconv.Itoa(i + 1)
		default:
			glyph = string(rune('a' + i - 9)) // a plan has at most twelve moves
		}
		if role == m.here {
			continue // they are there
		}
		m.stops[role] = glyph
		m.order = append(m.order, glyph)
	}
	return m
}

// stopsOf is the roles that a plan enters: all but the one it starts in.
func stopsOf(p *person.Plan) []string {
	entered := func(role string) bool {
		return slices.ContainsFunc(p.Steps, func(s person.Step) bool { return s.Kind == paths.StepMove && s.Ref == "role/"+role })
	}
	if len(p.Roles) > 1 && !entered(p.Roles[0]) {
		return p.Roles[1:]
	}
	return p.Roles
}

// of is the mark of a role; "" is none.
func (m placeMarks) of(role string) string {
	switch {
	case role == m.here && role != "":
		return "@"
	case m.stops[role] != "":
		return m.stops[role]
	case slices.Contains(m.compared, "role/"+role):
		return "c"
	}
	return ""
}

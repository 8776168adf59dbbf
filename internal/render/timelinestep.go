package render

import (
	"strconv"
	"time"

	"careers/rung/paths"
)

// StepDoc tells one step of a route that begins on a day: when, how much, why,
// and what that rests on.
func StepDoc(p *paths.Plan, i int, begin time.Time) Doc {
	s := p.Steps[i]
	when := SpanRange(s.StartMonth, s.EndMonth) + " from now"
	if s.StartMonth == 0 {
		when = "now, for " + Span(s.EndMonth)
	}
	from, to := month(paths.After(begin, s.StartMonth)), month(paths.After(begin, s.EndMonth))
	if from != to {
		from += " to " + to
	}
	d := Doc{}
	d.Add(Heading("Step " + strconv.Itoa(s.N) + " of " + strconv.Itoa(len(p.Steps)) + ": " + stepTitle(s)))
	d.Add(Fields{
		{"When", when + " (" + from + ", typically)"},
		{"Study", threeFigures(s.Hours, HoursRange(s.Hours.Low, s.Hours.High), thousands(s.Hours.Typical)+" h")},
		{"Cost", threeFigures(s.CostUSD, DollarRange(s.CostUSD.Low, s.CostUSD.High), Dollars(s.CostUSD.Typical))},
	})
	addList(&d, "Why", sentences(s.Why))
	var gates []string
	for _, g := range s.Gates {
		gates = append(gates, Sentence(gateWords(g)))
	}
	addList(&d, "What has to be met", gates)
	bare := s
	bare.Why, bare.Gates = nil, nil
	addList(&d, "What it rests on", sentences(append(stepNotes(bare, true), detailNotes(s)...)))
	d.Add(Heading(""), Para{Text: closing, Tone: Quiet})
	return d
}

// sentences are texts that begin with a capital.
func sentences(texts []string) []string {
	var list []string
	for _, text := range texts {
		list = append(list, Sentence(text))
	}
	return list
}

// threeFigures is a window with its middle, or nothing where there is none.
func threeFigures(r paths.CostRange, window, typical string) string {
	switch {
	case r.High == 0:
		return ""
	case r.Low == r.High:
		return window
	}
	return window + ", typically " + typical
}

// StepTitle says what to do in a step.
func StepTitle(s paths.Step) string { return stepTitle(s) }

// ChangeOpens says what a change of a limit opens.
func ChangeOpens(change paths.Change) string { return opensWords(change) }

// GateWords says what stops a route.
func GateWords(g paths.Gate) string { return gateWords(g) }

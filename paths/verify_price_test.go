package paths

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"careers/rung/roles"
)

func TestTariffStandsInForUnknownPrices(t *testing.T) {
	tuition := func(typical int) *roles.Tuition {
		return &roles.Tuition{IntRange: roles.IntRange{Low: typical, Typical: typical, High: typical}}
	}
	c := roles.NewCatalog(roles.Catalog{
		Certs: []roles.Cert{
			{ID: "a", FeeUSD: roles.Fee{Nonmember: dollars(100), Member: dollars(80)}},
			{ID: "b", FeeUSD: roles.Fee{Nonmember: dollars(201)}},
			{ID: "c", FeeUSD: roles.Fee{Nonmember: dollars(400)}},
			{ID: "d", FeeUSD: roles.Fee{Nonmember: dollars(900)}},
			{ID: "unknown", FeeUSD: roles.Fee{Member: dollars(5)}},
		},
		Programs: []roles.Program{
			{ID: "as-1", Award: roles.Associate, CostUSD: tuition(0)},
			{ID: "as-2", Award: roles.Associate, CostUSD: tuition(7000)},
			{ID: "as-3", Award: roles.Associate, CostUSD: tuition(9000)},
			{ID: "as-unknown", Award: roles.Associate},
			{ID: "ms-unknown", Award: roles.Master},
		},
	})
	prices := newTariff(c)
	type price struct {
		Window CostRange
		Known  bool
	}
	got := map[string]price{}
	for i := range c.Certs {
		window, known := prices.certWindow(&c.Certs[i], nil)
		got[c.Certs[i].ID] = price{window, known}
	}
	for i := range c.Programs {
		window, known := prices.programWindow(&c.Programs[i])
		got[c.Programs[i].ID] = price{window, known}
	}
	want := map[string]price{
		"a":          {CostRange{80, 100, 200}, true},
		"b":          {CostRange{201, 201, 402}, true},
		"c":          {CostRange{400, 400, 800}, true},
		"d":          {CostRange{900, 900, 1800}, true},
		"unknown":    {CostRange{100, 301, 1800}, false}, // (201 + 400) / 2 rounded up
		"as-1":       {CostRange{0, 0, 0}, true},
		"as-2":       {CostRange{7000, 7000, 7000}, true},
		"as-3":       {CostRange{9000, 9000, 9000}, true},
		"as-unknown": {CostRange{7000, 7000, 7000}, false}, // the median of its award
		"ms-unknown": {CostRange{9000, 9000, 9000}, false}, // the highest of all
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if none := newTariff(roles.NewCatalog(roles.Catalog{})); none.fee != (CostRange{}) || none.tuitionOf != 0 {
		t.Errorf("an empty catalogue gives %+v", none)
	}
}

func TestProgramTime(t *testing.T) {
	tests := []struct {
		months     roles.ProgramMonths
		full, part Months
	}{
		{roles.ProgramMonths{FullTime: 24, PartTime: 42}, 2400, 4200},
		{roles.ProgramMonths{FullTime: 24}, 2400, 4800},
		{roles.ProgramMonths{PartTime: 15}, 750, 1500},
		{roles.ProgramMonths{}, 0, 0},
	}
	for _, test := range tests {
		p := roles.Program{Months: test.months}
		if full, part := programTime(&p, true), programTime(&p, false); full != test.full || part != test.part {
			t.Errorf("%+v: full time %d, part time %d; want %d, %d", test.months, full, part, test.full, test.part)
		}
	}
}

func TestReadinessScore(t *testing.T) {
	model := roles.DefaultModel()
	tests := []struct {
		kind     roles.MoveKind
		evidence roles.Evidence
		coverage float64
		want     int
	}{
		{roles.Promotion, roles.Observed, 1, 106},
		{roles.Lateral, roles.Published, 1, 82},
		{roles.Lateral, "", 1, 191},
		{roles.EntryMove, roles.Curator, 1, 302},
		{roles.Pivot, roles.Curator, 0.5, 1238},
		{roles.Pivot, roles.Observed, 0.4, 1428},
		{roles.Pivot, roles.Observed, 0, 1428},
	}
	for _, test := range tests {
		if got, possible := readinessScore(model, test.kind, test.evidence, test.coverage); got != test.want || !possible {
			t.Errorf("%s on %q at %g: %d, %t; want %d", test.kind, test.evidence, test.coverage, got, possible, test.want)
		}
	}
	certain := roles.Model{Readiness: roles.Readiness{Floor: 1, From: 1}, Kind: roles.KindOdds{Lateral: 1}, Evidence: roles.EvidenceOdds{Observed: 1}}
	if got, _ := readinessScore(certain, roles.Lateral, roles.Observed, 1); got != 0 {
		t.Errorf("a certain move has risk %d, want 0", got)
	}
}

package render

import (
	"time"

	"careers/rung/paths"
	"careers/rung/roles"
)

// PayChart is what a role pays on what everybody in its occupation earns.
type PayChart struct {
	Role string // its title
	Pay  roles.Pay
	Wage *roles.Wage // of the occupation; nil: none that fits
}

// OutlookChart is how an occupation is projected to change.
type OutlookChart struct {
	Occupation string
	Outlook    roles.Outlook
	Beside     *Beside // what it is seen against; nil: nothing
}

// TimelineChart is the steps of a route in time.
type TimelineChart struct {
	Bars  []TimelineBar
	Begin time.Time // the day that month 0 is
}

// TradeoffChart is options by time and cost.
type TradeoffChart struct{ Options []TradeoffOption }

// TradeoffOption is one of them.
type TradeoffOption struct {
	Letter string
	Name   string // what it is called or wins
	Months paths.MonthRange
	Cost   paths.CostRange
	Risk   int
	Chosen bool
}

// RangeChart is ranges of one quantity under each other, on one scale.
type RangeChart struct {
	Title string
	Rows  []Range
	Words func(v float64) string // a figure of the scale
}

// Range is a figure with its window.
type Range struct {
	Label              string
	Low, Typical, High float64
	Known              bool
}

func (PayChart) block()      {}
func (OutlookChart) block()  {}
func (TimelineChart) block() {}
func (TradeoffChart) block() {}
func (RangeChart) block()    {}
func (RouteChart) block()    {}

func (c PayChart) cells(width int) [][]Piece      { return PayBand(c.Pay, c.Wage, width) }
func (c OutlookChart) cells(width int) [][]Piece  { return OutlookBar(c.Outlook, c.Beside, width) }
func (c TimelineChart) cells(width int) [][]Piece { return Timeline(c.Bars, c.Begin, width) }
func (c TradeoffChart) cells(int) [][]Piece       { return nil }
func (c RangeChart) cells(int) [][]Piece          { return nil }
func (c RouteChart) cells(int) [][]Piece          { return nil }

func (c PayChart) drawing() drawing      { return drawing{title: "Pay"} }
func (c OutlookChart) drawing() drawing  { return drawing{title: "Outlook"} }
func (c TimelineChart) drawing() drawing { return drawing{title: "Timeline"} }
func (c TradeoffChart) drawing() drawing { return drawing{title: "Options"} }
func (c RangeChart) drawing() drawing    { return drawing{title: c.Title} }
func (c RouteChart) drawing() drawing    { return drawing{title: "Route"} }

// RouteChart is roles and the moves between them, a column a stage.
type RouteChart struct{ Graph Graph }

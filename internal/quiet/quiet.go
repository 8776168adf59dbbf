// Package quiet keeps Bubble Tea from talking to the terminal before main.
//
// Bubble Tea's own init asks lipgloss whether the background is dark. lipgloss
// then writes a query to the terminal and waits up to five seconds for the
// answer, in every command of the program, forms or not. An answer that is set
// beforehand is never asked for. Packages whose imports are ready are
// initialized in the order of their import paths, and "careers/rung/…" sorts
// before "github.com/…", so this init runs first.
//
// Whatever imports Bubble Tea, or something built on it, imports this package
// too.
package quiet

import "github.com/charmbracelet/lipgloss"

// Colors must be readable on both backgrounds, so it does not matter which one
// is claimed.
func init() { lipgloss.SetHasDarkBackground(true) }

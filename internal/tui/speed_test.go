package tui

import (
	"fmt"
	"maps"
	"slices"
	"testing"
)

// BenchmarkScreens measures what a key costs on every kind of screen, from the
// message to the text for the terminal, and of that the drawing.
func BenchmarkScreens(b *testing.B) {
	for _, name := range slices.Sorted(maps.Keys(placesToBe(drive(b, deps(b, aCoder), 80, 24)))) {
		for _, size := range [][2]int{{80, 24}, {200, 60}} {
			d := drive(b, deps(b, aCoder), size[0], size[1])
			placesToBe(d)[name]()
			b.Run(fmt.Sprintf("%s/%dx%d/key", name, size[0], size[1]), func(b *testing.B) {
				for i := 0; b.Loop(); i++ {
					d.e.Update(keyOf([]string{"down", "up"}[i%2]))
					d.e.View()
				}
			})
			b.Run(fmt.Sprintf("%s/%dx%d/draw", name, size[0], size[1]), func(b *testing.B) {
				for b.Loop() {
					d.e.View()
				}
			})
		}
	}
}

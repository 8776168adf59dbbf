package tui

import (
	"fmt"
	"testing"
)

// benchScreen measures drawing and one key of a screen, at the size designed for
// and at the largest.
func benchScreen(b *testing.B, s screen, e *env, back, forth action) {
	for _, size := range [][2]int{{80, 22}, {200, 58}} {
		e.width, e.height = size[0], size[1]
		s.update(resized{})
		b.Run(fmt.Sprintf("view/%dx%d", size[0], size[1]), func(b *testing.B) {
			for b.Loop() {
				s.view(newCanvas(size[0], size[1]))
			}
		})
		b.Run(fmt.Sprintf("key/%dx%d", size[0], size[1]), func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				if i%2 == 0 {
					s.update(forth)
				} else {
					s.update(back)
				}
			}
		})
	}
}

func benchEnv(b *testing.B) *env {
	d := Deps{Catalog: builtin().Catalog(), Today: today}
	return &env{Deps: d, ctx: b.Context(), from: "medical-coder"}
}

func BenchmarkMap(b *testing.B) {
	e := benchEnv(b)
	s := newMap(e)
	s.act(enter)
	benchScreen(b, s, e, up, down)
}

func BenchmarkMapOfACrowd(b *testing.B) {
	e := &env{Deps: Deps{Catalog: crowd(100, 3000).Catalog(), Today: today}, ctx: b.Context(), from: "medical-coder-0"}
	benchScreen(b, newMap(e), e, up, down)
}

func BenchmarkNear(b *testing.B) {
	e := benchEnv(b)
	benchScreen(b, newNear(e, "medical-coder"), e, up, down)
}

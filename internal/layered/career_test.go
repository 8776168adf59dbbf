package layered_test

import (
	"math/rand/v2"
	"testing"

	"careers/rung/internal/layered"
)

// career is a drawing like a catalog of roles: six stages, most moves one stage
// up, a third within a stage, some over one, a few back.
func career(seed uint64, boxes, lines int) drawing {
	r := rand.New(rand.NewPCG(seed, 1))
	share := []int{1, 1, 1, 2, 2, 3, 3, 3, 3, 4, 4, 5, 6}
	d := drawing{}
	stages := map[int][]int{}
	for i := range boxes {
		b := layered.Box{Column: share[r.IntN(len(share))], Width: 150, Height: 34}
		stages[b.Column] = append(stages[b.Column], i)
		d.boxes = append(d.boxes, b)
	}
	steps := []int{0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, -1}
	for len(d.lines) < lines {
		from := r.IntN(boxes)
		there := stages[d.boxes[from].Column+steps[r.IntN(len(steps))]]
		if len(there) > 0 {
			d.lines = append(d.lines, layered.Line{From: from, To: there[r.IntN(len(there))]})
		}
	}
	return d
}

func BenchmarkCatalog(b *testing.B) {
	d := career(1, 131, 511)
	for b.Loop() {
		d.place()
	}
}

func BenchmarkRoutes(b *testing.B) {
	d := career(1, 20, 34)
	for b.Loop() {
		d.place()
	}
}

func BenchmarkTwoThousand(b *testing.B) {
	d := career(2, 2000, 4000)
	for b.Loop() {
		d.place()
	}
}

package paths

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// Every order of up to seven tasks that keeps prerequisites first is tried;
// none ends sooner than the schedule.
func TestScheduleIsTheShortestOfAllOrders(t *testing.T) {
	const seed = 11
	dice := rand.New(rand.NewPCG(seed, seed))
	for round := range 400 {
		tasks := make([]task, 1+dice.IntN(6))
		for i := range tasks {
			tasks[i] = task{pc: -1, lane: dice.IntN(5), wait: dice.IntN(6) * dice.IntN(2)}
			if dice.IntN(5) == 0 {
				tasks[i].exp = dice.IntN(2)
			}
			for d := range i {
				if dice.IntN(4) == 0 {
					tasks[i].deps = append(tasks[i].deps, int32(d))
				}
			}
		}
		got, order, ok := schedule(slices.Clone(tasks))
		if !ok || len(order) != len(tasks) {
			t.Fatalf("seed %d round %d: no schedule", seed, round)
		}
		best := -1
		orders(len(tasks), nil, func(order []int) {
			if end, ok := endOf(tasks, order); ok && (best < 0 || end < best) {
				best = end
			}
		})
		if got != best {
			t.Fatalf("seed %d round %d: the schedule ends at %d, the best order at %d\n%+v", seed, round, got, best, tasks)
		}
	}
}

func TestScheduleRefusesACircle(t *testing.T) {
	if _, _, ok := schedule([]task{{deps: []int32{1}}, {deps: []int32{0}}}); ok {
		t.Error("two tasks that need each other were scheduled")
	}
}

func orders(n int, sofar []int, try func([]int)) {
	if len(sofar) == n {
		try(sofar)
		return
	}
	for i := range n {
		if !slices.Contains(sofar, i) {
			orders(n, append(slices.Clone(sofar), i), try)
		}
	}
}

// endOf plays one order: study one after another, sit each exam once it is
// studied, its experience is served and what it needs has its result, wait.
func endOf(tasks []task, order []int) (end int, ok bool) {
	clock, result := 0, map[int]int{}
	for _, i := range order {
		clock += tasks[i].lane
		sit := max(clock, 100*tasks[i].exp)
		for _, d := range tasks[i].deps {
			done, there := result[int(d)]
			if !there {
				return 0, false
			}
			sit = max(sit, done)
		}
		result[i] = sit + tasks[i].wait
		end = max(end, result[i])
	}
	return end, true
}

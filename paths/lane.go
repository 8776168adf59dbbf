package paths

import "slices"

// task is one thing acquired before a move: a skill studied, a certification
// sat or a program taken. Times are hundredths of a month.
type task struct {
	pc       int32 // index into problem.pcs; -1 for a skill
	skill    int32
	from, to int // levels of a skill
	lane     int // time on the person's one lane of study
	wait     int // off the lane, after the exam
	hours    int
	cost     int
	exp      int // months of the stay that its exam (or a program's end) has to wait for
	deps     []int32
	fullTime bool // taken before the stay: not on the lane

	tail       int // wait + the largest tail among what needs its result
	start, end int // on the lane
	done       int // when its result is held
}

// schedule orders tasks on one lane of study and returns when the last result
// is held. order lists the tasks as they are taken; ok is false when their
// prerequisites form a cycle.
//
// It is 1|prec|Lmax with tails: longest tail first (Jackson 1955). A
// prerequisite's tail is never shorter than its successor's, so that order
// respects the prerequisites once ties follow them, and is optimal (Lawler
// 1973 gives the general rule).
func schedule(tasks []task) (finish int, order []int32, ok bool) {
	order, ok = topological(tasks)
	if !ok {
		return 0, nil, false
	}
	for i := range tasks {
		tasks[i].tail = tasks[i].wait
	}
	for _, i := range slices.Backward(order) {
		t := &tasks[i]
		for _, d := range t.deps {
			dep := &tasks[d]
			if dep.fullTime {
				continue
			}
			dep.tail = max(dep.tail, dep.wait+t.tail)
		}
	}
	slices.SortStableFunc(order, func(a, b int32) int {
		ta, tb := &tasks[a], &tasks[b]
		if ta.fullTime != tb.fullTime {
			if ta.fullTime {
				return -1
			}
			return 1
		}
		if ta.fullTime {
			return 0
		}
		return tb.tail - ta.tail
	})
	clock := 0
	for _, i := range order {
		t := &tasks[i]
		if t.fullTime {
			continue
		}
		t.start = clock
		clock += t.lane
		t.end = clock
		ready := max(t.end, 100*t.exp)
		for _, d := range t.deps {
			if !tasks[d].fullTime {
				ready = max(ready, tasks[d].done)
			}
		}
		t.done = ready + t.wait
		finish = max(finish, t.done)
	}
	return finish, order, true
}

func topological(tasks []task) ([]int32, bool) {
	order := make([]int32, 0, len(tasks))
	state := make([]int8, len(tasks))
	var visit func(int32) bool
	visit = func(i int32) bool {
		switch state[i] {
		case 1:
			return false
		case 2:
			return true
		}
		state[i] = 1
		for _, d := range tasks[i].deps {
			if !visit(d) {
				return false
			}
		}
		state[i] = 2
		order = append(order, i)
		return true
	}
	for i := range tasks {
		if !visit(int32(i)) {
			return nil, false
		}
	}
	return order, true
}

// studyTime is how long hours of study take at a pace of hours a week.
func studyTime(hours, pace int) int {
	return (1200*hours + 52*pace - 1) / (52 * pace)
}

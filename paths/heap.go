package paths

// heapEntry orders by key, then tie, then the order of arrival.
type heapEntry struct {
	key, tie int
	index    int32
}

func (e heapEntry) before(o heapEntry) bool {
	if e.key != o.key {
		return e.key < o.key
	}
	if e.tie != o.tie {
		return e.tie < o.tie
	}
	return e.index < o.index
}

// minHeap is a binary heap; container/heap would box every entry.
type minHeap []heapEntry

func (h *minHeap) push(e heapEntry) {
	list := append(*h, e)
	for i := len(list) - 1; i > 0; {
		up := (i - 1) / 2
		if !list[i].before(list[up]) {
			break
		}
		list[i], list[up] = list[up], list[i]
		i = up
	}
	*h = list
}

func (h *minHeap) pop() heapEntry {
	list := *h
	top, last := list[0], len(list)-1
	list[0] = list[last]
	list = list[:last]
	for i := 0; ; {
		down := 2*i + 1
		if down >= last {
			break
		}
		if down+1 < last && list[down+1].before(list[down]) {
			down++
		}
		if !list[down].before(list[i]) {
			break
		}
		list[i], list[down] = list[down], list[i]
		i = down
	}
	*h = list
	return top
}

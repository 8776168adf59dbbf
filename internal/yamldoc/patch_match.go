package yamldoc

// match pairs the elements of a wanted list with those of an old one, in
// order: as many equal ones as possible, and between these the most alike. It
// gives the index of the old element for each wanted one, or -1.
func match(had, want []datum) []int {
	pairs := make([]int, len(want))
	for j := range pairs {
		pairs[j] = -1
	}
	begin := 0
	for begin < len(had) && begin < len(want) && same(had[begin], want[begin]) {
		pairs[begin] = begin
		begin++
	}
	hadEnd, wantEnd := len(had), len(want)
	for hadEnd > begin && wantEnd > begin && same(had[hadEnd-1], want[wantEnd-1]) {
		hadEnd, wantEnd = hadEnd-1, wantEnd-1
		pairs[wantEnd] = hadEnd
	}
	rows, columns := hadEnd-begin, wantEnd-begin
	const mostCells = 4_000_000 // some tens of megabytes and a second
	if rows*columns == 0 {
		return pairs
	}
	if rows > mostCells/columns {
		matchEqual(had[begin:hadEnd], want[begin:wantEnd], begin, pairs[begin:])
		return pairs
	}
	// best[i][j] is the most that had[begin+i:hadEnd] and want[begin+j:wantEnd]
	// can have in common.
	best := make([]int32, (rows+1)*(columns+1))
	at := func(i, j int) int { return i*(columns+1) + j }
	common := make([]int32, rows*columns)
	for i := rows - 1; i >= 0; i-- {
		for j := columns - 1; j >= 0; j-- {
			alike := likeness(had[begin+i], want[begin+j])
			common[i*columns+j] = alike
			best[at(i, j)] = max(best[at(i+1, j)], best[at(i, j+1)])
			if alike > 0 {
				best[at(i, j)] = max(best[at(i, j)], best[at(i+1, j+1)]+alike)
			}
		}
	}
	for i, j := 0, 0; i < rows && j < columns; {
		alike := common[i*columns+j]
		switch {
		case alike > 0 && best[at(i, j)] == best[at(i+1, j+1)]+alike:
			pairs[begin+j] = begin + i
			i, j = i+1, j+1
		case best[at(i, j)] == best[at(i+1, j)]:
			i++
		default:
			j++
		}
	}
	return pairs
}

// matchEqual pairs each wanted element with the next equal one, which is quick
// but may miss many. The first old element has the given index.
func matchEqual(had, want []datum, first int, pairs []int) {
	places := map[string][]int{}
	for i, d := range had {
		written := writer{}.flow(d)
		places[written] = append(places[written], i)
	}
	next := 0
	for j, d := range want {
		written := writer{}.flow(d)
		for len(places[written]) > 0 && places[written][0] < next {
			places[written] = places[written][1:]
		}
		if found := places[written]; len(found) > 0 {
			pairs[j] = first + found[0]
			next = found[0] + 1
		}
	}
}

// likeness tells how much two elements have in common: 0 if they are not the
// same thing.
func likeness(a, b datum) int32 {
	const (
		equal     = 1_000_000 // outweighs a thousand like ones; two thousand fit the sum
		sameFirst = 500
		sameKey   = 10
	)
	if same(a, b) {
		return equal
	}
	if before, ok := a.merged(); ok {
		if after, ok := b.merged(); ok {
			a.entries, b.entries = before, after
		}
	}
	if a.shape.kind != object || len(a.entries) == 0 || len(b.entries) == 0 {
		return 0
	}
	alike := 0
	for _, e := range a.entries {
		if other, ok := b.get(e.key); ok && same(e.value, other) {
			alike++
		}
	}
	first, ok := b.get(a.entries[0].key)
	if ok && b.entries[0].key == a.entries[0].key && same(first, a.entries[0].value) {
		return int32(sameFirst + sameKey*min(alike, 40))
	}
	if alike >= 2 && 2*alike >= max(len(a.entries), len(b.entries)) {
		return int32(sameKey * min(alike, 40))
	}
	return 0
}

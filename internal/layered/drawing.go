package layered

import (
	"cmp"
	"math"
	"slices"
)

// drawing gives an order its coordinates.
type drawing struct {
	*chart
	start
	spacing Spacing
	tops    []float64    // by node
	ports   [][2]float64 // by hop: below the tops of its nodes, left and right
	bowed   [][2]float64 // by bow: the same
	tracks  []int        // by bow: from zero, next to the column
	spans   []Span
	strips  []Span // by gap between two columns: where lines rise and fall
}

func (d *drawing) layout(boxes []Box, lines []Line) Layout {
	m := d.spacing.Margin
	d.choosePorts()
	tops, height := newSettler(d.chart, d.order, d.spacing, d.ports).settle()
	d.tops = tops
	width := d.spread(boxes)
	l := Layout{
		Width: width, Height: height + 2*m,
		Boxes: make([]Rect, len(boxes)), Routes: make([][]Point, len(lines)), Columns: d.spans,
		Crossings: d.crossings, Turn: d.spacing.Lines,
	}
	for v := range d.nodes {
		d.tops[v] += m
	}
	for v, n := range d.nodes {
		if n.box == passes {
			continue
		}
		w := size(boxes[n.box].Width)
		span := d.spans[n.column]
		l.Boxes[n.box] = Rect{X: span.Left + (span.Right-span.Left-w)/2, Y: d.tops[v], Width: w, Height: n.height}
	}
	d.route(&l, lines)
	return l
}

// port is where a line meets a side of a node.
type port struct {
	group int // from the top: bows up, hops, bows down
	far   int // within the group, from the top
	index int // of the hop or bow
}

const (
	bowsUp = iota
	forward
	bowsDown
)

// choosePorts spreads the lines of every node over its sides, in the order that
// makes no two of them cross: hops as the nodes that they go to; bows up above
// them, the nearest first, bows down below, the farthest first.
func (d *drawing) choosePorts() {
	d.ports, d.bowed = make([][2]float64, len(d.hops)), make([][2]float64, len(d.bows))
	sides := make([][2][]port, len(d.nodes))
	for i, h := range d.hops {
		a, b := h.ends[left], h.ends[right]
		sides[a][right] = append(sides[a][right], port{forward, d.at[b], i})
		sides[b][left] = append(sides[b][left], port{forward, d.at[a], i})
	}
	for i, b := range d.bows {
		top, bottom := d.ends(b)
		side := d.sides[i]
		sides[top][side] = append(sides[top][side], port{bowsDown, -d.at[bottom], i})
		sides[bottom][side] = append(sides[bottom][side], port{bowsUp, -d.at[top], -i}) // the outer of two with the same ends is the upper there, the lower here
	}
	for v, n := range d.nodes {
		for side, ports := range sides[v] {
			slices.SortFunc(ports, func(a, b port) int {
				return cmp.Or(cmp.Compare(a.group, b.group), cmp.Compare(a.far, b.far), cmp.Compare(a.index, b.index))
			})
			step := min(n.height/float64(len(ports)+1), d.spacing.Lines)
			for i, p := range ports {
				y := n.height/2 + (float64(i)-float64(len(ports)-1)/2)*step
				switch p.group {
				case forward:
					d.ports[p.index][left+right-side] = y
				case bowsDown:
					d.bowed[p.index][0] = y
				case bowsUp:
					d.bowed[-p.index][1] = y
				}
			}
		}
	}
}

// reach is the upper and the lower end of a bow.
func (d *drawing) reach(i int) (from, to float64) {
	top, bottom := d.ends(d.bows[i])
	return d.tops[top] + d.bowed[i][0], d.tops[bottom] + d.bowed[i][1]
}

// chooseTracks gives the bows beside a column their tracks: one that spans
// another runs outside of it, those of one track don't meet. It returns the
// number of tracks.
func (d *drawing) chooseTracks(bows []int) int {
	slices.SortStableFunc(bows, func(a, b int) int {
		fromA, toA := d.reach(a)
		fromB, toB := d.reach(b)
		return cmp.Compare(toA-fromA, toB-fromB)
	})
	count := 0
	for i, b := range bows {
		from, to := d.reach(b)
		track := 0
		taken := make([]bool, i+1)
		for _, inner := range bows[:i] {
			f, t := d.reach(inner)
			if t+d.spacing.Lines <= from || f >= to+d.spacing.Lines {
				continue
			}
			taken[d.tracks[inner]] = true
			if f >= from && t <= to {
				track = max(track, d.tracks[inner]+1)
			}
		}
		for taken[track] {
			track++
		}
		d.tracks[b] = track
		count = max(count, track+1)
	}
	return count
}

// spread chooses everything from left to right and returns the width of all.
func (d *drawing) spread(boxes []Box) float64 {
	n := len(d.columns)
	beside := make([][2][]int, n)
	for i, b := range d.bows {
		column := d.nodes[b.ends[0]].column
		beside[column][d.sides[i]] = append(beside[column][d.sides[i]], i)
	}
	d.tracks = make([]int, len(d.bows))
	d.spans, d.strips = make([]Span, n), make([]Span, max(n-1, 0))
	x := d.spacing.Margin
	for i, nodes := range d.columns {
		x += d.besides(d.chooseTracks(beside[i][left]))
		width := d.spacing.Lines
		for _, v := range nodes {
			if b := d.nodes[v].box; b != passes {
				width = max(width, size(boxes[b].Width))
			}
		}
		d.spans[i] = Span{x, x + width}
		x += width + d.besides(d.chooseTracks(beside[i][right]))
		if i+1 < n {
			d.strips[i] = Span{x, x + d.strip(i)}
			x = d.strips[i].Right
		}
	}
	return x + d.spacing.Margin
}

// besides is the width of some tracks, with what keeps the last from the strip.
func (d *drawing) besides(tracks int) float64 {
	if tracks == 0 {
		return 0
	}
	return (float64(tracks) + 0.5) * d.spacing.Lines
}

// strip is the width that the lines after a column need to rise and fall: the
// more they are and the steeper, the more.
func (d *drawing) strip(column int) float64 {
	rise, count := 0.0, 0
	for i, h := range d.hops {
		if d.nodes[h.ends[left]].column == column {
			from, to := d.climb(i)
			rise += math.Abs(to - from)
			count++
		}
	}
	if count == 0 {
		return d.spacing.Columns
	}
	return d.spacing.Columns + min(rise/float64(count), float64(count)*d.spacing.Lines)
}

// climb is the height of a hop on its left and on its right.
func (d *drawing) climb(i int) (from, to float64) {
	h := d.hops[i]
	return d.tops[h.ends[left]] + d.ports[i][left], d.tops[h.ends[right]] + d.ports[i][right]
}

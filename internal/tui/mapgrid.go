package tui

import (
	"cmp"
	"slices"

	"careers/rung/roles"
)

// stages is how many stages a career has.
const stages = 6

// lattice is the roles of a catalog by track and stage.
type lattice struct {
	rows    []latticeRow // tracks that have roles, in the catalog's order
	biggest int          // the most roles in a cell
}

// latticeRow is a track; each of its cells is sorted by title.
type latticeRow struct {
	title string
	id    string
	cells [stages][]*roles.Role
}

// latticeAt is a cell: a row and a stage, both from 0.
type latticeAt struct{ row, stage int }

func newLattice(c *roles.Catalog) lattice {
	var l lattice
	byTrack := map[string]int{}
	rows := make([]latticeRow, len(c.Tracks))
	for i, t := range c.Tracks {
		rows[i] = latticeRow{title: t.Title, id: t.ID}
		byTrack[t.ID] = i
	}
	for i := range c.Roles {
		r := &c.Roles[i]
		if row, ok := byTrack[r.Track]; ok && r.Stage >= 1 && r.Stage <= stages {
			cell := &rows[row].cells[r.Stage-1]
			*cell = append(*cell, r)
			l.biggest = max(l.biggest, len(*cell))
		}
	}
	for _, row := range rows {
		if row.nearest(0) < 0 {
			continue
		}
		for _, cell := range row.cells {
			slices.SortFunc(cell, func(a, b *roles.Role) int { return cmp.Or(cmp.Compare(a.Title, b.Title), cmp.Compare(a.ID, b.ID)) })
		}
		l.rows = append(l.rows, row)
	}
	return l
}

// nearest is the stage with roles that lies nearest to one; of two as near the
// earlier. It is -1 where the track has no roles.
func (r latticeRow) nearest(stage int) int {
	found := -1
	for i, cell := range r.cells {
		if len(cell) > 0 && (found < 0 || distance(i, stage) < distance(found, stage)) {
			found = i
		}
	}
	return found
}

func distance(a, b int) int { return max(a-b, b-a) }

// cell is the roles of a cell.
func (l lattice) cell(at latticeAt) []*roles.Role {
	if at.row < 0 || at.row >= len(l.rows) || at.stage < 0 || at.stage >= stages {
		return nil
	}
	return l.rows[at.row].cells[at.stage]
}

// of is the cell of a role, and the role's place in it.
func (l lattice) of(r *roles.Role) (at latticeAt, place int, ok bool) {
	if r == nil {
		return latticeAt{}, 0, false
	}
	row := slices.IndexFunc(l.rows, func(row latticeRow) bool { return row.id == r.Track })
	at = latticeAt{row, r.Stage - 1}
	place = slices.IndexFunc(l.cell(at), func(one *roles.Role) bool { return one.ID == r.ID })
	return at, place, place >= 0
}

// start is where people begin: the first track's cell of one of the two entry
// stages, else the first cell that there is.
func (l lattice) start() latticeAt {
	for i, row := range l.rows {
		if stage := row.nearest(0); stage <= 1 {
			return latticeAt{i, stage}
		}
	}
	if len(l.rows) == 0 {
		return latticeAt{}
	}
	return latticeAt{0, l.rows[0].nearest(0)}
}

// sideways is the next cell with roles at an earlier (by -1) or a later stage
// (by 1): of the same track or, where it has none, of the nearest that has.
func (l lattice) sideways(at latticeAt, by int) latticeAt {
	for stage := at.stage + by; stage >= 0 && stage < stages; stage += by {
		if len(l.cell(latticeAt{at.row, stage})) > 0 {
			return latticeAt{at.row, stage}
		}
	}
	for stage := at.stage + by; stage >= 0 && stage < stages; stage += by {
		for away := 1; away < len(l.rows); away++ {
			for _, row := range []int{at.row - away, at.row + away} {
				if len(l.cell(latticeAt{row, stage})) > 0 {
					return latticeAt{row, stage}
				}
			}
		}
	}
	return at
}

// updown is the cell so many tracks further down that lies nearest to a stage.
func (l lattice) updown(at latticeAt, by, stage int) latticeAt {
	if len(l.rows) == 0 {
		return at
	}
	row := max(min(at.row+by, len(l.rows)-1), 0)
	return latticeAt{row, l.rows[row].nearest(stage)}
}

// density is how full a cell looks, as a glyph and as a paint. In a catalog with
// big cells few means few beside them.
func (l lattice) density(n int) (string, paint) {
	switch {
	case n >= max(l.biggest/3, 4):
		return "▓", dense
	case n >= max(l.biggest/6, 2):
		return "▒", middling
	}
	return "░", thin
}

package paths_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The oracle remembers what a situation leads to and leaves out completions
// that others of the same situation beat. Without either it must say the same.
func TestBruteForceLosesNothingByRemembering(t *testing.T) {
	for seed := uint64(1); seed <= 150; seed++ {
		d := newDice(seed)
		c := d.catalog()
		q := d.query(c)
		q.Limits.MaxMoves = min(q.Limits.MaxMoves, 3)
		plain := newOracle(c, q)
		plain.every = true
		if diff := cmp.Diff(plain.front(), newOracle(c, q).front()); diff != "" {
			t.Fatalf("seed %d: front (-every walk +remembered):\n%s\n%s", seed, diff, describe(c, q))
		}
	}
}

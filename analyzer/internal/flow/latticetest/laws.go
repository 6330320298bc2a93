// Package latticetest tests that a type is a join-semilattice, on generated
// elements.
package latticetest

import (
	"math/rand/v2"
	"testing"
)

// A Lattice is a type under test.
type Lattice[T any] struct {
	Bottom   T
	Join     func(a, b T) T
	Equal    func(a, b T) bool
	Generate func(r *rand.Rand) T
}

// Rounds is how many elements, pairs and triples are tried.
const Rounds = 1500

// Laws tests that Join is idempotent, commutative, associative and monotone,
// that Bottom is its neutral element, and that Equal is an equivalence which
// agrees with Join.
func (l Lattice[T]) Laws(t *testing.T) {
	t.Helper()
	r := rand.New(rand.NewPCG(1, 2))
	leq := func(a, b T) bool { return l.Equal(l.Join(a, b), b) }
	laws := []struct {
		name  string
		holds func(a, b, c T) bool
	}{
		{"Equal(a, a)", func(a, _, _ T) bool { return l.Equal(a, a) }},
		{"Equal is symmetric", func(a, b, _ T) bool { return l.Equal(a, b) == l.Equal(b, a) }},
		{"Join(Bottom, a) = a", func(a, _, _ T) bool { return l.Equal(l.Join(l.Bottom, a), a) && l.Equal(l.Join(a, l.Bottom), a) }},
		{"Join(a, a) = a", func(a, _, _ T) bool { return l.Equal(l.Join(a, a), a) }},
		{"Join is commutative", func(a, b, _ T) bool { return l.Equal(l.Join(a, b), l.Join(b, a)) }},
		{"Join is associative", func(a, b, c T) bool { return l.Equal(l.Join(l.Join(a, b), c), l.Join(a, l.Join(b, c))) }},
		{"a <= Join(a, b)", func(a, b, _ T) bool { return leq(a, l.Join(a, b)) }},
		{"Join is monotone", func(a, b, c T) bool { return leq(l.Join(a, c), l.Join(l.Join(a, b), c)) }},
	}
	for range Rounds {
		a, b, c := l.Generate(r), l.Generate(r), l.Generate(r)
		for _, law := range laws {
			if !law.holds(a, b, c) {
				t.Fatalf("%s does not hold of\na = %+v\nb = %+v\nc = %+v", law.name, a, b, c)
			}
		}
	}
}

// Some returns each element of list with even odds, without changing it.
func Some[T any](r *rand.Rand, list ...T) []T {
	var out []T
	for _, x := range list {
		if r.IntN(2) == 0 {
			out = append(out, x)
		}
	}
	r.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}

// One returns an element of list.
func One[T any](r *rand.Rand, list ...T) T { return list[r.IntN(len(list))] }

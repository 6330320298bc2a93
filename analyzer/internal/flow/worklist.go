package flow

import (
	"golang.org/x/tools/go/cfg"
)

// A worklist holds blocks that are to be passed again. It yields those first
// that come before others on the way from the entry (reverse postorder), so
// that a block is passed when all that leads to it is known, loops aside. In
// another order what is found out late goes through the whole function each time.
type worklist struct {
	order   []*cfg.Block
	rank    []int // by index of the block
	pending []bool
	next    int // rank before which nothing is pending
}

// newWorklist returns a worklist that holds the entry of g.
func newWorklist(g *cfg.CFG) *worklist {
	n := len(g.Blocks)
	w := &worklist{order: make([]*cfg.Block, n), rank: make([]int, n), pending: make([]bool, n)}
	seen := make([]bool, n)
	last := n
	var visit func(b *cfg.Block)
	visit = func(b *cfg.Block) {
		seen[b.Index] = true
		for _, succ := range b.Succs {
			if !seen[succ.Index] {
				visit(succ)
			}
		}
		last--
		w.order[last], w.rank[b.Index] = b, last
	}
	visit(g.Blocks[0])
	w.next = last
	w.add(g.Blocks[0])
	return w
}

func (w *worklist) add(b *cfg.Block) {
	w.pending[b.Index] = true
	w.next = min(w.next, w.rank[b.Index])
}

// take removes the first block, and returns nil where there is none.
func (w *worklist) take() *cfg.Block {
	for ; w.next < len(w.order); w.next++ {
		if b := w.order[w.next]; w.pending[b.Index] {
			w.pending[b.Index] = false
			return b
		}
	}
	return nil
}

package program

import "golang.org/x/tools/go/cfg"

// A Worklist holds the blocks of a control-flow graph that are to be visited
// again. Take returns them in reverse postorder, so that a block is visited
// when everything that leads to it is known, loops excepted. In another order,
// what is found out late would go through the whole function each time.
type Worklist struct {
	order   []*cfg.Block
	rank    []int // by index of the block
	pending []bool
	next    int // rank before which nothing is pending
}

// NewWorklist returns a worklist that holds the entry of g.
func NewWorklist(g *cfg.CFG) *Worklist {
	n := len(g.Blocks)
	w := &Worklist{order: make([]*cfg.Block, n), rank: make([]int, n), pending: make([]bool, n)}
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
	w.Add(g.Blocks[0])
	return w
}

// Add adds a block.
func (w *Worklist) Add(b *cfg.Block) {
	w.pending[b.Index] = true
	w.next = min(w.next, w.rank[b.Index])
}

// Take removes the first block, and returns nil where there is none.
func (w *Worklist) Take() *cfg.Block {
	for ; w.next < len(w.order); w.next++ {
		if b := w.order[w.next]; w.pending[b.Index] {
			w.pending[b.Index] = false
			return b
		}
	}
	return nil
}

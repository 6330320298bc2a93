package statusinfer

// mark records that a constant is a status at a sink.
func (g *graph) mark(o operand, r label) {
	for _, e := range o.consts {
		g.marks[e] |= r
	}
	for _, id := range o.ids {
		g.propagateBackward(id, r)
	}
}

// propagateBackward records that id is a status in the given roles.
func (g *graph) propagateBackward(id int, r label) {
	n := &g.nodes[id]
	if n.label&r == r && n.strong {
		return
	}
	n.label |= r
	n.strong = true
	g.work = append(g.work, id)
}

// propagateForward records that id holds statuses because src does.
func (g *graph) propagateForward(id, src int) {
	n := &g.nodes[id]
	n.label |= Compared.bit()
	n.strong = n.strong || g.nodes[src].strong && !n.param
	g.work = append(g.work, id)
}

// solve finds every status: the least labels that the rules of the package
// comment allow.
func (g *graph) solve() {
	g.work = g.work[:0]
	for id := range g.nodes {
		if g.nodes[id].label != 0 {
			g.nodes[id].strong = true
			g.work = append(g.work, id)
		}
	}
	for len(g.work) > 0 {
		id := g.work[len(g.work)-1]
		g.work = g.work[:len(g.work)-1]
		g.step(id)
	}
	for id := range g.nodes {
		if r := g.nodes[id].passes(); r != 0 && (g.nodes[id].strong || !g.nodes[id].param) {
			for _, e := range g.nodes[id].consts {
				g.marks[e] |= r
			}
		}
	}
}

// step propagates the label of one node.
func (g *graph) step(id int) {
	n := &g.nodes[id]
	if id != g.source && n.strong {
		for _, src := range n.from {
			g.propagateBackward(src, n.passes()) // (1) and (2)
		}
	}
	for _, dst := range n.to {
		d := &g.nodes[dst]
		if (d.label == 0 || n.strong && !d.strong && !d.param) && g.holdsOnlyStatuses(dst) {
			g.propagateForward(dst, id) // (3)
		}
	}
}

// holdsOnlyStatuses reports whether everything that flows into the node is a
// status; of a comparison, whether something is.
func (g *graph) holdsOnlyStatuses(id int) bool {
	n := &g.nodes[id]
	if n.any {
		return true
	}
	if n.open || n.foreign {
		return false
	}
	for _, src := range n.from {
		if g.nodes[src].label == 0 {
			return false // a value that is no status, as far as is known
		}
	}
	return true
}

package flow

import (
	"go/ast"
	"go/types"
)

// The graph of what flows into what, and how it is solved. What makes its edges
// is in collect.go and operand.go.

// A node stands for the content of a variable, of a field of whatever struct,
// of the elements of a container, or for a result.
type node struct {
	obj types.Object // variable, field, function, or name of a function type
	lit *ast.FuncLit
	sub int8 // what of it
	i   int  // which result or parameter
}

const (
	content  int8 = iota
	result        // result i of a function, or of calling a variable
	argument      // argument i of calling a variable
	keys          // the keys of a map
)

// roles is a set of Role, as bits.
type roles uint8

func (r Role) bit() roles { return 1 << r }

// raw is a bit beside those of the roles: no test of a boundary (code > 599)
// stands before the sink, so that any number reaches it.
const (
	raw     roles = 1
	written       = raw | 1<<Written
)

// A vertex is a node in the graph.
type vertex struct {
	roles  roles
	from   []int // what flows into it
	to     []int
	consts []ast.Expr // constants that flow into it
	// any: one status among what flows in suffices: a comparison.
	any bool
	// open: values may come from where they are not seen.
	open bool
	// foreign: something that is no status for certain flows in.
	foreign bool
	// param: a parameter, which other calls may give something else.
	param bool
	// strong: a status whatever flows in. What is one only as long as every
	// call that is seen passes one (3) says nothing of what else it is given,
	// or compared with.
	strong bool
	// tested: the function compares it with the bounds of what a status is.
	tested bool
}

// passes returns the roles that a vertex has what flows into it.
func (v *vertex) passes() roles {
	if v.tested {
		return v.roles &^ raw
	}
	return v.roles
}

// need records that id is a status in the given role.
func (k *kinds) need(id int, r roles) {
	v := &k.graph[id]
	if v.roles&r == r && v.strong {
		return
	}
	v.roles |= r
	v.strong = true
	k.work = append(k.work, id)
}

// hold records that id holds statuses because src does.
func (k *kinds) hold(id, src int) {
	v := &k.graph[id]
	v.roles |= Compared.bit()
	v.strong = v.strong || k.graph[src].strong && !v.param
	k.work = append(k.work, id)
}

// An operand is what an expression stands for in the graph.
type operand struct {
	ids     []int
	consts  []ast.Expr
	foreign bool // something that the graph does not hold: arithmetic, an unknown call
}

func (o operand) join(p operand) operand {
	return operand{append(o.ids, p.ids...), append(o.consts, p.consts...), o.foreign || p.foreign}
}

// flow records that o flows into vertex dst.
func (k *kinds) flow(o operand, dst int) {
	for _, src := range o.ids {
		if src == dst {
			continue // x = x
		}
		k.graph[src].to = append(k.graph[src].to, dst)
		k.graph[dst].from = append(k.graph[dst].from, src)
	}
	k.graph[dst].consts = append(k.graph[dst].consts, o.consts...)
	k.graph[dst].foreign = k.graph[dst].foreign || o.foreign
}

// compare records that a is compared with b.
func (k *kinds) compare(a, b operand) {
	if len(a.ids)+len(b.ids) == 0 {
		return // constants only
	}
	c := k.fresh()
	k.graph[c].any = true
	k.flow(a, c)
	k.flow(b, c)
}

// mark records that a constant is a status at a sink.
func (k *kinds) mark(o operand, r roles) {
	for _, e := range o.consts {
		k.marks[e] |= r
	}
	for _, id := range o.ids {
		k.need(id, r)
	}
}

// solve finds every status.
func (k *kinds) solve() {
	k.work = k.work[:0]
	for id := range k.graph {
		if k.graph[id].roles != 0 {
			k.graph[id].strong = true
			k.work = append(k.work, id)
		}
	}
	for len(k.work) > 0 {
		id := k.work[len(k.work)-1]
		k.work = k.work[:len(k.work)-1]
		v := &k.graph[id]
		if id != k.source && v.strong {
			for _, src := range v.from {
				k.need(src, v.passes()) // (1) and (2)
			}
		}
		for _, dst := range v.to {
			d := &k.graph[dst]
			if (d.roles == 0 || v.strong && !d.strong && !d.param) && k.holds(dst) {
				k.hold(dst, id) // (3)
			}
		}
	}
	for id := range k.graph {
		if r := k.graph[id].passes(); r != 0 && (k.graph[id].strong || !k.graph[id].param) {
			for _, e := range k.graph[id].consts {
				k.marks[e] |= r
			}
		}
	}
}

// holds reports whether the vertex holds nothing but statuses.
func (k *kinds) holds(id int) bool {
	v := &k.graph[id]
	if v.any {
		return true
	}
	if v.open || v.foreign {
		return false
	}
	for _, src := range v.from {
		if k.graph[src].roles == 0 {
			return false // a value that is no status, as far as is known
		}
	}
	return true
}

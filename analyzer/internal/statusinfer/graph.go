package statusinfer

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
)

// A Loc is a location that may hold statuses: the content of a variable, of a
// field of whatever struct, of the elements of a container, or a result.
type Loc struct {
	Obj   types.Object // variable, field, function, or name of a function type
	Lit   *ast.FuncLit
	Part  Part
	Index int // which result or parameter
}

// A Part is what of its object or literal a Loc is.
type Part uint8

const (
	Content    Part = iota
	ResultPart      // result Index of a function, or of calling a variable
	Argument        // argument Index of calling a variable
	Keys            // the keys of a map
)

// A label is a set of Role, as bits.
type label uint8

func (r Role) bit() label { return 1 << r }

// raw is a bit beside those of the roles: no test of a boundary (code > 599)
// stands before the sink, so that any number reaches it.
const (
	raw     label = 1
	written       = raw | 1<<Written
)

// A node is a Loc, a comparison or the source in the graph.
type node struct {
	label  label
	from   []int // what flows into it
	to     []int
	consts []ast.Expr // constants that flow into it
	// any: one status among what flows in suffices: a comparison.
	any bool
	// open: values may come from where they are not seen.
	open bool
	// foreign: something that is certainly no status flows in.
	foreign bool
	// param: a parameter, which other calls may give something else.
	param bool
	// strong: a status whatever flows in. A location that is a status only as
	// long as every call that is seen passes one (3) proves nothing about what
	// else it is given, or compared with.
	strong bool
	// tested: the function compares it with the bounds of what a status is.
	tested bool
}

// passes returns the roles that a node gives to what flows into it.
func (n *node) passes() label {
	if n.tested {
		return n.label &^ raw
	}
	return n.label
}

// A graph is the propagation graph of one package.
type graph struct {
	*Result
	facts *imported
	ids   map[Loc]int
	locs  map[int]Loc // the inverse of ids; made when first asked for
	nodes []node
	work  []int
	// source is the node of everything that yields a status.
	source   int
	marks    map[ast.Expr]label
	carriers []CarrierMethod                 // of other packages; made when first asked for
	sites    map[*types.Func][]*ast.CallExpr // of functions of this package
	// interfaceMethods are the methods of interfaces that the package calls.
	interfaceMethods []*types.Func
	// equal are the parameters of functions that are compared with each other.
	equal map[*types.Func][][2]int
}

func newGraph(r *Result) *graph {
	g := &graph{
		Result: r,
		ids:    make(map[Loc]int),
		marks:  make(map[ast.Expr]label),
		sites:  make(map[*types.Func][]*ast.CallExpr),
		equal:  make(map[*types.Func][][2]int),
	}
	g.facts = &imported{pass: r.pass, fields: r.Fields}
	g.source = g.fresh()
	g.nodes[g.source].label, g.nodes[g.source].strong = Compared.bit(), true
	return g
}

func (g *graph) fresh() int {
	g.nodes = append(g.nodes, node{})
	return len(g.nodes) - 1
}

// id returns the node of l.
func (g *graph) id(l Loc) int {
	id, ok := g.ids[l]
	if !ok {
		id = g.fresh()
		g.ids[l] = id
		g.seed(l, id)
	}
	return id
}

// seed gives a new node what the table and the facts of other packages know of it.
func (g *graph) seed(l Loc, id int) {
	v, isVar := l.Obj.(*types.Var)
	switch {
	case isVar && v.IsField() && l.Part == Content:
		g.nodes[id].label = g.fieldLabel(v)
		g.nodes[id].open = v.Pkg() != g.Pkg
	case isVar && l.Part == Content:
		g.nodes[id].open = v.Pkg() != g.Pkg
	case l.Part == ResultPart || l.Part == Argument:
		g.nodes[id].label = g.facts.yields(l)
		g.nodes[id].open = l.Obj != nil && l.Obj.Pkg() != g.Pkg
	}
}

func (g *graph) fieldLabel(v *types.Var) label {
	if f := g.Table.Field(v); f != nil {
		switch f.Role {
		case framework.StatusField, framework.DefaultField:
			return written
		case framework.ClientField:
			return Received.bit()
		case framework.DeclareField:
			return Spoken.bit()
		}
	}
	return g.facts.field(v)
}

// labelOf returns what is known of l.
func (g *graph) labelOf(l Loc) label {
	if id, ok := g.ids[l]; ok {
		return g.nodes[id].label
	}
	return 0
}

// An operand is what an expression stands for in the graph.
type operand struct {
	ids     []int
	consts  []ast.Expr
	foreign bool // something that has no node: arithmetic, an unknown call
}

func (o operand) join(p operand) operand {
	return operand{append(o.ids, p.ids...), append(o.consts, p.consts...), o.foreign || p.foreign}
}

// flow records that o flows into node dst.
func (g *graph) flow(o operand, dst int) {
	for _, src := range o.ids {
		if src == dst {
			continue // x = x
		}
		g.nodes[src].to = append(g.nodes[src].to, dst)
		g.nodes[dst].from = append(g.nodes[dst].from, src)
	}
	g.nodes[dst].consts = append(g.nodes[dst].consts, o.consts...)
	g.nodes[dst].foreign = g.nodes[dst].foreign || o.foreign
}

// link records that src flows into dst, where its type can hold a status.
func (g *graph) link(src, dst Loc) {
	g.flow(operand{ids: []int{g.id(src)}}, g.id(dst))
}

// compare records that a is compared with b.
func (g *graph) compare(a, b operand) {
	if len(a.ids)+len(b.ids) == 0 {
		return // constants only
	}
	c := g.fresh()
	g.nodes[c].any = true
	g.flow(a, c)
	g.flow(b, c)
}

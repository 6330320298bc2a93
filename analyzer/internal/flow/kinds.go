package flow

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
)

// Which numbers are statuses is found first, for the whole package at once and
// without regard to order: a graph of what flows into what.
//
//	(1) What flows into a status is a status: backwards from sinks.
//	(2) What a status is compared with is a status.
//	(3) What holds nothing but statuses is one: forwards from sinks' relatives
//	    that yield a status (resp.StatusCode), where every other value that
//	    flows there is a status or a constant.
//	(4) Nothing is a status because of its name.
//
// A parameter holds statuses by (3) only where all calls are seen.

// kinds finds the statuses of one package.
type kinds struct {
	*index
	table *framework.Table
	facts *facts
	ids   map[node]int
	graph []vertex
	work  []int
	// source is the vertex of all that yields a status.
	source int
	marks  map[ast.Expr]roles
	calls  map[*types.Func][]*ast.CallExpr // of functions of this package
	// interfaceMethods are the methods of interfaces that the package calls.
	interfaceMethods []*types.Func
	types            *typeInfo
	equal            map[*types.Func][][2]int
}

func newKinds(table *framework.Table, f *facts) *kinds {
	k := &kinds{table: table, facts: f, ids: make(map[node]int), marks: make(map[ast.Expr]roles), calls: make(map[*types.Func][]*ast.CallExpr), equal: make(map[*types.Func][][2]int)}
	k.source = k.fresh()
	k.graph[k.source].roles, k.graph[k.source].strong = Compared.bit(), true
	return k
}

func (k *kinds) fresh() int {
	k.graph = append(k.graph, vertex{})
	return len(k.graph) - 1
}

// id returns the vertex of n.
func (k *kinds) id(n node) int {
	id, ok := k.ids[n]
	if !ok {
		id = k.fresh()
		k.ids[n] = id
		k.seed(n, id)
	}
	return id
}

// seed gives a new vertex what the table and the facts of other packages know of it.
func (k *kinds) seed(n node, id int) {
	v, isVar := n.obj.(*types.Var)
	switch {
	case isVar && v.IsField() && n.sub == content:
		k.graph[id].roles = k.fieldRoles(v)
		k.graph[id].open = v.Pkg() != k.pass.Pkg
	case isVar && n.sub == content:
		k.graph[id].open = v.Pkg() != k.pass.Pkg
	case n.sub == result || n.sub == argument:
		k.graph[id].roles = k.facts.yields(n)
		k.graph[id].open = n.obj != nil && n.obj.Pkg() != k.pass.Pkg
	}
}

func (k *kinds) fieldRoles(v *types.Var) roles {
	if f := k.table.Field(v); f != nil {
		switch f.Role {
		case framework.StatusField, framework.DefaultField:
			return written
		case framework.ClientField:
			return Received.bit()
		case framework.DeclareField:
			return Spoken.bit()
		}
	}
	return k.facts.roles(v)
}

// isStatus reports whether the field or variable v is proved to hold statuses
// that are written.
func (k *kinds) isStatus(v *types.Var) bool {
	id, ok := k.ids[node{obj: v.Origin()}]
	if !ok {
		return k.fieldRoles(v)&Written.bit() != 0
	}
	return k.graph[id].roles&Written.bit() != 0
}

// tests reports whether n is compared with the bounds of what a status is
// before it is written.
func (k *kinds) tests(n node) bool {
	id, ok := k.ids[n]
	return ok && k.graph[id].passes()&raw == 0
}

// rolesOf returns what is known of n.
func (k *kinds) rolesOf(n node) roles {
	if id, ok := k.ids[n]; ok {
		return k.graph[id].roles
	}
	return 0
}

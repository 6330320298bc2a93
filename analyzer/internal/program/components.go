package program

import (
	"go/ast"
	"go/types"
)

// A unit is a declared function with its literals, as a node of the call graph
// whose strongly connected components are sought.
type unit struct {
	funcs      []*Function // literals before the function that they stand in
	to         []*unit
	index, low int
	onStack    bool
}

// Components returns the strongly connected components of the call graph,
// callees first. A declared function and its literals are one node. also
// returns further functions of the package that one may call; it may be nil.
func (p *Program) Components(also func(*Function) []*types.Func) [][]*Function {
	units, byFunc := p.units()
	for _, u := range units {
		p.addEdges(u, byFunc, also)
	}
	t := tarjan{}
	for _, u := range units {
		if u.index == 0 {
			t.visit(u)
		}
	}
	return t.out
}

// units groups the functions by the declaration that they stand in.
func (p *Program) units() ([]*unit, map[*Function]*unit) {
	var out []*unit
	byFunc := make(map[*Function]*unit)
	byRoot := make(map[*Function]*unit)
	for _, fn := range p.Funcs {
		root := fn.Root()
		u := byRoot[root]
		if u == nil {
			u = &unit{}
			byRoot[root] = u
			out = append(out, u)
		}
		u.funcs = append(u.funcs, fn)
		byFunc[fn] = u
	}
	return out, byFunc
}

// addEdges finds the units that u depends on.
func (p *Program) addEdges(u *unit, byFunc map[*Function]*unit, also func(*Function) []*types.Func) {
	seen := map[*unit]bool{u: true}
	seenVars := make(map[*types.Var]bool)
	add := func(fn *Function) {
		if v := byFunc[fn]; v != nil && !seen[v] {
			seen[v] = true
			u.to = append(u.to, v)
		}
	}
	var addVar func(v *types.Var)
	addVar = func(v *types.Var) {
		if seenVars[v] {
			return
		}
		seenVars[v] = true
		for _, d := range p.Defs[v] {
			p.refersTo(d.Expr, add, addVar)
		}
	}
	for _, fn := range u.funcs {
		for _, obj := range fn.Refs {
			p.eachCallee(obj, add)
		}
		if also != nil {
			for _, obj := range also(fn) {
				p.eachCallee(obj, add)
			}
		}
		for _, v := range fn.UsesVars {
			addVar(v)
		}
	}
}

// eachCallee calls add with the functions that using obj may call.
func (p *Program) eachCallee(obj *types.Func, add func(*Function)) {
	if fn := p.ByObj[obj]; fn != nil {
		add(fn)
	}
	for _, impl := range p.Impls[obj] {
		add(impl)
	}
}

// refersTo calls add and addVar with the functions and package variables that
// an initialiser names.
func (p *Program) refersTo(e ast.Expr, add func(*Function), addVar func(*types.Var)) {
	ast.Inspect(e, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			add(p.ByLit[n])
			return false
		case *ast.Ident:
			switch obj := p.Info.Uses[n].(type) {
			case *types.Func:
				p.eachCallee(obj.Origin(), add)
			case *types.Var:
				if obj.Parent() == p.Pkg.Scope() {
					addVar(obj)
				}
			}
		}
		return true
	})
}

// tarjan finds strongly connected components, callees first (Tarjan 1972).
type tarjan struct {
	next  int
	stack []*unit
	out   [][]*Function
}

func (t *tarjan) visit(u *unit) {
	t.next++
	u.index, u.low = t.next, t.next
	u.onStack = true
	t.stack = append(t.stack, u)
	for _, v := range u.to {
		if v.index == 0 {
			t.visit(v)
			u.low = min(u.low, v.low)
		} else if v.onStack {
			u.low = min(u.low, v.index)
		}
	}
	if u.low == u.index {
		t.out = append(t.out, t.pop(u))
	}
}

// pop takes the component of u from the stack.
func (t *tarjan) pop(u *unit) []*Function {
	var component []*Function
	for {
		v := t.stack[len(t.stack)-1]
		t.stack = t.stack[:len(t.stack)-1]
		v.onStack = false
		component = append(component, v.funcs...)
		if v == u {
			return component
		}
	}
}

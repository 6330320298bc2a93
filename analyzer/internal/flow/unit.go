package flow

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/flow/summary"
)

// Functions are summarised callees first. A unit is a declared function with
// its literals; units that call each other in a circle are summarised together,
// again and again until nothing is new.

type unit struct {
	funcs      []*function // literals before what they stand in
	to         []*unit
	index, low int
	onStack    bool
}

// Values are bounded, and grow in each round, but for what a summary says of all
// paths ("always fails"), which may become false. Few functions need more than
// three rounds. After freeRounds the summary of a round is joined with the last
// one, so that it can only grow; after maxRounds it is widened to Top.
const (
	freeRounds = 8
	maxRounds  = 24
)

// summarise summarises every function of the package.
func (x *evaluator) summarise() {
	units, byFunc := x.units()
	for _, u := range units {
		x.connect(u, byFunc)
	}
	s := sorter{}
	for _, u := range units {
		if u.index == 0 {
			s.visit(u)
		}
	}
	for _, component := range s.out {
		x.fixpoint(component)
	}
}

// units groups the functions by the declaration that they stand in.
func (x *evaluator) units() ([]*unit, map[*function]*unit) {
	var out []*unit
	byFunc := make(map[*function]*unit)
	byRoot := make(map[*function]*unit)
	for _, fn := range x.funcs {
		root := fn
		for root.parent != nil {
			root = root.parent
		}
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

// connect finds the units that u depends on.
func (x *evaluator) connect(u *unit, byFunc map[*function]*unit) {
	seen := map[*unit]bool{u: true}
	seenVars := make(map[*types.Var]bool)
	add := func(fn *function) {
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
		for _, d := range x.defs[v] {
			x.refersTo(d.expr, add, addVar)
		}
	}
	for _, fn := range u.funcs {
		for _, obj := range fn.refs {
			x.eachCallee(obj, add)
		}
		for _, v := range fn.usesVars {
			addVar(v)
		}
	}
}

// eachCallee calls add with the functions that using obj may call.
func (x *evaluator) eachCallee(obj *types.Func, add func(*function)) {
	if fn := x.byObj[obj]; fn != nil {
		add(fn)
	}
	for _, impl := range x.types.implementations(obj) {
		add(impl)
	}
}

// refersTo reports the functions and package variables that an initialiser names.
func (x *evaluator) refersTo(e ast.Expr, add func(*function), addVar func(*types.Var)) {
	ast.Inspect(e, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			add(x.byLit[n])
			return false
		case *ast.Ident:
			switch obj := x.info.Uses[n].(type) {
			case *types.Func:
				x.eachCallee(obj.Origin(), add)
			case *types.Var:
				if obj.Parent() == x.pass.Pkg.Scope() {
					addVar(obj)
				}
			}
		}
		return true
	})
}

// A sorter finds strongly connected components, callees first (Tarjan 1972).
type sorter struct {
	next  int
	stack []*unit
	out   [][]*unit
}

func (s *sorter) visit(u *unit) {
	s.next++
	u.index, u.low = s.next, s.next
	u.onStack = true
	s.stack = append(s.stack, u)
	for _, v := range u.to {
		if v.index == 0 {
			s.visit(v)
			u.low = min(u.low, v.low)
		} else if v.onStack {
			u.low = min(u.low, v.index)
		}
	}
	if u.low != u.index {
		return
	}
	var component []*unit
	for {
		v := s.stack[len(s.stack)-1]
		s.stack = s.stack[:len(s.stack)-1]
		v.onStack = false
		component = append(component, v)
		if v == u {
			break
		}
	}
	s.out = append(s.out, component)
}

// fixpoint summarises the functions of units that depend on each other: it
// starts from Bottom and ends when a round changes nothing.
func (x *evaluator) fixpoint(component []*unit) {
	var funcs []*function
	for _, u := range component {
		funcs = append(funcs, u.funcs...)
	}
	for _, fn := range funcs {
		fn.sum = summary.Bottom(fn.sig, fn.recv, fn.params)
	}
	for round := 1; round <= maxRounds; round++ {
		before := x.round(funcs)
		if !x.early {
			return // nothing is recursive
		}
		stable := true
		for i, fn := range funcs {
			if round > freeRounds {
				fn.sum = before[i].Join(fn.sum)
				fn.sum.Mention(x.literal)
			}
			stable = stable && fn.sum.Equal(before[i])
		}
		if stable {
			return
		}
	}
	for _, fn := range funcs {
		fn.sum = fn.sum.Widen()
	}
}

// round summarises each function once, from the summaries so far, and returns
// those.
func (x *evaluator) round(funcs []*function) (before []*summary.FuncSummary) {
	x.early = false
	clear(x.memo)
	for _, fn := range funcs {
		fn.done = false
		delete(x.flows, fn) // it depends on what callees must assign
		before = append(before, fn.sum)
	}
	for _, fn := range funcs {
		x.steps = 0
		fn.sum = x.behave(fn)
		fn.done = true
	}
	return before
}

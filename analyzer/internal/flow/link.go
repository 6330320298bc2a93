package flow

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/goast"
)

// complete completes the graph of kinds, once all files have been walked: with
// what concerns a function as a whole, and pairs of functions.
func (k *kinds) complete() {
	for _, fn := range k.funcs {
		k.parameters(fn)
		k.contracts(fn)
		k.namedResults(fn)
		k.receiverType(fn)
	}
	for method, impls := range k.types.impls {
		for _, fn := range impls {
			k.implement(method, fn)
		}
	}
	k.pairs()
	for fn, pairs := range k.equal {
		for _, call := range k.calls[fn] {
			for _, pair := range pairs {
				k.compareArgs(call, fn.Signature(), pair)
			}
		}
	}
}

// parameters says whether all calls of fn are seen: rule (3) of kinds.
func (k *kinds) parameters(fn *function) {
	open := fn.obj != nil && ast.IsExported(fn.obj.Name()) && k.pass.Pkg.Name() != "main" && !fn.test
	for _, p := range fn.params {
		if id, ok := k.ids[node{obj: p}]; ok {
			k.graph[id].open = open
			k.graph[id].param = true
		}
	}
}

// namedResults records that what is assigned to a named result is returned.
func (k *kinds) namedResults(fn *function) {
	results := fn.sig.Results()
	for i := range results.Len() {
		v := results.At(i)
		if v.Name() == "" || v.Name() == "_" {
			return
		}
		if _, ok := k.ids[node{obj: v}]; ok {
			k.resultInto(node{obj: fn.object(), lit: fn.lit, sub: result, i: i}, node{obj: v}, v.Type())
		}
	}
}

// receiverType records that a method of a function type which calls its
// receiver gets what functions of the type return.
func (k *kinds) receiverType(fn *function) {
	if fn.recv == nil {
		return
	}
	named := goast.NamedFunc(fn.recv.Type())
	if named == nil {
		return
	}
	sig := fn.recv.Type().Underlying().(*types.Signature)
	for i := range sig.Results().Len() {
		from, to := node{obj: named, sub: result, i: i}, node{obj: fn.recv, sub: result, i: i}
		k.resultInto(to, from, sig.Results().At(i).Type())
	}
}

// implement records that a call of an interface's method may call fn.
func (k *kinds) implement(method *types.Func, fn *function) {
	sig := method.Signature()
	for i := range sig.Params().Len() {
		if i < len(fn.params) {
			k.resultInto(node{obj: fn.params[i]}, node{obj: sig.Params().At(i)}, sig.Params().At(i).Type())
		}
	}
	for i := range sig.Results().Len() {
		to, from := node{obj: method, sub: result, i: i}, node{obj: fn.obj, sub: result, i: i}
		k.resultInto(to, from, sig.Results().At(i).Type())
	}
}

// pairs finds the parameters of each function that are compared with each
// other: what one call compares with a status, another compares with a count.
func (k *kinds) pairs() {
	owner := make(map[int]*types.Var)
	for n, id := range k.ids {
		if v, ok := n.obj.(*types.Var); ok && n.sub == content && k.params[v] != nil {
			owner[id] = v
		}
	}
	for id := range k.graph {
		if !k.graph[id].any || len(k.graph[id].from) != 2 {
			continue // no comparison of two variables
		}
		left := k.origins(k.graph[id].from[0], owner)
		right := k.origins(k.graph[id].from[1], owner)
		for _, p := range left {
			for _, q := range right {
				k.pair(p, q)
			}
		}
	}
}

// maxOrigins bounds how far back a comparison is followed to parameters.
const maxOrigins = 64

// origins returns the parameters that flow into a vertex.
func (k *kinds) origins(id int, owner map[int]*types.Var) []*types.Var {
	seen := map[int]bool{id: true}
	work := []int{id}
	var out []*types.Var
	for len(work) > 0 && len(seen) < maxOrigins {
		id := work[0]
		work = work[1:]
		if v := owner[id]; v != nil {
			out = append(out, v)
		}
		for _, src := range k.graph[id].from {
			if !seen[src] {
				seen[src] = true
				work = append(work, src)
			}
		}
	}
	return out
}

func (k *kinds) pair(p, q *types.Var) {
	fn := k.params[p]
	if fn == nil || fn != k.params[q] || fn.obj == nil || p == q {
		return // of different functions
	}
	i, j := slices.Index(fn.params, p), slices.Index(fn.params, q)
	if i < 0 || j < 0 {
		return // the receiver
	}
	pair := [2]int{min(i, j), max(i, j)}
	if !slices.Contains(k.equal[fn.obj], pair) {
		k.equal[fn.obj] = append(k.equal[fn.obj], pair)
	}
}

// compareArgs records that a call compares two of its arguments.
func (k *kinds) compareArgs(call *ast.CallExpr, sig *types.Signature, pair [2]int) {
	var sides [2]operand
	for n, i := range pair {
		for _, a := range goast.ArgsOf(k.info, call, sig, i) {
			sides[n] = sides[n].join(k.operand(a.Expr, max(a.Index, 0)))
		}
	}
	if len(sides[0].ids)+len(sides[1].ids) > 0 {
		k.compare(sides[0], sides[1])
	}
}

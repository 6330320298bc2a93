package statusinfer

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/program"
)

// contracts completes the graph with what concerns a function as a whole, and
// pairs of functions.
func (g *builder) contracts() {
	for _, fn := range g.Funcs {
		g.parameters(fn)
		g.contract(fn)
		g.namedResults(fn)
		g.receiverType(fn)
	}
	for method, impls := range g.Impls {
		for _, fn := range impls {
			g.implement(method, fn)
		}
	}
	g.pairs()
	for fn, pairs := range g.equal {
		for _, call := range g.sites[fn] {
			for _, pair := range pairs {
				g.compareArgs(call, fn.Signature(), pair)
			}
		}
	}
}

// contract records what interfaces demand of the methods of this package.
func (g *builder) contract(fn *program.Function) {
	for _, p := range Directives(fn).Params {
		g.mark(operand{ids: []int{g.id(Loc{Obj: p})}}, written)
	}
	if fn.Obj == nil || fn.Recv == nil {
		return
	}
	if g.Types.IsWriteHeader(fn.Obj) && len(fn.Params) == 1 {
		g.mark(operand{ids: []int{g.id(Loc{Obj: fn.Params[0]})}}, written)
	}
	for _, i := range g.statusResults(fn.Obj) {
		g.propagateBackward(g.id(Loc{Obj: fn.Obj, Part: ResultPart, Index: i}), written)
	}
	if g.pass.ImportObjectFact(fn.Obj, new(SentFact)) {
		g.propagateBackward(g.id(Loc{Obj: fn.Obj, Part: ResultPart}), written)
	}
}

// parameters records whether all calls of fn are seen: rule (3).
func (g *builder) parameters(fn *program.Function) {
	open := fn.Obj != nil && ast.IsExported(fn.Obj.Name()) && g.Pkg.Name() != "main" && !fn.Test
	for _, p := range fn.Params {
		if id, ok := g.ids[Loc{Obj: p}]; ok {
			g.nodes[id].open = open
			g.nodes[id].param = true
		}
	}
}

// namedResults records that what is assigned to a named result is returned.
func (g *builder) namedResults(fn *program.Function) {
	results := fn.Sig.Results()
	for i := range results.Len() {
		v := results.At(i)
		if v.Name() == "" || v.Name() == "_" {
			return
		}
		if _, ok := g.ids[Loc{Obj: v}]; ok {
			g.resultInto(Loc{Obj: fn.Object(), Lit: fn.Lit, Part: ResultPart, Index: i}, Loc{Obj: v}, v.Type())
		}
	}
}

// receiverType records that a method of a function type which calls its
// receiver gets what functions of the type return.
func (g *builder) receiverType(fn *program.Function) {
	if fn.Recv == nil {
		return
	}
	named := goast.NamedFunc(fn.Recv.Type())
	if named == nil {
		return
	}
	sig := fn.Recv.Type().Underlying().(*types.Signature)
	for i := range sig.Results().Len() {
		from, to := Loc{Obj: named, Part: ResultPart, Index: i}, Loc{Obj: fn.Recv, Part: ResultPart, Index: i}
		g.resultInto(to, from, sig.Results().At(i).Type())
	}
}

// implement records that a call of an interface's method may call fn.
func (g *builder) implement(method *types.Func, fn *program.Function) {
	sig := method.Signature()
	for i := range sig.Params().Len() {
		if i < len(fn.Params) {
			g.resultInto(Loc{Obj: fn.Params[i]}, Loc{Obj: sig.Params().At(i)}, sig.Params().At(i).Type())
		}
	}
	for i := range sig.Results().Len() {
		to, from := Loc{Obj: method, Part: ResultPart, Index: i}, Loc{Obj: fn.Obj, Part: ResultPart, Index: i}
		g.resultInto(to, from, sig.Results().At(i).Type())
	}
}

// pairs finds the parameters of each function that are compared with each
// other: what one call compares with a status, another compares with a count.
func (g *builder) pairs() {
	owner := make(map[int]*types.Var)
	for n, id := range g.ids {
		if v, ok := n.Obj.(*types.Var); ok && n.Part == Content && g.Params[v] != nil {
			owner[id] = v
		}
	}
	for id := range g.nodes {
		if !g.nodes[id].any || len(g.nodes[id].from) != 2 {
			continue // no comparison of two variables
		}
		left := g.origins(g.nodes[id].from[0], owner)
		right := g.origins(g.nodes[id].from[1], owner)
		for _, p := range left {
			for _, q := range right {
				g.pair(p, q)
			}
		}
	}
}

// maxOrigins bounds how far back a comparison is followed to parameters.
const maxOrigins = 64

// origins returns the parameters that flow into a node.
func (g *builder) origins(id int, owner map[int]*types.Var) []*types.Var {
	seen := map[int]bool{id: true}
	work := []int{id}
	var out []*types.Var
	for len(work) > 0 && len(seen) < maxOrigins {
		id := work[0]
		work = work[1:]
		if v := owner[id]; v != nil {
			out = append(out, v)
		}
		for _, src := range g.nodes[id].from {
			if !seen[src] {
				seen[src] = true
				work = append(work, src)
			}
		}
	}
	return out
}

func (g *builder) pair(p, q *types.Var) {
	fn := g.Params[p]
	if fn == nil || fn != g.Params[q] || fn.Obj == nil || p == q {
		return // of different functions
	}
	i, j := slices.Index(fn.Params, p), slices.Index(fn.Params, q)
	if i < 0 || j < 0 {
		return // the receiver
	}
	pair := [2]int{min(i, j), max(i, j)}
	if !slices.Contains(g.equal[fn.Obj], pair) {
		g.equal[fn.Obj] = append(g.equal[fn.Obj], pair)
	}
}

// compareArgs records that a call compares two of its arguments.
func (g *calls) compareArgs(call *ast.CallExpr, sig *types.Signature, pair [2]int) {
	var sides [2]operand
	for n, i := range pair {
		for _, a := range goast.ArgsOf(g.Info, call, sig, i) {
			sides[n] = sides[n].join(g.operand(a.Expr, max(a.Index, 0)))
		}
	}
	if len(sides[0].ids)+len(sides[1].ids) > 0 {
		g.compare(sides[0], sides[1])
	}
}

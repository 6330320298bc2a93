package interp

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/flow/pathcond"
	"github.com/statuslint/statuslint/analyzer/internal/flow/summary"
	"github.com/statuslint/statuslint/analyzer/internal/flow/typestate"
	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/program"
	"github.com/statuslint/statuslint/analyzer/internal/response"
	"github.com/statuslint/statuslint/analyzer/internal/statusinfer"
)

// summarize summarises fn.
func (x *transfer) summarize(fn *program.Function) *summary.FuncSummary {
	b := &summary.FuncSummary{Sig: fn.Sig, Recv: fn.Recv, Params: fn.Params}
	said := statusinfer.Directives(fn)
	if fn.Body == nil {
		b.Amend(said.Params, said.Codes, namePos(fn)) // assembly
		b.Mention(x.literal)
		return b
	}
	x.effects(fn, b)
	b.Results = x.returnValues(fn)
	b.Errors = x.errors.Results(fn)
	b.Handles = x.takesResponse(fn) || x.answers(fn) || fn.Lit != nil && len(b.Effects) > 0
	if len(b.Effects) > 0 || b.Handles {
		typestate.Run(x.Program, x.Types, pathOracle{x.evaluator}, fn, b)
	}
	x.stored(fn, b)
	b.Amend(said.Params, said.Codes, namePos(fn))
	b.AlwaysFails = x.alwaysFails(fn)
	b.MapsErrors = x.mapsErrors(fn, b)
	b.Sole = b.IsSole()
	b.Mention(x.literal)
	return b
}

// effects finds what the body of fn does to its response.
func (x *transfer) effects(fn *program.Function, b *summary.FuncSummary) {
	deferred := x.deferredCalls(fn)
	list := make([]*summary.Effect, len(fn.Calls))
	x.panics = panicking{}
	for _, x.panics.deferred = range []bool{false, true} { // what is deferred comes last
		for i, call := range fn.Calls {
			if deferred[call] != x.panics.deferred {
				continue // in the other turn
			}
			if goast.IsBuiltin(x.info, call, "panic") {
				x.panicArg(fn, call)
			}
			list[i] = x.effectOf(fn, call)
		}
		if len(deferred) == 0 {
			break
		}
	}
	x.panics.deferred = false
	b.Recovers, b.Panics = x.recoveredBy(fn), x.panics.value
	for i, e := range list {
		if e != nil {
			x.addEffect(fn, b, e, fn.Calls[i])
		}
	}
	for _, s := range fn.Stores {
		e := x.storeEffect(fn, s)
		if e == nil {
			e = x.deferEffect(fn, s)
		}
		if e != nil {
			x.addEffect(fn, b, e, s)
		}
	}
}

// addEffect adds what n does to the response, where control may reach it.
func (x *transfer) addEffect(fn *program.Function, b *summary.FuncSummary, e *summary.Effect, n ast.Node) {
	w, ok := x.paths.At(fn, n)
	if !ok {
		return // no error leads here
	}
	e.When = w
	b.Effects = append(b.Effects, e)
}

// storeEffect is an assignment to a field that is the response's status:
// c.Response.Status = 404.
func (x *transfer) storeEffect(fn *program.Function, s *ast.AssignStmt) *summary.Effect {
	for i, lhs := range s.Lhs {
		f := goast.FieldOf(x.info, lhs)
		if f == nil {
			continue
		}
		entry := x.Table.Field(f)
		sel, ok := ast.Unparen(lhs).(*ast.SelectorExpr)
		if entry == nil || entry.Role != framework.StatusField || !ok || len(s.Lhs) != len(s.Rhs) {
			continue // no status of a response
		}
		if !x.Types.IsResponse(x.info.TypeOf(sel.X)) || !x.isOwn(fn, sel.X) {
			continue // a carrier's
		}
		return &summary.Effect{
			At:        s,
			Written:   x.Carried(x.Eval(fn, s.Rhs[i])),
			Header:    summary.Must,
			Sets:      true,
			Framework: entry.Framework,
		}
	}
	return nil
}

// deferEffect is an assignment that leaves an error where whoever called the
// handler finds it: c.Errors = append(c.Errors, err).
func (x *transfer) deferEffect(fn *program.Function, s *ast.AssignStmt) *summary.Effect {
	if !x.takesResponse(fn) {
		return nil
	}
	for i, lhs := range s.Lhs {
		v := goast.RootVar(x.info, lhs)
		if goast.FieldOf(x.info, lhs) == nil || v == nil || x.Params[v] == nil || len(s.Lhs) != len(s.Rhs) {
			continue // the function's own
		}
		if x.addsError(s.Rhs[i]) {
			return &summary.Effect{At: s, Defers: true, Deferred: x.Carried(x.Eval(fn, s.Rhs[i]))}
		}
	}
	return nil
}

// addsError reports whether e is an error, for certain, or a list to which one
// is appended.
func (x *nilness) addsError(e ast.Expr) bool {
	if call, ok := ast.Unparen(e).(*ast.CallExpr); ok && len(call.Args) > 1 {
		if id, ok := ast.Unparen(call.Fun).(*ast.Ident); ok {
			if b, ok := x.info.Uses[id].(*types.Builtin); ok && b.Name() == "append" {
				return slices.ContainsFunc(call.Args[1:], x.isErrorList)
			}
		}
	}
	return goast.IsError(x.info.TypeOf(e)) && !goast.IsNil(x.info, e)
}

func (x *nilness) isErrorList(e ast.Expr) bool {
	t := x.info.TypeOf(e)
	if t == nil {
		return false
	}
	if s, ok := t.Underlying().(*types.Slice); ok {
		t = s.Elem()
	}
	return goast.IsError(t)
}

// returnValues joins what the return statements of fn return.
func (x *transfer) returnValues(fn *program.Function) []absval.Value {
	tuple := fn.Sig.Results()
	out := make([]absval.Value, tuple.Len())
	says := x.Returns.returnsSay(fn)
	for i := range out {
		if !response.MayCarry(tuple.At(i).Type()) {
			continue // a string, a bool
		}
		var other []absval.PathCond // under which it is a number that is no status
		for j, ret := range fn.Returns {
			w, ok := x.paths.At(fn, ret)
			if !ok {
				continue // no error leads here
			}
			v := x.Returns.Returned(fn, ret, i)
			if !v.Empty() {
				out[i] = out[i].Join(v.Under(says[j].And(w)))
			} else if v.MayBeOther {
				other = append(other, says[j].And(w))
			}
		}
		if out[i].Empty() && len(other) > 0 {
			other = []absval.PathCond{nil} // no status at all
		}
		for _, w := range other {
			out[i] = out[i].Join(absval.Value{MayBeOther: true}.Under(w))
		}
		if v := tuple.At(i); x.Escapes[v] {
			out[i] = out[i].Join(x.def(v, allDefs)) // a deferred literal may set it
		}
	}
	return out
}

// Returned returns result i of one return statement.
func (x *returns) Returned(fn *program.Function, ret *ast.ReturnStmt, i int) absval.Value {
	tuple := fn.Sig.Results()
	switch {
	case len(ret.Results) == tuple.Len():
		if t := x.info.TypeOf(ret.Results[i]); goast.IsError(tuple.At(i).Type()) && goast.IsNumber(t) {
			return absval.Value{Top: true} // an errno: a number, but no status unless a method says so
		}
		v := x.converted(x.returnedTogether(fn, ret, i), ret.Results[i], tuple.At(i).Type())
		if len(v.Origins) == 0 {
			// Have: var res DeletePet204Response; return res
			if own := x.carriers.answered(x.info.TypeOf(ret.Results[i]), v, ret.Results[i]); !own.Empty() {
				return own.Join(absval.Value{Fields: v.Fields})
			}
		}
		return v
	case len(ret.Results) == 1:
		if call, ok := ast.Unparen(ret.Results[0]).(*ast.CallExpr); ok {
			return x.results.nthWhere(fn, call, i, aliases(fn))
		}
	case len(ret.Results) == 0:
		v := tuple.At(i)
		if uses, ok := x.paths.AtReturn(fn, ret, v); ok {
			return x.reached(fn, nil, v, uses)
		}
		var out absval.Value
		for j := range x.defs[v] {
			out = out.Join(x.def(v, j))
		}
		return out
	}
	return absval.Unknown()
}

// stored finds what fn puts into what its parameters point to.
func (x *transfer) stored(fn *program.Function, b *summary.FuncSummary) {
	vars := fn.Params
	if fn.Recv != nil {
		vars = append([]*types.Var{fn.Recv}, vars...)
	}
	for _, p := range vars {
		if _, ok := p.Type().Underlying().(*types.Pointer); !ok {
			continue // a copy
		}
		v := x.put(fn, p)
		v.Top, v.Params, v.Reads = false, functionsOf(v.Params, p), nil
		if !v.Empty() {
			b.Stores = append(b.Stores, summary.Store{Param: p, Value: v})
		}
	}
}

// functionsOf returns the parameters other than p that are functions: those that are
// stored in a field of what p points to.
func functionsOf(params []*types.Var, p *types.Var) []*types.Var {
	return slices.DeleteFunc(slices.Clone(params), func(q *types.Var) bool {
		_, ok := q.Type().Underlying().(*types.Signature)
		return q == p || !ok
	})
}

// put returns what p points to when fn ends, as far as fn put it there.
func (x *transfer) put(fn *program.Function, p *types.Var) absval.Value {
	var v absval.Value
	if fn.Body != nil && x.paths.IsFollowed(p) {
		u := x.paths.Of(fn).Exit[p]
		u.Entry = 0
		u.Defs = slices.DeleteFunc(slices.Clone(u.Defs), func(r pathcond.ReachingDef) bool {
			d := x.defs[p][r.Index]
			return !d.Weak || d.Fills // another struct
		})
		return x.reached(fn, nil, p, u)
	}
	for i, d := range x.defs[p] {
		if d.Weak && !d.Fills {
			v = v.Join(x.def(p, i))
		}
	}
	return v
}

// mapsErrors reports whether fn chooses among several statuses by an error
// that it is given, or yields several as numbers: a mapper (3.10).
func (x *transfer) mapsErrors(fn *program.Function, b *summary.FuncSummary) bool {
	takesError := false
	for _, p := range fn.Params {
		takesError = takesError || goast.IsError(p.Type())
	}
	if takesError {
		return true
	}
	for i := range b.Results {
		if goast.IsInteger(fn.Sig.Results().At(i).Type()) && len(absval.Codes(b.Results[i].Flat().Origins)) > 1 {
			return true
		}
	}
	return false
}

// literal returns the summary of a literal of the package, or nil.
func (x *context) literal(lit *ast.FuncLit) *summary.FuncSummary {
	if fn := x.ByLit[lit]; fn != nil {
		return x.State(fn).Sum
	}
	return nil
}

// namePos is the place of a function for what nothing in its body does.
func namePos(fn *program.Function) ast.Node {
	if decl, ok := fn.Node.(*ast.FuncDecl); ok {
		return decl.Name
	}
	return &ast.BadExpr{From: token.NoPos, To: token.NoPos}
}

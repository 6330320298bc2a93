package interp

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/flow/eval"
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
		b.Mention(x.Literal)
		return b
	}
	x.effects(fn, b)
	b.Results = x.returnValues(fn)
	b.Errors = x.Errors.Results(fn)
	b.Handles = x.TakesResponse(fn) || x.Answers(fn) || fn.Lit != nil && len(b.Effects) > 0
	if len(b.Effects) > 0 || b.Handles {
		typestate.Run(x.Program, x.Types, pathOracle{x.Evaluator}, fn, b)
	}
	x.stored(fn, b)
	b.Amend(said.Params, said.Codes, namePos(fn))
	b.AlwaysFails = x.AlwaysFails(fn)
	b.MapsErrors = x.mapsErrors(fn, b)
	b.Sole = b.IsSole()
	b.Mention(x.Literal)
	return b
}

// effects finds what the body of fn does to its response.
func (x *transfer) effects(fn *program.Function, b *summary.FuncSummary) {
	deferred := x.DeferredCalls(fn)
	list := make([]*summary.Effect, len(fn.Calls))
	x.Panics = eval.Panicking{}
	for _, x.Panics.Deferred = range []bool{false, true} { // what is deferred comes last
		for i, call := range fn.Calls {
			if deferred[call] != x.Panics.Deferred {
				continue // in the other turn
			}
			if goast.IsBuiltin(x.Info, call, "panic") {
				x.panicArg(fn, call)
			}
			list[i] = x.effectOf(fn, call)
		}
		if len(deferred) == 0 {
			break
		}
	}
	x.Panics.Deferred = false
	b.Recovers, b.Panics = x.RecoveredBy(fn), x.Panics.Value
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
	w, ok := x.Paths.At(fn, n)
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
		f := goast.FieldOf(x.Info, lhs)
		if f == nil {
			continue
		}
		entry := x.Table.Field(f)
		sel, ok := ast.Unparen(lhs).(*ast.SelectorExpr)
		if entry == nil || entry.Role != framework.StatusField || !ok || len(s.Lhs) != len(s.Rhs) {
			continue // no status of a response
		}
		if !x.Types.IsResponse(x.Info.TypeOf(sel.X)) || !x.IsOwn(fn, sel.X) {
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
	if !x.TakesResponse(fn) {
		return nil
	}
	for i, lhs := range s.Lhs {
		v := goast.RootVar(x.Info, lhs)
		if goast.FieldOf(x.Info, lhs) == nil || v == nil || x.Params[v] == nil || len(s.Lhs) != len(s.Rhs) {
			continue // the function's own
		}
		if x.AddsError(s.Rhs[i]) {
			return &summary.Effect{At: s, Defers: true, Deferred: x.Carried(x.Eval(fn, s.Rhs[i]))}
		}
	}
	return nil
}

// returnValues joins what the return statements of fn return.
func (x *transfer) returnValues(fn *program.Function) []absval.Value {
	tuple := fn.Sig.Results()
	out := make([]absval.Value, tuple.Len())
	says := x.Returns.ReturnsSay(fn)
	for i := range out {
		if !response.MayCarry(tuple.At(i).Type()) {
			continue // a string, a bool
		}
		var other []absval.PathCond // under which it is a number that is no status
		for j, ret := range fn.Returns {
			w, ok := x.Paths.At(fn, ret)
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
			out[i] = out[i].Join(x.Def(v, eval.AllDefs)) // a deferred literal may set it
		}
	}
	return out
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
	if fn.Body != nil && x.Paths.IsFollowed(p) {
		u := x.Paths.Of(fn).Exit[p]
		u.Entry = 0
		u.Defs = slices.DeleteFunc(slices.Clone(u.Defs), func(r pathcond.ReachingDef) bool {
			d := x.Relevant[p][r.Index]
			return !d.Weak || d.Fills // another struct
		})
		return x.Reached(fn, nil, p, u)
	}
	for i, d := range x.Relevant[p] {
		if d.Weak && !d.Fills {
			v = v.Join(x.Def(p, i))
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

// namePos is the place of a function for what nothing in its body does.
func namePos(fn *program.Function) ast.Node {
	if decl, ok := fn.Node.(*ast.FuncDecl); ok {
		return decl.Name
	}
	return &ast.BadExpr{From: token.NoPos, To: token.NoPos}
}

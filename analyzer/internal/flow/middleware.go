package flow

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/flow/summary"
	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
)

// maxMade bounds how many functions deep a middleware is made: a factory, which
// returns a middleware, which returns a handler.
const maxMade = 3

// Middleware returns the statuses that the middleware e writes on its own account,
// without those of the handler that it calls (3.11b): a function that takes a
// response, one that takes a handler and returns one, a call that makes either, or a
// call that wraps a handler. What is not known of it is left out.
func (r *Result) Middleware(e ast.Expr) []Status {
	if r.x == nil {
		return nil
	}
	x := r.x
	if call, ok := ast.Unparen(e).(*ast.CallExpr); ok {
		if codes := middlewareCodes(x.Table, goast.Callee(x.Info, call)); codes != nil {
			var out []Status
			for _, code := range codes {
				out = append(out, Status{Code: code, Via: absval.Middleware, At: call})
			}
			return out
		}
	}
	fn := x.Enclosing(e.Pos())
	s := &summariser{Result: r, Interp: x, out: &Summary{}}
	for _, ref := range x.Eval(fn, e).Funcs {
		s.middleware(ref, 0)
	}
	for i := range s.out.Statuses {
		s.out.Statuses[i].Via = absval.Middleware
	}
	sortStatuses(s.out.Statuses)
	return s.out.Statuses
}

// middlewareCodes returns the statuses of a middleware that a function of the table
// makes. What answers panics alone (500) is left out: most handlers do not panic.
func middlewareCodes(table *framework.Table, fn *types.Func) []int {
	entry := table.Func(fn)
	if entry == nil {
		return nil
	}
	var out []int
	for _, s := range entry.Sinks {
		if s.Effect != framework.ReturnsMiddleware && s.Effect != framework.ReturnsHandler {
			continue // another sink
		}
		for _, code := range s.Codes {
			if code != 500 {
				out = append(out, code)
			}
		}
	}
	return out
}

// middleware adds what f writes, or what the handlers write that it returns.
func (s *summariser) middleware(f absval.FuncRef, depth int) {
	b := s.SummaryOf(f)
	if b == nil || depth == maxMade {
		return // not known
	}
	bound := b.Bound(f)
	if s.Types.Takes(b.Sig) || f.Served {
		for _, e := range b.Effects {
			s.effect(chosenBy(e), bound, true)
		}
		s.returned(f, b, bound, true)
		return
	}
	for _, r := range b.Results {
		for _, made := range s.Substitute(r, bound).Funcs {
			s.middleware(made, depth+1)
		}
	}
}

// chosenBy returns e without the statuses that a library chooses: files that a
// middleware serves have paths of their own.
func chosenBy(e *summary.Effect) *summary.Effect {
	out := *e
	out.Possible = nil
	out.Written = e.Written.Map(func(v absval.Value) absval.Value {
		v.Origins = slices.DeleteFunc(slices.Clone(v.Origins), func(o absval.Origin) bool { return o.Via == absval.Implicit })
		return v
	})
	return &out
}

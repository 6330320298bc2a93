package serving

import (
	"cmp"
	"go/ast"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/flow"
	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/route"
)

// A Handler is one function that answers one route, with what it can write.
type Handler struct {
	Method, Path string // "" where any, or unknown
	Suffix       bool   // path is the end of the path
	Summary      *flow.Summary
	Body         ast.Node       // the function, where it is of this package; else nil
	At           analysis.Range // its name, or func
	Registered   analysis.Range // in the registration; nil where none is seen
	expr         ast.Expr       // the handler in the registration
	Func         *types.Func
	framework    string
	Comment      bool
	Declared     route.Declaration
	Factory      bool // fn is called, and returns the handler
	Parted       bool // one of several, by r.Method: parts.go
	cases        []route.PathCase
	Shared       bool // what stands around it is registered for other routes too
}

// A Finder finds what answers the routes of a package.
type Finder struct {
	*Subject
	guards map[ast.Expr][]flow.Status // of middlewares; made when first asked for
}

// HandlerOf returns the handler of a route; nil for one of which nothing is known.
func (v *Finder) HandlerOf(r route.Route) *Handler {
	if r.Test {
		return nil
	}
	h := &Handler{
		Method: r.Method, Path: r.Path, Suffix: r.Suffix, framework: r.Framework, Comment: r.Comment, Declared: r.Declared,
		Registered: r.Handler.Expr, expr: r.Handler.Expr, Func: r.Handler.Func, Factory: r.Handler.Factory, Shared: r.Handler.Origin != nil, cases: r.Cases,
	}
	h.Summary = v.valueOf(r)
	switch {
	case r.Handler.Lit != nil:
		h.Body, h.At = r.Handler.Lit, span{r.Handler.Lit.Pos(), r.Handler.Lit.Type.End()}
	case r.Handler.Func != nil:
		if d := v.Declared(r.Handler.Func); d != nil {
			h.Body, h.At = d.Node(), d.Name()
		}
		if h.Summary == nil && !r.Handler.Factory && !r.Handler.Partial {
			h.Summary = v.Flow.Func(r.Handler.Func)
		}
	}
	if h.Summary == nil {
		return nil // not known
	}
	summary := *h.Summary
	h.Summary = &summary
	summary.Statuses = slices.Clip(summary.Statuses)
	v.output(r, signatureOf(v.Pass.TypesInfo.TypeOf(r.Handler.Expr)), &summary)
	if r.Router {
		// Have: mux.Handle("/api/", auth(api)), where api may answer anything
		summary.Complete = false
		summary.Statuses = slices.DeleteFunc(slices.Clone(summary.Statuses), func(s flow.Status) bool { return s.Via == flow.Implicit })
	}
	// Where no status is known, something is answered by what calls the handler.
	// Have: endpoint[In, Out](double), whose type has a method ServeHTTP
	summary.Complete = summary.Complete && !r.Wrapped && len(summary.Statuses) > 0
	summary.Statuses = append(slices.Clip(summary.Statuses), v.guarding(r)...)
	return h
}

// valueOf returns what the value of a route's handler answers, nil where that is
// not known.
func (v *Finder) valueOf(r route.Route) *flow.Summary {
	if len(r.Serves) > 0 {
		s := &flow.Summary{Complete: true, Handles: true}
		for _, code := range r.Serves {
			s.Statuses = append(s.Statuses, flow.Status{Code: code, Via: flow.Implicit})
		}
		return s
	}
	switch e := r.Handler; {
	case e.Origin != nil:
		return v.passedValue(r)
	case e.Partial && e.Func != nil && !v.SameModule(e.Func.Pkg().Path()):
		return nil // what the library answers depends on what it was given
	case e.Value != nil:
		return v.Flow.Value(e.Value)
	case e.Expr != nil:
		return v.Flow.Value(e.Expr)
	}
	return nil
}

// passedValue returns what a handler answers that is registered by a function it is
// passed to, with what stands around it there.
func (v *Finder) passedValue(r route.Route) *flow.Summary {
	h := r.Handler
	around := v.Flow.ValueIn(h.Origin, h.Calls)
	if around != nil && around.Complete && len(h.Calls) > 0 && len(r.Cases) == 0 {
		return around
	}
	alone := v.Flow.Value(h.Expr)
	if alone == nil || around == nil {
		if around == nil && alone != nil && literal(h.Origin) {
			alone.Complete = false // what stands around it is not known
		}
		return cmp.Or(around, alone)
	}
	// Have: a literal that calls a row's handler, or one that is not known in full,
	// or whose parts differ in what they contain
	alone.Complete = around.Complete && len(h.Calls) > 0
	for _, s := range around.Statuses {
		if !slices.ContainsFunc(alone.Statuses, func(t flow.Status) bool { return t.Code == s.Code }) {
			alone.Statuses = append(alone.Statuses, s)
		}
	}
	return alone
}

// literal reports whether a handler is, or wraps, a function literal.
func literal(e ast.Expr) bool {
	found := false
	ast.Inspect(e, func(n ast.Node) bool {
		_, ok := n.(*ast.FuncLit)
		found = found || ok
		return !found
	})
	return found
}

func signatureOf(t types.Type) *types.Signature {
	if t == nil {
		return nil
	}
	sig, _ := t.Underlying().(*types.Signature)
	return sig
}

func within(outer, inner ast.Node) bool {
	return outer.Pos() <= inner.Pos() && inner.End() <= outer.End()
}

// Implied returns the status that the framework of a handler which declares some
// Documents by itself, 0 for none.
func (h *Handler) Implied() int {
	if f := framework.ByName(h.framework); f != nil && len(h.Declared.Codes) > 0 {
		return f.Validation
	}
	return 0
}

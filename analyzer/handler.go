package analyzer

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

// A handler is one function that answers one route, with what it can write.
type handler struct {
	method, path string // "" where any, or unknown
	suffix       bool   // path is the end of the path
	summary      *flow.Summary
	body         ast.Node       // the function, where it is of this package; else nil
	at           analysis.Range // its name, or func
	registered   analysis.Range // in the registration; nil where none is seen
	expr         ast.Expr       // the handler in the registration
	fn           *types.Func
	framework    string
	comment      bool
	declared     route.Declaration
	factory      bool // fn is called, and returns the handler
	parted       bool // one of several, by r.Method: parts.go
	cases        []route.PathCase
	shared       bool // what stands around it is registered for other routes too
}

// A serving finds what answers the routes of a package.
type serving struct {
	*subject
	served []*handler                 // nil until somebody asks
	guards map[ast.Expr][]flow.Status // of middlewares; made when first asked for
}

// handlers returns the handlers of the routes that the package registers.
func (v *serving) handlers() []*handler {
	if v.served == nil {
		v.served = []*handler{}
		for _, r := range v.routes.Routes {
			if h := v.handlerOf(r); h != nil && !r.Relative {
				v.served = append(v.served, v.parts(h)...)
			}
		}
		v.served = append(v.served, v.commentedHandlers(v.served)...)
	}
	return v.served
}

func (v *serving) handlerOf(r route.Route) *handler {
	if r.Test {
		return nil
	}
	h := &handler{
		method: r.Method, path: r.Path, suffix: r.Suffix, framework: r.Framework, comment: r.Comment, declared: r.Declared,
		registered: r.Handler.Expr, expr: r.Handler.Expr, fn: r.Handler.Func, factory: r.Handler.Factory, shared: r.Handler.Origin != nil, cases: r.Cases,
	}
	h.summary = v.valueOf(r)
	switch {
	case r.Handler.Lit != nil:
		h.body, h.at = r.Handler.Lit, span{r.Handler.Lit.Pos(), r.Handler.Lit.Type.End()}
	case r.Handler.Func != nil:
		if d := v.declared(r.Handler.Func); d != nil {
			h.body, h.at = d.Node(), d.Name()
		}
		if h.summary == nil && !r.Handler.Factory && !r.Handler.Partial {
			h.summary = v.flow.Func(r.Handler.Func)
		}
	}
	if h.summary == nil {
		return nil // not known
	}
	summary := *h.summary
	h.summary = &summary
	summary.Statuses = slices.Clip(summary.Statuses)
	v.output(r, signatureOf(v.pass.TypesInfo.TypeOf(r.Handler.Expr)), &summary)
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
func (v *serving) valueOf(r route.Route) *flow.Summary {
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
	case e.Partial && e.Func != nil && !v.sameModule(e.Func.Pkg().Path()):
		return nil // what the library answers depends on what it was given
	case e.Value != nil:
		return v.flow.Value(e.Value)
	case e.Expr != nil:
		return v.flow.Value(e.Expr)
	}
	return nil
}

// passedValue returns what a handler answers that is registered by a function it is
// passed to, with what stands around it there.
func (v *serving) passedValue(r route.Route) *flow.Summary {
	h := r.Handler
	around := v.flow.ValueIn(h.Origin, h.Calls)
	if around != nil && around.Complete && len(h.Calls) > 0 && len(r.Cases) == 0 {
		return around
	}
	alone := v.flow.Value(h.Expr)
	if alone == nil || around == nil {
		if around == nil && alone != nil && literal(h.Origin) {
			alone.Complete = false // what stands around it is not known
		}
		return cmp.Or(around, alone)
	}
	// Have: a literal that calls a row's handler, or one that is not known in full,
	// or whose parts are told apart by what they contain
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

// serves reports whether the handler answers requests of the method, and of
// that method in particular.
func (h *handler) serves(method string) bool { return h.method == method }

// route returns "DELETE /pets/{id}", or what is known of it.
func (h *handler) route() string {
	switch {
	case h.method == "" && h.path == "":
		return "this route"
	case h.path == "":
		return h.method
	case h.method == "":
		return h.path
	}
	return h.method + " " + h.path
}

// place returns where a status is reported (3.15): at the expression that names
// it where that stands in the handler's body, else at the call there that leads
// to it, else at the handler's name; for a handler of another package, in the
// registration.
func (h *handler) place(s flow.Status) analysis.Range {
	if h.body == nil {
		return h.registered
	}
	if s.Expr != nil && within(h.body, s.Expr) {
		return s.Expr
	}
	if s.At != nil && within(h.body, s.At) {
		return s.At
	}
	if s.At == nil && s.Expr == nil {
		return h.at
	}
	if s.At != nil && !h.shared {
		return s.At // a literal that the handler's function returns
	}
	return h.at
}

func within(outer, inner ast.Node) bool {
	return outer.Pos() <= inner.Pos() && inner.End() <= outer.End()
}

// namedThere reports whether the handler names an implicit status elsewhere, and
// that is shown at the same place.
func (h *handler) namedThere(s flow.Status, at analysis.Range) bool {
	return slices.ContainsFunc(h.summary.Statuses, func(t flow.Status) bool {
		return t.Code == s.Code && t.Via != flow.Implicit && t.Via != flow.Middleware && t.Via != flow.Mapper && h.place(t) == at
	})
}

// writes reports whether the handler can write the status.
func (h *handler) writes(code int) bool {
	return slices.ContainsFunc(h.summary.Statuses, func(s flow.Status) bool {
		return s.Code == code && (h.method == "" || s.Methods.Has(h.method))
	})
}

// implied returns the status that the framework of a handler which declares some
// documents by itself, 0 for none.
func (h *handler) implied() int {
	if f := framework.ByName(h.framework); f != nil && len(h.declared.Codes) > 0 {
		return f.Validation
	}
	return 0
}

package analyzer

import (
	"go/ast"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/flow"
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
}

// A serving finds what answers the routes of a package.
type serving struct {
	*subject
	served []*handler // nil until somebody asks
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
		registered: r.Handler.Expr, expr: r.Handler.Expr, fn: r.Handler.Func, factory: r.Handler.Factory,
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
	if !r.Changed { // else what it answers where all is well is not known
		implied := v.output(r, signatureOf(v.pass.TypesInfo.TypeOf(r.Handler.Expr)))
		summary.Statuses = append(slices.Clip(summary.Statuses), implied...)
	}
	// Where no status is known, something is answered by what calls the handler.
	// Have: endpoint[In, Out](double), whose type has a method ServeHTTP
	summary.Complete = summary.Complete && !r.Changed && !r.Wrapped && len(summary.Statuses) > 0
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
	case e.Partial && e.Func != nil && !v.sameModule(e.Func.Pkg().Path()):
		return nil // what the library answers depends on what it was given
	case e.Value != nil:
		return v.flow.Value(e.Value)
	case e.Expr != nil:
		return v.flow.Value(e.Expr)
	}
	return nil
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
	if s.At != nil {
		return s.At // a literal that the handler's function returns
	}
	return h.at
}

func within(outer, inner ast.Node) bool {
	return outer.Pos() <= inner.Pos() && inner.End() <= outer.End()
}

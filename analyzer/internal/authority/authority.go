// Package authority says what documents a status of a route: its own operation,
// else the tables (4.6).
package authority

import (
	"go/ast"
	"go/types"
	"slices"

	"golang.org/x/tools/go/types/typeutil"

	"github.com/statuslint/statuslint/analyzer/internal/document"
	"github.com/statuslint/statuslint/analyzer/internal/flow"
	"github.com/statuslint/statuslint/analyzer/internal/serving"
	"github.com/statuslint/statuslint/analyzer/internal/settings"
	"github.com/statuslint/statuslint/analyzer/internal/status"
)

// An Authority knows what documents the statuses of the handlers of a package
// (4.6): for each route its own operation, else the tables. Rules and the list of
// routes ask it alone, so that they agree.
type Authority struct {
	*serving.Subject
	set *document.Set
}

// A Verdict is what the documents say of one status of a handler.
type Verdict struct {
	// op is the operation that documents the status; nil where none does.
	Op *document.Match
	// tables document it where no operation does; nil where nothing does.
	Tables *document.Tables
	// Lacks: what documents the status does not list it.
	Lacks bool
}

// Judge returns what the documents say of a status of a handler. A status that
// the handler does not choose itself is held against tables alone (3.10).
func (a *Authority) Judge(h *serving.Handler, s flow.Status) Verdict {
	op, unclear := a.Operation(h)
	if unclear {
		return Verdict{} // which operation is the route's is not known here
	}
	if op == nil && status.IsError(s.Code) {
		op = a.Declaration(h)
	}
	if op != nil && a.Chosen(s, h.Summary) {
		return Verdict{Op: op, Lacks: !op.Documents(s.Code, a.Conf.StrictDefault) && !a.Expected(h, s.Code)}
	}
	if s.Via == flow.Implicit || s.Code < 100 || s.Code > 599 {
		return Verdict{} // not named, or no status
	}
	tables := a.Documents().TablesFor(h.Path, h.Suffix || h.Path == "")
	if tables == nil || tables.BuiltIn && a.IsBeyondBuiltIn(s) {
		return Verdict{}
	}
	return Verdict{Tables: tables, Lacks: !tables.Documents(s.Code)}
}

// Expected reports whether no operation needs to list the status: it is common,
// or a table of the configuration or the framework documents it.
func (a *Authority) Expected(h *serving.Handler, code int) bool {
	return slices.Contains(a.Conf.CommonStatuses(), code) || a.Documents().Listed(code, h.Path, h.Suffix) || code == h.Implied()
}

// Documents returns what documents this package: the configured documents that
// are for it, and its own comments.
func (a *Authority) Documents() *document.Set {
	if a.set != nil {
		return a.set
	}
	docs, err := a.Conf.Documents()
	if err != nil {
		return document.NewSet(nil, nil, true) // not reached: run has returned it
	}
	a.set = docs.For(settings.PackageDir(a.Pass), a.Pass.Pkg.Path())
	for _, d := range a.Comments.Documents() {
		a.set = a.set.With(d)
	}
	return a.set
}

// Operation returns the operation that documents the handler's route: its
// comment, else an operation of its method and path. unclear reports that several
// operations may be meant, of which the whole path would say which.
func (a *Authority) Operation(h *serving.Handler) (op *document.Match, unclear bool) {
	if cm := a.OwnComment(h); cm != nil {
		return cm, false
	}
	if h.Path == "" {
		return nil, false
	}
	return a.Documents().Operation(h.Method, h.Path, h.Suffix)
}

// OwnComment returns the operation in the comment of the handler itself, nil
// where it has none for the method (4.6: a route's comment comes first).
func (a *Authority) OwnComment(h *serving.Handler) *document.Match {
	if h.Func == nil {
		return nil
	}
	if d, _ := a.Comments.Of(h.Func); d != nil {
		return d.Match(h.Method)
	}
	return nil
}

// Elsewhere reports whether the handler is of another package of the module,
// and is documented there by a comment of its own, which it is compared with.
func (a *Authority) Elsewhere(h *serving.Handler) bool {
	if h.Func == nil || h.Func.Pkg() == a.Pass.Pkg || !a.SameModule(h.Func.Pkg().Path()) || a.OwnComment(h) == nil {
		return false
	}
	own := a.Flow.Func(h.Func)
	return h.Factory || serving.IsAbstract(h.Func) || own != nil && own.Handles
}

// ReportedIn reports whether another package of the module, which names a status,
// reports it there: no table lists it, whichever the route (3.8).
func (a *Authority) ReportedIn(pkg *types.Package, code int) bool {
	tables := a.tablesIn(pkg)
	return tables != nil && !tables.Documents(code)
}

// tablesIn returns what statuses that another package names are compared with, in
// that package; nil where nothing is.
func (a *Authority) tablesIn(pkg *types.Package) *document.Tables {
	docs, err := a.Conf.Documents()
	if err != nil {
		return nil // not reached: run has returned it
	}
	set := docs.For(settings.PackageDir(a.Pass), pkg.Path())
	if codes := a.Comments.ListedIn(pkg); len(codes) > 0 && set.CommentsOnly {
		op := document.Operation{}
		for _, code := range codes {
			op.Codes = append(op.Codes, document.Code{Code: code})
		}
		set.Add(&document.Document{Kind: document.Comments, Operations: []document.Operation{op}})
	}
	return set.Tables()
}

// NamedIn returns the package that names a status of a handler, as far as it is
// another one of this module; else nil.
func (a *Authority) NamedIn(h *serving.Handler, s flow.Status) *types.Package {
	if s.Expr != nil {
		return nil
	}
	var pkg *types.Package
	if h.Body == nil && h.Func != nil {
		pkg = h.Func.Pkg()
	}
	if s.Elsewhere != nil {
		pkg = s.Elsewhere.Pkg()
	}
	if pkg == nil || pkg == a.Pass.Pkg || !a.SameModule(pkg.Path()) {
		return nil
	}
	return pkg
}

// Chosen reports whether the handler itself chooses the status (3.10).
func (a *Authority) Chosen(s flow.Status, in *flow.Summary) bool {
	switch s.Via {
	case flow.Direct, flow.Passed, flow.Returned:
		return true
	case flow.Helper:
		return s.Sole
	case flow.Middleware:
		return a.Conf.Middleware // (3.11b)
	case flow.Implicit:
		return isDefault(s) || a.isOnlyStatusOf(s, in)
	}
	return false
}

// isOnlyStatusOf reports whether the status is the only one that a call of a
// framework's function leads to, for an error: gin's Bind answers 400 where it
// fails. Which of many a file server answers, or 406 and 416, the client chooses;
// which a helper of this module, is not known; and a redirect may have another
// status set before.
func (a *Authority) isOnlyStatusOf(s flow.Status, in *flow.Summary) bool {
	call, ok := s.At.(*ast.CallExpr)
	if !ok || !status.IsError(s.Code) || s.Code == 406 || s.Code == 416 {
		return false
	}
	fn := typeutil.Callee(a.Pass.TypesInfo, call)
	if fn == nil || fn.Pkg() == nil || a.SameModule(fn.Pkg().Path()) {
		return false
	}
	return !slices.ContainsFunc(in.Statuses, func(t flow.Status) bool { return t.At == s.At && t.Code != s.Code })
}

// isDefault reports whether an implicit status is the default of a response to
// which nothing names one, and not what a file server may answer: 206 is for
// clients that ask for a range (RFC 9110 §15.3.7).
func isDefault(s flow.Status) bool {
	return status.IsSuccess(s.Code) && s.Code != 206
}

// IsBeyondBuiltIn reports whether the built-in table says nothing of a status
// (3.11a): a redirect that a redirect call writes, and what a library outside of
// the module names itself.
func (a *Authority) IsBeyondBuiltIn(s flow.Status) bool {
	if s.Elsewhere != nil && !a.SameModule(s.Elsewhere.Pkg().Path()) {
		return true
	}
	call, ok := s.At.(*ast.CallExpr)
	return ok && s.Code >= 300 && s.Code <= 399 && s.Code != 304 && a.redirects(call, 0)
}

// maxRedirects bounds how many helpers lie between a handler and a redirect call.
const maxRedirects = 4

// redirects reports whether a call is one of a redirect function of net/http or
// a framework, or of a helper of this package that makes such a call. A helper
// of another package is taken for one: what it calls is not known here.
func (a *Authority) redirects(call *ast.CallExpr, depth int) bool {
	fn, ok := typeutil.Callee(a.Pass.TypesInfo, call).(*types.Func)
	if !ok || fn.Pkg() == nil || depth == maxRedirects {
		return false
	}
	if a.Flow.Redirects(fn) {
		return true
	}
	if fn.Pkg() != a.Pass.Pkg {
		return a.SameModule(fn.Pkg().Path())
	}
	// Have: seeOther(w, r, "/", http.StatusSeeOther)
	d := a.Declared(fn)
	if d == nil {
		return false
	}
	found := false
	ast.Inspect(d.Node(), func(n ast.Node) bool {
		if inner, ok := n.(*ast.CallExpr); ok && !found {
			found = a.redirects(inner, depth+1)
		}
		return !found
	})
	return found
}

// Deeper returns, of a status to which a call of a function of this package
// leads, where that function names it, or leads to it in turn.
func (a *Authority) Deeper(s flow.Status) []flow.Status {
	call, ok := s.At.(*ast.CallExpr)
	if !ok || s.Expr != nil {
		return nil
	}
	// Have: f(w), where f names no status that could be pointed at
	d := a.Declared(typeutil.StaticCallee(a.Pass.TypesInfo, call))
	if d == nil || !d.Handles {
		return nil
	}
	var out []flow.Status
	for _, t := range d.Statuses {
		if t.Code == s.Code && t.Via != flow.Implicit && (t.Expr != nil || t.At != nil) {
			out = append(out, t)
		}
	}
	return out
}

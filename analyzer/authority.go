package analyzer

import (
	"go/ast"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/types/typeutil"

	"github.com/statuslint/statuslint/analyzer/internal/document"
	"github.com/statuslint/statuslint/analyzer/internal/flow"
	"github.com/statuslint/statuslint/analyzer/internal/settings"
	"github.com/statuslint/statuslint/analyzer/internal/status"
)

// An authority knows what documents the statuses of the handlers of a package
// (4.6): for each route its own operation, else the tables. Rules and the list of
// routes ask it alone, so that they agree.
type authority struct {
	*subject
	serving *serving
	set     *document.Set
}

// A verdict is what the documents say of one status of a handler.
type verdict struct {
	// op is the operation that speaks of the status; nil where none does.
	op *document.Match
	// tables speak where no operation does; nil where nothing speaks.
	tables *document.Tables
	// lacks: what speaks of the status does not list it.
	lacks bool
}

// judge returns what the documents say of a status of a handler. A status that
// the handler does not choose itself is held against tables alone (3.10).
func (a *authority) judge(h *handler, s flow.Status) verdict {
	op, unclear := a.operation(h)
	if unclear {
		return verdict{} // which operation is the route's is not known here
	}
	if op == nil && status.IsError(s.Code) {
		op = a.declaration(h)
	}
	if op != nil && a.chosen(s, h.summary) {
		return verdict{op: op, lacks: !op.Documents(s.Code, a.conf.StrictDefault) && !a.expected(h, s.Code)}
	}
	if s.Via == flow.Implicit || s.Code < 100 || s.Code > 599 {
		return verdict{} // not named, or no status
	}
	tables := a.documents().TablesFor(h.path, h.suffix || h.path == "")
	if tables == nil || tables.BuiltIn && a.isBeyondBuiltIn(s) {
		return verdict{}
	}
	return verdict{tables: tables, lacks: !tables.Documents(s.Code)}
}

// expected reports whether no operation needs to list the status: it is common,
// or a table of the configuration or the framework documents it.
func (a *authority) expected(h *handler, code int) bool {
	return slices.Contains(a.conf.CommonStatuses(), code) || a.documents().Listed(code, h.path, h.suffix) || code == h.implied()
}

// documents returns what documents this package: the configured documents that
// speak for it, and its own comments.
func (a *authority) documents() *document.Set {
	if a.set != nil {
		return a.set
	}
	docs, err := a.conf.Documents()
	if err != nil {
		return document.NewSet(nil, nil, true) // not reached: run has returned it
	}
	a.set = docs.For(settings.PackageDir(a.pass), a.pass.Pkg.Path())
	for _, d := range a.comments.documents() {
		a.set = a.set.With(d)
	}
	return a.set
}

// operation returns the operation that documents the handler's route: its
// comment, else an operation of its method and path. unclear reports that several
// operations may be meant, of which the whole path would say which.
func (a *authority) operation(h *handler) (op *document.Match, unclear bool) {
	if cm := a.ownComment(h); cm != nil {
		return cm, false
	}
	if h.path == "" {
		return nil, false
	}
	return a.documents().Operation(h.method, h.path, h.suffix)
}

// ownComment returns the operation in the comment of the handler itself, nil
// where it has none for the method (4.6: a route's comment comes first).
func (a *authority) ownComment(h *handler) *document.Match {
	if h.fn == nil {
		return nil
	}
	if d, _ := a.comments.of(h.fn); d != nil {
		return d.match(h.method)
	}
	return nil
}

// elsewhere reports whether the handler is of another package of the module,
// and is documented there by a comment of its own, which it is compared with.
func (a *authority) elsewhere(h *handler) bool {
	if h.fn == nil || h.fn.Pkg() == a.pass.Pkg || !a.sameModule(h.fn.Pkg().Path()) || a.ownComment(h) == nil {
		return false
	}
	own := a.flow.Func(h.fn)
	return h.factory || isAbstract(h.fn) || own != nil && own.Handles
}

// reportedIn reports whether another package of the module, which names a status,
// reports it there: no table lists it, whichever the route (3.8).
func (a *authority) reportedIn(pkg *types.Package, code int) bool {
	tables := a.tablesIn(pkg)
	return tables != nil && !tables.Documents(code)
}

// tablesIn returns what statuses that another package names are compared with, in
// that package; nil where nothing is.
func (a *authority) tablesIn(pkg *types.Package) *document.Tables {
	docs, err := a.conf.Documents()
	if err != nil {
		return nil // not reached: run has returned it
	}
	set := docs.For(settings.PackageDir(a.pass), pkg.Path())
	if codes := a.comments.listedIn(pkg); len(codes) > 0 && set.CommentsOnly {
		op := document.Operation{}
		for _, code := range codes {
			op.Codes = append(op.Codes, document.Code{Code: code})
		}
		set.Add(&document.Document{Kind: document.Comments, Operations: []document.Operation{op}})
	}
	return set.Tables()
}

// namedIn returns the package that names a status of a handler, as far as it is
// another one of this module; else nil.
func (a *authority) namedIn(h *handler, s flow.Status) *types.Package {
	if s.Expr != nil {
		return nil
	}
	var pkg *types.Package
	if h.body == nil && h.fn != nil {
		pkg = h.fn.Pkg()
	}
	if s.Elsewhere != nil {
		pkg = s.Elsewhere.Pkg()
	}
	if pkg == nil || pkg == a.pass.Pkg || !a.sameModule(pkg.Path()) {
		return nil
	}
	return pkg
}

// chosen reports whether the handler itself chooses the status (3.10).
func (a *authority) chosen(s flow.Status, in *flow.Summary) bool {
	switch s.Via {
	case flow.Direct, flow.Passed, flow.Returned:
		return true
	case flow.Helper:
		return s.Sole
	case flow.Middleware:
		return a.conf.Middleware // (3.11b)
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
func (a *authority) isOnlyStatusOf(s flow.Status, in *flow.Summary) bool {
	call, ok := s.At.(*ast.CallExpr)
	if !ok || !status.IsError(s.Code) || s.Code == 406 || s.Code == 416 {
		return false
	}
	fn := typeutil.Callee(a.pass.TypesInfo, call)
	if fn == nil || fn.Pkg() == nil || a.sameModule(fn.Pkg().Path()) {
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

// isBeyondBuiltIn reports whether the built-in table says nothing of a status
// (3.11a): a redirect that a redirect call writes, and what a library outside of
// the module names itself.
func (a *authority) isBeyondBuiltIn(s flow.Status) bool {
	if s.Elsewhere != nil && !a.sameModule(s.Elsewhere.Pkg().Path()) {
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
func (a *authority) redirects(call *ast.CallExpr, depth int) bool {
	fn, ok := typeutil.Callee(a.pass.TypesInfo, call).(*types.Func)
	if !ok || fn.Pkg() == nil || depth == maxRedirects {
		return false
	}
	if strings.Contains(fn.Name(), "Redirect") && !a.sameModule(fn.Pkg().Path()) {
		return true
	}
	if fn.Pkg() != a.pass.Pkg {
		return a.sameModule(fn.Pkg().Path())
	}
	// Have: seeOther(w, r, "/", http.StatusSeeOther)
	d := a.declared(fn)
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

// deeper returns, of a status to which a call of a function of this package
// leads, where that function names it, or leads to it in turn.
func (a *authority) deeper(s flow.Status) []flow.Status {
	call, ok := s.At.(*ast.CallExpr)
	if !ok || s.Expr != nil {
		return nil
	}
	// Have: f(w), where f names no status that could be pointed at
	d := a.declared(typeutil.StaticCallee(a.pass.TypesInfo, call))
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

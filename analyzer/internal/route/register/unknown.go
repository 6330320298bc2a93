package register

import (
	"go/ast"
	"go/types"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/httpmethod"
	"github.com/statuslint/statuslint/analyzer/internal/route/strval"
)

// Unknown finds registrations on routers that the table does not hold: a method named like a
// verb, or given one, a constant path, and a function that takes a response.
//
// The handlers of seen are registered already.
func (x *Finder) Unknown(seen map[ast.Expr]bool) []Registration {
	var out []Registration
	for _, s := range x.src.Calls {
		fn := x.src.Callee(s.Call)
		if fn == nil || fn.Signature().Recv() == nil || x.table.Func(fn) != nil || len(s.Call.Args) < 2 {
			continue // a function, or one that is known
		}
		x.strings.Restart()
		method, path := x.verb(s.Call, fn)
		if method == "" || x.wrappers.byFunc[fn] != nil {
			continue // no verb
		}
		values := x.strings.Of(s.Call.Args[path], nil)
		last := s.Call.Args[len(s.Call.Args)-1]
		if len(values) != 1 || seen[last] || !x.types.TakesResponse(last) {
			continue // no constant path, or no handler
		}
		p, ok := values[0].Plain()
		if !ok || p != "" && !strings.HasPrefix(p, "/") {
			continue
		}
		x.strings.Restart()
		rec := Registration{Site: s, Paths: values, Methods: []strval.Value{strval.Literal(method)}, Handler: last}
		sel, ok := x.src.Selector(s.Call)
		if !ok {
			continue // a method value from elsewhere
		}
		for _, g := range x.groups.Of(sel.X, nil) {
			rec.Group = g
			out = append(out, x.wrappers.unwrap([]Registration{rec})...)
		}
	}
	return out
}

// verb returns the method that a call names, by the name of what it calls
// or as a constant before the path, and which argument is the path.
func (x *Finder) verb(call *ast.CallExpr, fn *types.Func) (method string, path int) {
	if method = strings.ToUpper(fn.Name()); httpmethod.Is(method) {
		return method, 0
	}
	if len(call.Args) < 3 {
		return "", 0
	}
	// Have: r.Add("DELETE", "/pets/{id}", h)
	values := x.strings.Of(call.Args[0], nil)
	if len(values) != 1 {
		return "", 0
	}
	if method, _ = values[0].Plain(); httpmethod.Is(method) {
		return method, 1
	}
	return "", 0
}

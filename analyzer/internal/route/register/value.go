package register

import (
	"go/types"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/httpmethod"
	"github.com/statuslint/statuslint/analyzer/internal/route/origin"
	"github.com/statuslint/statuslint/analyzer/internal/route/router"
	"github.com/statuslint/statuslint/analyzer/internal/route/routertype"
	"github.com/statuslint/statuslint/analyzer/internal/route/strval"
)

// A function may register through a function that it is passed, a method of a
// router, and stands below the router's path:
//
//	func Route(attach func(method, path string, h ...gin.HandlerFunc) gin.IRoutes) {
//		attach(http.MethodGet, "/pets", list)
//	}
//	pets.Route(engine.Group("/api").Handle)

// registrar returns the parameter that a call calls as a registration: a function
// that takes a path, or a method and a path, and a handler last.
func (x *Finder) registrar(s origin.Site) *types.Var {
	v := x.src.Target(s.Call.Fun)
	o, ok := x.src.Params[v]
	if !ok || o.Index < 0 || o.Func != s.Func || x.src.IsTest(s.Call) {
		return nil
	}
	sig, ok := types.Unalias(v.Type()).Underlying().(*types.Signature)
	if !ok || len(s.Call.Args) < 2 || len(s.Call.Args) > 3 || sig.Params().Len() != len(s.Call.Args) {
		return nil
	}
	for i := range sig.Params().Len() - 1 {
		if !routertype.IsString(sig.Params().At(i).Type()) {
			return nil
		}
	}
	if !x.types.TakesResponse(s.Call.Args[len(s.Call.Args)-1]) {
		return nil
	}
	return v
}

// ofValue returns what a call of the parameter v registers: where the path is not
// one, or the method none, nothing.
func (x *Finder) ofValue(s origin.Site, v *types.Var) []Registration {
	n := len(s.Call.Args)
	x.strings.Restart()
	rec := Registration{Site: s, Handler: s.Call.Args[n-1], Group: router.Group{Param: v}}
	rec.Paths = x.strings.Of(s.Call.Args[n-2], nil)
	if n == 3 {
		rec.Methods = x.strings.Of(s.Call.Args[0], nil)
	}
	rec.Pattern = n == 2
	isPath := func(t strval.Value) bool {
		p, ok := t.Plain()
		if method, rest, cut := strings.Cut(p, " "); cut && rec.Pattern && httpmethod.Is(method) {
			p = rest
		}
		return ok && strings.HasPrefix(p, "/")
	}
	isMethod := func(t strval.Value) bool {
		m, ok := t.Plain()
		return ok && httpmethod.Is(m)
	}
	if len(rec.Paths) == 0 || !all(rec.Paths, isPath) || n == 3 && (len(rec.Methods) == 0 || !all(rec.Methods, isMethod)) {
		return nil // another callback
	}
	if first := x.info.TypeOf(rec.Handler); first != nil {
		if entry := x.responseOf(first); entry != "" {
			rec.Framework = entry
		}
	}
	return []Registration{rec}
}

func all(list []strval.Value, is func(strval.Value) bool) bool {
	return !slices.ContainsFunc(list, func(t strval.Value) bool { return !is(t) })
}

// responseOf returns the framework of the response that a handler of type t takes.
func (x *Finder) responseOf(t types.Type) string {
	sig, ok := t.Underlying().(*types.Signature)
	if !ok {
		return ""
	}
	for p := range sig.Params().Variables() {
		if named := goast.NamedOf(p.Type()); named != nil {
			if entry := x.table.Type(named.Origin().Obj()); entry != nil && entry.Response {
				return entry.Framework
			}
		}
	}
	return ""
}

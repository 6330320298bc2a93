package route

import (
	"go/ast"
	"go/types"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/structs"
)

// Controllers answer by their methods, which a registration finds by name:
//
//	web.Router("/pets/:id", &PetController{})                        // Get, Delete, …
//	web.Router("/pets", &PetController{}, "get,head:List;post:Create")
//	web.AutoRouter(&PetController{})                                 // /pet/list, …
//	app.Resource("/pets", PetsResource{})                            // List, Show, …

// actions notes which methods of a controller a call registers.
func (x *index) actions(rec *record, call *ast.CallExpr, r *framework.Register, b bindings) {
	if r.From != framework.MethodByName {
		return
	}
	rec.actions, rec.auto = r.Actions, r.Auto
	e := x.mapping(call, r)
	if e == nil {
		return
	}
	rec.actions = nil
	for _, t := range x.texts(e, b) {
		if s, ok := t.plain(); ok {
			rec.actions = append(rec.actions, mapped(s)...)
		}
	}
}

// mapping returns the argument that says which methods answer which requests.
func (x *index) mapping(call *ast.CallExpr, r *framework.Register) ast.Expr {
	if r.Mapping == 0 || r.Mapping >= len(call.Args) {
		return nil
	}
	e := call.Args[r.Mapping]
	if option, ok := ast.Unparen(e).(*ast.CallExpr); ok {
		if inner := x.registerOf(x.callee(option)); inner != nil && inner.Mapping > 0 {
			// Have: web.RouterWithOpts("/pets", c, web.WithRouterMethods(c, "get:List"))
			return arg(option, inner.Mapping)
		}
	}
	return e
}

// mapped reads "get,head:List;post:Create"; * is any method.
func mapped(s string) []framework.Action {
	var out []framework.Action
	for part := range strings.SplitSeq(s, ";") {
		verbs, name, ok := strings.Cut(part, ":")
		if !ok {
			continue // the framework panics
		}
		for verb := range strings.SplitSeq(verbs, ",") {
			if verb = strings.ToUpper(strings.TrimSpace(verb)); verb == "*" {
				verb = ""
			}
			out = append(out, framework.Action{Func: strings.TrimSpace(name), Method: verb})
		}
	}
	return out
}

// byAction parts a record whose handler is a controller by the methods that answer.
func (x *index) byAction(rec record) []record {
	t := x.info.TypeOf(x.deref(rec.handler, rec.bound))
	if len(rec.actions) == 0 && !rec.auto || t == nil || types.IsInterface(t) {
		return []record{rec} // no controller, or which is not known
	}
	actions := rec.actions
	if rec.auto {
		actions = x.automatic(t)
	}
	var out []record
	for _, a := range actions {
		fn := x.actionOf(t, a.Func)
		if fn == nil {
			continue // the framework's own, which answers 405
		}
		next := rec
		next.action, next.methods = fn, nil
		if a.Method != "" {
			next.methods = []text{literal(a.Method)}
		}
		if a.Path != "" {
			next.paths = cross(rec.paths, []text{literal(a.Path)})
		}
		out = append(out, next)
	}
	return out
}

// actionOf returns the method of a controller, where it is not a framework's.
func (x *index) actionOf(t types.Type, name string) *types.Func {
	obj, _, _ := types.LookupFieldOrMethod(t, true, x.pass.Pkg, name)
	fn, ok := obj.(*types.Func)
	if !ok || fn.Pkg() == nil || x.table.Known(fn.Pkg().Path()) {
		return nil
	}
	return fn
}

// automatic returns the methods of a controller that are registered under
// their own names: those that its framework does not have as well.
func (x *index) automatic(t types.Type) []framework.Action {
	named := goast.NamedOf(t)
	if named == nil {
		return nil
	}
	own := strings.ToLower(strings.TrimSuffix(named.Obj().Name(), "Controller"))
	var out []framework.Action
	set := types.NewMethodSet(types.NewPointer(named))
	for i := range set.Len() {
		fn, ok := set.At(i).Obj().(*types.Func)
		if !ok || !fn.Exported() || fn.Signature().Params().Len() > 0 || x.actionOf(t, fn.Name()) == nil || x.overrides(named, fn.Name(), 0) {
			continue // called by the framework, for its own ends
		}
		out = append(out, framework.Action{Func: fn.Name(), Path: "/" + own + "/" + strings.ToLower(fn.Name())})
	}
	return out
}

// overrides reports whether a framework's type that is embedded in t has a
// method of that name.
func (x *index) overrides(t types.Type, name string, depth int) bool {
	st := structs.Of(t)
	if st == nil || depth > maxFollow {
		return false
	}
	for f := range st.Fields() {
		if !f.Embedded() {
			continue
		}
		if x.isGroup(f.Type()) {
			obj, _, _ := types.LookupFieldOrMethod(f.Type(), true, x.pass.Pkg, name)
			if _, ok := obj.(*types.Func); ok {
				return true
			}
		} else if x.overrides(f.Type(), name, depth+1) {
			return true
		}
	}
	return false
}

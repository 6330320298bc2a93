package register

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strconv"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/route/origin"
)

// (4.5) Some frameworks make documentation of what a registration declares:
// huma's Operation.Errors and Responses, go-restful's Returns.

// A Declaration is what a registration says of the statuses of its route.
type Declaration struct {
	Codes []DeclaredCode
	// Open: it says more than could be read, or documents whatever it does not list.
	Open bool
}

// A DeclaredCode is one status, and where it is declared: at the list that it
// is part of.
type DeclaredCode struct {
	Code int
	Pos  token.Pos
}

// declarations reads what registrations declare of statuses.
type declarations struct {
	*scope
	modified bool // what registrations declare is added to elsewhere
	chosen   bool // the success that they name is assigned elsewhere
}

// call adds what one call of a chain declares: Returns(404, …),
// DefaultReturns(…), Do(func(b *RouteBuilder) { b.Returns(…) }).
func (x *declarations) call(d *Declaration, call *ast.CallExpr, fn *types.Func) {
	entry := x.table.Func(fn)
	if entry == nil {
		return
	}
	d.Open = d.Open || entry.DeclaresAll
	for _, s := range entry.Sinks {
		if s.Effect != framework.Declares || s.Kind != framework.Param {
			continue // another sink
		}
		if code, ok := x.status(origin.Arg(call, s.Param)); ok {
			d.Codes = append(d.Codes, DeclaredCode{code, call.Args[s.Param].Pos()})
		} else {
			d.Open = true
		}
	}
	if entry.Configures {
		for _, a := range call.Args {
			x.configured(d, a)
		}
	}
}

// configured adds what a function declares that configures a registration: a
// literal, or a function of the package.
func (x *declarations) configured(d *Declaration, e ast.Expr) {
	sig, ok := x.info.TypeOf(e).Underlying().(*types.Signature)
	if !ok || sig.Params().Len() != 1 || sig.Results().Len() > 0 || x.types.TakesResponse(e) {
		return // the handler, or no function
	}
	var body *ast.BlockStmt
	switch f := ast.Unparen(e).(type) {
	case *ast.FuncLit:
		body = f.Body
	case *ast.Ident, *ast.SelectorExpr:
		if decl := x.src.Decls[x.src.FuncOf(f)]; decl != nil {
			body = decl.Body
		}
	}
	if body == nil {
		d.Open = true // made elsewhere
		return
	}
	ast.Inspect(body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			if fn := x.src.Callee(n); fn != nil {
				x.call(d, n, fn)
			}
		case *ast.AssignStmt:
			for i, lhs := range n.Lhs {
				if x.isField(lhs) && len(n.Lhs) == len(n.Rhs) {
					x.list(d, n.Rhs[i])
				}
			}
		}
		return true
	})
}

// isField reports whether e names a field that documents statuses.
func (x *declarations) isField(e ast.Expr) bool {
	v := x.src.Target(e)
	if v == nil {
		return false
	}
	f := x.table.Field(v)
	return f != nil && f.Role == framework.DeclareField
}

// list adds the statuses of a list, []int{404}, or of the keys of a map,
// map[string]*Response{"404": …}.
func (x *declarations) list(d *Declaration, e ast.Expr) {
	rows := x.strings.ElementsAt(e, 0)
	if lit, ok := ast.Unparen(e).(*ast.CompositeLit); len(rows) == 0 && (!ok || len(lit.Elts) > 0) {
		d.Open = true // not known
	}
	for _, row := range rows {
		said := row.Value
		if row.Key != nil {
			said = row.Key
		}
		if code, ok := x.status(said); ok {
			d.Codes = append(d.Codes, DeclaredCode{code, e.Pos()})
		} else {
			d.Open = true // "default", "4XX", a list that is appended
		}
	}
}

// fields adds what the literal that describes a route declares.
func (x *declarations) fields(d *Declaration, lit *ast.CompositeLit) {
	for _, elt := range lit.Elts {
		if kv, ok := elt.(*ast.KeyValueExpr); ok && x.isField(kv.Key) {
			x.list(d, kv.Value)
		}
	}
}

// on adds what is declared on the variable that holds a chain:
// b := ws.GET("/x"); b.Returns(404, …). A variable that is
// passed to a function may be declared more of.
func (x *declarations) on(d *Declaration, v *types.Var) {
	for _, s := range x.src.Calls {
		if r := x.types.RegisterOf(x.src.Callee(s.Call)); r != nil && r.Role == framework.Commit {
			continue // the end of it
		}
		for _, a := range s.Call.Args {
			if id, ok := ast.Unparen(a).(*ast.Ident); ok && x.info.Uses[id] == v {
				d.Open = true
			}
		}
		if id, ok := origin.RootOf(s.Call).(*ast.Ident); ok && x.info.Uses[id] == v {
			if fn := x.src.Callee(s.Call); fn != nil {
				x.call(d, s.Call, fn)
			}
		}
	}
}

// status returns the status that a constant is, a number or its digits.
func (x *declarations) status(e ast.Expr) (int, bool) {
	if e == nil {
		return 0, false
	}
	v := x.info.Types[e].Value
	if v == nil {
		return 0, false
	}
	switch v.Kind() {
	case constant.Int:
		code, ok := constant.Int64Val(v)
		return int(code), ok
	case constant.String:
		code, err := strconv.Atoi(constant.StringVal(v))
		return code, err == nil
	}
	return 0, false
}

// findModifiers looks for assignments to fields that document statuses outside of
// what configures one registration: a modifier of a group of them may declare more
// of every route.
func (x *declarations) findModifiers() {
	for _, file := range x.pass.Files {
		ast.PreorderStack(file, nil, func(n ast.Node, stack []ast.Node) bool {
			if as, ok := n.(*ast.AssignStmt); ok {
				x.modified = x.modified || x.assignsField(as) && !x.configures(stack)
				x.chosen = x.chosen || slices.ContainsFunc(as.Lhs, x.isDefault) && !x.configures(stack) && !x.settles(as, stack)
			}
			return true
		})
	}
}

// assignsField reports whether a statement assigns x.F, where F documents statuses.
func (x *declarations) assignsField(s *ast.AssignStmt) bool {
	return slices.ContainsFunc(s.Lhs, func(lhs ast.Expr) bool {
		_, isSel := ast.Unparen(lhs).(*ast.SelectorExpr)
		return isSel && x.isField(lhs)
	})
}

// configures reports whether what stands inside of the nodes configures one registration:
//
//	huma.Get(api, "/x", h, func(o *huma.Operation) { o.Errors = … })
func (x *declarations) configures(stack []ast.Node) bool {
	for i, n := range stack {
		lit, ok := n.(*ast.FuncLit)
		if !ok || i == 0 {
			continue // no closure
		}
		if call, ok := stack[i-1].(*ast.CallExpr); ok && call.Fun != ast.Expr(lit) {
			if r := x.types.RegisterOf(x.src.Callee(call)); r != nil && r.Role == framework.Route {
				return true
			}
		}
	}
	return false
}

// settles reports whether an assignment of a success is to a struct in a variable of
// a function, which the registrations of that struct follow; that of a modifier,
// which is given any, is not.
func (x *declarations) settles(as *ast.AssignStmt, stack []ast.Node) bool {
	for _, lhs := range as.Lhs {
		sel, ok := ast.Unparen(lhs).(*ast.SelectorExpr)
		if !ok || !x.isDefault(sel) {
			continue // another variable
		}
		id, ok := ast.Unparen(sel.X).(*ast.Ident)
		if !ok {
			return false // Have: ops[i].DefaultStatus = 201
		}
		v, _ := x.info.ObjectOf(id).(*types.Var)
		if v == nil || v.Parent() == x.pass.Pkg.Scope() {
			return false
		}
		if _, pointer := v.Type().Underlying().(*types.Pointer); !pointer {
			continue
		}
		o, isParam := x.src.Params[v]
		if isParam && x.isValue(o.Func) || !isParam && len(x.src.Values[v]) == 0 && !x.makesOption(stack) {
			return false // a parameter of a function, or of a literal, that is passed on
		}
	}
	return true
}

// makesOption reports whether what stands inside of the nodes is a literal that a
// function returns, of which each call configures a registration:
//
//	func status(code int) func(*huma.Operation) { return func(o *huma.Operation) { … } }
func (x *declarations) makesOption(stack []ast.Node) bool {
	for i, n := range slices.Backward(stack) {
		if _, ok := n.(*ast.FuncLit); !ok {
			continue
		}
		decl, isDecl := stack[1].(*ast.FuncDecl)
		if _, returned := stack[i-1].(*ast.ReturnStmt); !returned || !isDecl {
			return false
		}
		fn, _ := x.info.Defs[decl.Name].(*types.Func)
		return fn != nil && !slices.ContainsFunc(x.src.Callers[fn], func(s origin.Site) bool {
			outer, ok := s.Parent().(*ast.CallExpr)
			if !ok {
				return true
			}
			r := x.types.RegisterOf(x.src.Callee(outer))
			return r == nil || r.Role != framework.Route
		})
	}
	return false
}

// isValue reports whether a function is used as a value, other than to configure a
// registration.
func (x *declarations) isValue(fn *types.Func) bool {
	for _, s := range x.src.Calls {
		if !slices.ContainsFunc(s.Call.Args, func(e ast.Expr) bool { return x.src.FuncOf(e) == fn }) {
			continue // not passed
		}
		if r := x.types.RegisterOf(x.src.Callee(s.Call)); r == nil || r.Role != framework.Route {
			return true
		}
	}
	for _, values := range x.src.Values {
		if slices.ContainsFunc(values, func(o origin.Origin) bool { return x.src.FuncOf(o.Expr) == fn && !o.Elem && !o.Key }) {
			return true
		}
	}
	return false
}

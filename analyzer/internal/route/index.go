package route

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/types/typeutil"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
)

// An index holds what one walk over the package finds: where variables,
// fields and parameters get their values from, and every call that may
// register something.
type index struct {
	pass  *analysis.Pass
	info  *types.Info
	table *framework.Table
	// values of variables, fields and parameters of this package.
	values map[*types.Var][]origin
	decls  map[*types.Func]*ast.FuncDecl
	params map[*types.Var]owner
	calls  []site
	// callers of each function of the package.
	callers map[*types.Func][]site
	// mounts are the paths under which the router in a variable, or the one
	// that a function returns, is mounted.
	mounts map[types.Object][]*ast.CallExpr
	// grown are prefixes that a router was given by a call of a method:
	// ws.Path("/users").
	grown     map[*types.Var][]ast.Expr
	wrappers  map[*types.Func][]wrapper
	returners map[*types.Var]*types.Func // of local variables; made when first asked for
	within    map[*ast.CallExpr]bool     // calls that are steps of a longer chain
	// active are the variables that are being followed: x = append(x, …).
	active map[*types.Var]bool
	steps  int // taken for the call at hand
}

// An owner is the function that a parameter belongs to, -1 for its receiver.
type owner struct {
	fn    *types.Func
	index int
}

// An origin is an expression that a variable gets its value from.
type origin struct {
	expr  ast.Expr
	index int  // the result, in a tuple assignment; -1
	elem  bool // an element of expr: range
	key   bool // a key of expr: range
	group bool // expr is the call that passes a group to the callback whose parameter this is
}

// A site is a call and where it stands.
type site struct {
	call  *ast.CallExpr
	fn    *types.Func // the declared function around it; nil at package level
	outer []ast.Node  // the nodes around it, outermost first
}

func newIndex(pass *analysis.Pass, table *framework.Table) *index {
	x := &index{
		pass: pass, info: pass.TypesInfo, table: table,
		values:   make(map[*types.Var][]origin),
		decls:    make(map[*types.Func]*ast.FuncDecl),
		params:   make(map[*types.Var]owner),
		callers:  make(map[*types.Func][]site),
		mounts:   make(map[types.Object][]*ast.CallExpr),
		grown:    make(map[*types.Var][]ast.Expr),
		wrappers: make(map[*types.Func][]wrapper),
		within:   make(map[*ast.CallExpr]bool),
		active:   make(map[*types.Var]bool),
	}
	for _, file := range pass.Files {
		for _, decl := range file.Decls {
			x.declare(decl)
		}
	}
	for _, file := range pass.Files {
		for _, decl := range file.Decls {
			x.walk(decl)
		}
	}
	return x
}

func (x *index) declare(decl ast.Decl) {
	d, ok := decl.(*ast.FuncDecl)
	if !ok {
		return
	}
	fn, ok := x.info.Defs[d.Name].(*types.Func)
	if !ok {
		return // not type-checked
	}
	x.decls[fn] = d
	sig := fn.Signature()
	if sig.Recv() != nil {
		x.params[sig.Recv()] = owner{fn, -1}
	}
	for i := range sig.Params().Len() {
		x.params[sig.Params().At(i)] = owner{fn, i}
	}
}

func (x *index) walk(decl ast.Decl) {
	var fn *types.Func
	if d, ok := decl.(*ast.FuncDecl); ok {
		fn, _ = x.info.Defs[d.Name].(*types.Func)
	}
	ast.PreorderStack(decl, nil, func(n ast.Node, stack []ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			x.assign(n)
		case *ast.ValueSpec:
			x.valueSpec(n)
		case *ast.RangeStmt:
			x.ranged(n)
		case *ast.CompositeLit:
			x.composite(n)
		case *ast.CallExpr:
			x.call(site{n, fn, append([]ast.Node(nil), stack...)})
		}
		return true
	})
}

func (x *index) add(lhs ast.Expr, o origin) {
	if v := x.target(lhs); v != nil {
		x.values[v] = append(x.values[v], o)
	}
}

// target returns the variable or field that assigning to lhs fills.
func (x *index) target(lhs ast.Expr) *types.Var {
	switch lhs := ast.Unparen(lhs).(type) {
	case *ast.Ident:
		v, _ := x.info.ObjectOf(lhs).(*types.Var)
		return v
	case *ast.SelectorExpr:
		v, _ := x.info.Uses[lhs.Sel].(*types.Var)
		if v != nil {
			return v.Origin()
		}
	}
	return nil
}

func (x *index) assign(s *ast.AssignStmt) {
	if s.Tok != token.ASSIGN && s.Tok != token.DEFINE {
		return
	}
	for i, lhs := range s.Lhs {
		if len(s.Lhs) == len(s.Rhs) {
			x.add(lhs, origin{expr: s.Rhs[i], index: -1})
		} else {
			x.add(lhs, origin{expr: s.Rhs[0], index: i})
		}
	}
}

func (x *index) valueSpec(s *ast.ValueSpec) {
	for i, name := range s.Names {
		switch {
		case len(s.Values) == len(s.Names):
			x.add(name, origin{expr: s.Values[i], index: -1})
		case len(s.Values) == 1:
			x.add(name, origin{expr: s.Values[0], index: i})
		}
	}
}

func (x *index) ranged(s *ast.RangeStmt) {
	if s.Key != nil {
		x.add(s.Key, origin{expr: s.X, index: -1, key: true})
	}
	if s.Value != nil {
		x.add(s.Value, origin{expr: s.X, index: -1, elem: true})
	}
}

func (x *index) composite(lit *ast.CompositeLit) {
	st := structOf(x.info.TypeOf(lit))
	if st == nil {
		return
	}
	for i, elt := range lit.Elts {
		if f, val := fieldElt(x.info, st, i, elt); f != nil {
			x.values[f] = append(x.values[f], origin{expr: val, index: -1})
		}
	}
}

func structOf(t types.Type) *types.Struct {
	if t == nil {
		return nil
	}
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	st, _ := t.Underlying().(*types.Struct)
	return st
}

func fieldElt(info *types.Info, st *types.Struct, i int, elt ast.Expr) (*types.Var, ast.Expr) {
	if kv, ok := elt.(*ast.KeyValueExpr); ok {
		id, ok := kv.Key.(*ast.Ident)
		if !ok {
			return nil, nil
		}
		v, _ := info.Uses[id].(*types.Var)
		if v == nil {
			return nil, nil
		}
		return v.Origin(), kv.Value
	}
	if i >= st.NumFields() {
		return nil, nil
	}
	return st.Field(i).Origin(), elt
}

// call notes what a call passes on, and what it may register.
func (x *index) call(s site) {
	x.calls = append(x.calls, s)
	fn := x.callee(s.call)
	if sel, ok := ast.Unparen(s.call.Fun).(*ast.SelectorExpr); ok {
		if inner, ok := ast.Unparen(sel.X).(*ast.CallExpr); ok {
			x.within[inner] = true
		}
	}
	if fn == nil {
		x.literalParams(s.call)
		return
	}
	if _, ok := x.decls[fn]; ok {
		if !x.isTest(s.call) || x.isTest(x.decls[fn]) {
			x.callers[fn] = append(x.callers[fn], s) // a test says nothing of how the server is put together
		}
		x.passParams(s.call, fn)
	}
	r := x.registerOf(fn)
	if r == nil {
		return
	}
	switch r.Role {
	case framework.PrefixFunc:
		x.callback(s.call, r)
	case framework.Mount:
		x.mount(s.call, r)
	case framework.Wrap:
		if r.Path >= 0 {
			x.mount(s.call, r) // http.StripPrefix("/api", sub)
		}
	case framework.Commit:
		if inner, ok := arg(s.call, 0).(*ast.CallExpr); ok {
			x.within[inner] = true
		}
	case framework.Prefix:
		x.grow(s.call, fn, r)
	}
}

// callee returns the generic origin of the function that is called, or nil.
func (x *index) callee(call *ast.CallExpr) *types.Func {
	fn, _ := typeutil.Callee(x.info, call).(*types.Func)
	if fn == nil || fn.Pkg() == nil {
		return nil // dynamic, or error.Error
	}
	return fn.Origin()
}

func (x *index) registerOf(fn *types.Func) *framework.Register {
	if entry := x.table.Func(fn); entry != nil {
		return entry.Register
	}
	return nil
}

// passParams records the arguments of a call as values of the parameters.
func (x *index) passParams(call *ast.CallExpr, fn *types.Func) {
	sig := fn.Signature()
	for i := range sig.Params().Len() {
		if i >= len(call.Args) {
			return
		}
		if sig.Variadic() && i == sig.Params().Len()-1 {
			for _, a := range call.Args[i:] {
				x.values[sig.Params().At(i)] = append(x.values[sig.Params().At(i)], origin{expr: a, index: -1})
			}
			return
		}
		p := sig.Params().At(i)
		x.values[p] = append(x.values[p], origin{expr: call.Args[i], index: -1})
	}
}

// literalParams records the arguments of func(x) { … }(a).
func (x *index) literalParams(call *ast.CallExpr) {
	lit, ok := ast.Unparen(call.Fun).(*ast.FuncLit)
	if !ok {
		return
	}
	for i, p := range literalVars(x.info, lit) {
		if i < len(call.Args) {
			x.values[p] = append(x.values[p], origin{expr: call.Args[i], index: -1})
		}
	}
}

func literalVars(info *types.Info, lit *ast.FuncLit) []*types.Var {
	sig, ok := info.TypeOf(lit).(*types.Signature)
	if !ok {
		return nil
	}
	var out []*types.Var
	for v := range sig.Params().Variables() {
		out = append(out, v)
	}
	return out
}

// maxSteps bounds how many variables are followed for one call.
const maxSteps = 4096

// follow reports whether v can be followed now, and marks it as being so; the
// caller calls leave when it is done.
func (x *index) follow(v *types.Var) bool {
	if x.steps++; x.steps > maxSteps || x.active[v] {
		return false
	}
	x.active[v] = true
	return true
}

func (x *index) leave(v *types.Var) { delete(x.active, v) }

// isTest reports whether n stands in a _test.go file.
func (x *index) isTest(n ast.Node) bool {
	return strings.HasSuffix(x.pass.Fset.Position(n.Pos()).Filename, "_test.go")
}

// Package origin indexes one package for the search of routes: which expressions
// give each variable, field and parameter its value, who calls each function, and
// what stands around each call.
package origin

import (
	"go/ast"
	"go/token"
	"go/types"
	"iter"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/types/typeutil"
)

// An Index is the result of one walk over the files of a package.
type Index struct {
	pass *analysis.Pass
	info *types.Info

	// Values of the variables, fields and parameters of the package.
	Values map[*types.Var][]Origin
	// Rows are those that statements put into a table: table[key] = value.
	Rows map[*types.Var][]Element
	// Decls are the functions of the package, closures that variables hold included.
	Decls  map[*types.Func]*ast.FuncDecl
	Params map[*types.Var]Owner
	Calls  []Site // in source order
	// Callers of each function of the package. Calls that only tests make are left out.
	Callers map[*types.Func][]Site
	// Conversions to a type: HandlerFunc(f).
	Conversions []*ast.CallExpr

	omitted      map[*types.Var]bool        // the fields that some literal of their struct leaves out
	held         map[*types.Var]*types.Func // the functions that variables hold: closure.go
	methodValues map[*types.Var]*ast.SelectorExpr
	literals     map[*ast.FuncLit]*types.Func
}

// New indexes the package of a pass.
func New(pass *analysis.Pass) *Index {
	x := &Index{
		pass: pass, info: pass.TypesInfo,
		Values:       make(map[*types.Var][]Origin),
		Rows:         make(map[*types.Var][]Element),
		Decls:        make(map[*types.Func]*ast.FuncDecl),
		Params:       make(map[*types.Var]Owner),
		Callers:      make(map[*types.Func][]Site),
		omitted:      make(map[*types.Var]bool),
		held:         make(map[*types.Var]*types.Func),
		methodValues: make(map[*types.Var]*ast.SelectorExpr),
		literals:     make(map[*ast.FuncLit]*types.Func),
	}
	for _, file := range pass.Files {
		for _, decl := range file.Decls {
			x.declare(decl)
		}
	}
	x.closures()
	for _, file := range pass.Files {
		for _, decl := range file.Decls {
			x.walk(decl)
		}
	}
	return x
}

// An Owner is the function that a parameter belongs to, -1 for its receiver.
type Owner struct {
	Func  *types.Func
	Index int
}

// An Origin is an expression that a variable gets its value from.
type Origin struct {
	Expr  ast.Expr
	Index int      // the result, in a tuple assignment; -1
	Elem  bool     // an element of expr: range
	Key   bool     // a key of expr: range
	Group bool     // a callback receives expr as the group that its parameter is
	Set   bool     // a statement assigns it: x = expr, s.F = expr
	Bound Bindings // under which expr holds
}

// A Site is a call and where it stands.
type Site struct {
	Call  *ast.CallExpr
	Func  *types.Func // the declared function around it; nil at package level
	Outer []ast.Node  // the nodes around it, outermost first
}

// Parent returns the node that the call is a direct part of, or nil.
func (s Site) Parent() ast.Node {
	if len(s.Outer) == 0 {
		return nil
	}
	return s.Outer[len(s.Outer)-1]
}

func (x *Index) declare(decl ast.Decl) {
	d, ok := decl.(*ast.FuncDecl)
	if !ok {
		return
	}
	fn, ok := x.info.Defs[d.Name].(*types.Func)
	if !ok {
		return // not type-checked
	}
	x.Decls[fn] = d
	sig := fn.Signature()
	if sig.Recv() != nil {
		x.Params[sig.Recv()] = Owner{fn, -1}
	}
	for i := range sig.Params().Len() {
		x.Params[sig.Params().At(i)] = Owner{fn, i}
	}
}

func (x *Index) walk(decl ast.Decl) {
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
			x.call(Site{n, x.innermost(fn, stack), append([]ast.Node(nil), stack...)})
		}
		return true
	})
}

// call records a call, the values that it gives to parameters, and its caller.
func (x *Index) call(s Site) {
	x.Calls = append(x.Calls, s)
	fn := x.Callee(s.Call)
	if fn == nil {
		if x.info.Types[s.Call.Fun].IsType() && len(s.Call.Args) == 1 {
			x.Conversions = append(x.Conversions, s.Call)
		}
		x.literalParams(s.Call)
		return
	}
	if _, ok := x.Decls[fn]; !ok {
		return // of another package
	}
	if !x.IsTest(s.Call) || x.IsTest(x.Decls[fn]) {
		x.Callers[fn] = append(x.Callers[fn], s)
	}
	x.passParams(s.Call, fn)
}

// innermost returns the function around a node: the closure that a variable
// holds, or the declared one.
func (x *Index) innermost(fn *types.Func, stack []ast.Node) *types.Func {
	for i := len(stack) - 1; i >= 0; i-- {
		if lit, ok := stack[i].(*ast.FuncLit); ok && x.literals[lit] != nil {
			return x.literals[lit]
		}
	}
	return fn
}

// Callee returns the generic origin of the function that is called, or nil.
func (x *Index) Callee(call *ast.CallExpr) *types.Func {
	obj := typeutil.Callee(x.info, call)
	if v, ok := obj.(*types.Var); ok && x.held[v] != nil {
		obj = x.held[v]
	}
	fn, _ := obj.(*types.Func)
	if fn == nil || fn.Pkg() == nil {
		return nil // dynamic, or error.Error
	}
	return fn.Origin()
}

// IsTest reports whether n stands in a _test.go file.
func (x *Index) IsTest(n ast.Node) bool { return x.isTestPos(n.Pos()) }

func (x *Index) isTestPos(pos token.Pos) bool {
	f := x.pass.Fset.File(pos)
	return f != nil && strings.HasSuffix(f.Name(), "_test.go")
}

// FuncOf returns the declared function that e names, or nil.
func (x *Index) FuncOf(e ast.Expr) *types.Func {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		fn, _ := x.info.Uses[e].(*types.Func)
		return generic(fn)
	case *ast.SelectorExpr:
		fn, _ := x.info.Uses[e.Sel].(*types.Func)
		return generic(fn)
	}
	return nil
}

func generic(fn *types.Func) *types.Func {
	if fn == nil {
		return nil
	}
	return fn.Origin()
}

// RootOf follows a chain of calls to what it begins with.
func RootOf(e ast.Expr) ast.Expr {
	for {
		call, ok := ast.Unparen(e).(*ast.CallExpr)
		if !ok {
			return e
		}
		sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
		if !ok {
			return e
		}
		e = sel.X
	}
}

// Arg returns argument i of a call, or nil.
func Arg(call *ast.CallExpr, i int) ast.Expr {
	if i < 0 || i >= len(call.Args) {
		return nil
	}
	return call.Args[i]
}

// ReturnsOf returns the return statements of a body, those of literals in it aside.
func ReturnsOf(body *ast.BlockStmt) []*ast.ReturnStmt {
	var out []*ast.ReturnStmt
	ast.Inspect(body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.ReturnStmt:
			out = append(out, n)
		}
		return true
	})
	return out
}

// Ranges yields the loops whose bodies hold the call, the outermost first.
func (s Site) Ranges() iter.Seq[*ast.RangeStmt] {
	return func(yield func(*ast.RangeStmt) bool) {
		for _, n := range s.Outer {
			r, ok := n.(*ast.RangeStmt)
			if !ok || s.Call.Pos() < r.Body.Pos() {
				continue // no loop around the call
			}
			if !yield(r) {
				return
			}
		}
	}
}

// Around returns the declared function around a position, nil at package level.
func (x *Index) Around(at token.Pos) *types.Func {
	for fn, decl := range x.Decls {
		if fn.Name() != ClosureName && decl.Pos() <= at && at < decl.End() {
			return fn
		}
	}
	return nil
}

// Target returns the variable or field that assigning to lhs fills.
func (x *Index) Target(lhs ast.Expr) *types.Var {
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

// FirstOf returns the expression that v gets its value from, where there is one;
// those that go on with v itself aside: route = route.Path("/x").
func (x *Index) FirstOf(v *types.Var) ast.Expr {
	if v == nil {
		return nil
	}
	var out ast.Expr
	for _, o := range x.Values[v] {
		if id, ok := ast.Unparen(RootOf(o.Expr)).(*ast.Ident); ok && x.info.Uses[id] == v {
			continue
		}
		if out != nil || o.Group {
			return nil
		}
		out = o.Expr
	}
	return out
}

// InGenerated reports whether n stands in a file that a generator wrote.
func (x *Index) InGenerated(n ast.Node) bool {
	for _, file := range x.pass.Files {
		if file.FileStart <= n.Pos() && n.Pos() < file.FileEnd {
			return ast.IsGenerated(file)
		}
	}
	return false
}

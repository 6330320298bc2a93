package program

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/goast"
)

// A walker visits the top-level declarations of one file.
type walker struct {
	*Program
	test bool
	fn   *Function // innermost; nil at package level
}

func (w *walker) decl(decl ast.Decl) {
	d, ok := decl.(*ast.FuncDecl)
	if !ok {
		w.walk(decl)
		return
	}
	obj, _ := w.Info.Defs[d.Name].(*types.Func)
	if obj == nil {
		return // not type-checked
	}
	fn := &Function{Node: d, Obj: obj, Sig: obj.Signature(), Body: d.Body, Test: w.test}
	w.ByObj[obj] = fn
	w.enter(fn)
	if d.Body != nil {
		w.fn = fn
		w.walk(d.Body)
		w.fn = nil
	}
	w.add(fn)
}

func (w *walker) add(fn *Function) {
	fn.ID = len(w.Funcs)
	w.Funcs = append(w.Funcs, fn)
}

// enter records the parameters of fn.
func (w *walker) enter(fn *Function) {
	if fn.Recv = fn.Sig.Recv(); fn.Recv != nil {
		w.Params[fn.Recv] = fn
	}
	for p := range fn.Sig.Params().Variables() {
		fn.Params = append(fn.Params, p)
		w.Params[p] = fn
	}
}

// walk visits n. Calls are recorded after their operands: in order of evaluation.
func (w *walker) walk(n ast.Node) {
	ast.Inspect(n, func(n ast.Node) bool { return n != nil && w.visit(n) })
}

// visit records one node; it reports whether its children are still to be visited.
func (w *walker) visit(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.FuncLit:
		w.literal(n)
		return false
	case *ast.CallExpr:
		w.call(n)
		return false
	case *ast.AssignStmt:
		w.assign(n)
	case *ast.ValueSpec:
		w.valueSpec(n)
	case *ast.RangeStmt:
		w.rangeOver(n)
	case *ast.TypeSwitchStmt:
		w.typeSwitch(n)
	case *ast.ReturnStmt:
		if w.fn != nil {
			w.fn.Returns = append(w.fn.Returns, n)
		}
	case *ast.CompositeLit:
		w.makes(w.Info.TypeOf(n))
	case *ast.SwitchStmt:
		w.clauses(n)
	case *ast.UnaryExpr:
		if n.Op == token.AND {
			w.escape(goast.RootVar(w.Info, n.X))
		}
	case *ast.InterfaceType:
		w.Interfaces = append(w.Interfaces, n)
	case *ast.Ident:
		w.ident(n)
	}
	return true
}

func (w *walker) literal(lit *ast.FuncLit) {
	sig, _ := w.Info.TypeOf(lit).(*types.Signature)
	if sig == nil {
		return // not type-checked
	}
	fn := &Function{Node: lit, Lit: lit, Sig: sig, Body: lit.Body, Parent: w.fn, Test: w.test}
	w.ByLit[lit] = fn
	w.enter(fn)
	if w.fn != nil {
		w.fn.Lits = append(w.fn.Lits, fn)
	}
	outer := w.fn
	w.fn = fn
	w.walk(lit.Body)
	w.fn = outer
	w.add(fn)
}

func (w *walker) call(call *ast.CallExpr) {
	w.walk(call.Fun)
	for _, arg := range call.Args {
		w.walk(arg)
	}
	if tv := w.Info.Types[call.Fun]; tv.IsType() {
		w.makes(tv.Type)
		return // a conversion
	}
	if w.fn != nil {
		w.fn.Calls = append(w.fn.Calls, call)
	}
	w.fills(call)
	w.mutates(call)
}

func (w *walker) makes(t types.Type) {
	named := goast.NamedOf(t)
	if w.fn != nil && named != nil && named.Obj().Pkg() == w.Pkg {
		w.fn.Makes = append(w.fn.Makes, named)
	}
}

func (w *walker) clauses(s *ast.SwitchStmt) {
	if w.fn == nil {
		return
	}
	if w.fn.Switches == nil {
		w.fn.Switches = make(map[ast.Stmt]*ast.SwitchStmt)
	}
	for _, clause := range s.Body.List {
		w.fn.Switches[clause] = s
	}
}

// ident records what a function names.
func (w *walker) ident(id *ast.Ident) {
	switch obj := w.Info.Uses[id].(type) {
	case *types.Func:
		if w.fn != nil && obj.Pkg() == w.Pkg {
			w.fn.Refs = append(w.fn.Refs, obj.Origin())
		}
	case *types.Var:
		w.usesVar(obj)
	}
}

func (w *walker) usesVar(v *types.Var) {
	if v.IsField() || v.Pkg() != w.Pkg {
		return
	}
	if v.Parent() == w.Pkg.Scope() {
		if w.fn != nil {
			w.fn.UsesVars = append(w.fn.UsesVars, v)
		}
		return
	}
	if o := w.ownerOf(v); o != w.fn {
		w.Escapes[v] = true
	}
}

// ownerOf returns the function in whose body or signature v is declared.
func (w *walker) ownerOf(v *types.Var) *Function {
	for fn := w.fn; fn != nil; fn = fn.Parent {
		if fn.Node.Pos() <= v.Pos() && v.Pos() < fn.Node.End() {
			return fn
		}
	}
	return nil
}

func (w *walker) escape(v *types.Var) {
	if v != nil {
		w.Escapes[v] = true
	}
}

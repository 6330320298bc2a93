package flow

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/goast"
)

// A walker visits one top-level declaration.
type walker struct {
	*index
	test bool
	fn   *function // innermost; nil at package level
}

func (w *walker) decl(decl ast.Decl) {
	d, ok := decl.(*ast.FuncDecl)
	if !ok {
		w.walk(decl)
		return
	}
	obj, _ := w.info.Defs[d.Name].(*types.Func)
	if obj == nil {
		return // not type-checked
	}
	fn := &function{node: d, obj: obj, sig: obj.Signature(), body: d.Body, test: w.test}
	w.byObj[obj] = fn
	w.enter(fn)
	if d.Body != nil {
		w.fn = fn
		w.walk(d.Body)
		w.fn = nil
	}
	w.funcs = append(w.funcs, fn)
}

// enter records the parameters of fn.
func (w *walker) enter(fn *function) {
	if fn.recv = fn.sig.Recv(); fn.recv != nil {
		w.params[fn.recv] = fn
	}
	for p := range fn.sig.Params().Variables() {
		fn.params = append(fn.params, p)
		w.params[p] = fn
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
		w.returns(n)
	case *ast.CompositeLit:
		w.kinds.composite(n)
		w.makes(w.info.TypeOf(n))
	case *ast.BinaryExpr:
		w.kinds.binary(n)
	case *ast.SwitchStmt:
		w.kinds.switched(n)
		w.clauses(n)
	case *ast.IndexExpr:
		w.kinds.indexed(n)
	case *ast.UnaryExpr:
		if n.Op == token.AND {
			w.escape(goast.RootVar(w.info, n.X))
		}
	case *ast.InterfaceType:
		w.interfaces = append(w.interfaces, n)
	case *ast.Ident:
		w.ident(n)
	}
	return true
}

func (w *walker) literal(lit *ast.FuncLit) {
	sig, _ := w.info.TypeOf(lit).(*types.Signature)
	if sig == nil {
		return // not type-checked
	}
	fn := &function{node: lit, lit: lit, sig: sig, body: lit.Body, parent: w.fn, test: w.test}
	w.byLit[lit] = fn
	w.enter(fn)
	if w.fn != nil {
		w.fn.lits = append(w.fn.lits, fn)
	}
	outer := w.fn
	w.fn = fn
	w.walk(lit.Body)
	w.fn = outer
	w.funcs = append(w.funcs, fn)
}

func (w *walker) call(call *ast.CallExpr) {
	w.walk(call.Fun)
	for _, arg := range call.Args {
		w.walk(arg)
	}
	if tv := w.info.Types[call.Fun]; tv.IsType() {
		w.makes(tv.Type)
		return // a conversion
	}
	w.kinds.call(call)
	if w.fn != nil {
		w.fn.calls = append(w.fn.calls, call)
	}
	w.fills(call)
	w.puts(call)
}

// makes records that the function refers to the methods by which a value that
// it makes writes itself.
func (w *walker) makes(t types.Type) {
	named := goast.NamedOf(t)
	if w.fn == nil || named == nil || named.Obj().Pkg() != w.pass.Pkg {
		return
	}
	w.fn.refs = append(w.fn.refs, w.kinds.types.answering(named)...)
}

// fills records that a call which is handed an error and the address of a
// variable may put into the variable what the error carries: errors.As.
func (w *walker) fills(call *ast.CallExpr) {
	var from ast.Expr
	for _, arg := range call.Args {
		if from == nil && goast.IsError(w.info.TypeOf(arg)) {
			from = arg
		}
	}
	if from == nil {
		return // nothing that carries
	}
	for _, arg := range call.Args {
		// Have: f(err, …, &x)
		addr, ok := ast.Unparen(arg).(*ast.UnaryExpr)
		if !ok || addr.Op != token.AND {
			continue // no address
		}
		if v := goast.RootVar(w.info, addr.X); v != nil {
			w.define(v, def{expr: from, index: -1, at: call, weak: true, fills: true})
		}
	}
}

func (w *walker) define(v *types.Var, d def) {
	d.fn = w.fn
	if w.fn != nil && len(w.defs[v]) == 0 && w.params[v] == nil {
		w.fn.locals = append(w.fn.locals, v)
	}
	w.defs[v] = append(w.defs[v], d)
}

func (w *walker) escape(v *types.Var) {
	if v != nil {
		w.escapes[v] = true
	}
}

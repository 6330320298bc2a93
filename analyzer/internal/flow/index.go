package flow

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/cfg"

	"github.com/statuslint/statuslint/analyzer/internal/flow/summary"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
)

// A function is a declared function or a literal of the package.
type function struct {
	node   ast.Node // *ast.FuncDecl or *ast.FuncLit
	lit    *ast.FuncLit
	obj    *types.Func // nil for a literal
	sig    *types.Signature
	body   *ast.BlockStmt
	parent *function // of a literal; nil at the top
	recv   *types.Var
	params []*types.Var
	test   bool // declared in a _test.go file

	// What the body holds, nested literals apart, in order of evaluation.
	calls   []*ast.CallExpr
	stores  []*ast.AssignStmt // x.F = v
	returns []*ast.ReturnStmt
	lits    []*function
	locals  []*types.Var // variables of the body that are given a value in it
	cfg     *cfg.CFG     // made when first asked for
	// switches maps the clauses of the body's switch statements to them.
	switches map[ast.Stmt]*ast.SwitchStmt
	failing  failing

	refs     []*types.Func // functions of the package that it refers to
	usesVars []*types.Var  // package variables that it refers to

	sum  *summary.FuncSummary
	done bool // sum is final, or as good as it gets in this round
}

// failing says whether every return of a function returns an error.
type failing uint8

const (
	failsUnasked failing = iota
	failsNot
	failsAlways
)

// A def is one way in which a variable gets a value.
type def struct {
	expr  ast.Expr
	index int           // which of the results, where expr is a call in a tuple assignment; else -1
	field *types.Var    // the field that is assigned, in x.F = expr
	at    ast.Node      // the statement
	fn    *function     // that holds it; nil at package level
	weak  bool          // what the variable held remains: x.F = v, x[i] = v, *x = v
	fills bool          // a call may put into the variable what the error expr carries
	plain bool          // x.F = expr, where x is the variable itself
	into  *ast.CallExpr // a call that may put something into what it is given: x.SetF(v)
}

// An index is what one walk over the files of a package finds.
type index struct {
	pass   *analysis.Pass
	info   *types.Info
	funcs  []*function // literals before what they stand in
	byObj  map[*types.Func]*function
	byLit  map[*ast.FuncLit]*function
	params map[*types.Var]*function // parameters, receivers
	defs   map[*types.Var][]def
	// assignedTo are the variables that get the results of a call.
	assignedTo map[ast.Node][]*types.Var
	escapes    map[*types.Var]bool // captured by a literal, or its address is taken
	interfaces []*ast.InterfaceType
	kinds      *kinds
}

func newIndex(pass *analysis.Pass, k *kinds) *index {
	x := &index{
		pass:       pass,
		info:       pass.TypesInfo,
		byObj:      make(map[*types.Func]*function),
		byLit:      make(map[*ast.FuncLit]*function),
		params:     make(map[*types.Var]*function),
		defs:       make(map[*types.Var][]def),
		escapes:    make(map[*types.Var]bool),
		assignedTo: make(map[ast.Node][]*types.Var),
		kinds:      k,
	}
	k.index = x
	k.types = newTypeInfo(x, k.table, k.facts)
	for _, file := range pass.Files {
		test := goast.IsTest(pass.Fset, file)
		for _, decl := range file.Decls {
			w := walker{index: x, test: test}
			w.decl(decl)
		}
	}
	k.types.findImplementations()
	k.complete()
	return x
}

// assign records x, y = a, b and x, y := f().
func (w *walker) assign(s *ast.AssignStmt) {
	if s.Tok != token.ASSIGN && s.Tok != token.DEFINE {
		return // x += 1 makes no status
	}
	stores := false
	w.results(s)
	for i, lhs := range s.Lhs {
		d := def{expr: s.Rhs[0], index: i, at: s}
		if len(s.Lhs) == len(s.Rhs) {
			d.expr, d.index = s.Rhs[i], -1
		}
		w.kinds.assign(lhs, d)
		stores = w.store(lhs, d) || stores
	}
	if stores && w.fn != nil {
		w.fn.stores = append(w.fn.stores, s)
	}
}

// results notes the variables that a statement gives the results of its only call.
func (w *walker) results(s *ast.AssignStmt) {
	if len(s.Rhs) != 1 {
		return
	}
	call, ok := ast.Unparen(s.Rhs[0]).(*ast.CallExpr)
	if !ok {
		return
	}
	for _, lhs := range s.Lhs {
		if id, ok := lhs.(*ast.Ident); ok && id.Name != "_" {
			if v, ok := w.info.ObjectOf(id).(*types.Var); ok {
				w.assignedTo[call] = append(w.assignedTo[call], v)
			}
		}
	}
}

// store records the definition of the variable at the root of lhs, and
// reports whether lhs is a field.
func (w *walker) store(lhs ast.Expr, d def) bool {
	lhs = ast.Unparen(lhs)
	v := goast.RootVar(w.info, lhs)
	if v == nil {
		return false // _, or the result of a call
	}
	if _, ok := lhs.(*ast.Ident); ok {
		w.define(v, d)
		return false
	}
	d.weak = true
	d.field = goast.FieldOf(w.info, lhs)
	if sel, ok := lhs.(*ast.SelectorExpr); ok {
		_, d.plain = ast.Unparen(sel.X).(*ast.Ident)
	}
	w.define(v, d)
	return d.field != nil
}

func (w *walker) valueSpec(s *ast.ValueSpec) {
	for i, name := range s.Names {
		v, ok := w.info.Defs[name].(*types.Var)
		if !ok || len(s.Values) == 0 {
			continue // a constant, or the zero value
		}
		d := def{expr: s.Values[0], index: i, at: s}
		if len(s.Values) == len(s.Names) {
			d.expr, d.index = s.Values[i], -1
		}
		w.kinds.assign(name, d)
		w.define(v, d)
	}
}

func (w *walker) rangeOver(s *ast.RangeStmt) {
	for i, lhs := range []ast.Expr{s.Key, s.Value} {
		if lhs == nil {
			continue // for range x
		}
		w.kinds.ranged(s, lhs, i)
		if v := goast.RootVar(w.info, lhs); v != nil && i == 1 {
			w.define(v, def{expr: s.X, index: -1, at: lhs})
		}
	}
}

func (w *walker) clauses(s *ast.SwitchStmt) {
	if w.fn == nil {
		return
	}
	if w.fn.switches == nil {
		w.fn.switches = make(map[ast.Stmt]*ast.SwitchStmt)
	}
	for _, clause := range s.Body.List {
		w.fn.switches[clause] = s
	}
}

// typeSwitch records that the variable of each clause is the operand.
func (w *walker) typeSwitch(s *ast.TypeSwitchStmt) {
	assign, ok := s.Assign.(*ast.AssignStmt)
	if !ok {
		return // switch x.(type)
	}
	// Have: switch e := x.(type)
	x := assign.Rhs[0].(*ast.TypeAssertExpr).X
	for _, clause := range s.Body.List {
		if v, ok := w.info.Implicits[clause].(*types.Var); ok {
			w.kinds.link(v, x)
			w.define(v, def{expr: x, index: -1, at: clause})
		}
	}
}

func (w *walker) returns(s *ast.ReturnStmt) {
	if w.fn == nil {
		return
	}
	w.fn.returns = append(w.fn.returns, s)
	w.kinds.returned(w.fn, s)
}

// ident records what a function refers to.
func (w *walker) ident(id *ast.Ident) {
	switch obj := w.info.Uses[id].(type) {
	case *types.Func:
		if w.fn != nil && obj.Pkg() == w.pass.Pkg {
			w.fn.refs = append(w.fn.refs, obj.Origin())
		}
	case *types.Var:
		w.usesVar(obj)
	}
}

func (w *walker) usesVar(v *types.Var) {
	if v.IsField() || v.Pkg() != w.pass.Pkg {
		return
	}
	if v.Parent() == w.pass.Pkg.Scope() {
		if w.fn != nil {
			w.fn.usesVars = append(w.fn.usesVars, v)
		}
		return
	}
	if o := w.ownerOf(v); o != w.fn {
		w.escapes[v] = true
	}
}

// ownerOf returns the function in whose body or signature v is declared.
func (w *walker) ownerOf(v *types.Var) *function {
	for fn := w.fn; fn != nil; fn = fn.parent {
		if fn.node.Pos() <= v.Pos() && v.Pos() < fn.node.End() {
			return fn
		}
	}
	return nil
}

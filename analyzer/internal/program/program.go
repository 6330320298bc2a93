// Package program indexes one package for the stages that follow values
// through it: its functions and literals with their calls, assignments and
// returns in order of evaluation, the definitions of each variable, the
// implementations of its interfaces, control flow, and the strongly connected
// components of its call graph, callees first.
//
//	nodes   a Function for each declared function and each literal
//	edges   Refs: the functions that its body names; with Impls, those that
//	        a call of an interface's method may call
//	labels  Defs: the ways in which a variable gets its value
//	result  *Program, by Of; it is read-only once it is built
//
// It knows nothing of statuses, responses or frameworks.
package program

import (
	"go/ast"
	"go/token"
	"go/types"
	"reflect"
	"slices"
	"sort"
	"sync"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/cfg"

	"github.com/statuslint/statuslint/analyzer/internal/goast"
)

// Analyzer makes the Program of a package available to the analyzers that
// require it; see Of.
var Analyzer = &analysis.Analyzer{
	Name:       "statuslintprogram",
	Doc:        "index the functions, definitions and calls of a package, for statuslint",
	Run:        func(pass *analysis.Pass) (any, error) { return &lazy{pass: pass}, nil },
	ResultType: reflect.TypeFor[*lazy](),
}

// A lazy builds a Program when it is first asked for: most dependencies never
// need one.
type lazy struct {
	once sync.Once
	pass *analysis.Pass
	p    *Program
}

// Of returns the Program of the package that pass analyses. The analyzer of
// pass must require Analyzer.
func Of(pass *analysis.Pass) *Program {
	l := pass.ResultOf[Analyzer].(*lazy)
	l.once.Do(func() { l.p = New(l.pass) })
	return l.p
}

// A Program is the index of one package.
type Program struct {
	Pkg   *types.Package
	Files []*ast.File
	Info  *types.Info
	Funcs []*Function // literals before the function that they stand in
	ByObj map[*types.Func]*Function
	ByLit map[*ast.FuncLit]*Function
	// Params maps parameters and receivers to their function.
	Params map[*types.Var]*Function
	Defs   map[*types.Var][]Def
	// AssignedTo maps a call to the variables that get its results.
	AssignedTo map[ast.Node][]*types.Var
	// Escapes are the local variables that a literal captures, or whose
	// address is taken.
	Escapes map[*types.Var]bool
	// Interfaces are the interfaces that the package writes out.
	Interfaces []*ast.InterfaceType
	// Impls maps the methods of these to the functions of this package that
	// implement them, in source order.
	Impls map[*types.Func][]*Function

	byPos []*Function // by position
}

// A Function is a declared function or a literal of the package.
type Function struct {
	ID     int      // index in Program.Funcs
	Node   ast.Node // *ast.FuncDecl or *ast.FuncLit
	Lit    *ast.FuncLit
	Obj    *types.Func // nil for a literal
	Sig    *types.Signature
	Body   *ast.BlockStmt // nil for a function that is implemented elsewhere
	Parent *Function      // of a literal; nil at the top
	Recv   *types.Var
	Params []*types.Var
	Test   bool // declared in a _test.go file

	// What the body contains, nested literals excluded, in order of evaluation.
	Calls   []*ast.CallExpr
	Stores  []*ast.AssignStmt // x.F = v
	Returns []*ast.ReturnStmt
	Lits    []*Function
	Locals  []*types.Var // variables that are given a value in the body
	// Switches maps the clauses of the body's switch statements to them.
	Switches map[ast.Stmt]*ast.SwitchStmt

	Refs     []*types.Func // functions of the package that it names
	UsesVars []*types.Var  // package variables that it names
	// Makes are the named types of the package that it makes values of, in
	// literals and conversions.
	Makes []*types.Named

	cfgOnce sync.Once
	cfg     *cfg.CFG
}

// A Def is one way in which a variable gets a value.
type Def struct {
	Expr  ast.Expr
	Index int           // which of the results, where Expr is a call in a tuple assignment; else -1
	Field *types.Var    // the field that is assigned, in x.F = expr
	At    ast.Node      // the statement
	Fn    *Function     // that contains it; nil at package level
	Weak  bool          // a weak update: what the variable held remains: x.F = v, x[i] = v, *x = v
	Fills bool          // a call may put into the variable what the error Expr carries
	Plain bool          // x.F = expr, where x is the variable itself
	Into  *ast.CallExpr // a call that may put something into what it is given: x.SetF(v)
	// Holder is the type of what the call of Into may change: v, or a part of it.
	Holder types.Type
}

// Declares reports whether the statement of d declares v, so that no use of v
// comes before it.
func (d Def) Declares(v *types.Var) bool {
	if _, ok := d.At.(*ast.CaseClause); ok {
		return true // switch v := x.(type)
	}
	return d.At.Pos() <= v.Pos() && v.Pos() < d.At.End()
}

// New indexes the package of pass.
func New(pass *analysis.Pass) *Program {
	p := &Program{
		Pkg:        pass.Pkg,
		Files:      pass.Files,
		Info:       pass.TypesInfo,
		ByObj:      make(map[*types.Func]*Function),
		ByLit:      make(map[*ast.FuncLit]*Function),
		Params:     make(map[*types.Var]*Function),
		Defs:       make(map[*types.Var][]Def),
		AssignedTo: make(map[ast.Node][]*types.Var),
		Escapes:    make(map[*types.Var]bool),
	}
	for _, file := range pass.Files {
		w := walker{Program: p, test: goast.IsTest(pass.Fset, file)}
		for _, decl := range file.Decls {
			w.decl(decl)
		}
	}
	p.findImplementations()
	p.byPos = slices.SortedFunc(slices.Values(p.Funcs), func(a, b *Function) int { return int(a.Node.Pos() - b.Node.Pos()) })
	return p
}

// Enclosing returns the innermost function around pos, nil at package level.
func (p *Program) Enclosing(pos token.Pos) *Function {
	// The last that begins before pos, or one around that.
	i := sort.Search(len(p.byPos), func(i int) bool { return p.byPos[i].Node.Pos() > pos })
	if i == 0 {
		return nil
	}
	fn := p.byPos[i-1]
	for fn != nil && pos >= fn.Node.End() {
		fn = fn.Parent
	}
	return fn
}

// CFG returns the control-flow graph of fn, which has a body.
func (p *Program) CFG(fn *Function) *cfg.CFG {
	fn.cfgOnce.Do(func() {
		fn.cfg = cfg.New(fn.Body, func(call *ast.CallExpr) bool { return !goast.NeverReturns(p.Info, call) })
	})
	return fn.cfg
}

// Object returns the declared function as an object, nil for a literal.
func (fn *Function) Object() types.Object {
	if fn.Obj == nil {
		return nil
	}
	return fn.Obj
}

// Root returns the declared function that a literal stands in, or the literal
// itself at package level.
func (fn *Function) Root() *Function {
	for fn.Parent != nil {
		fn = fn.Parent
	}
	return fn
}

package statusinfer

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/program"
)

// The graph is made by types that each know the ones before: functions resolves
// which functions an expression stands for, reader what an expression holds, moves
// records what statements move, calls what calls do, and builder walks the package.

// A builder makes the graph of a package.
type builder struct{ calls }

func newBuilder(g *graph) *builder { return &builder{calls{moves{reader{functions{g}}}}} }

// build makes the graph: of each statement and expression, then of what
// concerns functions as a whole.
func (g *builder) build() {
	for _, file := range g.Files {
		for _, decl := range file.Decls {
			if fn, ok := decl.(*ast.FuncDecl); !ok {
				ast.Inspect(decl, g.visit)
			} else if fn.Body != nil && g.Info.Defs[fn.Name] != nil {
				ast.Inspect(fn.Body, g.visit)
			}
		}
	}
	for _, fn := range g.Funcs {
		for _, s := range fn.Returns {
			g.returned(fn, s)
		}
	}
	g.contracts()
}

// visit records one node of the syntax.
func (g *builder) visit(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.AssignStmt:
		if n.Tok == token.ASSIGN || n.Tok == token.DEFINE { // x += 1 makes no status
			for i, lhs := range n.Lhs {
				g.assign(lhs, n.Rhs, i, len(n.Lhs))
			}
		}
	case *ast.ValueSpec:
		g.valueSpec(n)
	case *ast.RangeStmt:
		g.rangeOver(n)
	case *ast.TypeSwitchStmt:
		g.typeSwitch(n)
	case *ast.CompositeLit:
		g.composite(n)
	case *ast.BinaryExpr:
		g.binary(n)
	case *ast.SwitchStmt:
		g.switched(n)
	case *ast.IndexExpr:
		g.indexed(n)
	case *ast.SendStmt:
		if ch, ok := g.place(n.Chan); ok {
			g.into(ch, n.Value, -1)
		}
	case *ast.CallExpr:
		if g.Info.Types[n.Fun].IsType() {
			g.converted(n)
		} else {
			g.call(n)
		}
	}
	return true
}

func (g *moves) valueSpec(s *ast.ValueSpec) {
	for i, name := range s.Names {
		if _, ok := g.Info.Defs[name].(*types.Var); ok && len(s.Values) > 0 {
			g.assign(name, s.Values, i, len(s.Names))
		}
	}
}

func (g *moves) rangeOver(s *ast.RangeStmt) {
	for i, lhs := range []ast.Expr{s.Key, s.Value} {
		if lhs != nil {
			g.ranged(s, lhs, i)
		}
	}
}

// typeSwitch records that the variable of each clause is the operand.
func (g *moves) typeSwitch(s *ast.TypeSwitchStmt) {
	x := goast.TypeSwitchOperand(s)
	if x == nil {
		return // switch x.(type)
	}
	// Have: switch e := x.(type)
	for _, clause := range s.Body.List {
		if v, ok := g.Info.Implicits[clause].(*types.Var); ok && goast.HoldsInteger(v.Type()) {
			g.flow(g.operand(x, 0), g.id(Loc{Obj: v}))
		}
	}
}

// returned records the results of a return statement.
func (g *moves) returned(fn *program.Function, s *ast.ReturnStmt) {
	results := fn.Sig.Results()
	for i := range results.Len() {
		dst := ResultOf(fn, i)
		if _, ok := results.At(i).Type().Underlying().(*types.Signature); ok {
			dst = Loc{Obj: results.At(i)} // see calledFunction
		}
		switch {
		case len(s.Results) == 0:
			g.resultInto(dst, Loc{Obj: results.At(i)}, results.At(i).Type())
		case len(s.Results) == results.Len():
			g.into(dst, s.Results[i], -1)
		case len(s.Results) == 1:
			g.into(dst, s.Results[0], i)
		}
	}
}

// ResultOf returns the location of result i of fn.
func ResultOf(fn *program.Function, i int) Loc {
	return Loc{Obj: fn.Object(), Lit: fn.Lit, Part: ResultPart, Index: i}
}

func (g *moves) resultInto(dst, src Loc, t types.Type) {
	if goast.HoldsInteger(t) {
		g.link(src, dst)
	}
}

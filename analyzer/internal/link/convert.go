package link

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/structs"
)

// A value gets into an interface by a conversion, most of which are implicit
// (assignability in the Go specification). What another module declares can
// implement an interface whose methods name no type of this module; it does so in a
// program only if something converts it.

// converts records the conversions that a node makes.
func (c *collector) converts(n ast.Node) {
	switch n := n.(type) {
	case *ast.CallExpr:
		c.call(n)
	case *ast.AssignStmt:
		if n.Tok == token.ASSIGN || n.Tok == token.DEFINE {
			c.assigned(len(n.Lhs), n.Rhs, func(i int) types.Type { return c.typeOf(n.Lhs[i]) })
		}
	case *ast.ValueSpec:
		if n.Type != nil {
			t := c.Info.TypeOf(n.Type)
			c.assigned(len(n.Names), n.Values, func(int) types.Type { return t })
		}
	case *ast.CompositeLit:
		c.literal(n)
	case *ast.SendStmt:
		if ch, ok := underlying(c.Info.TypeOf(n.Chan)).(*types.Chan); ok {
			c.convert(c.Info.TypeOf(n.Value), ch.Elem())
		}
	case *ast.IndexExpr:
		if m, ok := underlying(c.Info.TypeOf(n.X)).(*types.Map); ok {
			c.convert(c.Info.TypeOf(n.Index), m.Key())
		}
	case *ast.RangeStmt:
		c.ranged(n)
	case *ast.TypeAssertExpr:
		if n.Type != nil {
			c.convert(c.Info.TypeOf(n.X), c.Info.TypeOf(n.Type))
		}
	case *ast.TypeSwitchStmt:
		c.typeSwitch(n)
	}
}

// typeOf returns the type of what is assigned to: nil for the blank identifier.
func (c *collector) typeOf(e ast.Expr) types.Type {
	if id, ok := e.(*ast.Ident); ok {
		if obj := c.Info.ObjectOf(id); obj != nil {
			return obj.Type()
		}
		return nil
	}
	return c.Info.TypeOf(e)
}

func underlying(t types.Type) types.Type {
	if t == nil {
		return nil
	}
	return t.Underlying()
}

// assigned records that n variables of the types that to returns get the values.
func (c *collector) assigned(n int, values []ast.Expr, to func(int) types.Type) {
	if len(values) == n {
		for i, v := range values {
			c.convert(c.Info.TypeOf(v), to(i))
		}
		return
	}
	if len(values) != 1 {
		return // nothing, or not type-checked
	}
	if tuple, ok := c.Info.TypeOf(values[0]).(*types.Tuple); ok {
		for i := range min(n, tuple.Len()) {
			c.convert(tuple.At(i).Type(), to(i))
		}
	} else {
		c.convert(c.Info.TypeOf(values[0]), to(0)) // Have: v, ok := m[k]
	}
}

func (c *collector) call(call *ast.CallExpr) {
	if c.Info.Types[call.Fun].IsType() {
		if len(call.Args) == 1 {
			c.convert(c.Info.TypeOf(call.Args[0]), c.Info.TypeOf(call))
		}
		return
	}
	sig, ok := underlying(c.Info.TypeOf(call.Fun)).(*types.Signature)
	if !ok {
		return // not type-checked
	}
	for i := range sig.Params().Len() {
		t := sig.Params().At(i).Type()
		if !call.Ellipsis.IsValid() {
			t = goast.ElementOf(sig, i)
		}
		for _, arg := range goast.ArgsOf(c.Info, call, sig, i) {
			c.convert(argType(c.Info, arg), t)
		}
	}
}

func argType(info *types.Info, arg goast.Arg) types.Type {
	t := info.TypeOf(arg.Expr)
	if tuple, ok := t.(*types.Tuple); ok && arg.Index >= 0 && arg.Index < tuple.Len() {
		return tuple.At(arg.Index).Type()
	}
	return t
}

func (c *collector) literal(lit *ast.CompositeLit) {
	t := c.Info.TypeOf(lit)
	if structs.Of(t) != nil {
		for field, val := range structs.Fields(c.Info, lit) {
			c.convert(c.Info.TypeOf(val), field.Type())
		}
		return
	}
	var key, elem types.Type
	switch u := underlying(t).(type) {
	case *types.Slice:
		elem = u.Elem()
	case *types.Array:
		elem = u.Elem()
	case *types.Map:
		key, elem = u.Key(), u.Elem()
	}
	for _, elt := range lit.Elts {
		if kv, ok := elt.(*ast.KeyValueExpr); ok {
			if key != nil {
				c.convert(c.Info.TypeOf(kv.Key), key)
			}
			elt = kv.Value
		}
		c.convert(c.Info.TypeOf(elt), elem)
	}
}

func (c *collector) ranged(s *ast.RangeStmt) {
	if s.Tok != token.ASSIGN {
		return // new variables have the types of the elements
	}
	for _, e := range []ast.Expr{s.Key, s.Value} {
		if e != nil {
			c.open(c.typeOf(e)) // the rare way to convert
		}
	}
}

// typeSwitch records the interfaces that the clauses ask for.
func (c *collector) typeSwitch(s *ast.TypeSwitchStmt) {
	var x ast.Expr
	ast.Inspect(s.Assign, func(n ast.Node) bool {
		if assert, ok := n.(*ast.TypeAssertExpr); ok && x == nil {
			x = assert.X
		}
		return x == nil
	})
	if x == nil {
		return // not type-checked
	}
	for _, clause := range s.Body.List {
		for _, e := range clause.(*ast.CaseClause).List {
			if c.Info.Types[e].IsType() {
				c.convert(c.Info.TypeOf(x), c.Info.TypeOf(e))
			}
		}
	}
}

// convert records the conversion of a value of type from to type to.
func (c *collector) convert(from, to types.Type) {
	if from == nil || to == nil || types.Identical(from, to) {
		return
	}
	target, closed, ok := c.interfaceOf(to)
	if b, isBasic := types.Unalias(from).(*types.Basic); !ok || isBasic && b.Kind() == types.UntypedNil {
		return // no interface of this module, or nil
	}
	if named := c.foreignType(from); named != nil {
		if !closed || named.TypeParams().Len() > 0 { // Have: lru.Cache[string, model.User]
			if c.foreign[named] == nil {
				c.foreign[named] = make(map[Name]bool)
			}
			c.foreign[named][target] = true
		}
		return
	}
	if source, _, ok := c.interfaceOf(from); ok {
		c.widened[[2]Name{source, target}] = true
		return
	}
	if !closed && !c.isOwnValue(from) {
		c.opened[target] = true
	}
}

// foreignType returns the type of a value that another module declares, and that is
// no interface; nil for another value.
func (c *collector) foreignType(t types.Type) *types.Named {
	named := goast.NamedOf(t)
	if named == nil || types.IsInterface(named) || c.isLocal(named.Obj().Pkg()) || !atPackageLevel(named.Obj()) {
		return nil
	}
	return named.Origin()
}

// open records that values of unknown origin are converted to type to.
func (c *collector) open(to types.Type) {
	if to == nil {
		return
	}
	if target, _, ok := c.interfaceOf(to); ok {
		c.opened[target] = true
	}
}

// interfaceOf returns the name of an interface of this module.
func (c *collector) interfaceOf(t types.Type) (name Name, closed, ok bool) {
	named, ok := types.Unalias(t).(*types.Named)
	if !ok || !c.isLocal(named.Obj().Pkg()) || !atPackageLevel(named.Obj()) {
		return Name{}, false, false
	}
	i, ok := named.Underlying().(*types.Interface)
	return Name{Pkg: named.Obj().Pkg().Path(), Type: named.Obj().Name()}, ok && c.closed(i), ok
}

// isOwnValue reports whether a value of type t is, or holds, one of a type that this
// module declares.
func (c *collector) isOwnValue(t types.Type) bool {
	t = types.Unalias(t)
	if p, ok := t.(*types.Pointer); ok {
		t = types.Unalias(p.Elem())
	}
	named, ok := t.(*types.Named)
	if !ok || types.IsInterface(named) {
		return false // an interface that is local to a function, among others
	}
	return c.isLocal(named.Obj().Pkg())
}

// closed reports whether only types of this module can implement i: a method is not
// exported, or its signature names a type of the module.
func (c *collector) closed(i *types.Interface) bool {
	for m := range i.Methods() {
		if !m.Exported() || c.names(m.Signature(), maxNested) {
			return true
		}
	}
	return false
}

// maxNested bounds how deep a type of the module is looked for in a signature.
const maxNested = 6

// names reports whether a type is written with a type of this module.
func (c *collector) names(t types.Type, depth int) bool {
	if depth == 0 {
		return false
	}
	switch t := types.Unalias(t).(type) {
	case *types.Named:
		return c.isLocal(t.Obj().Pkg())
	case *types.Pointer:
		return c.names(t.Elem(), depth-1)
	case *types.Slice:
		return c.names(t.Elem(), depth-1)
	case *types.Array:
		return c.names(t.Elem(), depth-1)
	case *types.Chan:
		return c.names(t.Elem(), depth-1)
	case *types.Map:
		return c.names(t.Key(), depth-1) || c.names(t.Elem(), depth-1)
	case *types.Signature:
		return c.names(t.Params(), depth-1) || c.names(t.Results(), depth-1)
	case *types.Tuple:
		for v := range t.Variables() {
			if c.names(v.Type(), depth-1) {
				return true
			}
		}
	}
	return false
}

// instances records the type arguments whose methods a generic function or type
// calls through a constraint.
func (c *collector) instances() {
	for id, inst := range c.Info.Instances {
		if c.inTest(id) {
			continue // no program has it
		}
		params := typeParams(c.Info.Uses[id])
		for i := range min(params.Len(), inst.TypeArgs.Len()) {
			c.convert(inst.TypeArgs.At(i), params.At(i).Constraint())
		}
	}
}

func typeParams(obj types.Object) *types.TypeParamList {
	switch obj := obj.(type) {
	case *types.Func:
		return obj.Origin().Signature().TypeParams()
	case *types.TypeName:
		if named, ok := types.Unalias(obj.Type()).(*types.Named); ok {
			return named.Origin().TypeParams()
		}
	}
	return nil
}

func (c *collector) inTest(n ast.Node) bool {
	return strings.HasSuffix(c.pass.Fset.File(n.Pos()).Name(), "_test.go")
}

package flow

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
)

// assign records lhs = d.
func (k *kinds) assign(lhs ast.Expr, d def) {
	dst, ok := k.place(lhs)
	if !ok {
		return // _
	}
	k.into(dst, d.expr, d.index)
}

// place returns the node that assigning to lhs fills.
func (k *kinds) place(lhs ast.Expr) (node, bool) {
	lhs = ast.Unparen(lhs)
	if f := fieldOf(k.info, lhs); f != nil {
		return node{obj: f}, true
	}
	v := rootVar(k.info, lhs)
	if v == nil {
		return node{}, false
	}
	return node{obj: v.Origin()}, true
}

// into records that e (or its result index, where e is a call in a tuple
// assignment) flows into dst.
func (k *kinds) into(dst node, e ast.Expr, index int) {
	if index > 0 && !isCall(e) {
		return // v, ok := m[k]: ok
	}
	t := k.info.TypeOf(e)
	if index >= 0 && isCall(e) {
		tuple, ok := t.(*types.Tuple)
		if !ok || index >= tuple.Len() {
			return // not type-checked
		}
		t = tuple.At(index).Type()
	}
	if t == nil {
		return // not type-checked
	}
	if sig, ok := t.Underlying().(*types.Signature); ok {
		k.function(dst, e, sig)
		return
	}
	k.keysInto(dst, e)
	if !holdsInt(t) {
		return // nothing that can be a status
	}
	k.flow(k.operand(e, max(index, 0)), k.id(dst))
}

func isCall(e ast.Expr) bool {
	_, ok := ast.Unparen(e).(*ast.CallExpr)
	return ok
}

// holdsInt reports whether a value of type t may be, or directly hold, an integer.
func holdsInt(t types.Type) bool {
	switch t := t.Underlying().(type) {
	case *types.Basic:
		return t.Info()&types.IsInteger != 0
	case *types.Interface:
		return true
	case *types.Slice:
		return holdsInt(t.Elem())
	case *types.Array:
		return holdsInt(t.Elem())
	case *types.Map:
		return holdsInt(t.Elem())
	case *types.Pointer:
		b, ok := t.Elem().Underlying().(*types.Basic)
		return ok && b.Info()&types.IsInteger != 0
	case *types.Chan:
		return holdsInt(t.Elem())
	}
	return false
}

// keysInto records the keys of a map literal, or of another map, as keys of dst.
func (k *kinds) keysInto(dst node, e ast.Expr) {
	t := k.info.TypeOf(e)
	if t == nil {
		return
	}
	if m, ok := t.Underlying().(*types.Map); !ok || !holdsInt(m.Key()) {
		return // no map, or keys that are no statuses
	}
	dst.sub = keys
	if lit, ok := ast.Unparen(e).(*ast.CompositeLit); ok {
		for _, elt := range lit.Elts {
			if kv, ok := elt.(*ast.KeyValueExpr); ok {
				k.flow(k.operand(kv.Key, 0), k.id(dst))
			}
		}
		return
	}
	if src, ok := k.place(e); ok {
		src.sub = keys
		k.flow(operand{ids: []int{k.id(src)}}, k.id(dst))
	}
}

// composite records the fields of T{…}.
func (k *kinds) composite(lit *ast.CompositeLit) {
	st := structOf(k.info.TypeOf(lit))
	if st == nil {
		return // elements are met as operands of what the literal flows into
	}
	for i, elt := range lit.Elts {
		field, val := fieldElt(k.info, st, i, elt)
		if field != nil {
			k.into(node{obj: field}, val, -1)
		}
	}
}

// structOf returns the struct that t is, or points to, or nil.
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

// fieldElt returns the field that element i of a struct literal fills, and its value.
func fieldElt(info *types.Info, st *types.Struct, i int, elt ast.Expr) (*types.Var, ast.Expr) {
	if kv, ok := elt.(*ast.KeyValueExpr); ok {
		id, ok := kv.Key.(*ast.Ident)
		if !ok {
			return nil, nil // not type-checked
		}
		v, _ := info.Uses[id].(*types.Var)
		if v == nil {
			return nil, nil
		}
		return v.Origin(), kv.Value
	}
	if i >= st.NumFields() {
		return nil, nil // not type-checked
	}
	return st.Field(i).Origin(), elt
}

// binary records x == y and x != y. (3.2) Other operators make class
// boundaries of their operands.
func (k *kinds) binary(e *ast.BinaryExpr) {
	if e.Op == token.EQL || e.Op == token.NEQ {
		k.compareExprs(e.X, e.Y)
	}
}

func (k *kinds) compareExprs(x, y ast.Expr) {
	k.compare(k.operand(x, 0), k.operand(y, 0))
}

// switched records switch x { case a, b: … }.
func (k *kinds) switched(s *ast.SwitchStmt) {
	if s.Tag == nil {
		return // switch { case x == a: … }: binary expressions
	}
	for _, clause := range s.Body.List {
		for _, e := range clause.(*ast.CaseClause).List {
			k.compareExprs(s.Tag, e)
		}
	}
}

// indexed records m[x]: x is compared with the keys of m.
func (k *kinds) indexed(e *ast.IndexExpr) {
	t := k.info.TypeOf(e.X)
	if t == nil {
		return
	}
	m, ok := t.Underlying().(*types.Map)
	if !ok || !holdsInt(m.Key()) {
		return // an element of a list, an instance of a function
	}
	if src, ok := k.place(e.X); ok {
		src.sub = keys
		k.compare(k.operand(e.Index, 0), operand{ids: []int{k.id(src)}})
	}
}

// ranged records for i, lhs := range x.
func (k *kinds) ranged(s *ast.RangeStmt, lhs ast.Expr, i int) {
	dst, ok := k.place(lhs)
	if !ok {
		return // _
	}
	if i == 1 {
		k.into(dst, s.X, -1)
		k.elements(dst, s.X)
		return
	}
	if t := k.info.TypeOf(s.X); t != nil {
		if _, ok := t.Underlying().(*types.Map); ok {
			if src, ok := k.place(s.X); ok {
				src.sub = keys
				k.flow(operand{ids: []int{k.id(src)}}, k.id(dst))
			}
		}
	}
}

// elements records that the elements of a list of functions flow into dst.
func (k *kinds) elements(dst node, list ast.Expr) {
	t := k.info.TypeOf(list)
	if t == nil {
		return
	}
	if s, ok := t.Underlying().(*types.Slice); ok {
		if sig, ok := s.Elem().Underlying().(*types.Signature); ok {
			k.function(dst, list, sig)
		}
	}
}

// link records that v is another name of x: the variable of a type switch.
func (k *kinds) link(v *types.Var, x ast.Expr) {
	if holdsInt(v.Type()) {
		k.flow(k.operand(x, 0), k.id(node{obj: v}))
	}
}

// returned records the results of a return statement.
func (k *kinds) returned(fn *function, s *ast.ReturnStmt) {
	results := fn.sig.Results()
	for i := range results.Len() {
		dst := node{obj: fn.object(), lit: fn.lit, sub: result, i: i}
		switch {
		case len(s.Results) == 0:
			k.resultInto(dst, node{obj: results.At(i)}, results.At(i).Type())
		case len(s.Results) == results.Len():
			k.into(dst, s.Results[i], -1)
		case len(s.Results) == 1:
			k.into(dst, s.Results[0], i)
		}
	}
}

func (k *kinds) resultInto(dst, src node, t types.Type) {
	if holdsInt(t) {
		k.flow(operand{ids: []int{k.id(src)}}, k.id(dst))
	}
}

// object returns the declared function as an object, nil for a literal.
func (fn *function) object() types.Object {
	if fn.obj == nil {
		return nil
	}
	return fn.obj
}

// call records what calling a function does with its arguments.
func (k *kinds) call(call *ast.CallExpr) {
	fn := callee(k.info, call)
	if fn == nil {
		if entry := k.table.Value(calledVar(k.info, call)); entry != nil {
			k.sinks(call, entry)
			return
		}
		k.dynamic(call)
		return
	}
	if entry := k.table.Func(fn); entry != nil && len(entry.Sinks) > 0 {
		k.sinks(call, entry)
		return
	}
	if k.types.isWriteHeader(fn) {
		k.mark(k.arg(call, 0), Written.bit())
	}
	sig := fn.Signature()
	for i := range sig.Params().Len() {
		k.bind(call, sig, i, node{obj: sig.Params().At(i)})
	}
	k.facts.apply(k, call, fn)
}

// bind records that the arguments for parameter i flow into dst.
func (k *kinds) bind(call *ast.CallExpr, sig *types.Signature, i int, dst node) {
	for _, a := range argsOf(k.info, call, sig, i) {
		k.into(dst, a.expr, a.index)
	}
}

// sinks records the arguments that a function of the table takes for statuses.
func (k *kinds) sinks(call *ast.CallExpr, entry *framework.Func) {
	for _, s := range entry.Sinks {
		role := Written
		switch {
		case s.Kind != framework.Param && s.Kind != framework.Variadic:
			continue // no argument is a number
		case s.Effect == framework.Names:
			role = Spoken
		case s.Effect == framework.Declares:
			role = Spoken
		}
		first := s.Param
		if isMethodExpr(k.info, call.Fun) {
			first++ // T.m(recv, …)
		}
		if s.Kind == framework.Param {
			k.mark(k.arg(call, first), role.bit())
			continue
		}
		for i := first; i < len(call.Args); i++ {
			k.mark(k.arg(call, i), role.bit())
		}
	}
}

// arg returns argument i of call; f(g()) spreads.
func (k *kinds) arg(call *ast.CallExpr, i int) operand {
	if len(call.Args) == 1 && i > 0 || len(call.Args) == 1 && isTuple(k.info.TypeOf(call.Args[0])) {
		if isTuple(k.info.TypeOf(call.Args[0])) {
			return k.operand(call.Args[0], i)
		}
	}
	if i < 0 || i >= len(call.Args) {
		return operand{}
	}
	return k.operand(call.Args[i], 0)
}

func isTuple(t types.Type) bool {
	_, ok := t.(*types.Tuple)
	return ok
}

// dynamic records a call of a function value.
func (k *kinds) dynamic(call *ast.CallExpr) {
	t := k.info.TypeOf(call.Fun)
	if t == nil {
		return
	}
	sig, ok := t.Underlying().(*types.Signature)
	if !ok {
		return // a builtin
	}
	dst, ok := k.functionNode(call.Fun)
	if !ok {
		return // the result of a call
	}
	dst.sub = argument
	for i := range sig.Params().Len() {
		dst.i = i
		if dst.lit != nil {
			k.bind(call, sig, i, node{obj: sig.Params().At(i)})
		} else {
			k.bind(call, sig, i, dst)
		}
	}
}

// functionNode returns the node that stands for the function that e evaluates to.
func (k *kinds) functionNode(e ast.Expr) (node, bool) {
	e = ast.Unparen(e)
	if named := namedFunc(k.info.TypeOf(e)); named != nil {
		return node{obj: named}, true
	}
	if lit, ok := e.(*ast.FuncLit); ok {
		return node{lit: lit}, true
	}
	return k.place(e)
}

// namedFunc returns the name of the function type that t is, or nil.
func namedFunc(t types.Type) types.Object {
	if t == nil {
		return nil
	}
	named, ok := types.Unalias(t).(*types.Named)
	if !ok {
		return nil
	}
	if _, ok := named.Underlying().(*types.Signature); !ok {
		return nil
	}
	return named.Origin().Obj()
}

// function records that the function e flows into dst: what dst is called
// with flows into e's parameters, and e's results come out of calling dst.
func (k *kinds) function(dst node, e ast.Expr, sig *types.Signature) {
	dsts := []node{dst}
	if v, ok := dst.obj.(*types.Var); ok {
		if named := namedFunc(v.Type()); named != nil {
			dsts = append(dsts, node{obj: named})
		}
	}
	for _, d := range dsts {
		k.functionInto(d, e, sig)
	}
}

func (k *kinds) functionInto(dst node, e ast.Expr, sig *types.Signature) {
	src, own, ok := k.functionSource(e)
	if !ok {
		return // not known
	}
	for i := range sig.Results().Len() {
		if holdsInt(sig.Results().At(i).Type()) {
			from, to := src, dst
			from.sub, from.i, to.sub, to.i = result, i, result, i
			k.flow(operand{ids: []int{k.id(from)}}, k.id(to))
		}
	}
	for i := range sig.Params().Len() {
		if !holdsInt(sig.Params().At(i).Type()) {
			continue
		}
		from, to := dst, src
		from.sub, from.i, to.sub, to.i = argument, i, argument, i
		if own != nil && i < own.Params().Len() {
			to = node{obj: own.Params().At(i)}
		}
		k.flow(operand{ids: []int{k.id(from)}}, k.id(to))
		if fn, ok := src.obj.(*types.Func); ok && k.takesStatus(fn, i) {
			k.need(k.id(from), Written.bit())
		}
	}
}

// takesStatus reports whether argument i of fn is written as a status, as far
// as the table, the contract of http.ResponseWriter or facts know.
func (k *kinds) takesStatus(fn *types.Func, i int) bool {
	if sink := sinkOf(k.table.Func(fn)); sink != nil {
		return sink.Param == i && sink.Effect != framework.Names
	}
	if k.types.isWriteHeader(fn) {
		return i == 0
	}
	fact := k.facts.of(fn)
	return fact != nil && slices.Contains(fact.Status, i)
}

// functionSource returns the node of the function that e denotes, and the
// signature that holds its parameters where it is a declared function or a literal.
func (k *kinds) functionSource(e ast.Expr) (node, *types.Signature, bool) {
	e = ast.Unparen(e)
	switch x := e.(type) {
	case *ast.FuncLit:
		sig, ok := k.info.TypeOf(x).(*types.Signature)
		return node{lit: x}, sig, ok
	case *ast.CallExpr:
		if len(x.Args) == 1 && k.info.Types[x.Fun].IsType() {
			// Have: HandlerFunc(f)
			if named := namedFunc(k.info.TypeOf(x)); named != nil {
				if sig, ok := named.Type().Underlying().(*types.Signature); ok {
					k.functionInto(node{obj: named}, x.Args[0], sig)
				}
			}
			return k.functionSource(x.Args[0])
		}
	case *ast.Ident:
		if fn, ok := k.info.Uses[x].(*types.Func); ok {
			return node{obj: fn.Origin()}, fn.Origin().Signature(), true
		}
	case *ast.SelectorExpr:
		if fn, ok := k.info.Uses[x.Sel].(*types.Func); ok {
			sel := k.info.Selections[x]
			if sel != nil && sel.Kind() == types.MethodExpr {
				return node{obj: fn.Origin()}, nil, true
			}
			return node{obj: fn.Origin()}, fn.Origin().Signature(), true
		}
	}
	n, ok := k.place(e)
	return n, nil, ok
}

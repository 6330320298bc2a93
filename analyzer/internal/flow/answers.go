package flow

import (
	"go/ast"
	"go/types"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
)

// Some handlers never see the response. They return an object that writes
// itself, to which an adapter, generated or written by hand, gives the response:
// oapi-codegen's VisitXResponse(w), go-swagger's WriteResponse(w, producer).
// The object carries what its method writes, with what its fields hold.

// answering returns the methods by which a value of the named type writes
// itself as a response. A type that takes the request too is a handler, and
// one that is a response writes what it is given.
func (t *typeInfo) answering(named *types.Named) []*types.Func {
	if named.TypeParams().Len() > 0 || types.IsInterface(named) || t.isForeign(named) {
		return nil
	}
	var out []*types.Func
	for m := range named.Methods() {
		if t.writesItself(m) && !t.isResponse(named) {
			out = append(out, m)
		}
	}
	return out
}

// writesItself reports whether the method m, of a type or of an interface, is
// given a response to write its receiver to.
func (t *typeInfo) writesItself(m *types.Func) bool {
	sig := m.Signature()
	if !m.Exported() || sig.Params().Len() == 0 || sig.Params().Len() > 2 || sig.Results().Len() > 1 {
		return false
	}
	if sig.Results().Len() == 1 && !goast.IsError(sig.Results().At(0).Type()) {
		return false
	}
	for p := range sig.Params().Variables() {
		if goast.IsRequest(p.Type()) {
			return false // a handler
		}
	}
	first := sig.Params().At(0).Type()
	if !t.isResponse(first) {
		return false
	}
	if t.writer != nil && types.Implements(first, t.writer) {
		return true
	}
	// Have: a context, which holds the request as well. oapi-codegen's templates
	// for fiber and iris tell such a method from a handler by its name alone.
	return strings.HasPrefix(m.Name(), "Visit") && strings.HasSuffix(m.Name(), "Response")
}

// isAnswerInterface reports whether typ is an interface of objects that write
// themselves.
func (t *typeInfo) isAnswerInterface(typ types.Type) bool {
	i, ok := typ.Underlying().(*types.Interface)
	if !ok || t.implementsWriter(typ) {
		return false
	}
	for m := range i.Methods() {
		if t.writesItself(m) {
			return true
		}
	}
	return false
}

// answered returns what a value of type typ writes when it is given a
// response. made is the expression that makes it, which stands for statuses
// that its method names.
func (x *evaluator) answered(typ types.Type, self absval.Value, made ast.Expr) absval.Value {
	named := goast.NamedOf(typ)
	if named == nil {
		return absval.Value{}
	}
	var out absval.Value
	for _, m := range x.types.answering(named) {
		b := x.behaviourOf(x.function(m).Funcs[0])
		if b == nil {
			continue // not known
		}
		for _, e := range b.Effects {
			w := e.Written.Flat()
			v := absval.Value{Origins: chosenAt(w.Origins, made)}
			if b.Recv != nil {
				given := absval.Value{Params: w.Params}
				v = v.Join(x.in(given, absval.Subst{{Param: b.Recv, Value: self, Facts: absval.NoFacts()}}))
			}
			v.Params, v.Top = nil, false
			out = out.Join(x.carried(v))
		}
	}
	return out
}

// chosenAt returns atoms as named by the expression that makes what writes them.
func chosenAt(atoms []absval.Origin, made ast.Expr) []absval.Origin {
	var out []absval.Origin
	for _, a := range atoms {
		out = absval.AddOrigin(out, absval.Origin{Code: a.Code, Expr: made, Via: absval.Direct})
	}
	return out
}

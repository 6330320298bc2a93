package fact

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/flow/summary"
)

// An ImplementationsFact says which methods a call of an interface's method can
// call: all of them, in the programs that the package under analysis is part of. No
// package exports one. A driver that sees whole programs gives it to the packages
// that it analyses a second time (package link).
type ImplementationsFact struct{ Of []Implementation }

// An Implementation is a method of a type that implements an interface.
type Implementation struct {
	Pkg, Type, Name string
	Pointer         bool // its receiver is a pointer
	Sent            bool // values of the type carry what it returns (statusinfer.SentFact)
	Does            *FuncFact
}

// AFact marks ImplementationsFact as a fact.
func (*ImplementationsFact) AFact() {}

// Quiet reports true: the fact is for the package that is given it.
func (*ImplementationsFact) Quiet() bool { return true }

func (*ImplementationsFact) String() string { return "" }

// A Linked is one method that a call of an interface's method can call: Type.Name
// of the package under analysis where Own is set, else Ref, which has a summary.
type Linked struct {
	Own, Sent  bool
	Type, Name string
	Ref        absval.FuncRef
}

// Implementations returns what calls of an interface's method can call: none in the
// first round of a fixed point. ok is false where that is not known.
func (f *Importer) Implementations(method *types.Func) (list []Linked, ok bool) {
	method = method.Origin()
	if known, ok := f.linked[method]; ok {
		return known, known != nil
	}
	fact := new(ImplementationsFact)
	if f.pass.ImportObjectFact(method, fact) {
		list = []Linked{}
		for _, impl := range fact.Of {
			list = append(list, f.link(method, impl))
		}
	}
	f.linked[method] = list
	return list, list != nil
}

// link returns an implementation as a function with a summary. The package under
// analysis need not see its type, so that a stand-in takes its place. What its
// receiver holds is not known.
func (f *Importer) link(method *types.Func, impl Implementation) Linked {
	out := Linked{Own: impl.Pkg == f.pass.Pkg.Path(), Sent: impl.Sent, Type: impl.Type, Name: impl.Name}
	if out.Own {
		return out
	}
	pkg := types.NewPackage(impl.Pkg, "")
	var recv types.Type = types.NewNamed(types.NewTypeName(token.NoPos, pkg, impl.Type, nil), new(types.Struct), nil)
	if impl.Pointer {
		recv = types.NewPointer(recv)
	}
	self := types.NewVar(token.NoPos, pkg, "", recv)
	sig := method.Signature()
	fn := types.NewFunc(token.NoPos, pkg, impl.Name, types.NewSignatureType(self, nil, nil, ownVars(sig.Params()), ownVars(sig.Results()), sig.Variadic()))
	b := f.decode(impl.Does, fn.Signature())
	b.Mention(func(*ast.FuncLit) *summary.FuncSummary { return nil })
	b.Recv = nil // it is bound once and for all
	f.summaries[fn] = b
	out.Ref = absval.FuncRef{Obj: fn, Subst: absval.Subst{{Param: self, Value: absval.Unknown(), Facts: absval.NoFacts()}}}
	return out
}

// ownVars returns variables of their own for a tuple: conditions on those of one
// implementation say nothing of another.
func ownVars(tuple *types.Tuple) *types.Tuple {
	var out []*types.Var
	for v := range tuple.Variables() {
		out = append(out, types.NewParam(token.NoPos, v.Pkg(), v.Name(), v.Type()))
	}
	return types.NewTuple(out...)
}

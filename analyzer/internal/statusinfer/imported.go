package statusinfer

import (
	"go/ast"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/goast"
)

// imported looks up the facts of other packages.
type imported struct {
	pass    *analysis.Pass
	fields  *Fields
	learned map[FieldName]label // made when first asked for
}

// role returns the fact of a function of another package, or nil.
func (im *imported) role(fn *types.Func) *RoleFact {
	if fn == nil || fn.Pkg() == nil || fn.Pkg() == im.pass.Pkg {
		return nil
	}
	fact := new(RoleFact)
	if !im.pass.ImportObjectFact(fn.Origin(), fact) {
		return nil
	}
	return fact
}

// field returns what is known of a field of another package: by that package,
// and by those that use it.
func (im *imported) field(v *types.Var) label {
	switch v.Pkg() {
	case nil:
		return 0
	case im.pass.Pkg:
		return im.learnedOf(v) // by importers, if a driver that sees them says so
	}
	return im.exported(v) | im.learnedOf(v)
}

// exported returns what its own package knows of a field.
func (im *imported) exported(v *types.Var) label {
	fact := new(FieldFact)
	if !im.pass.ImportObjectFact(v, fact) {
		return 0
	}
	switch {
	case fact.Written && fact.Tested:
		return Written.bit()
	case fact.Written:
		return written
	}
	return Compared.bit()
}

// yields returns what is known of a result of a function or of the functions of
// a type of another package.
func (im *imported) yields(l Loc) label {
	if l.Part != ResultPart || l.Obj == nil || l.Obj.Pkg() == nil || l.Obj.Pkg() == im.pass.Pkg {
		return 0
	}
	switch obj := l.Obj.(type) {
	case *types.Func:
		if fact := im.role(obj); fact != nil && slices.Contains(fact.Yields, l.Index) {
			return Compared.bit()
		}
	case *types.TypeName:
		fact := new(ResultFact)
		if im.pass.ImportObjectFact(obj, fact) && slices.Contains(fact.Results, l.Index) {
			return written
		}
	}
	return 0
}

// allLearned returns what imports say of the fields of others, and what a driver
// says that has seen the importers (package link).
func (im *imported) allLearned() map[FieldName]label {
	if im.learned != nil {
		return im.learned
	}
	im.learned = make(map[FieldName]label)
	for _, pkg := range append([]*types.Package{im.pass.Pkg}, im.pass.Pkg.Imports()...) {
		fact := new(LearnedFieldFact)
		if !im.pass.ImportPackageFact(pkg, fact) {
			continue // says nothing
		}
		for _, l := range fact.Fields {
			r := written
			if l.Tested {
				r = Written.bit()
			}
			im.learned[l.Field] |= r
		}
	}
	return im.learned
}

// learnedOf returns what imports say of a field of another package.
func (im *imported) learnedOf(v *types.Var) label {
	if len(im.allLearned()) == 0 || !goast.IsInteger(v.Type()) {
		return 0
	}
	name, ok := im.fields.NameOf(v.Origin())
	if !ok {
		return 0
	}
	return im.learned[name]
}

// learn records what fn does with the arguments of a call, as facts of other
// packages say.
func (g *calls) learn(call *ast.CallExpr, fn *types.Func) {
	g.interfaceMethod(fn)
	if fn.Pkg() == g.Pkg {
		g.sites[fn] = append(g.sites[fn], call)
		return
	}
	if pair, ok := compares(fn); ok {
		g.compare(g.arg(call, pair[0]), g.arg(call, pair[1]))
	}
	if pair, ok := comparesGenerically(fn); ok {
		g.compareArgs(call, fn.Signature(), pair)
	}
	if i, ok := stored(fn); ok {
		g.store(call, i)
	}
	if fact := g.facts.role(fn); fact != nil {
		g.apply(call, fn.Signature(), fact)
	}
}

// apply records what a fact says about the arguments of a call.
func (g *calls) apply(call *ast.CallExpr, sig *types.Signature, fact *RoleFact) {
	mark := func(i int, r label) {
		for _, a := range goast.ArgsOf(g.Info, call, sig, i) {
			g.mark(g.operand(a.Expr, max(a.Index, 0)), r)
		}
	}
	for _, i := range fact.Status {
		mark(i, fact.labelOf(i))
	}
	for _, i := range fact.Compared {
		mark(i, Compared.bit())
	}
	for _, pair := range fact.Equal {
		g.compareArgs(call, sig, pair)
	}
	for _, pair := range fact.Calls {
		for _, a := range goast.ArgsOf(g.Info, call, sig, pair[0]) {
			if src, _, ok := g.functionSource(a.Expr, 0); ok {
				src.Part, src.Index = ResultPart, pair[1]
				g.propagateBackward(g.id(src), written)
			}
		}
	}
	for _, s := range fact.Stores {
		if field := g.Fields.Resolve(s.Field); field != nil {
			g.bind(call, sig, s.Param, Loc{Obj: field})
		}
	}
}

// interfaceMethod notes a method of an interface that the package calls.
func (g *calls) interfaceMethod(fn *types.Func) {
	recv := fn.Signature().Recv()
	if recv != nil && types.IsInterface(recv.Type()) && !slices.Contains(g.interfaceMethods, fn) {
		g.interfaceMethods = append(g.interfaceMethods, fn)
	}
}

// passed returns the arguments of a call that come back as result i of fn.
func (g *reader) passed(call *ast.CallExpr, fn *types.Func, i int) []goast.Arg {
	fact := g.facts.role(fn)
	if fact == nil {
		return nil
	}
	var out []goast.Arg
	for _, pair := range fact.Passes {
		if pair[1] == i {
			out = append(out, goast.ArgsOf(g.Info, call, fn.Signature(), pair[0])...)
		}
	}
	return out
}

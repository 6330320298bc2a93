package flow

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/flow/summary"
	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
)

// facts looks up what other packages' analysis found.
type facts struct {
	pass       *analysis.Pass
	table      *framework.Table
	behaviours map[*types.Func]*summary.FuncSummary
	fields     map[*types.Package]map[string]*types.Var // "Type.Field"
	carriers   []carrierMethod
	listed     bool
	foreign    map[fieldFact]roles      // see learned
	resolved   map[fieldFact]*types.Var // by field; nil for none
	unseen     map[*types.Var]fieldFact // those of no package that is seen
}

func newFacts(pass *analysis.Pass, table *framework.Table) *facts {
	return &facts{
		pass:       pass,
		table:      table,
		behaviours: make(map[*types.Func]*summary.FuncSummary),
		fields:     make(map[*types.Package]map[string]*types.Var),
		resolved:   make(map[fieldFact]*types.Var),
		unseen:     make(map[*types.Var]fieldFact),
	}
}

// of returns the fact of a function of another package, or nil.
func (f *facts) of(fn *types.Func) *funcFact {
	if fn == nil || fn.Pkg() == nil || fn.Pkg() == f.pass.Pkg {
		return nil
	}
	fact := new(funcFact)
	if !f.pass.ImportObjectFact(fn.Origin(), fact) {
		return nil
	}
	return fact
}

// roles returns what is known of a field of another package: by its own, and by
// those that use it.
func (f *facts) roles(v *types.Var) roles {
	if v.Pkg() == nil || v.Pkg() == f.pass.Pkg {
		return 0
	}
	return f.exported(v) | f.learnedOf(v)
}

// exported returns what its own package knows of a field.
func (f *facts) exported(v *types.Var) roles {
	fact := new(isStatusFact)
	if !f.pass.ImportObjectFact(v, fact) {
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

// yields returns what is known of result or argument n.i of n.
func (f *facts) yields(n node) roles {
	if n.sub != result || n.obj == nil || n.obj.Pkg() == nil || n.obj.Pkg() == f.pass.Pkg {
		return 0
	}
	switch obj := n.obj.(type) {
	case *types.Func:
		if fact := f.of(obj); fact != nil && slices.Contains(fact.Yields, n.i) {
			return Compared.bit()
		}
	case *types.TypeName:
		fact := new(yieldsFact)
		if f.pass.ImportObjectFact(obj, fact) && slices.Contains(fact.Results, n.i) {
			return written
		}
	}
	return 0
}

// apply records in the graph of kinds what fn does with its arguments.
func (f *facts) apply(k *kinds, call *ast.CallExpr, fn *types.Func) {
	if fn.Pkg() == f.pass.Pkg {
		k.calls[fn] = append(k.calls[fn], call)
		f.interfaceMethod(k, fn)
		return
	}
	if pair, ok := compares(fn); ok {
		k.compare(k.arg(call, pair[0]), k.arg(call, pair[1]))
	}
	if pair, ok := comparesGenerically(fn); ok {
		k.compareArgs(call, fn.Signature(), pair)
	}
	f.interfaceMethod(k, fn)
	fact := f.of(fn)
	if fact == nil {
		return
	}
	sig := fn.Signature()
	mark := func(i int, r roles) {
		for _, a := range goast.ArgsOf(k.info, call, sig, i) {
			k.mark(k.operand(a.Expr, max(a.Index, 0)), r)
		}
	}
	for _, i := range fact.Status {
		mark(i, fact.roleOf(i))
	}
	for _, i := range fact.Compared {
		mark(i, Compared.bit())
	}
	for _, pair := range fact.Equal {
		k.compareArgs(call, sig, pair)
	}
	for _, pair := range fact.Calls {
		for _, a := range goast.ArgsOf(k.info, call, sig, pair[0]) {
			if src, _, ok := k.functionSource(a.Expr); ok {
				src.sub, src.i = result, pair[1]
				k.need(k.id(src), written)
			}
		}
	}
	f.fieldsOf(k, call, sig, fact)
}

// interfaceMethod notes a method of an interface that the package calls.
func (f *facts) interfaceMethod(k *kinds, fn *types.Func) {
	recv := fn.Signature().Recv()
	if recv != nil && types.IsInterface(recv.Type()) && !slices.Contains(k.interfaceMethods, fn) {
		k.interfaceMethods = append(k.interfaceMethods, fn)
	}
}

// fieldsOf records the arguments that fn stores in fields.
func (f *facts) fieldsOf(k *kinds, call *ast.CallExpr, sig *types.Signature, fact *funcFact) {
	if fact.Does == nil {
		return
	}
	into := func(v valueFact) {
		for _, p := range v.flat().Parts {
			field := f.field(p.Field)
			if field == nil {
				continue
			}
			for _, i := range p.Value.flat().Params {
				k.bind(call, sig, i, node{obj: field})
			}
		}
	}
	for _, r := range fact.Does.Results {
		into(r)
	}
	for _, s := range fact.Does.Stores {
		into(s.Value)
	}
}

// passed returns the arguments that come back as result i of fn.
func (f *facts) passed(info *types.Info, call *ast.CallExpr, fn *types.Func, i int) []goast.Arg {
	if goast.IsFunc(fn, "cmp", "Or") {
		return goast.ArgsOf(info, call, fn.Signature(), 0)
	}
	fact := f.of(fn)
	if fact == nil || fact.Does == nil || i >= len(fact.Does.Results) {
		return nil
	}
	var out []goast.Arg
	for _, p := range fact.Does.Results[i].flat().Params {
		if p >= 0 {
			out = append(out, goast.ArgsOf(info, call, fn.Signature(), p)...)
		}
	}
	return out
}

// field resolves the name of a field. One of a package that this package sees
// nothing of is stood for by a variable: an error comes from here, another
// package answers it, and neither says in its API where its status is.
func (f *facts) field(p fieldFact) *types.Var {
	v, ok := f.resolved[p]
	if !ok {
		v = f.resolve(p)
		f.resolved[p] = v
	}
	return v
}

func (f *facts) resolve(p fieldFact) *types.Var {
	if pkg := goast.FindImport(f.pass.Pkg, p.Pkg); pkg != nil {
		if v := f.fieldsIn(pkg)[p.Type+"."+p.Name]; v != nil {
			return v // else export data leaves out what no API speaks of
		}
	}
	if f.table.Known(p.Pkg) {
		return nil // an import of it would be needed to know more
	}
	v := types.NewField(token.NoPos, types.NewPackage(p.Pkg, ""), p.Name, types.Typ[types.Int], false)
	f.unseen[v] = p
	return v
}

// fieldsIn returns the integer fields of the structs that pkg declares.
func (f *facts) fieldsIn(pkg *types.Package) map[string]*types.Var {
	if m, ok := f.fields[pkg]; ok {
		return m
	}
	m := make(map[string]*types.Var)
	scope := pkg.Scope()
	for _, name := range scope.Names() {
		tn, ok := scope.Lookup(name).(*types.TypeName)
		if !ok || tn.IsAlias() {
			continue
		}
		st, ok := tn.Type().Underlying().(*types.Struct)
		if !ok {
			continue
		}
		for v := range st.Fields() {
			if goast.IsInteger(v.Type()) {
				m[name+"."+v.Name()] = v.Origin()
			}
		}
	}
	f.fields[pkg] = m
	return m
}

// nameOf returns the names by which importers find a field.
func (f *facts) nameOf(v *types.Var) (fieldFact, bool) {
	if name, ok := f.unseen[v]; ok {
		return name, true
	}
	least := "" // two types of one struct share its fields: type B A
	for name, field := range f.fieldsIn(v.Pkg()) {
		if field == v && (least == "" || name < least) {
			least = name
		}
	}
	if least == "" {
		return fieldFact{}, false
	}
	typeName := least[:len(least)-len(v.Name())-1]
	return fieldFact{Pkg: v.Pkg().Path(), Type: typeName, Name: v.Name()}, true
}

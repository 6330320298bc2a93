package statusinfer

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
)

// Fields translates between fields and the names that facts give them.
type Fields struct {
	pass     *analysis.Pass
	table    *framework.Table
	byName   map[*types.Package]map[string]*types.Var // "Type.Field"
	resolved map[FieldName]*types.Var                 // nil for none
	unseen   map[*types.Var]FieldName                 // stand-ins, see Resolve
}

func newFields(pass *analysis.Pass, table *framework.Table) *Fields {
	return &Fields{
		pass:     pass,
		table:    table,
		byName:   make(map[*types.Package]map[string]*types.Var),
		resolved: make(map[FieldName]*types.Var),
		unseen:   make(map[*types.Var]FieldName),
	}
}

// Resolve returns the field of that name, or nil. For a field of a package of
// which this package sees nothing it returns a stand-in: an error comes from
// one package, another answers it, and neither says in its API where the status
// of the error is.
func (f *Fields) Resolve(name FieldName) *types.Var {
	v, ok := f.resolved[name]
	if !ok {
		v = f.resolve(name)
		f.resolved[name] = v
	}
	return v
}

func (f *Fields) resolve(name FieldName) *types.Var {
	if pkg := goast.FindImport(f.pass.Pkg, name.Pkg); pkg != nil {
		if v := f.in(pkg)[name.Type+"."+name.Name]; v != nil {
			return v // export data leaves out what no exported declaration mentions
		}
	}
	if f.table.Known(name.Pkg) {
		return nil // an import of it would be needed to know more
	}
	v := types.NewField(token.NoPos, types.NewPackage(name.Pkg, ""), name.Name, types.Typ[types.Int], false)
	f.unseen[v] = name
	return v
}

// in returns the fields of the structs that pkg declares, those that hold integers,
// functions or handlers, and of errors the texts: codes by which a mapper chooses.
func (f *Fields) in(pkg *types.Package) map[string]*types.Var {
	if m, ok := f.byName[pkg]; ok {
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
			b, isBasic := v.Type().Underlying().(*types.Basic)
			isText := isBasic && b.Info()&types.IsString != 0
			if goast.IsInteger(v.Type()) || goast.IsCallable(v.Type()) || isText && goast.IsError(types.NewPointer(tn.Type())) {
				m[name+"."+v.Name()] = v.Origin()
			}
		}
	}
	f.byName[pkg] = m
	return m
}

// NameOf returns the name by which importers find a field, and whether there is one.
func (f *Fields) NameOf(v *types.Var) (FieldName, bool) {
	if name, ok := f.unseen[v]; ok {
		return name, true
	}
	if v.Pkg() == nil {
		return FieldName{}, false
	}
	least := "" // two types of one struct share its fields: type B A
	for name, field := range f.in(v.Pkg()) {
		if field == v && (least == "" || name < least) {
			least = name
		}
	}
	if least == "" {
		return FieldName{}, false
	}
	typeName := least[:len(least)-len(v.Name())-1]
	return FieldName{Pkg: v.Pkg().Path(), Type: typeName, Name: v.Name()}, true
}

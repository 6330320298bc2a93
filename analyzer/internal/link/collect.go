package link

import (
	"cmp"
	"go/ast"
	"go/types"
	"maps"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/flow/fact"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/program"
	"github.com/statuslint/statuslint/analyzer/internal/response"
)

// A collector makes the report of one package.
type collector struct {
	*program.Program
	pass    *analysis.Pass
	out     *Package
	calls   map[Name]bool
	uses    map[string]bool
	opened  map[Name]bool
	widened map[[2]Name]bool
	foreign map[*types.Named]map[Name]bool // types of other modules, and what they are converted to
	funcs   map[Name]bool                  // methods whose summaries are reported
	does    func(*types.Func) *fact.FuncFact
}

// Collect returns the report of the package of pass; nil where it is of no module,
// or of tests alone. does returns what a declared method of the package, or of one
// that it imports, does; nil where that is not known.
func Collect(pass *analysis.Pass, p *program.Program, does func(*types.Func) *fact.FuncFact) *Package {
	if pass.Module == nil || pass.Module.Path == "" || strings.HasSuffix(pass.Pkg.Name(), "_test") {
		return nil
	}
	c := &collector{
		Program: p, pass: pass,
		out:     &Package{Path: pass.Pkg.Path(), Module: pass.Module.Path},
		calls:   make(map[Name]bool),
		uses:    make(map[string]bool),
		opened:  make(map[Name]bool),
		widened: make(map[[2]Name]bool),
		foreign: make(map[*types.Named]map[Name]bool),
		funcs:   make(map[Name]bool),
		does:    does,
	}
	imports := make(map[string]bool)
	for _, file := range pass.Files {
		if goast.IsTest(pass.Fset, file) {
			continue // no program has it
		}
		c.out.Main = pass.Pkg.Name() == "main"
		for _, spec := range file.Imports {
			imports[strings.Trim(spec.Path.Value, "\"`")] = true
		}
		ast.Inspect(file, c.node)
	}
	for _, fn := range p.Funcs {
		if !fn.Test {
			c.function(fn)
		}
	}
	c.instances()
	c.addForeign()
	c.out.Imports = slices.Sorted(maps.Keys(imports))
	c.out.Uses = slices.Sorted(maps.Keys(c.uses))
	c.out.Calls = slices.SortedFunc(maps.Keys(c.calls), Name.compare)
	c.out.Opened = slices.SortedFunc(maps.Keys(c.opened), Name.compare)
	c.out.Widened = slices.SortedFunc(maps.Keys(c.widened), func(a, b [2]Name) int { return cmp.Or(a[0].compare(b[0]), a[1].compare(b[1])) })
	return c.out
}

// AddSent adds methods whose result the package knows to be a status that is written.
func (p *Package) AddSent(methods []*types.Func) {
	for _, m := range methods {
		if name, ok := methodName(m.Origin()); ok && !goast.IsStd(m.Pkg()) {
			p.Sent = append(p.Sent, name)
		}
	}
	slices.SortFunc(p.Sent, Name.compare)
}

func (n Name) compare(m Name) int {
	return cmp.Or(strings.Compare(n.Pkg, m.Pkg), strings.Compare(n.Type, m.Type), strings.Compare(n.Name, m.Name))
}

// node records what one node declares, names or converts.
func (c *collector) node(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.TypeSpec:
		c.typeSpec(n)
	case *ast.StructType:
		if st, ok := c.Info.TypeOf(n).(*types.Struct); ok && embeds(st) {
			c.addType("", st, false)
		}
	case *ast.Ident:
		c.use(n)
	default:
		c.converts(n)
	}
	return true
}

func embeds(st *types.Struct) bool {
	for f := range st.Fields() {
		if f.Embedded() {
			return true
		}
	}
	return false
}

// use records the package of a function or variable, and the method of an
// interface that is called, or taken as a value.
func (c *collector) use(id *ast.Ident) {
	obj := c.Info.Uses[id]
	if obj == nil || obj.Pkg() == nil || goast.IsStd(obj.Pkg()) {
		return
	}
	fn, ok := obj.(*types.Func)
	if _, isVar := obj.(*types.Var); !ok && !isVar {
		return // a type, a constant
	}
	if obj.Pkg() != c.Pkg {
		c.uses[obj.Pkg().Path()] = true
	}
	if !ok || fn.Signature().Recv() == nil || !types.IsInterface(fn.Signature().Recv().Type()) {
		return // a function, or a method that is known
	}
	if name, ok := methodName(fn); ok && canMatter(fn.Signature()) {
		c.calls[name] = true
	}
}

// canMatter reports whether what a method does can make a difference to what a
// handler sends: it returns what can carry a status, is given something to call, or
// something to write to.
func canMatter(sig *types.Signature) bool {
	for r := range sig.Results().Variables() {
		if response.MayCarry(r.Type()) {
			return true
		}
	}
	for p := range sig.Params().Variables() {
		switch u := p.Type().Underlying().(type) {
		case *types.Signature, *types.Pointer, *types.Struct:
			return true
		case *types.Interface:
			if u.NumMethods() > 0 && !isContext(p.Type()) {
				return true
			}
		}
	}
	return false
}

// isContext reports whether t is context.Context, by which nothing is written.
func isContext(t types.Type) bool {
	named := goast.NamedOf(t)
	return named != nil && named.Obj().Name() == "Context" && named.Obj().Pkg() != nil && named.Obj().Pkg().Path() == "context"
}

// methodName returns the name of a method. ok is false for one of a type that has
// no name at package level.
func methodName(fn *types.Func) (name Name, ok bool) {
	named := goast.NamedOf(fn.Signature().Recv().Type())
	if named == nil || !atPackageLevel(named.Obj()) {
		return Name{}, false
	}
	return Name{named.Obj().Pkg().Path(), named.Obj().Name(), fn.Name()}, true
}

func atPackageLevel(tn *types.TypeName) bool {
	return tn.Pkg() != nil && tn.Parent() == tn.Pkg().Scope()
}

// typeSpec records a type or an interface.
func (c *collector) typeSpec(s *ast.TypeSpec) {
	tn, ok := c.Info.Defs[s.Name].(*types.TypeName)
	if !ok || tn.IsAlias() {
		return
	}
	named, ok := tn.Type().(*types.Named)
	if !ok {
		return // a type parameter
	}
	name := ""
	if atPackageLevel(tn) {
		name = tn.Name()
	}
	if i, ok := named.Underlying().(*types.Interface); ok {
		if name != "" && i.NumMethods() > 0 && i.IsMethodSet() {
			c.out.Interfaces = append(c.out.Interfaces, Interface{name, c.interfaceMethods(i), c.closed(i)})
		}
		return
	}
	c.addType(name, named, c.isDouble(named))
}

func (c *collector) interfaceMethods(i *types.Interface) []Method {
	var out []Method
	for m := range i.Methods() {
		name, _ := methodName(m)
		out = append(out, Method{ID: m.Id(), Sig: signatureOf(m.Signature()), Func: name})
	}
	return out
}

// addType records the methods that a pointer to a value of type t has.
func (c *collector) addType(name string, t types.Type, double bool) {
	set := types.NewMethodSet(types.NewPointer(t))
	if set.Len() == 0 {
		return
	}
	out := Type{Name: name, Double: double}
	for sel := range set.Methods() {
		fn := sel.Obj().(*types.Func)
		m := Method{ID: fn.Id(), Sig: signatureOf(sel.Type().(*types.Signature))}
		m.Func, _ = methodName(fn.Origin())
		m.Abstract = types.IsInterface(fn.Signature().Recv().Type())
		out.Methods = append(out.Methods, m)
		if fn.Pkg() != c.Pkg && !m.Abstract && !c.isLocal(fn.Pkg()) {
			c.method(fn.Origin())
		}
	}
	slices.SortFunc(out.Methods, func(a, b Method) int { return strings.Compare(a.ID, b.ID) })
	c.out.Types = append(c.out.Types, out)
}

// isDouble reports whether a type is made for tests: it passes what it is asked to a
// library of mocks.
func (c *collector) isDouble(named *types.Named) bool {
	st, ok := named.Underlying().(*types.Struct)
	if !ok {
		return false
	}
	for f := range st.Fields() {
		if of := goast.NamedOf(f.Type()); of != nil && of.Obj().Pkg() != nil {
			switch of.Obj().Pkg().Path() {
			case "go.uber.org/mock/gomock", "github.com/golang/mock/gomock", "github.com/stretchr/testify/mock":
				return true
			}
		}
	}
	return false
}

// isLocal reports whether pkg is of the package's own module.
func (c *collector) isLocal(pkg *types.Package) bool {
	return pkg != nil && within(pkg.Path(), c.pass.Module.Path)
}

// within reports whether a package of that path belongs to a module, unless
// another module lies inside it.
func within(path, module string) bool {
	rest, ok := strings.CutPrefix(path, module)
	return ok && (rest == "" || rest[0] == '/')
}

// addForeign records the types of other modules that are converted to interfaces of
// this one.
func (c *collector) addForeign() {
	byName := func(a, b *types.Named) int {
		return strings.Compare(types.TypeString(a, nil), types.TypeString(b, nil))
	}
	for _, named := range slices.SortedFunc(maps.Keys(c.foreign), byName) {
		c.addType("", named, c.isDouble(named))
		last := &c.out.Types[len(c.out.Types)-1]
		last.Foreign, last.Into = true, slices.SortedFunc(maps.Keys(c.foreign[named]), Name.compare)
	}
}

// function records what a method does, and what the function returns.
func (c *collector) function(fn *program.Function) {
	results := fn.Sig.Results()
	for _, ret := range fn.Returns {
		c.assigned(results.Len(), ret.Results, func(i int) types.Type { return results.At(i).Type() })
	}
	if fn.Obj != nil && fn.Recv != nil {
		c.method(fn.Obj)
	}
}

// method records what a declared method does.
func (c *collector) method(fn *types.Func) {
	name, ok := methodName(fn)
	if !ok || c.funcs[name] {
		return // not type-checked, or promoted to another type as well
	}
	c.funcs[name] = true
	_, pointer := types.Unalias(fn.Signature().Recv().Type()).(*types.Pointer)
	if f := c.does(fn); f != nil {
		c.out.Funcs = append(c.out.Funcs, Func{name, pointer, f})
	}
}

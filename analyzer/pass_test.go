package analyzer_test

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"reflect"
	"runtime/debug"

	"golang.org/x/tools/go/analysis"
)

// A unit is a package to be analysed by the least that a driver can give: a pass
// without ReadFile, Module, OtherFiles, IgnoredFiles and TypeErrors, as Bazel's
// nogo makes it.
type unit struct {
	fset  *token.FileSet
	files []*ast.File
	pkg   *types.Package
	info  *types.Info
	facts facts // of all that the package imports; gains its own
	found []analysis.Diagnostic
}

// facts are what analyses exported, by object (nil for facts on
// packages), package and type.
type facts map[factKey]analysis.Fact

type factKey struct {
	obj types.Object
	pkg *types.Package
	typ reflect.Type
}

func (f facts) get(obj types.Object, pkg *types.Package, fact analysis.Fact) bool {
	v, ok := f[factKey{obj, pkg, reflect.TypeOf(fact)}]
	if ok {
		reflect.ValueOf(fact).Elem().Set(reflect.ValueOf(v).Elem())
	}
	return ok
}

func (f facts) put(obj types.Object, pkg *types.Package, fact analysis.Fact) {
	f[factKey{obj, pkg, reflect.TypeOf(fact)}] = fact
}

// of returns the facts of an analyzer's types.
func (f facts) of(a *analysis.Analyzer) (objs []analysis.ObjectFact, pkgs []analysis.PackageFact) {
	for key, fact := range f {
		for _, t := range a.FactTypes {
			switch {
			case reflect.TypeOf(t) != key.typ:
			case key.obj != nil:
				objs = append(objs, analysis.ObjectFact{Object: key.obj, Fact: fact})
			default:
				pkgs = append(pkgs, analysis.PackageFact{Package: key.pkg, Fact: fact})
			}
		}
	}
	return objs, pkgs
}

// check type-checks the files of the unit.
func (u *unit) check(path string, config types.Config) error {
	u.info = &types.Info{
		Types:        make(map[ast.Expr]types.TypeAndValue),
		Defs:         make(map[*ast.Ident]types.Object),
		Uses:         make(map[*ast.Ident]types.Object),
		Implicits:    make(map[ast.Node]types.Object),
		Instances:    make(map[*ast.Ident]types.Instance),
		Scopes:       make(map[ast.Node]*types.Scope),
		Selections:   make(map[*ast.SelectorExpr]*types.Selection),
		FileVersions: make(map[*ast.File]string),
	}
	var err error
	u.pkg, err = config.Check(path, u.fset, u.files, u.info)
	return err
}

// run runs an analyzer after those that it requires. A panic is an error that
// holds the stack.
func (u *unit) run(a *analysis.Analyzer) error {
	_, err := u.result(a, make(map[*analysis.Analyzer]any))
	return err
}

func (u *unit) result(a *analysis.Analyzer, done map[*analysis.Analyzer]any) (res any, err error) {
	if res, ok := done[a]; ok {
		return res, nil
	}
	inputs := make(map[*analysis.Analyzer]any)
	for _, req := range a.Requires {
		if inputs[req], err = u.result(req, done); err != nil {
			return nil, err
		}
	}
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%s of %s panics: %v\n%s", a.Name, u.pkg.Path(), p, debug.Stack())
		}
	}()
	res, err = a.Run(u.pass(a, inputs))
	done[a] = res
	return res, err
}

func (u *unit) pass(a *analysis.Analyzer, inputs map[*analysis.Analyzer]any) *analysis.Pass {
	return &analysis.Pass{
		Analyzer: a, Fset: u.fset, Files: u.files, Pkg: u.pkg, TypesInfo: u.info,
		TypesSizes: types.SizesFor("gc", "amd64"), ResultOf: inputs,
		Report: func(d analysis.Diagnostic) { u.found = append(u.found, d) },
		ImportObjectFact: func(obj types.Object, fact analysis.Fact) bool {
			return u.facts.get(obj, nil, fact)
		},
		ImportPackageFact: func(pkg *types.Package, fact analysis.Fact) bool {
			return u.facts.get(nil, pkg, fact)
		},
		ExportObjectFact: func(obj types.Object, fact analysis.Fact) {
			if obj.Pkg() != u.pkg {
				panic(fmt.Sprintf("a fact on %v, which is of another package", obj))
			}
			u.facts.put(obj, nil, fact)
		},
		ExportPackageFact: func(fact analysis.Fact) { u.facts.put(nil, u.pkg, fact) },
		AllObjectFacts:    func() []analysis.ObjectFact { objs, _ := u.facts.of(a); return objs },
		AllPackageFacts:   func() []analysis.PackageFact { _, pkgs := u.facts.of(a); return pkgs },
	}
}

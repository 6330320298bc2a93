package framework

import (
	"go/types"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/go/packages"

	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/internal/analysistest"
)

// unserved are packages that the module proxy did not serve when the table was
// made, and why nothing stands in for them: their entries were read from the
// repositories, and stubs written from the entries would hold them against
// themselves.
var unserved = map[string]string{
	"gofr.dev": "no version served, asked for by name; read from 5901021 (2026-05-26)",
}

// TestUnserved demands that every package of the table is either resolved
// against its module or said to be unserved, and that no reason is left over.
func TestUnserved(t *testing.T) {
	gomod, err := os.ReadFile("../../../testdata/frameworks/go.mod")
	if err != nil {
		t.Fatal(err)
	}
	used := make(map[string]int)
	for _, list := range all() {
		for _, m := range list {
			if root := unservedRoot(m.paths[0]); root != "" {
				used[root] += len(m.entries)
			}
		}
	}
	for root, why := range unserved {
		if used[root] == 0 {
			t.Errorf("%s: no entries of the table", root)
		}
		if strings.Contains(string(gomod), "\t"+root+" ") {
			t.Errorf("%s: required, and so served", root)
		}
		t.Logf("%s: %d entries not resolved: %s", root, used[root], why)
	}
}

// TestNetHTTP holds the entries of net/http against its source.
func TestNetHTTP(t *testing.T) {
	imp := analysistest.Standard()
	for _, path := range []string{"net/http", "net/http/httptest", "net/http/httputil", "net/http/pprof", "expvar"} {
		pkg, err := imp.Import(path)
		if err != nil {
			t.Fatal(err)
		}
		check(t, pkg)
	}
}

// TestFrameworks holds every other entry against the real module.
func TestFrameworks(t *testing.T) {
	analysistest.Long(t)
	dir, err := filepath.Abs("../../../testdata/frameworks")
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	for _, list := range all() {
		for _, m := range list {
			if !isUnserved(m.paths[0]) && strings.Contains(m.paths[0], ".") {
				paths = append(paths, m.paths[0])
			}
		}
	}
	pkgs, err := packages.Load(&packages.Config{Mode: packages.NeedName | packages.NeedTypes | packages.NeedImports | packages.NeedDeps | packages.NeedExportFile, Dir: dir}, paths...)
	if err != nil {
		t.Fatal(err)
	}
	if len(pkgs) != len(paths) {
		t.Errorf("%d packages for %d paths", len(pkgs), len(paths))
	}
	for _, p := range pkgs {
		if len(p.Errors) > 0 {
			t.Errorf("%s: %v", p.PkgPath, p.Errors)
			continue
		}
		check(t, p.Types)
	}
}

func isUnserved(path string) bool { return unservedRoot(path) != "" }

// unservedRoot returns the module of a package that is not served, or "".
func unservedRoot(path string) string {
	for root := range unserved {
		if path == root || strings.HasPrefix(path, root+"/") {
			return root
		}
	}
	return ""
}

// check demands that every entry for pkg names something in it, and that the
// indices of its parameters are there and of the right kind.
func check(t *testing.T, pkg *types.Package) {
	t.Helper()
	table := New(nil)
	for _, name := range table.Missing(pkg) {
		t.Errorf("%s: not in the package", name)
	}
	m := modules()[pkg.Path()]
	if m == nil {
		t.Errorf("%s: no entries", pkg.Path())
		return
	}
	for _, e := range m.entries {
		fn, ok := lookup(pkg, e.name).(*types.Func)
		if !ok || e.fn == nil {
			continue
		}
		for _, s := range e.fn.Sinks {
			checkSink(t, fn, s)
		}
		if r := e.fn.Register; r != nil {
			checkRegister(t, fn, r)
		}
	}
}

func checkSink(t *testing.T, fn *types.Func, s Sink) {
	t.Helper()
	params := fn.Signature().Params()
	if i := s.Response.Index(); i >= 0 && (s.Effect == Writes || s.Effect == Sets) && (i >= params.Len() || !holdsResponse(params.At(i).Type())) {
		t.Errorf("%s: argument %d is no response", fn.FullName(), i)
	}
	switch s.Kind {
	case Fixed, Implicit:
		if len(s.Codes) == 0 && !s.Passes {
			t.Errorf("%s: no statuses", fn.FullName())
		}
		return
	}
	if s.Param >= params.Len() {
		t.Errorf("%s: no parameter %d", fn.FullName(), s.Param)
		return
	}
	typ := params.At(s.Param).Type()
	if list, ok := typ.(*types.Slice); ok {
		typ = list.Elem()
	}
	b, isBasic := typ.Underlying().(*types.Basic)
	switch s.Kind {
	case ErrorParam:
		if !types.IsInterface(typ) {
			t.Errorf("%s: parameter %d is a %s, no error", fn.FullName(), s.Param, typ)
		}
	case Param, Variadic:
		if !isBasic || b.Info()&types.IsInteger == 0 {
			t.Errorf("%s: parameter %d is a %s, no number", fn.FullName(), s.Param, typ)
		}
	case ParamString:
		if !isBasic || b.Info()&types.IsString == 0 {
			t.Errorf("%s: parameter %d is a %s, no text", fn.FullName(), s.Param, typ)
		}
	}
}

// holdsResponse reports whether t is a response that the table knows, or what
// one comes with: the request that carries a status (chi/render), a writer.
func holdsResponse(t types.Type) bool {
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		t = p.Elem()
	}
	named, ok := types.Unalias(t).(*types.Named)
	if !ok {
		return false
	}
	if entry := New(nil).Type(named.Obj()); entry != nil && entry.Response {
		return true
	}
	path, name := named.Obj().Pkg().Path(), named.Obj().Name()
	return path == "net/http" && name == "Request" || path == "io" && name == "Writer"
}

func checkRegister(t *testing.T, fn *types.Func, r *Register) {
	t.Helper()
	params := fn.Signature().Params()
	for what, i := range map[string]Arg{"path": r.Path, "handler": r.Handler, "callback": r.Callback, "struct": r.Struct} {
		if i.Index() >= params.Len() {
			t.Errorf("%s: no parameter %d for the %s", fn.FullName(), i.Index(), what)
		}
	}
	if r.From == MethodArg && r.MethodArg >= params.Len() {
		t.Errorf("%s: no parameter %d for the method", fn.FullName(), r.MethodArg)
	}
	if i := r.Path.Index(); i >= 0 && i < params.Len() && r.Role != With && (r.Role != Mount || r.Position != Last) && !isText(params.At(i).Type()) && !isTemplate(params.At(i).Type()) {
		t.Errorf("%s: the path is a %s", fn.FullName(), params.At(i).Type())
	}
	if i := r.Callback.Index(); i >= 0 && i < params.Len() {
		if _, ok := params.At(i).Type().Underlying().(*types.Signature); !ok {
			t.Errorf("%s: the callback is a %s", fn.FullName(), params.At(i).Type())
		}
	}
}

func isText(t types.Type) bool {
	if s, ok := t.(*types.Slice); ok {
		t = s.Elem()
	}
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsString != 0
}

// isTemplate reports whether a function of the table makes a path of type t.
func isTemplate(t types.Type) bool {
	named := goast.NamedOf(t)
	if named == nil || named.Obj().Pkg() == nil {
		return false
	}
	table, scope := New(nil), named.Obj().Pkg().Scope()
	for _, name := range scope.Names() {
		fn, ok := scope.Lookup(name).(*types.Func)
		if !ok {
			continue
		}
		if e := table.Func(fn); e != nil && e.Template != nil && types.Identical(goast.ResultType(fn.Signature().Results(), 0), t) {
			return true
		}
	}
	return false
}

// TestOwn demands that a user's entry wins over the table's, by whichever way
// its receiver is spelled.
func TestOwn(t *testing.T) {
	pkg, err := analysistest.Standard().Import("net/http")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"net/http.Error", "(net/http.ResponseWriter).WriteHeader", "(*net/http.Server).Serve"} {
		own := Own{Func: name, Sink: &Sink{Kind: Fixed, Codes: []int{418}}}
		fn, ok := own.Lookup(pkg)
		if !ok {
			t.Errorf("%s: not found", name)
			continue
		}
		got := New([]Own{own}).Func(fn)
		if got == nil || got.Sinks[0].Codes[0] != 418 {
			t.Errorf("%s: the table's entry won: %+v", name, got)
		}
	}
	if _, ok := (Own{Func: "net/http.Nothing"}).Lookup(pkg); ok {
		t.Error("found what is not there")
	}
}

package flow

import (
	"go/ast"
	"go/constant"
	"go/types"
	"strconv"
	"strings"
)

// What is known of the standard library, apart from net/http, which is in the
// table of frameworks: no facts are kept for it.

// isStd reports whether pkg is of the standard library: the first element of
// its import path has no dot, and it is not a user's "main" or test module.
// `go help importpath`: domain names hold a dot, and paths without one are
// reserved for the standard library.
func isStd(pkg *types.Package) bool {
	if pkg == nil {
		return true // universe
	}
	first, _, _ := strings.Cut(pkg.Path(), "/")
	return !strings.Contains(first, ".") && stdRoots[first]
}

// stdRoots are the first elements of the standard library's import paths; a
// test holds them against the go command's own list.
var stdRoots = set("archive", "arena", "bufio", "bytes", "cmp", "compress", "container", "context", "crypto",
	"database", "debug", "embed", "encoding", "errors", "expvar", "flag", "fmt", "go", "hash", "html", "image",
	"index", "internal", "io", "iter", "log", "maps", "math", "mime", "net", "os", "path", "plugin", "reflect",
	"regexp", "runtime", "simd", "slices", "sort", "strconv", "strings", "structs", "sync", "syscall", "testing",
	"text", "time", "unicode", "unique", "unsafe", "vendor", "weak")

func set(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}

// comparers are functions of the standard library that compare two arguments.
var comparers = map[[2]string][2]int{
	{"reflect", "DeepEqual"}: {0, 1},
	{"slices", "Contains"}:   {0, 1},
	{"slices", "Index"}:      {0, 1},
	{"slices", "Equal"}:      {0, 1},
	{"cmp", "Compare"}:       {0, 1},
}

// compares returns the arguments that a function of the standard library compares.
func compares(fn *types.Func) ([2]int, bool) {
	if fn.Pkg() == nil || fn.Signature().Recv() != nil {
		return [2]int{}, false
	}
	pair, ok := comparers[[2]string{fn.Pkg().Path(), fn.Name()}]
	return pair, ok
}

// comparesGenerically returns two parameters of a generic function that can do
// nothing with them but compare them: func[T comparable](list []T, x T) bool.
func comparesGenerically(fn *types.Func) ([2]int, bool) {
	sig := fn.Signature()
	if sig.TypeParams().Len() == 0 {
		return [2]int{}, false
	}
	first, of := -1, (*types.TypeParam)(nil)
	for i := range sig.Params().Len() {
		t := sig.Params().At(i).Type()
		if s, ok := t.(*types.Slice); ok {
			t = s.Elem()
		}
		p, ok := t.(*types.TypeParam)
		if !ok || !types.Identical(p.Constraint().Underlying(), comparable) {
			continue // another constraint: cmp.Ordered is for ranges
		}
		if first >= 0 && p == of {
			return [2]int{first, i}, true
		}
		first, of = i, p
	}
	return [2]int{}, false
}

var comparable = types.Universe.Lookup("comparable").Type().Underlying()

// isFunc reports whether fn is the function of that package and name.
func isFunc(fn *types.Func, pkg, name string) bool {
	return fn != nil && fn.Pkg() != nil && fn.Pkg().Path() == pkg && fn.Name() == name && fn.Signature().Recv() == nil
}

func isErrorf(fn *types.Func) bool { return isFunc(fn, "fmt", "Errorf") }

// wraps reports whether a call of fmt.Errorf wraps, or may.
func wraps(info *types.Info, call *ast.CallExpr) bool {
	if len(call.Args) == 0 {
		return false
	}
	tv := info.Types[call.Args[0]]
	return tv.Value == nil || tv.Value.Kind() != constant.String || strings.Contains(constant.StringVal(tv.Value), "%w")
}

// digitsOf returns the status in a constant string of three digits.
func digitsOf(info *types.Info, e ast.Expr) (int, bool) {
	tv := info.Types[e]
	if tv.Value == nil || tv.Value.Kind() != constant.String {
		return 0, false
	}
	code, err := strconv.Atoi(constant.StringVal(tv.Value))
	return code, err == nil && code >= 100 && code <= 999
}

// ends reports whether a call never returns: panic, os.Exit, log.Fatal.
func ends(info *types.Info, call *ast.CallExpr) bool {
	if id, ok := ast.Unparen(call.Fun).(*ast.Ident); ok {
		if b, ok := info.Uses[id].(*types.Builtin); ok {
			return b.Name() == "panic"
		}
	}
	fn := callee(info, call)
	if fn == nil || fn.Pkg() == nil {
		return false
	}
	switch fn.Pkg().Path() {
	case "os":
		return fn.Name() == "Exit"
	case "runtime":
		return fn.Name() == "Goexit"
	case "log":
		return strings.HasPrefix(fn.Name(), "Fatal") || strings.HasPrefix(fn.Name(), "Panic")
	}
	return false
}

// isWriter reports whether t is io.Writer, or an interface that is no more
// than a writer of bytes or text.
func isWriter(t types.Type) bool {
	i, ok := t.Underlying().(*types.Interface)
	if !ok {
		return false
	}
	m, _, _ := types.LookupFieldOrMethod(i, false, nil, "Write")
	h, _, _ := types.LookupFieldOrMethod(i, false, nil, "WriteHeader")
	return m != nil && h == nil
}

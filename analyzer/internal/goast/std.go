package goast

import (
	"go/types"
	"strings"
)

// IsStd reports whether pkg is of the standard library: the first element of
// its import path has no dot, and it is not a user's "main" or test module.
// `go help importpath`: domain names hold a dot, and paths without one are
// reserved for the standard library.
func IsStd(pkg *types.Package) bool {
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

// IsStdType reports whether t is declared by the standard library.
func IsStdType(t types.Type) bool {
	named := NamedOf(t)
	return named != nil && IsStd(named.Obj().Pkg())
}

package statusinfer

import (
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/types"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/program"
	"github.com/statuslint/statuslint/internal/analysistest"
)

var updateMoves = flag.Bool("update-moves", false, "write testdata/matrix/numbers.txt")

const movesHeader = `package p

import (
	"cmp"
	"container/list"
	"context"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"reflect"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

var (
	_ = cmp.Or[int]
	_ = list.New
	_ = context.Background
	_ = errors.New
	_ = fmt.Sprint
	_ = maps.Clone[map[int]int]
	_ = http.StatusOK
	_ = reflect.ValueOf
	_ = slices.Clone[[]int]
	_ sync.Mutex
	_ atomic.Bool
	_ = time.Now
)
`

// TestMoves writes 418 as a number and moves it to WriteHeader in every way of
// testdata/matrix/moves.txt. The number must be found to be a status, or stand
// as silent in testdata/matrix/numbers.txt.
func TestMoves(t *testing.T) {
	dir := filepath.Join("..", "..", "..", "testdata", "matrix")
	moves, err := os.ReadFile(filepath.Join(dir, "moves.txt"))
	if err != nil {
		t.Fatal(err)
	}
	names, numbers := numbersOf(t, string(moves))
	var out strings.Builder
	for _, name := range names {
		word := "silent"
		if numbers[name+".go"] {
			word = "found"
		}
		fmt.Fprintf(&out, "%s: %s\n", name, word)
	}
	file := filepath.Join(dir, "numbers.txt")
	if *updateMoves {
		if err := os.WriteFile(file, []byte(out.String()), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(want), "\n")
	for i, line := range strings.Split(out.String(), "\n") {
		if i >= len(lines) || lines[i] != line {
			t.Errorf("%s, want %s", line, lines[min(i, len(lines)-1)])
		}
	}
}

var (
	moveUnique = regexp.MustCompile(`\b([a-z]+)N\b`)
	moveType   = regexp.MustCompile(`\bT\b`)
	moveValue  = regexp.MustCompile(`\bX\b`)
)

// numbersOf returns the names of the moves, and in which of their files a
// number is found to be a status.
func numbersOf(t *testing.T, moves string) (names []string, found map[string]bool) {
	t.Helper()
	fset := analysistest.Fset()
	head, err := parser.ParseFile(fset, "head.go", movesHeader+"\nfunc dice() bool { return time.Now().UnixNano()&1 == 0 }\n", 0)
	if err != nil {
		t.Fatal(err)
	}
	files := []*ast.File{head}
	for i, section := range strings.Split("\n"+moves, "\n== ") {
		title, body, _ := strings.Cut(section, "\n")
		parts := strings.Split("\n"+body, "\n--\n")
		name, only, _ := strings.Cut(title, " (")
		if len(parts) != 3 || only != "" && only != "int)" {
			continue // the text above the first move, or a move of another type
		}
		src := fmt.Sprintf("%s\n%s\nfunc handleN(w http.ResponseWriter, r *http.Request) {\n%s\nw.WriteHeader(%s)\n}\n", movesHeader, parts[0], parts[1], strings.TrimSpace(parts[2]))
		src = moveUnique.ReplaceAllString(src, fmt.Sprintf("${1}M%d", i))
		src = moveType.ReplaceAllLiteralString(src, "int")
		src = strings.ReplaceAll(moveValue.ReplaceAllLiteralString(src, "418"), "LIB", "")
		f, err := parser.ParseFile(fset, name+".go", src, 0)
		if err != nil {
			t.Fatal(err)
		}
		names, files = append(names, name), append(files, f)
	}
	pass := &analysis.Pass{
		Fset: fset, Files: files, TypesInfo: analysistest.Info(),
		ImportObjectFact:  func(types.Object, analysis.Fact) bool { return false },
		ImportPackageFact: func(*types.Package, analysis.Fact) bool { return false },
		ExportObjectFact:  func(types.Object, analysis.Fact) {},
		ExportPackageFact: func(analysis.Fact) {},
		AllObjectFacts:    func() []analysis.ObjectFact { return nil },
	}
	conf := types.Config{Importer: analysistest.Standard()}
	if pass.Pkg, err = conf.Check("example.com/moves", fset, files, pass.TypesInfo); err != nil {
		t.Fatal(err)
	}
	index, err := program.Analyzer.Run(pass)
	if err != nil {
		t.Fatal(err)
	}
	pass.ResultOf = map[*analysis.Analyzer]any{program.Analyzer: index}
	found = make(map[string]bool)
	for _, n := range Run(pass, framework.New(nil)).Numbers() {
		if n.Code == 418 && n.Literal {
			found[fset.Position(n.Expr.Pos()).Filename] = true
		}
	}
	return names, found
}

package analyzer_test

import (
	"cmp"
	"encoding/json"
	"flag"
	"fmt"
	"go/parser"
	"go/types"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/internal/analysistest"
)

var updateMatrix = flag.Bool("update-matrix", false, "write testdata/matrix/cells.txt")

// TestMatrix sends a status in every way in which Go moves a value, times every
// way to send it, in one package and from another. Each cell must be found, or
// its route must be incomplete. A status that is not found on a complete route,
// and one that the handler cannot send, are wrong, and fail the test. So does a
// cell that differs from testdata/matrix/cells.txt: what was found stays found.
func TestMatrix(t *testing.T) {
	moves := readMoves(t)
	got := matrixText(moves, matrixCells(t, moves))
	file := filepath.Join("..", "testdata", "matrix", "cells.txt")
	if *updateMatrix {
		if err := os.WriteFile(file, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(want), "\n")
	for i, line := range strings.Split(got, "\n") {
		if strings.Contains(line, "wrong") {
			t.Errorf("a cell is wrong: %s", line)
		}
		if i >= len(lines) || lines[i] != line {
			t.Errorf("%s\nwant %s", line, lines[min(i, len(lines)-1)])
		}
	}
}

// A move is one way in which Go moves a value: testdata/matrix/moves.txt.
type move struct {
	name, only         string // only: the type that it is for; "" for all
	decls, stmts, expr string
}

func readMoves(t *testing.T) []move {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "testdata", "matrix", "moves.txt"))
	if err != nil {
		t.Fatal(err)
	}
	var moves []move
	for section := range strings.SplitSeq("\n"+string(text), "\n== ") {
		head, body, _ := strings.Cut(section, "\n")
		parts := strings.Split("\n"+body, "\n--\n")
		if len(parts) != 3 {
			continue // the text above the first move
		}
		m := move{decls: parts[0], stmts: parts[1], expr: strings.TrimSpace(parts[2])}
		m.name, m.only, _ = strings.Cut(head, " (")
		m.only = strings.TrimSuffix(m.only, ")")
		moves = append(moves, m)
	}
	if len(moves) == 0 {
		t.Fatal("no moves")
	}
	return moves
}

// A sender is one way to send a status: what is moved, and the call that takes
// it to the response. LIB stands for the qualifier of package lib.
type sender struct{ name, typ, value, send string }

var senders = []sender{
	{"write", "int", "http.StatusTeapot", "w.WriteHeader(%s)"},
	{"helper", "int", "http.StatusTeapot", "reply(w, %s)"},
	{"field", "int", "http.StatusTeapot", "held := state{}\nheld.code = %s\nheld.flush(w)"},
	{"carrier", "*LIBResult", "(&LIBResult{Code: http.StatusTeapot})", "respond(w, %s)"},
	{"error", "error", "error(&LIBError{Code: http.StatusTeapot})", "fail(w, %s)"},
}

const matrixImports = `
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
%s)

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
)

func dice() bool { return time.Now().UnixNano()&1 == 0 }
`

const matrixLib = `
type Result struct{ Code int }

type Error struct{ Code int }

func (e *Error) Error() string { return "error" }
`

const matrixMain = `
func reply(w http.ResponseWriter, code int) { w.WriteHeader(code) }

type state struct{ code int }

func (s *state) flush(w http.ResponseWriter) { w.WriteHeader(s.code) }

func respond(w http.ResponseWriter, r *lib.Result) { w.WriteHeader(r.Code) }

func fail(w http.ResponseWriter, err error) {
	var e *lib.Error
	if errors.As(err, &e) {
		w.WriteHeader(e.Code)
		return
	}
	w.WriteHeader(http.StatusInternalServerError)
}
`

var (
	moveUnique = regexp.MustCompile(`\b([a-z]+)N\b`)
	moveType   = regexp.MustCompile(`\bT\b`)
	moveValue  = regexp.MustCompile(`\bX\b`)
)

// sourceOfMatrix returns the two packages of all cells.
func sourceOfMatrix(moves []move) (lib, main string) {
	var inLib, inMain, routes strings.Builder
	fmt.Fprintf(&inLib, "package lib\n"+matrixImports+matrixLib, "")
	fmt.Fprintf(&inMain, "package main\n"+matrixImports+matrixMain, "\t\"example.com/matrix/lib\"\n")
	for i, m := range moves {
		for j, s := range senders {
			if m.only != "" && m.only != s.typ {
				continue
			}
			id := fmt.Sprintf("M%dS%d", i, j)
			fill := func(text, qualifier string) string {
				text = moveUnique.ReplaceAllString(text, "${1}"+id)
				text = moveType.ReplaceAllLiteralString(text, s.typ)
				text = moveValue.ReplaceAllLiteralString(text, s.value)
				return strings.ReplaceAll(text, "LIB", qualifier)
			}
			fmt.Fprintf(&inLib, "%s\nfunc Get%s() %s {\n%s\nreturn %s\n}\n",
				fill(m.decls, ""), id, fill("T", ""), fill(m.stmts, ""), fill(m.expr, ""))
			fmt.Fprintf(&inMain, "%s\nfunc one%s(w http.ResponseWriter, r *http.Request) {\n%s\n%s\n}\n",
				fill(m.decls, "lib."), id, fill(m.stmts, "lib."), fmt.Sprintf(s.send, fill(m.expr, "lib.")))
			fmt.Fprintf(&inMain, "func two%s(w http.ResponseWriter, r *http.Request) {\n%s\n}\n",
				id, fmt.Sprintf(s.send, "lib.Get"+id+"()"))
			for _, form := range []string{"one", "two"} {
				fmt.Fprintf(&routes, "\thttp.HandleFunc(\"GET /%s/%s/%s\", %s%s)\n", form, s.name, m.name, form, id)
			}
		}
	}
	return inLib.String(), inMain.String() + "\nfunc main() {\n" + routes.String() + "}\n"
}

// matrixCells analyses the packages and returns found, unknown or wrong, with
// what is wrong, for each path.
func matrixCells(t *testing.T, moves []move) map[string]string {
	lib, main := sourceOfMatrix(moves)
	fset, std := analysistest.Fset(), analysistest.Standard()
	a := analyzer.New(analyzer.Options{})
	if err := a.Flags.Set("routes", "true"); err != nil {
		t.Fatal(err)
	}
	all := make(facts)
	packages := make(map[string]*types.Package)
	cells := make(map[string]string)
	for _, p := range []struct{ path, src string }{{"example.com/matrix/lib", lib}, {"example.com/matrix", main}} {
		f, err := parser.ParseFile(fset, p.path+".go", p.src, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		u := &unit{fset: fset, facts: all}
		u.files = append(u.files, f)
		if err := u.check(p.path, types.Config{Importer: matrixImporter{std, packages}}); err != nil {
			t.Fatal(err)
		}
		packages[p.path] = u.pkg
		if err := u.run(a); err != nil {
			t.Fatal(err)
		}
		for _, d := range u.found {
			if d.Category != analyzer.RouteCategory {
				continue
			}
			var r analyzer.RouteJSON
			if err := json.Unmarshal([]byte(d.Message), &r); err != nil {
				t.Fatal(err)
			}
			cells[r.Path] = cellOf(r)
		}
	}
	return cells
}

type matrixImporter struct {
	std  types.Importer
	here map[string]*types.Package
}

func (i matrixImporter) Import(path string) (*types.Package, error) {
	if p := i.here[path]; p != nil {
		return p, nil
	}
	return i.std.Import(path)
}

// cellOf judges a route. Besides the status that is moved, an error may be
// answered by the mapper's default.
func cellOf(r analyzer.RouteJSON) string {
	found := false
	var others []string
	for _, s := range r.Statuses {
		switch {
		case s.Code == 418:
			found = true
		case s.Code == 500 && strings.Contains(r.Path, "/error/"):
		default:
			others = append(others, fmt.Sprint(s.Code))
		}
	}
	switch {
	case len(others) > 0:
		return "wrong(" + strings.Join(others, ",") + ")"
	case found:
		return "found"
	case r.Complete:
		return "wrong(none)"
	}
	return "unknown"
}

// matrixText returns a line for each move and, at the end, the counts.
func matrixText(moves []move, cells map[string]string) string {
	var out strings.Builder
	counts := make(map[string]int)
	for _, m := range moves {
		for _, form := range []string{"one", "two"} {
			fmt.Fprintf(&out, "%s %s:", m.name, form)
			for _, s := range senders {
				if m.only != "" && m.only != s.typ {
					continue
				}
				cell := cmp.Or(cells["/"+form+"/"+s.name+"/"+m.name], "wrong(no route)")
				word, _, _ := strings.Cut(cell, "(")
				counts[word]++
				fmt.Fprintf(&out, " %s=%s", s.name, cell)
			}
			out.WriteByte('\n')
		}
	}
	for _, word := range slices.Sorted(maps.Keys(counts)) {
		fmt.Fprintf(&out, "%s: %d\n", word, counts[word])
	}
	return out.String()
}

package analyzer_test

import (
	"bytes"
	"encoding/gob"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"math/rand/v2"
	"slices"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/internal/analysistest"
)

// A lab analyses the programs of a fuzzer. What they import is checked once.
type lab struct {
	fset     *token.FileSet
	std      types.Importer
	analyzer *analysis.Analyzer
}

func newLab(t testing.TB) *lab {
	t.Helper()
	return &lab{analysistest.Fset(), analysistest.Standard(), everything(t)}
}

// check parses and type-checks a program.
func (l *lab) check(src string) (*unit, error) {
	f, err := parser.ParseFile(l.fset, "p.go", src, parser.ParseComments)
	if err != nil {
		return nil, err
	}
	u := &unit{fset: l.fset, files: []*ast.File{f}, facts: make(facts)}
	return u, u.check("example.com/p", types.Config{Importer: l.std})
}

// try demands that a program is analysed without a panic, twice with the same findings and facts, and that it compiles once it is fixed.
func (l *lab) try(t *testing.T, choices []byte) {
	src := source(choices)
	var found []string
	for run := range 2 {
		u, err := l.check(src)
		if err != nil {
			t.Fatalf("the program does not compile: %v\n%s", err, src)
		}
		if err := u.run(l.analyzer); err != nil {
			t.Fatalf("%v\n%s", err, src)
		}
		said := u.said(t)
		if run > 0 && !slices.Equal(said, found) {
			t.Fatalf("two runs differ:\n%q\n%q\n%s", found, said, src)
		}
		found = said
		if run == 0 {
			fixed := string(patched(l.fset, []byte(src), u.found))
			if _, err := l.check(fixed); err != nil {
				t.Fatalf("the fixed program does not compile: %v\n%s", err, fixed)
			}
		}
	}
}

// said returns the findings and facts of an analysis as text, positions as
// lines and columns.
func (u *unit) said(t *testing.T) []string {
	var out []string
	for _, d := range u.found {
		p := u.fset.Position(d.Pos)
		out = append(out, fmt.Sprintf("%d:%d: %s", p.Line, p.Column, d.Message))
	}
	for key, fact := range u.facts {
		var b bytes.Buffer // the bytes are what go vet's cache is keyed by
		if err := gob.NewEncoder(&b).Encode(fact); err != nil {
			t.Fatal(err)
		}
		out = append(out, fmt.Sprintf("%v %x", key.obj, b.Bytes()))
	}
	slices.Sort(out)
	return out
}

// FuzzPrograms analyses programs that are made of fragments.
func FuzzPrograms(f *testing.F) {
	for seed := range uint64(8) {
		r := rand.New(rand.NewPCG(seed, 1))
		choices := make([]byte, 40*(seed+1))
		for i := range choices {
			choices[i] = byte(r.Uint32())
		}
		f.Add(choices)
	}
	l := newLab(f)
	f.Fuzz(func(t *testing.T, choices []byte) { l.try(t, choices) })
}

// TestPrograms analyses random programs, the same ones each time: what a fuzzer
// does in its first seconds.
func TestPrograms(t *testing.T) {
	programs := 30
	if analysistest.IsLong() {
		programs = 500
	}
	l := newLab(t)
	r := rand.New(rand.NewPCG(1, 2))
	for range programs {
		choices := make([]byte, r.IntN(400))
		for i := range choices {
			choices[i] = byte(r.Uint32())
		}
		l.try(t, choices)
	}
}

// Package fix applies the fixes of findings to files.
package fix

import (
	"bytes"
	"cmp"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/finding"
)

// A Change is what the fixes make of one file.
type Change struct {
	File     string
	Old, New []byte

	edits  []finding.Edit // in order
	edited []byte         // the text after the edits, before it is formatted
}

// A Result is what came of the fixes of some findings.
type Result struct {
	Changes []Change          // by file name
	Left    []finding.Finding // those that no change mends
	Clashes int               // fixes left out since they overlap others
	Errors  []error           // one for each file that cannot be fixed
}

// Plan works out what the first fix of each finding changes, and writes
// nothing. A fix is applied whole or not at all; of two that overlap, the later
// one is left for another run. The same edit made by several fixes, as adding an
// import is, is made once. Files that are generated, or whose places are not
// those of the compiled source (cgo, line directives), stay as they are.
func Plan(list []finding.Finding) Result {
	p := planner{sources: make(map[string]*source)}
	var r Result
	for _, f := range list {
		switch p.accept(f) {
		case accepted:
		case clashes:
			r.Clashes++
			r.Left = append(r.Left, f)
		default:
			r.Left = append(r.Left, f)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(p.sources)) {
		s := p.sources[name]
		if s.err != nil {
			r.Errors = append(r.Errors, s.err)
			continue
		}
		if len(s.edits) == 0 {
			continue
		}
		raw, changed, err := s.apply()
		if err != nil {
			r.Errors = append(r.Errors, fmt.Errorf("%s: the fixes do not fit together: %w", name, err))
			continue
		}
		r.Changes = append(r.Changes, Change{File: name, Old: s.text, New: changed, edits: s.edits, edited: raw})
	}
	return r
}

type verdict int

const (
	accepted verdict = iota
	refused          // it has no fix, or none for this file
	clashes          // its fix overlaps an accepted one
)

// A planner gathers the edits of accepted fixes.
type planner struct {
	sources map[string]*source
}

// A source is a file and the edits to it.
type source struct {
	text    []byte
	fixable bool
	err     error
	edits   []finding.Edit
}

func (p *planner) accept(f finding.Finding) verdict {
	if len(f.Fixes) == 0 || len(f.Fixes[0].Edits) == 0 {
		return refused
	}
	edits := f.Fixes[0].Edits
	for _, e := range edits {
		s := p.source(e.File)
		if !s.fixable || e.Start < 0 || e.Start > e.End || e.End > len(s.text) {
			return refused
		}
		if slices.ContainsFunc(s.edits, func(o finding.Edit) bool { return o != e && overlap(o, e) }) {
			return clashes
		}
	}
	for _, e := range edits {
		s := p.source(e.File)
		if !slices.Contains(s.edits, e) {
			s.edits = append(s.edits, e)
		}
	}
	return accepted
}

// overlap reports whether two edits touch the same bytes. Insertions at one
// place do not: they follow each other.
func overlap(a, b finding.Edit) bool {
	if a.Start == a.End || b.Start == b.End {
		return a.Start < b.End && b.Start < a.End // an insertion inside what the other replaces
	}
	return max(a.Start, b.Start) < min(a.End, b.End)
}

func (p *planner) source(name string) *source {
	s, ok := p.sources[name]
	if !ok {
		s = read(name)
		p.sources[name] = s
	}
	return s
}

func read(name string) *source {
	text, err := os.ReadFile(name)
	if err != nil {
		return &source{err: err}
	}
	f, err := parser.ParseFile(token.NewFileSet(), name, text, parser.ImportsOnly|parser.ParseComments)
	if err != nil {
		return &source{err: err}
	}
	fixable := !ast.IsGenerated(f) && !bytes.Contains(text, []byte("\n//line ")) && !bytes.Contains(text, []byte("/*line "))
	for _, imp := range f.Imports {
		fixable = fixable && imp.Path.Value != `"C"`
	}
	return &source{text: text, fixable: fixable}
}

// apply returns the text with the edits made, as they leave it and formatted. A
// text that was not formatted as gofmt does stays so.
func (s *source) apply() (raw, formatted []byte, err error) {
	slices.SortStableFunc(s.edits, func(a, b finding.Edit) int {
		return cmp.Or(a.Start-b.Start, a.End-b.End)
	})
	var out strings.Builder
	at := 0
	for _, e := range s.edits {
		out.Write(s.text[at:e.Start])
		out.WriteString(e.New)
		at = e.End
	}
	out.Write(s.text[at:])
	raw = []byte(out.String())
	formatted, err = format.Source(raw)
	if err != nil {
		return nil, nil, err
	}
	if was, err := format.Source(s.text); err != nil || !bytes.Equal(was, s.text) {
		return raw, raw, nil // its author formats otherwise
	}
	return raw, formatted, nil
}

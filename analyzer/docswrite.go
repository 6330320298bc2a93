package analyzer

import (
	"cmp"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/document"
)

// A DocumentChange is what documenting statuses makes of a file (5.7).
type DocumentChange struct {
	File     string
	Tree     string // the directory that it must lie below, "" where that is not known
	Old, New []byte
	Added    int // statuses
}

// DocumentChanges returns the changes that document what is lacking: in OpenAPI
// documents and in comments. The errors name what cannot be added. Nothing is
// written.
func DocumentChanges(lacks []LackJSON) ([]DocumentChange, []error) {
	byFile := make(map[string][]LackJSON)
	var files []string
	for _, l := range lacks {
		if byFile[l.At] == nil {
			files = append(files, l.At)
		}
		byFile[l.At] = append(byFile[l.At], l)
	}
	slices.Sort(files)
	var out []DocumentChange
	var errs []error
	for _, file := range files {
		change := openAPIChanges
		if filepath.Ext(file) == ".go" {
			change = commentChanges
		}
		changes, failed := change(file, byFile[file])
		errs = append(errs, failed...)
		for _, c := range changes {
			if slices.ContainsFunc(out, func(o DocumentChange) bool { return o.File == c.File }) {
				errs = append(errs, fmt.Errorf("%s: two documents refer to it: run again for the other", c.File))
				continue
			}
			out = append(out, c)
		}
	}
	return out, errs
}

func openAPIChanges(file string, lacks []LackJSON) ([]DocumentChange, []error) {
	var list []document.Lack
	for _, l := range lacks {
		list = append(list, document.Lack{Method: l.Method, Path: l.Path, Line: l.Line, Code: l.Code})
	}
	changes, errs := document.AddResponses(file, lacks[0].Tree, list)
	var out []DocumentChange
	for _, c := range changes {
		out = append(out, DocumentChange{File: c.File, Tree: lacks[0].Tree, Old: c.Old, New: c.New, Added: c.Added})
	}
	return out, errs
}

// commentChanges adds to the comments of a Go file, from its end to its beginning,
// so that the lines of the routes above stay what they are.
func commentChanges(file string, lacks []LackJSON) ([]DocumentChange, []error) {
	old, err := os.ReadFile(file)
	if err != nil {
		return nil, []error{err}
	}
	f, err := parser.ParseFile(token.NewFileSet(), file, old, parser.PackageClauseOnly|parser.ParseComments)
	switch {
	case err != nil:
		return nil, []error{err}
	case ast.IsGenerated(f):
		return nil, []error{fmt.Errorf("%s: is generated: nothing is written into it", file)}
	}
	lacks = slices.Clone(lacks)
	slices.SortStableFunc(lacks, func(a, b LackJSON) int { return cmp.Or(b.Line-a.Line, a.Code-b.Code) })
	change := DocumentChange{File: file, Old: old, New: old}
	var errs []error
	for len(lacks) > 0 {
		n := slices.IndexFunc(lacks, func(l LackJSON) bool { return l.Line != lacks[0].Line })
		if n < 0 {
			n = len(lacks)
		}
		var codes []int
		for _, l := range lacks[:n] {
			codes = append(codes, l.Code)
		}
		changed, err := document.AddToComments(change.New, lacks[0].Line, codes)
		if err != nil {
			errs = append(errs, fmt.Errorf("%s:%d: %s %s: %w: nothing is written for it", file, lacks[0].Line, lacks[0].Method, lacks[0].Path, err))
		} else {
			change.New = changed
			change.Added += len(codes)
		}
		lacks = lacks[n:]
	}
	if _, err := parser.ParseFile(token.NewFileSet(), file, change.New, parser.SkipObjectResolution); err != nil {
		return nil, append(errs, fmt.Errorf("%s: %w: nothing is written into it", file, errors.Unwrap(err)))
	}
	if string(change.New) == string(old) {
		return nil, errs
	}
	return []DocumentChange{change}, errs
}

// DefaultDocument returns the built-in table (4.1) as docs shows it.
func DefaultDocument() *DocumentJSON { return documentJSON(document.Default(), "built-in table") }

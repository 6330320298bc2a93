package authority

import (
	"go/token"
	"path/filepath"

	"github.com/statuslint/statuslint/analyzer/internal/document"
	"github.com/statuslint/statuslint/analyzer/internal/record"
	"github.com/statuslint/statuslint/analyzer/internal/status"
)

// (4.5) What a registration declares is an operation document for error
// statuses, where it lists one. The success is held against the other
// documents: code and documentation take it from the same line.

// Declaration returns the operation that the handler's registration declares,
// nil where it lists no error.
func (a *Authority) Declaration(h *record.Handler) *document.Match {
	if h.Declared.Open {
		return nil // it says more than is known
	}
	op := &document.Operation{Method: h.Method, Path: h.Path}
	first := token.NoPos
	for _, d := range h.Declared.Codes {
		if !status.IsError(d.Code) {
			continue // a success
		}
		op.Codes = append(op.Codes, document.Code{Code: d.Code, Line: a.Fset.Position(d.Pos).Line})
		if !first.IsValid() || d.Pos < first {
			first = d.Pos
		}
	}
	if !first.IsValid() {
		return nil
	}
	at := a.Fset.Position(first)
	op.Line = at.Line
	return document.MatchOf(op, filepath.Base(at.Filename))
}

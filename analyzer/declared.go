package analyzer

import (
	"go/token"
	"path/filepath"

	"github.com/statuslint/statuslint/analyzer/internal/document"
	"github.com/statuslint/statuslint/analyzer/internal/flow"
	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/status"
)

// (4.5) What a registration declares is an operation document for error
// statuses, where it lists one. The success is held against the other
// documents: code and documentation take it from the same line.

// declaration returns the operation that the handler's registration declares,
// nil where it lists no error.
func (c *checker) declaration(h *handler) *document.Match {
	if h.declared.Open {
		return nil // it says more than is known
	}
	op := &document.Operation{Method: h.method, Path: h.path}
	first := token.NoPos
	for _, d := range h.declared.Codes {
		if !status.IsError(d.Code) {
			continue // a success
		}
		op.Codes = append(op.Codes, document.Code{Code: d.Code, Line: c.pass.Fset.Position(d.Pos).Line})
		if !first.IsValid() || d.Pos < first {
			first = d.Pos
		}
	}
	if !first.IsValid() {
		return nil
	}
	at := c.pass.Fset.Position(first)
	op.Line = at.Line
	return document.MatchOf(op, filepath.Base(at.Filename))
}

// declaring returns the handler with those of its statuses that a declaration
// of errors covers, and with what its framework adds to the declaration.
func (h *handler) declaring() *handler {
	out, summary := *h, *h.summary
	summary.Statuses = nil
	for _, s := range h.summary.Statuses {
		if status.IsError(s.Code) {
			summary.Statuses = append(summary.Statuses, s)
		}
	}
	out.summary = &summary
	if f := framework.ByName(h.framework); f != nil {
		out.implied = f.Validation
	}
	return &out
}

// documenting returns the operation that speaks of a status of the handler.
func (c *checker) documenting(h *handler, s flow.Status) *document.Match {
	if op := c.operation(h); op != nil {
		return op
	}
	if status.IsError(s.Code) {
		return c.declaration(h)
	}
	return nil
}

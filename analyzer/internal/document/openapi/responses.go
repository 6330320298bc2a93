package openapi

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/document/model"
)

func (r *reader) operation(method, path string, line int, n node) {
	op := model.Operation{Method: method, Path: path, Line: line, File: n.in.name}
	at, err := r.deref(n)
	if err != nil {
		op.Unknown = true
	} else if at.in != n.in {
		op.File, op.Line = at.in.name, at.line
	}
	if at.get("responses") == nil {
		op.Unknown = true
	}
	for _, e := range at.all() {
		if e.key == "responses" {
			r.responsesOf(&op, node{e.value, at.in}, e.alias)
		}
	}
	r.add(op)
}

// add adds an operation, to itself where the document has it twice.
func (r *reader) add(op model.Operation) {
	key := [2]string{op.Method, op.Path}
	i, known := r.index[key]
	if !known {
		r.index[key] = len(r.doc.Operations)
		r.doc.Operations = append(r.doc.Operations, op)
		return
	}
	have := &r.doc.Operations[i]
	have.Codes, have.Ranges = append(have.Codes, op.Codes...), append(have.Ranges, op.Ranges...)
	have.Responses = op.Responses
	have.Default, have.Unknown = have.Default || op.Default, have.Unknown || op.Unknown
}

// responsesOf reads what stands behind responses; alias says that it stands
// elsewhere.
func (r *reader) responsesOf(op *model.Operation, n node, alias bool) {
	if n.null {
		r.problem(n, fmt.Sprintf("responses of %s %s are empty", op.Method, op.Path))
		op.Unknown = true
		return
	}
	inner, err := r.deref(n)
	if err != nil {
		op.Unknown = true
		return
	}
	if r.edit != nil && !alias && inner.tree == n.tree {
		r.edit.own = append(r.edit.own, ownResponses{op.Method, op.Path, op.Line, inner})
	}
	op.Responses = model.Place{File: inner.in.name, Line: inner.line, Col: inner.col, Shared: alias || inner.tree != n.tree}
	r.responses(op, inner)
}

// responses reads the keys of a Responses Object (OpenAPI 3.1 §4.8.16).
func (r *reader) responses(op *model.Operation, n node) {
	if r.responsesRead += len(n.entries); r.responsesRead > maxResponses {
		return
	}
	for _, e := range n.entries {
		key, line := e.key, e.line
		switch code, err := strconv.Atoi(strings.TrimSpace(key)); {
		case strings.EqualFold(key, "default"):
			op.Default = true
		case strings.HasPrefix(key, "x-"), strings.HasPrefix(key, "$"):
			continue // an extension
		case err == nil && code >= 100 && code <= 599:
			op.Codes = append(op.Codes, model.Code{Code: code, Line: line, Text: description(e.value)})
		case isClass(key) && !r.version2:
			lo := int(key[0]-'0') * 100
			op.Ranges = append(op.Ranges, model.Range{Lo: lo, Hi: lo + 99, Line: line, Text: key[:1] + "XX"})
		default:
			r.problemAt(n.in, line, fmt.Sprintf("%q of %s %s is no status code", key, op.Method, op.Path))
		}
	}
}

func isClass(key string) bool {
	return len(key) == 3 && key[0] >= '1' && key[0] <= '5' && strings.EqualFold(key[1:], "xx")
}

func description(t *tree) string {
	if d := t.get("description"); d != nil {
		return d.scalar
	}
	return ""
}

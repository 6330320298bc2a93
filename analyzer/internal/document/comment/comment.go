// Package comment reads the comments of swag (github.com/swaggo/swag v1.16,
// operation.go) and go-swagger (github.com/go-openapi/codescan), as far as
// routes and statuses go.
package comment

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/document/lazyregexp"
	"github.com/statuslint/statuslint/analyzer/internal/document/model"
)

// A Group is one group of comments.
type Group struct {
	Lines []Line
}

// A Line is one line of it, without the marks of comments.
type Line struct {
	Text string
	Line int
	// Block: the line is of a /* … */ comment, which swag does not read.
	Block bool
}

// An Operation is what a group of comments documents: responses, and
// the routes that share them.
type Operation struct {
	Routes   []model.Operation // one for each @Router; Codes are shared
	Problems []model.Problem
	BasePath string // of a general comment: @BasePath, swagger:meta
	// LastResponse is the last line that documents a response, after which
	// another can be added; 0 where there is none.
	LastResponse int
	Swag         bool
	YAML         bool // responses are keys of YAML: swagger:operation
}

var (
	routerPath = lazyregexp.New(`^(/[\w./\-{}()+:$~@*]*)[[:blank:]]+\[(\w+(?:,\w+)*)]`)
	basePath   = lazyregexp.New(`(?i)^\s*BasePath:\s*(\S+)`)
	header     = lazyregexp.New(`swagger:(route|operation)\s+(\p{L}+)\s+(/\S*)(?:\s+(.*))?$`)
)

// swagMethods are those that swag accepts.
var swagMethods = []string{"GET", "POST", "PUT", "DELETE", "OPTIONS", "HEAD", "PATCH"}

// Read reads one group of comments; nil where it documents nothing.
func Read(c Group) *Operation {
	if op := readSwagger(c); op != nil {
		return op
	}
	return readSwag(c)
}

// readSwag reads @Router, @Success, @Failure, @Response.
func readSwag(c Group) *Operation {
	out := &Operation{Swag: true}
	var shared model.Operation
	for _, l := range c.Lines {
		text := strings.TrimSpace(l.Text)
		if l.Block || !strings.HasPrefix(text, "@") {
			continue // swag reads line comments only
		}
		attribute, rest, _ := strings.Cut(strings.ReplaceAll(text, "\t", " "), " ")
		rest = strings.TrimSpace(rest)
		switch strings.ToLower(attribute) {
		case "@router", "@deprecatedrouter":
			out.router(rest, l.Line)
		case "@success", "@failure", "@response":
			out.LastResponse = l.Line
			out.response(&shared, rest, l.Line)
		case "@basepath":
			out.BasePath = rest
		}
	}
	for i := range out.Routes {
		out.Routes[i].Codes, out.Routes[i].Default = shared.Codes, shared.Default
	}
	if len(out.Routes) == 0 && out.BasePath == "" && len(out.Problems) == 0 {
		return nil
	}
	return out
}

func (o *Operation) router(rest string, line int) {
	m := routerPath().FindStringSubmatch(rest)
	if m == nil {
		o.Problems = append(o.Problems, model.Problem{Line: line, Message: fmt.Sprintf("@Router %s: want a path and [method]", rest)})
		return
	}
	for name := range strings.SplitSeq(m[2], ",") { // beego: [get,post]
		method := strings.ToUpper(name)
		if !slices.Contains(swagMethods, method) {
			o.Problems = append(o.Problems, model.Problem{Line: line, Message: fmt.Sprintf("@Router %s: no method %s", rest, name)})
			return
		}
		o.Routes = append(o.Routes, model.Operation{Method: method, Path: inBraces(m[1]), Line: line})
	}
}

// inBraces spells the parameters of a path as documents do: /pets/:id is /pets/{id}.
func inBraces(path string) string {
	parts := strings.Split(path, "/")
	for i, part := range parts {
		if name, ok := strings.CutPrefix(part, ":"); ok && name != "" {
			parts[i] = "{" + name + "}"
		}
	}
	return strings.Join(parts, "/")
}

// response reads the codes of "200,201 {object} T "text"": its first word.
func (o *Operation) response(op *model.Operation, rest string, line int) {
	first, after, _ := strings.Cut(rest, " ")
	if first == "" {
		o.Problems = append(o.Problems, model.Problem{Line: line, Message: "no status code"})
		return
	}
	if strings.HasSuffix(first, ",") {
		o.Problems = append(o.Problems, model.Problem{Line: line, Message: fmt.Sprintf("%q: no blanks between codes", first+" "+after)})
	}
	for word := range strings.SplitSeq(strings.TrimSuffix(first, ","), ",") {
		o.code(op, word, line)
	}
}

func (o *Operation) code(op *model.Operation, word string, line int) {
	if strings.EqualFold(word, "default") {
		op.Default = true
		return
	}
	code, err := strconv.Atoi(word)
	if err != nil || code < 100 || code > 599 {
		o.Problems = append(o.Problems, model.Problem{Line: line, Message: fmt.Sprintf("%q is no status code", word)})
		return
	}
	op.Codes = append(op.Codes, model.Code{Code: code, Line: line})
}

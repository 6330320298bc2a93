package comment

import (
	"slices"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/document/lazyregexp"
	"github.com/statuslint/statuslint/analyzer/internal/document/model"
)

// The comments of go-swagger.

// readSwagger reads swagger:route, swagger:operation and the BasePath of swagger:meta.
func readSwagger(c Group) *Operation {
	meta := false
	for i, l := range c.Lines {
		if m := header().FindStringSubmatch(strings.TrimRight(l.Text, " \t*/")); m != nil {
			return readOperation(c.Lines[i+1:], m, l.Line)
		}
		meta = meta || strings.Contains(l.Text, "swagger:meta")
	}
	if !meta {
		return nil
	}
	for _, l := range c.Lines {
		if m := basePath().FindStringSubmatch(l.Text); m != nil {
			return &Operation{BasePath: m[1]}
		}
	}
	return nil
}

func readOperation(lines []Line, m []string, line int) *Operation {
	out := &Operation{}
	op := model.Operation{Method: strings.ToUpper(m[2]), Path: dropPatterns(m[3]), Line: line}
	if m[1] == "route" {
		out.routeBody(&op, lines)
	} else {
		out.YAML = true
		out.operationBody(&op, lines)
	}
	out.Routes = []model.Operation{op}
	return out
}

// dropPatterns removes the regular expressions of parameters: {id:[0-9]+}.
func dropPatterns(path string) string {
	var b strings.Builder
	depth, skip := 0, false
	for _, c := range path {
		switch {
		case c == '{':
			if depth++; depth == 1 {
				skip = false
			}
		case c == '}':
			if depth--; depth == 0 {
				skip = false
			}
		case c == ':' && depth == 1:
			skip = true
		}
		if !skip || c == '}' && depth == 0 {
			b.WriteRune(c)
		}
	}
	return b.String()
}

var (
	keyword  = lazyregexp.New(`(?i)^\s*(consumes|produces|schemes|security|parameters|deprecated|extensions|external\s*docs|tags)\s*:`)
	openResp = lazyregexp.New(`(?i)^\s*responses\s*:\s*$`)
	anyMark  = lazyregexp.New(`^\s*swagger:`)
)

// routeBody reads the lines of a Responses: block: "404: notFound".
func (o *Operation) routeBody(op *model.Operation, lines []Line) {
	inside := false
	for _, l := range lines {
		text := strings.TrimSpace(strings.TrimLeft(l.Text, " \t*"))
		switch {
		case anyMark().MatchString(l.Text):
			return
		case openResp().MatchString(text):
			inside = true
		case keyword().MatchString(text):
			inside = false
		case inside && text != "":
			code, _, found := strings.Cut(text, ":")
			if !found {
				continue // the text of a description
			}
			o.LastResponse = l.Line
			o.code(op, strings.Trim(strings.TrimSpace(code), `"'`), l.Line)
		}
	}
}

// operationBody reads the YAML after ---: the keys of responses.
func (o *Operation) operationBody(op *model.Operation, lines []Line) {
	start := slices.IndexFunc(lines, func(l Line) bool { return strings.TrimSpace(l.Text) == "---" })
	if start < 0 {
		op.Unknown = true
		return
	}
	respIndent, codeIndent := -1, -1
	for _, l := range lines[start+1:] {
		text := strings.ReplaceAll(l.Text, "\t", "  ")
		trimmed := strings.TrimSpace(text)
		indent := indentOf(text)
		switch {
		case trimmed == "---" || anyMark().MatchString(l.Text):
			return
		case trimmed == "" || strings.HasPrefix(trimmed, "#"):
			continue
		case respIndent < 0:
			if trimmed == "responses:" {
				respIndent = indent
			}
			continue
		case indent <= respIndent:
			return // the next key
		case codeIndent < 0:
			codeIndent = indent
		}
		if indent != codeIndent {
			continue // inside of a response
		}
		key, _, found := strings.Cut(trimmed, ":")
		if !found || strings.HasPrefix(key, "x-") {
			continue
		}
		o.LastResponse = l.Line
		if unquoted := strings.Trim(key, `"`); unquoted != key {
			key = unquoted
		} else if len(key) > 1 && key[0] == '\'' && key[len(key)-1] == '\'' {
			key = key[1 : len(key)-1]
		}
		o.code(op, key, l.Line)
	}
}

func indentOf(line string) int { return len(line) - len(strings.TrimLeft(line, " \t")) }

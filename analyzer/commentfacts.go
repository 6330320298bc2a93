package analyzer

import (
	"fmt"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/document"
)

// documented is a fact: what the comment of a handler documents, for packages
// that register it.
type documented struct {
	File   string
	Routes []documentedRoute
}

type documentedRoute struct {
	Method, Path string
	Line         int
	Codes        []int
	Default      bool
}

func (*documented) AFact() {}

// String is what // want comments match.
func (d *documented) String() string {
	var b strings.Builder
	b.WriteString("documented")
	for _, r := range d.Routes {
		fmt.Fprintf(&b, " %s %s %v", r.Method, r.Path, r.Codes)
	}
	return b.String()
}

// listed is a fact: the statuses that the comments of a package list.
type listed struct{ Codes []int }

func (*listed) AFact() {}

func (l *listed) String() string { return fmt.Sprint("listed ", l.Codes) }

// codesOf returns the statuses that comments list, sorted, each once.
func codesOf(list []commented) []int {
	var codes []int
	for _, cm := range list {
		for _, r := range cm.op.Routes {
			for _, c := range r.Codes {
				codes = append(codes, c.Code)
			}
		}
	}
	slices.Sort(codes)
	return slices.Compact(codes)
}

func (cm commented) fact() *documented {
	d := &documented{File: cm.file}
	for _, r := range cm.op.Routes {
		route := documentedRoute{Method: r.Method, Path: r.Path, Line: r.Line, Default: r.Default || r.Unknown}
		for _, code := range r.Codes {
			route.Codes = append(route.Codes, code.Code)
		}
		d.Routes = append(d.Routes, route)
	}
	return d
}

// match returns the route of that method as an operation, or nil.
func (d *documented) match(method string) *document.Match {
	for _, r := range d.Routes {
		if r.Method != method && (method != "" || len(d.Routes) > 1) {
			continue
		}
		op := &document.Operation{Method: r.Method, Path: r.Path, Line: r.Line, Default: r.Default}
		for _, code := range r.Codes {
			op.Codes = append(op.Codes, document.Code{Code: code, Line: r.Line})
		}
		return document.MatchOf(op, d.File)
	}
	return nil
}

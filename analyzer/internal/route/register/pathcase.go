package register

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/goast"
	"github.com/statuslint/statuslint/analyzer/internal/route/origin"
)

// A handler may read the path itself: as tests of r.Method divide it by method,
// tests of r.URL.Path divide it by path.
//
//	switch r.URL.Path {
//	case "/health": health(w, r)
//	default: http.NotFound(w, r)
//	}

// A PathCase is the part of a handler that answers one path.
type PathCase struct {
	Path string // the whole path of the request
	Body ast.Node
	// After is where the code goes on behind the body; nil where the body returns.
	After ast.Node
}

// PathCases returns the parts of a handler that tests of the path guard.
func (x *Finder) PathCases(h Handler) []PathCase {
	p := pathTests{Finder: x}
	switch {
	case h.Lit != nil:
		p.block(h.Lit.Body.List)
	case h.Func != nil && x.src.Decls[h.Func] != nil && x.src.Decls[h.Func].Body != nil:
		p.block(x.src.Decls[h.Func].Body.List)
	}
	return p.cases
}

// pathTests finds tests of the path among statements.
type pathTests struct {
	*Finder
	cases []PathCase
}

func (p *pathTests) block(list []ast.Stmt) {
	for _, s := range list {
		switch s := s.(type) {
		case *ast.IfStmt:
			p.branches(s, s)
		case *ast.SwitchStmt:
			p.clauses(s)
		}
	}
}

// branches reads the branches of an if statement, of which first is the beginning.
func (p *pathTests) branches(s, first *ast.IfStmt) {
	p.add(p.tested(s.Cond), s.Body, s.Body.List, first)
	switch e := s.Else.(type) {
	case *ast.IfStmt:
		p.branches(e, first)
	case *ast.BlockStmt:
		p.block(e.List)
	}
}

func (p *pathTests) clauses(s *ast.SwitchStmt) {
	prefix, byPath := "", false
	if s.Tag != nil {
		if prefix, byPath = p.path(s.Tag, 0); !byPath {
			return // of another value
		}
	}
	for _, stmt := range s.Body.List {
		c, ok := stmt.(*ast.CaseClause)
		if !ok {
			continue // not well typed
		}
		var paths []string
		for _, e := range c.List {
			if byPath {
				if v := p.constant(e); v != "" {
					paths = append(paths, prefix+v)
				}
			} else {
				paths = append(paths, p.tested(e)...)
			}
		}
		p.add(paths, c, c.Body, s)
	}
}

// add adds a part that answers paths, behind which the code goes on after a statement.
func (p *pathTests) add(paths []string, body ast.Node, list []ast.Stmt, after ast.Node) {
	if n := len(list); n > 0 {
		if _, ok := list[n-1].(*ast.ReturnStmt); ok {
			after = nil
		}
	}
	for _, path := range paths {
		p.cases = append(p.cases, PathCase{path, body, after})
	}
}

// equal returns the path that path == constant tests for, nil for another test.
func (p *pathTests) equal(path, constant ast.Expr) []string {
	if prefix, ok := p.path(path, 0); ok && p.constant(constant) != "" {
		return []string{prefix + p.constant(constant)}
	}
	return nil
}

// tested returns the paths that a condition tests for.
func (p *pathTests) tested(cond ast.Expr) []string {
	switch e := ast.Unparen(cond).(type) {
	case *ast.BinaryExpr:
		switch e.Op {
		case token.LAND:
			return append(p.tested(e.X), p.tested(e.Y)...)
		case token.LOR:
			l, r := p.tested(e.X), p.tested(e.Y)
			if len(l) == 0 || len(r) == 0 {
				return nil // of other paths too
			}
			return append(l, r...)
		case token.EQL:
			return append(p.equal(e.X, e.Y), p.equal(e.Y, e.X)...)
		}
	case *ast.CallExpr:
		// Have: strings.HasPrefix(r.URL.Path, "/files/")
		if fn := p.src.Callee(e); fn != nil && fn.FullName() == "strings.HasPrefix" && len(e.Args) == 2 {
			if prefix, ok := p.path(e.Args[0], 0); ok && p.constant(e.Args[1]) != "" {
				return []string{strings.TrimSuffix(prefix+p.constant(e.Args[1]), "/") + "/{path...}"}
			}
		}
	}
	return nil
}

func (p *pathTests) constant(e ast.Expr) string {
	if v := p.info.Types[e].Value; v != nil && v.Kind() == constant.String {
		return constant.StringVal(v)
	}
	return ""
}

// path reports whether e is the path of a request, and what was cut off before it.
func (p *pathTests) path(e ast.Expr, depth int) (cut string, ok bool) {
	if depth > origin.MaxFollow {
		return "", false
	}
	switch e := ast.Unparen(e).(type) {
	case *ast.SelectorExpr:
		v, _ := p.info.Uses[e.Sel].(*types.Var)
		if v == nil || !v.IsField() || v.Name() != "Path" || v.Pkg() == nil || v.Pkg().Path() != "net/url" {
			return "", false
		}
		url, ok := ast.Unparen(e.X).(*ast.SelectorExpr)
		return "", ok && goast.IsRequest(p.info.TypeOf(url.X))
	case *ast.Ident:
		v := p.src.Target(e)
		if v == nil || len(p.src.Values[v]) != 1 || p.src.Values[v][0].Index > 0 {
			return "", false
		}
		return p.path(p.src.Values[v][0].Expr, depth+1)
	case *ast.CallExpr:
		fn := p.src.Callee(e)
		if fn == nil || len(e.Args) == 0 {
			return "", false
		}
		switch fn.FullName() {
		case "strings.TrimPrefix":
			if _, ok := p.path(e.Args[0], depth+1); ok && len(e.Args) == 2 {
				return strings.TrimSuffix(p.constant(e.Args[1]), "/"), p.constant(e.Args[1]) != ""
			}
		case "strings.ReplaceAll", "strings.TrimSuffix", "strings.TrimRight", "strings.ToLower", "path.Clean":
			return p.path(e.Args[0], depth+1)
		}
	}
	return "", false
}

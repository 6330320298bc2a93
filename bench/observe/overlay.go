package main

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

//go:embed probe.go.txt
var probe []byte

// An overlay is what go test is given in place of files: copies in a directory of
// ours, so that neither the server's tree nor the module cache is touched.
type overlay struct {
	dir      string // of the server's module
	out      string // where the copies are written
	replaced map[string]string
	spans    map[string][]span // of the predicted handlers
	vendored bool
}

// A span is the lines of a function.
type span struct {
	file       string
	start, end int
}

func (s span) holds(file string, line int) bool {
	return s.file == file && s.start <= line && line <= s.end
}

// newOverlay writes the overlay of a module of which the routes are predicted.
func newOverlay(dir, out string, routes []Route) (*overlay, error) {
	o := &overlay{dir: dir, out: out, replaced: make(map[string]string), spans: make(map[string][]span)}
	if err := os.RemoveAll(out); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(out, 0o777); err != nil {
		return nil, err
	}
	_, err := os.Stat(filepath.Join(dir, "vendor", "modules.txt"))
	o.vendored = err == nil
	for _, step := range []func() error{o.library, o.modules, func() error { return o.server(routes) }} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	data, err := json.Marshal(map[string]any{"Replace": o.replaced})
	if err != nil {
		return nil, err
	}
	return o, os.WriteFile(filepath.Join(out, "overlay.json"), data, 0o666)
}

// flags are the flags of go test.
func (o *overlay) flags() []string {
	list := []string{"-overlay", filepath.Join(o.out, "overlay.json"), "-vet=off", "-count=1"}
	if o.vendored {
		return append(list, "-mod=vendor")
	}
	return append(list, "-mod=mod", "-modfile", filepath.Join(o.out, "go.mod"))
}

func (o *overlay) replace(file string, text []byte) error {
	to := filepath.Join(o.out, fmt.Sprintf("%d_%s", len(o.replaced), filepath.Base(file)))
	o.replaced[file] = to
	return os.WriteFile(to, text, 0o666)
}

// library patches net/http and httptest of the installed Go.
func (o *overlay) library() error {
	root, err := goCommand(o.dir, "env", "GOROOT")
	if err != nil {
		return err
	}
	src := filepath.Join(root, "src")
	if err := o.replace(filepath.Join(src, "net", "http", "zz_trace.go"), probe); err != nil {
		return err
	}
	files, err := patch(src, "")
	if err != nil {
		return err
	}
	for name, text := range files {
		if err := o.replace(filepath.Join(src, filepath.FromSlash(name)), text); err != nil {
			return err
		}
	}
	return nil
}

// patch returns the files of a module with its hooks in them. A hook of the
// standard library must fit; one of a router of another version is left out, and
// said so.
func patch(root, module string) (map[string][]byte, error) {
	files := make(map[string][]byte)
	for _, h := range hooks {
		if h.module != module {
			continue // another module's
		}
		text, ok := files[h.file]
		if !ok {
			var err error
			if text, err = os.ReadFile(filepath.Join(root, filepath.FromSlash(h.file))); err != nil {
				if module == "" {
					return nil, err
				}
				continue // not in this version
			}
		}
		at := regexp.MustCompile(h.match).FindAllIndex(text, -1)
		if len(at) == 0 {
			if module == "" {
				return nil, fmt.Errorf("%s of this version of Go has no %s", h.file, h.match)
			}
			fmt.Fprintf(os.Stderr, "observe: %s: %s has no %s\n", module, h.file, h.match)
			continue
		}
		if !h.all {
			at = at[:1]
		}
		for _, m := range slices.Backward(at) {
			pos := m[1]
			if h.front {
				pos = m[0]
			}
			text = slices.Insert(bytes.Clone(text), pos, []byte(strings.ReplaceAll(h.text, "HTTP.", "tracehttp."))...)
		}
		files[h.file] = text
	}
	for name, text := range files {
		if module != "" && bytes.Contains(text, []byte("tracehttp.")) {
			files[name] = importProbe(text)
		}
	}
	return files, nil
}

var clause = regexp.MustCompile(`(?m)^package\s+\w+`)

// importProbe imports net/http under a name of ours, on the line of the package
// clause.
func importProbe(text []byte) []byte {
	at := clause.FindIndex(text)
	if at == nil {
		return text
	}
	return slices.Insert(bytes.Clone(text), at[1], []byte(`; import tracehttp "net/http"`)...)
}

// modules patches the routers: copies take the place of modules in a go.mod of
// ours, since the go command allows no overlay in the module cache.
func (o *overlay) modules() error {
	modfile := filepath.Join(o.out, "go.mod")
	for _, name := range []string{"go.mod", "go.sum"} {
		data, err := os.ReadFile(filepath.Join(o.dir, name))
		if err != nil && name == "go.mod" {
			return err
		}
		if err == nil {
			if err := os.WriteFile(filepath.Join(o.out, name), data, 0o666); err != nil {
				return err
			}
		}
	}
	done := map[string]bool{"": true}
	for _, h := range hooks {
		if done[h.module] {
			continue
		}
		done[h.module] = true
		if err := o.module(h.module, modfile); err != nil {
			return err
		}
	}
	return nil
}

func (o *overlay) module(name, modfile string) error {
	root := filepath.Join(o.dir, "vendor", filepath.FromSlash(name))
	if !o.vendored {
		var err error
		root, err = goCommand(o.dir, "list", "-m", "-mod=mod", "-modfile="+modfile, "-f", "{{if .Replace}}{{.Replace.Dir}}{{else}}{{.Dir}}{{end}}", name)
		if err != nil || root == "" {
			return nil // not required
		}
	}
	if _, err := os.Stat(root); err != nil {
		return nil // not required
	}
	files, err := patch(root, name)
	if err != nil || len(files) == 0 {
		return err
	}
	if o.vendored {
		for file, text := range files {
			if err := o.replace(filepath.Join(root, filepath.FromSlash(file)), text); err != nil {
				return err
			}
		}
		return nil
	}
	to := filepath.Join(o.out, "modules", strings.ReplaceAll(name, "/", "_"))
	if err := os.CopyFS(to, os.DirFS(root)); err != nil {
		return err
	}
	for file, text := range files {
		at := filepath.Join(to, filepath.FromSlash(file))
		if err := os.Chmod(at, 0o666); err != nil {
			return err
		}
		if err := os.WriteFile(at, text, 0o666); err != nil {
			return err
		}
	}
	_, err = goCommand(o.dir, "mod", "edit", "-replace="+name+"="+to, modfile)
	return err
}

// server marks the server's own functions: each one of a ResponseWriter and a
// *Request, and each predicted handler.
func (o *overlay) server(routes []Route) error {
	at := make(map[string]map[string][]string) // handlers by file and line:column
	for _, r := range routes {
		file, place, ok := strings.Cut(r.Pos, ":")
		if !ok || r.Pos == "" || strings.HasPrefix(file, "$") {
			continue // of no file here
		}
		if !filepath.IsAbs(file) {
			file = filepath.Join(o.dir, file)
		}
		if at[file] == nil {
			at[file] = make(map[string][]string)
		}
		if !slices.Contains(at[file][place], r.key()) {
			at[file][place] = append(at[file][place], r.key())
		}
	}
	return filepath.WalkDir(o.dir, func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if file != o.dir && (skipped(d.Name()) || exists(filepath.Join(file, "go.mod"))) {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") || !d.Type().IsRegular() {
			return nil
		}
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		if marked := o.mark(file, text, at[file]); marked != nil {
			return o.replace(file, marked)
		}
		return nil
	})
}

func skipped(name string) bool {
	return name == "vendor" || name == "testdata" || name == "node_modules" || strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_")
}

func exists(file string) bool {
	_, err := os.Stat(file)
	return err == nil
}

// mark returns a file with its functions marked, nil if there is nothing to mark.
func (o *overlay) mark(file string, text []byte, handlers map[string][]string) []byte {
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, file, text, parser.SkipObjectResolution)
	if err != nil {
		return nil
	}
	http := ""
	for _, i := range f.Imports {
		switch i.Path.Value {
		case `"C"`:
			return nil // cmd/cgo takes no overlay
		case `"net/http"`:
			http = "http"
			if i.Name != nil {
				http = i.Name.Name
			}
		}
	}
	m := marker{o: o, file: file, fset: fset, http: http, handlers: handlers}
	ast.Inspect(f, m.visit)
	if len(m.edits) == 0 {
		return nil
	}
	slices.SortFunc(m.edits, func(a, b edit) int { return b.offset - a.offset })
	for _, e := range m.edits {
		text = slices.Insert(bytes.Clone(text), e.offset, []byte(e.text)...)
	}
	return importProbe(text)
}

// A marker finds what to mark in one file.
type marker struct {
	o        *overlay
	file     string
	fset     *token.FileSet
	http     string // net/http's name
	handlers map[string][]string
	around   []within // predicted handlers around the node
	edits    []edit
}

type edit struct {
	offset int
	text   string
}

type within struct {
	end   token.Pos
	names []string
}

func (m *marker) visit(n ast.Node) bool {
	if n == nil {
		return true
	}
	for len(m.around) > 0 && n.Pos() >= m.around[len(m.around)-1].end {
		m.around = m.around[:len(m.around)-1]
	}
	switch n := n.(type) {
	case *ast.FuncDecl:
		m.function(n, n.Type, n.Body, n.Name.Pos(), n.Pos())
	case *ast.FuncLit:
		m.function(n, n.Type, n.Body, n.Pos())
	}
	return true
}

// function marks a function. A predicted handler may be what makes the function
// that serves: literals within have its name as well.
func (m *marker) function(n ast.Node, t *ast.FuncType, body *ast.BlockStmt, places ...token.Pos) {
	if body == nil {
		return
	}
	var names []string
	for _, pos := range places {
		p := m.fset.PositionFor(pos, false)
		if names = m.handlers[strconv.Itoa(p.Line)+":"+strconv.Itoa(p.Column)]; len(names) > 0 {
			break
		}
	}
	for _, name := range names {
		m.o.spans[name] = append(m.o.spans[name], span{m.file, m.fset.PositionFor(n.Pos(), false).Line, m.fset.PositionFor(body.Rbrace, false).Line})
	}
	if len(names) > 0 {
		m.around = append(m.around, within{n.End(), names})
	} else if len(m.around) > 0 {
		names = m.around[len(m.around)-1].names
	}
	text := ""
	if w, r := m.serves(t); w != "" {
		text = " defer tracehttp.TraceServe(" + w + ", " + r + ")();"
	}
	for _, name := range names {
		text += " tracehttp.TraceHandler(" + strconv.Quote(name) + ");"
	}
	if text != "" {
		m.edits = append(m.edits, edit{m.fset.PositionFor(body.Lbrace, false).Offset + 1, text})
	}
}

// serves returns the names of the parameters of a function of a ResponseWriter
// and a *Request, "" for others.
func (m *marker) serves(t *ast.FuncType) (w, r string) {
	if m.http == "" || m.http == "_" || m.http == "." {
		return "", ""
	}
	for _, p := range t.Params.List {
		if len(p.Names) != 1 || p.Names[0].Name == "_" {
			continue // nothing to pass on
		}
		x, pointer := p.Type, false
		if star, ok := x.(*ast.StarExpr); ok {
			x, pointer = star.X, true
		}
		sel, ok := x.(*ast.SelectorExpr)
		if !ok {
			continue
		}
		if id, ok := sel.X.(*ast.Ident); !ok || id.Name != m.http {
			continue // another package's
		}
		switch {
		case sel.Sel.Name == "ResponseWriter" && !pointer:
			w = p.Names[0].Name
		case sel.Sel.Name == "Request" && pointer:
			r = p.Names[0].Name
		}
	}
	if w == "" || r == "" {
		return "", ""
	}
	return w, r
}

// goCommand returns what the go command prints.
func goCommand(dir string, args ...string) (string, error) {
	cmd := exec.Command("go", args...)
	cmd.Dir = dir
	cmd.Env = environment()
	out, err := cmd.Output()
	return strings.TrimSpace(string(out)), err
}

func environment() []string {
	return append(os.Environ(), "GOWORK=off", "GOFLAGS=-buildvcs=false")
}

// Package record holds what is found in a package, whatever documents and
// configuration say: its routes with their handlers, what these send, and where.
// The rules read nothing else. A record is made of a package under analysis, and
// can be kept: rules that are run on it later, under other documents, report what
// they would have reported there.
package record

import (
	"go/token"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/document"
	"github.com/statuslint/statuslint/analyzer/internal/flow"
	"github.com/statuslint/statuslint/analyzer/internal/route"
	"github.com/statuslint/statuslint/analyzer/internal/serving"
	"github.com/statuslint/statuslint/analyzer/internal/settings"
)

// A Package is what is found in one package. Positions are those of Fset.
type Package struct {
	Path   string // of imports
	Name   string
	Dir    string
	Module string // the path of its module, "" where the driver does not say
	Files  []File // in the order of the package
	Decls  []Decl // around what is found, in the order of their positions

	Routes    []Route
	Commented []*Handler // known by a comment alone
	Functions []Function // as flow.Result.Functions
	Mounts    []route.Mount

	Comments []*document.Document // the comments of the package, by file
	Problems []Finding            // what of comments cannot be read
	// Listed are the statuses that the comments of other packages list, by import
	// path, as far as these name statuses of this one.
	Listed map[string][]int

	Findings   []Finding // of the rules that compare nothing with documents
	Directives []Directive

	// Named are the functions of the configuration that the package knows of, and
	// Unknown those that it should know of and does not (5.3).
	Named   []string
	Unknown []settings.UnknownName

	Fset *token.FileSet `json:"-"`

	files    map[*token.File]*File
	handlers []*Handler
}

// A File is what reporting needs to know of a file.
type File struct {
	Start     token.Pos
	Clause    Node // the name of the package in its clause
	Package   token.Pos
	Generated bool
	Test      bool
}

// A Decl is a declaration, by the name that baselines give it.
type Decl struct {
	From, To token.Pos
	Name     string
}

// A Node is a place in the source: a node of the syntax, or a part of one. The
// zero value stands for none. Two of the same ID are the same node.
type Node struct {
	ID       int
	From, To token.Pos
}

// Pos returns where the node begins.
func (n Node) Pos() token.Pos { return n.From }

// End returns where the node ends.
func (n Node) End() token.Pos { return n.To }

// Valid reports whether there is a node.
func (n Node) Valid() bool { return n.ID != 0 }

// Holds reports whether another node is within this one.
func (n Node) Holds(inner Node) bool { return n.From <= inner.From && inner.To <= n.To }

// A Func is a declared function.
type Func struct {
	Name     string // go/types' full name
	Package  string // import path; "" for error.Error
	Position string // file:line:col
	Abstract bool   `json:",omitempty"` // a method of an interface
}

// A Status is one status that a function can write: see flow.Status.
type Status struct {
	Code      int
	Via       flow.Via
	Expr      Node         // names it in this package
	At        Node         // leads to it
	Methods   flow.Methods `json:",omitempty"`
	Sole      bool         `json:",omitempty"`
	Elsewhere *Func        `json:",omitempty"`

	// Only: it is the only one that a call of a library's function leads to, for
	// an error (3.10).
	Only bool `json:",omitempty"`
	// Beyond: the built-in table says nothing of it (3.11a).
	Beyond bool `json:",omitempty"`
	// Called is the function of this package to whose call it stands, from 1 in
	// Package.Functions; 0 for none.
	Called int    `json:",omitempty"`
	Sites  []Site `json:",omitempty"`
}

// A Site is one way in which a handler sends a status: the places, as
// file:line:col, that all run when it is sent. The last of them are in another
// package, in Func, if that is set.
type Site struct {
	Places []string `json:"places,omitempty"`
	Func   string   `json:"func,omitempty"`
}

// A Summary is what a function does to the response it was given.
type Summary struct {
	Statuses   []Status
	Complete   bool       `json:",omitempty"`
	Handles    bool       `json:",omitempty"`
	Dispatches []Dispatch `json:",omitempty"`
}

// A Dispatch is a call that passes the whole of a request to another handler.
type Dispatch struct {
	Methods flow.Methods
	At      Node
	Func    bool // to a declared function
	To      int  // in Package.Functions, from 1; 0 for a function of another package, or a literal
}

// A Function is a function or literal of the package.
type Function struct {
	Summary
	Node, At   Node   // the whole of it, and its name
	Func       *Func  // nil for a literal
	Own        bool   // declared in this package itself, not in the one that is tested
	Base       string // its name alone
	OnlyCalled bool   // see flow.Result.OnlyCalled
}

// A Route is one registration.
type Route struct {
	Pos        token.Pos
	Handler    string // as routes print it
	HandlerPos string
	Group      string
	Open       bool
	Relative   bool
	Known      bool // what answers is known
	AnySubtree bool // a path that ends with a slash stands for all below it
	Parts      []*Handler
}

// A Handler is one function that answers one route, with what it can write: see
// serving.Handler.
type Handler struct {
	Summary
	Method, Path string
	Suffix       bool `json:",omitempty"`
	Body         Node // the function, where it is of this package
	At           Node // its name, or func
	Registered   Node
	Func         *Func             `json:",omitempty"`
	Comment      bool              `json:",omitempty"`
	Declared     route.Declaration // by the registration
	Parted       bool              `json:",omitempty"`
	Shared       bool              `json:",omitempty"`
	Implied      int               `json:",omitempty"` // see serving.Handler.Implied

	// Own is what the comment of the handler documents, and Behind the methods
	// that carry it, where the handler is a method of an interface.
	Own    *serving.Documented `json:",omitempty"`
	Behind []string            `json:",omitempty"`
	// Elsewhere: it is of another package of the module, which compares it with a
	// comment there.
	Elsewhere bool `json:",omitempty"`
	// Fixes document a status in the handler's comment, by code.
	Fixes map[int]*analysis.SuggestedFix `json:",omitempty"`
}

// A Finding is what a rule finds without looking at documents.
type Finding struct {
	Rule    string
	At      Node
	Message string // without the rule's name
	Subject string `json:",omitempty"`
	Code    int    `json:",omitempty"` // the number that magic is about
	Related []Related
	Fix     *analysis.SuggestedFix `json:",omitempty"`
}

// A Related is a further place of a finding.
type Related struct {
	At      Node
	Message string
}

// A Directive is a //statuslint:ignore comment.
type Directive struct {
	Comment Node
	File    string
	Line    int // of the code that it is about
	Rules   []string
	Reason  string
}

// Handlers returns the handlers of the routes of the package.
func (p *Package) Handlers() []*Handler {
	if p.handlers == nil {
		p.handlers = []*Handler{}
		for _, r := range p.Routes {
			if r.Known && !r.Relative {
				p.handlers = append(p.handlers, r.Parts...)
			}
		}
		p.handlers = append(p.handlers, p.Commented...)
	}
	return p.handlers
}

// PathsAt returns the paths of the routes whose handlers hold a place; none where
// that of one is not known.
func (p *Package) PathsAt(pos token.Pos) []string {
	var out []string
	for _, h := range p.Handlers() {
		if !h.Body.Valid() || pos < h.Body.From || pos >= h.Body.To {
			continue // elsewhere
		}
		if h.Path == "" {
			return nil
		}
		out = append(out, h.Path)
	}
	return out
}

// File returns the file that pos is in; nil for none of the package.
func (p *Package) File(pos token.Pos) *File {
	if !pos.IsValid() {
		return nil
	}
	if p.files == nil {
		p.files = make(map[*token.File]*File)
		for i := range p.Files {
			p.files[p.Fset.File(p.Files[i].Start)] = &p.Files[i]
		}
	}
	return p.files[p.Fset.File(pos)]
}

// InTest reports whether pos is in a test file, or in none of the package.
func (p *Package) InTest(pos token.Pos) bool {
	f := p.File(pos)
	return f == nil || f.Test
}

// Position returns file:line:col, "" for no position.
func (p *Package) Position(pos token.Pos) string {
	if !pos.IsValid() {
		return ""
	}
	return p.Fset.Position(pos).String()
}

// Around returns the name of the declaration around pos: Get, (*Server).Get, var
// names; "" for none.
func (p *Package) Around(pos token.Pos) string {
	i, _ := slices.BinarySearchFunc(p.Decls, pos, func(d Decl, pos token.Pos) int { return int(d.To) - 1 - int(pos) })
	if i < len(p.Decls) && p.Decls[i].From <= pos {
		return p.Decls[i].Name
	}
	return ""
}

// SameModule reports whether a package is of the module that is checked.
func (p *Package) SameModule(path string) bool { return serving.SameModule(p.Module, p.Path, path) }

// IsTest reports whether it is the package of tests beside another one.
func (p *Package) IsTest() bool {
	return strings.HasSuffix(p.Path, "_test") || strings.HasSuffix(p.Name, "_test")
}

// Package model is what the readers of documents return: codes, ranges and
// operations, each with its line, and the problems of a document.
package model

// A Kind is the kind of a document.
type Kind string

const (
	Table    Kind = "table"    // documents the whole API
	OpenAPI  Kind = "openapi"  // documents operations
	Comments Kind = "comments" // documents handlers
)

// A Code is one documented status.
type Code struct {
	Code    int
	Line    int      // 1-based
	Methods []string // upper case: those for which it is the rule ("Normal response code for DELETE operations"); nil for none
	Text    string   // the cell, list item or description it was read from
	Stated  bool     // a sentence names it, and no row
}

// A Range is a documented class: 4XX (400 to 499) or 500-599.
type Range struct {
	Lo, Hi int
	Line   int
	Text   string
}

// An Operation is one method and path of an OpenAPI document or a comment.
type Operation struct {
	Method  string // upper case
	Path    string // with the parameters as {name}
	Line    int
	File    string // where Line is; "" for the document itself
	Codes   []Code
	Ranges  []Range
	Default bool // a default response, which documents everything unless strict-default is set
	// Unknown: the responses could not be read (a $ref to a URL): nothing is
	// undocumented. Method is "" where not even the operations of the path could be.
	Unknown bool
	// Responses is where the responses begin, of an OpenAPI document; zero where
	// there are none.
	Responses Place
}

// A Place is where a value of an OpenAPI document begins.
type Place struct {
	File   string // "" for the document itself
	Line   int
	Col    int  // from 1: of bytes in JSON, of characters in YAML
	Shared bool // it is an alias, or referred to: other operations may have it too
}

// A Problem is something of a document that could not be read.
type Problem struct {
	File    string // where Line is; "" for the document itself
	Line    int    // 0 where the whole document is meant
	Message string
}

// A Document is what was read from one file.
type Document struct {
	File       string // as messages name it
	Path       string // by which it was read; Rename leaves it
	Kind       Kind
	Codes      []Code  // of tables, in order of their lines
	Ranges     []Range // of tables
	Operations []Operation
	Prefixes   []string // basePath, the path parts of servers; "" is left out
	// Base is the URL path below which all that an OpenAPI document covers lies
	// (4.8): the longest path, in whole segments, with which its basePath or each
	// of its servers begins; "/" where one of them has no path, where there are
	// none, and for other documents.
	Base   string
	Rooted bool // a server of the document has no path
	// Scope are the patterns of the URL paths that the configuration says the
	// document covers (4.8); nil for all below Base.
	Scope    []string
	Problems []Problem
	// Notes are what names a status and documents nothing: a denial, advice.
	Notes   []Problem
	Refs    []string // other files that were read, or asked for
	Partial bool     // some of these could not be read
}

// Rename replaces the names of the document's files: name is asked for each
// path by which one was read.
func (d *Document) Rename(name func(path string) string) {
	d.File = name(d.File)
	for i := range d.Operations {
		if op := &d.Operations[i]; op.File != "" {
			op.File = name(op.File)
		}
	}
	for i := range d.Problems {
		if p := &d.Problems[i]; p.File != "" {
			p.File = name(p.File)
		}
	}
	for i, path := range d.Refs {
		d.Refs[i] = name(path)
	}
}

// Package link relates the interfaces of a module's programs with the types that
// implement them. The analysis of one package sees the packages that it imports.
// What implements an interface that it calls may be anywhere in the program: main
// puts the two together. So each package reports what it declares, calls and
// converts, and a Module that was given the reports of all packages answers what a
// call of an interface's method can call.
//
//	nodes   packages, with the methods of their types
//	edges   imports, and calls of interfaces to the packages that implement them
//	labels  a fact.FuncFact for each method
//	result  facts for the packages to analyse again, in the order of Run
//
// It knows only what has been reported, and keeps no go/types objects: reports come
// from separate processes, each with a type universe of its own. Types are compared
// by a text that is equal for identical types.
package link

import (
	"bytes"
	"encoding/base64"
	"encoding/gob"
	"fmt"

	"github.com/statuslint/statuslint/analyzer/internal/flow/fact"
	"github.com/statuslint/statuslint/analyzer/internal/statusinfer"
)

// A Package is what the module needs to know of one package, its tests aside.
type Package struct {
	Path    string
	Main    bool
	Module  string   // the path of its module
	Imports []string // sorted

	// Types are no interfaces: those that it declares, in source order, and those of
	// other modules that it converts to interfaces of its own.
	Types      []Type
	Interfaces []Interface // in source order
	// Wants: it has handlers of which something is unknown, or registers some.
	Wants bool
	Calls []Name   // methods of interfaces that it calls, and that can matter, sorted
	Uses  []string // packages whose functions and variables it uses, sorted
	Funcs []Func   // what the methods of Types do, as far as that is known
	// Opened are the interfaces to which it converts values of interfaces that other
	// modules declare, or of types without a name.
	Opened []Name
	// Widened are the interfaces whose values it converts to values of others.
	Widened [][2]Name
	// Digest sums up what importers learn of its functions.
	Digest string

	Sent    []Name                     // methods whose result it knows to be a status that is written, sorted
	Learned []statusinfer.LearnedField // fields that it proves to be statuses
	Sets    []statusinfer.FieldName    // fields that it gives numbers, and does not know to be statuses
}

// A Name is the name of a method, or of a type where Name is empty.
type Name struct{ Pkg, Type, Name string }

// String returns pkg.Type.Name.
func (n Name) String() string { return n.Pkg + "." + n.Type + "." + n.Name }

// A Type is a type with the methods that a pointer to it has.
type Type struct {
	Name    string // "" for one that has no name at package level
	Double  bool   // a test double: it records calls for a library of mocks
	Foreign bool   // of another module
	Into    []Name // of a foreign type: the interfaces that values of it are converted to, sorted
	Methods []Method
}

// A Method is a method in the method set of a type.
type Method struct {
	ID   string // its name, with the package where it is not exported
	Sig  signature
	Func Name // which declares it
	// Abstract: it is promoted from an interface that the type embeds.
	Abstract bool
}

// An Interface is an interface with a name at package level.
type Interface struct {
	Name    string
	Methods []Method
	// Closed: only types of the module can implement it, since its methods name
	// types of the module, or are not exported.
	Closed bool
}

// A Func is a declared method, and what it does.
type Func struct {
	Name    Name
	Pointer bool // its receiver is a pointer
	Does    *fact.FuncFact
}

// Encode returns the package as text, for a diagnostic.
func (p *Package) Encode() (string, error) {
	var buf bytes.Buffer
	if err := gob.NewEncoder(&buf).Encode(p); err != nil {
		return "", fmt.Errorf("writing what is known of a package: %w", err)
	}
	return base64.StdEncoding.EncodeToString(buf.Bytes()), nil
}

// Decode is the inverse of Encode.
func Decode(text string) (*Package, error) {
	data, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		return nil, fmt.Errorf("reading what is known of a package: %w", err)
	}
	p := new(Package)
	if err := gob.NewDecoder(bytes.NewReader(data)).Decode(p); err != nil {
		return nil, fmt.Errorf("reading what is known of a package: %w", err)
	}
	return p, nil
}

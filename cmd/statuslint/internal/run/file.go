package run

import (
	"bytes"
	"cmp"
	"encoding/gob"
	"fmt"
	"go/types"
	"reflect"
	"slices"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/types/objectpath"
)

// A fileFact is a fact in a facts file of go vet. Its fields are those of
// golang.org/x/tools/internal/facts, which reads what is written here, and
// writes what is read here, in the units of the packages that are named.
type fileFact struct {
	PkgPath string          // of the object
	Object  objectpath.Path // "" for a fact on the package
	Fact    analysis.Fact
}

// Register makes the types of an analyzer's facts known to the encoding.
func Register(a *analysis.Analyzer) {
	for _, f := range a.FactTypes {
		gob.Register(f)
	}
	for _, req := range a.Requires {
		Register(req)
	}
}

// Read adds the facts that a facts file holds on what the packages, by their
// paths, declare. Objects that are not there are out of the reader's reach.
func (s Facts) Read(data []byte, packages map[string]*types.Package) error {
	if len(data) == 0 {
		return nil // the file of a package without facts
	}
	var list []fileFact
	if err := gob.NewDecoder(bytes.NewReader(data)).Decode(&list); err != nil {
		return fmt.Errorf("reading facts: %w", err)
	}
	for _, f := range list {
		pkg := packages[f.PkgPath]
		if pkg == nil {
			continue // of a dependency that nothing here refers to
		}
		if f.Object == "" {
			s.put(nil, pkg, f.Fact)
			continue
		}
		if obj, err := objectpath.Object(pkg, f.Object); err == nil {
			s.put(obj, nil, f.Fact)
		}
	}
	return nil
}

// Encode returns the facts file of a package that exports the facts. Equal
// facts give equal files.
func (s Facts) Encode() ([]byte, error) {
	var list []fileFact
	encoder := new(objectpath.Encoder)
	for k, fact := range s {
		if k.Object == nil {
			list = append(list, fileFact{PkgPath: k.Package.Path(), Fact: fact})
			continue
		}
		path, err := encoder.For(k.Object)
		if err != nil {
			continue // out of reach for importers
		}
		list = append(list, fileFact{k.Object.Pkg().Path(), path, fact})
	}
	if len(list) == 0 {
		return nil, nil
	}
	slices.SortFunc(list, func(a, b fileFact) int {
		return cmp.Or(
			cmp.Compare(a.PkgPath, b.PkgPath),
			cmp.Compare(a.Object, b.Object),
			cmp.Compare(reflect.TypeOf(a.Fact).String(), reflect.TypeOf(b.Fact).String()),
		)
	})
	var buf bytes.Buffer
	if err := gob.NewEncoder(&buf).Encode(list); err != nil {
		return nil, fmt.Errorf("writing facts: %w", err)
	}
	return buf.Bytes(), nil
}

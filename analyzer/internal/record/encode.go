package record

import (
	"encoding/json"
	"fmt"
	"go/token"
)

// An encoded is a package with the files that its positions are in.
type encoded struct {
	Package *Package
	Fset    json.RawMessage
}

// Encode returns the package as text.
func (p *Package) Encode() (string, error) {
	own := token.NewFileSet()
	for _, f := range p.Files {
		own.AddExistingFiles(p.Fset.File(f.Start))
	}
	out := encoded{Package: p}
	err := own.Write(func(v any) (err error) {
		out.Fset, err = json.Marshal(v)
		return err
	})
	if err != nil {
		return "", fmt.Errorf("writing the positions of %s: %w", p.Path, err)
	}
	text, err := json.Marshal(out)
	if err != nil {
		return "", fmt.Errorf("writing what was found in %s: %w", p.Path, err)
	}
	return string(text), nil
}

// Decode reads what Encode has written.
func Decode(text string) (*Package, error) {
	var in encoded
	if err := json.Unmarshal([]byte(text), &in); err != nil {
		return nil, fmt.Errorf("reading what was found in a package: %w", err)
	}
	p := in.Package
	p.Fset = token.NewFileSet()
	if err := p.Fset.Read(func(v any) error { return json.Unmarshal(in.Fset, v) }); err != nil {
		return nil, fmt.Errorf("reading the positions of %s: %w", p.Path, err)
	}
	return p, nil
}

package finding

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
)

// Name is the analyzer's name, under which the trees hold its findings.
const Name = "statuslint"

// The tree that the drivers of x/tools print
// (golang.org/x/tools/internal/analysis/driverutil.JSONTree).
type (
	jsonDiagnostic struct {
		Category string        `json:"category,omitempty"`
		Posn     string        `json:"posn"`
		End      string        `json:"end"`
		Message  string        `json:"message"`
		Fixes    []jsonFix     `json:"suggested_fixes,omitempty"`
		Related  []jsonRelated `json:"related,omitempty"`
	}
	jsonFix struct {
		Message string     `json:"message"`
		Edits   []jsonEdit `json:"edits"`
	}
	jsonEdit struct {
		Filename string `json:"filename"`
		Start    int    `json:"start"`
		End      int    `json:"end"`
		New      string `json:"new"`
	}
	jsonRelated struct {
		Posn    string `json:"posn"`
		End     string `json:"end"`
		Message string `json:"message"`
	}
	jsonError struct {
		Err string `json:"error"`
	}
)

// A PackageError is the failure of the analysis of one package.
type PackageError struct {
	Package string // import path; "" where no package is meant
	Message string
}

// Decode reads the stream of trees that go vet -json prints, one for each
// package.
func Decode(r io.Reader) (list []Finding, failed []PackageError, err error) {
	dec := json.NewDecoder(r)
	for {
		var tree map[string]map[string]json.RawMessage
		err := dec.Decode(&tree)
		if errors.Is(err, io.EOF) {
			return list, failed, nil
		}
		if err != nil {
			return list, failed, fmt.Errorf("reading the findings of go vet: %w", err)
		}
		for _, id := range slices.Sorted(maps.Keys(tree)) {
			for _, raw := range tree[id] {
				found, msg, err := decodeResult(PackagePath(id), raw)
				if err != nil {
					return list, failed, fmt.Errorf("reading the findings in %s: %w", id, err)
				}
				if msg != "" {
					failed = append(failed, PackageError{PackagePath(id), msg})
				}
				list = append(list, found...)
			}
		}
	}
}

// decodeResult reads what one analyzer found in one package: a list of
// diagnostics, or an error.
func decodeResult(pkg string, raw json.RawMessage) ([]Finding, string, error) {
	if len(raw) > 0 && raw[0] == '{' {
		var e jsonError
		err := json.Unmarshal(raw, &e)
		return nil, e.Err, err
	}
	var diagnostics []jsonDiagnostic
	if err := json.Unmarshal(raw, &diagnostics); err != nil {
		return nil, "", err
	}
	var list []Finding
	for _, d := range diagnostics {
		list = append(list, d.finding(pkg))
	}
	return list, "", nil
}

func (d jsonDiagnostic) finding(pkg string) Finding {
	f := Finding{
		Package: pkg,
		Rule:    d.Category,
		Pos:     ParsePosition(d.Posn),
		End:     ParsePosition(d.End),
		Message: d.Message,
	}
	for _, fix := range d.Fixes {
		var edits []Edit
		for _, e := range fix.Edits {
			edits = append(edits, Edit{File: e.Filename, Start: e.Start, End: e.End, New: e.New})
		}
		f.Fixes = append(f.Fixes, Fix{fix.Message, edits})
	}
	for _, r := range d.Related {
		f.Related = append(f.Related, Related{ParsePosition(r.Posn), ParsePosition(r.End), r.Message})
	}
	return f
}

// Encode prints one tree that holds all findings and failures, in the form of
// the drivers of x/tools (5.2).
func Encode(w io.Writer, list []Finding, failed []PackageError) error {
	tree := make(map[string]map[string]any)
	byPackage := make(map[string][]jsonDiagnostic)
	for _, f := range list {
		byPackage[f.Package] = append(byPackage[f.Package], f.diagnostic())
	}
	for pkg, diagnostics := range byPackage {
		tree[pkg] = map[string]any{Name: diagnostics}
	}
	for _, e := range failed {
		if e.Package != "" {
			tree[e.Package] = map[string]any{Name: jsonError{e.Message}}
		}
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "\t")
	return enc.Encode(tree)
}

func (f Finding) diagnostic() jsonDiagnostic {
	d := jsonDiagnostic{
		Category: f.Rule,
		Posn:     f.Pos.String(),
		End:      f.End.String(),
		Message:  f.Message,
	}
	for _, fix := range f.Fixes {
		var edits []jsonEdit
		for _, e := range fix.Edits {
			edits = append(edits, jsonEdit{e.File, e.Start, e.End, e.New})
		}
		d.Fixes = append(d.Fixes, jsonFix{fix.Message, edits})
	}
	for _, r := range f.Related {
		d.Related = append(d.Related, jsonRelated{r.Pos.String(), r.End.String(), r.Message})
	}
	return d
}

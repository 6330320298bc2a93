// Package openapivalid holds what statuslint writes into OpenAPI documents
// against two validators that know nothing of it. It is a module of its own, so
// that they are no dependencies of statuslint.
package openapivalid

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi2"
	"github.com/getkin/kin-openapi/openapi2conv"
	"github.com/getkin/kin-openapi/openapi3"
	"github.com/pb33f/libopenapi"
	"github.com/pb33f/libopenapi/datamodel"
	"go.yaml.in/yaml/v4"

	"github.com/statuslint/statuslint/analyzer"
)

// codes are what every operation is made to lack.
var codes = []int{201, 304, 400, 404, 409, 418, 429, 503}

// TestValid adds responses to every operation of the documents in docs, and of
// those in the directory that STATUSLINT_OPENAPI names: what was valid stays so,
// lines are added and none is lost, and a second run changes nothing.
func TestValid(t *testing.T) {
	dirs := []string{"docs"}
	if dir := os.Getenv("STATUSLINT_OPENAPI"); dir != "" {
		dirs = append(dirs, dir)
	}
	for _, dir := range dirs {
		for _, file := range documents(t, dir) {
			t.Run(filepath.ToSlash(file), func(t *testing.T) { check(t, dir, file) })
		}
	}
}

// documents returns the OpenAPI documents in a directory.
func documents(t *testing.T, dir string) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		src, err := os.ReadFile(path)
		if err == nil && version(src) != "" {
			out = append(out, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// version returns the version of OpenAPI that a document says it has, "" of none.
func version(src []byte) string {
	const near = 1 << 12 // it stands at the beginning, or, where keys are sorted, at the end
	ends := slices.Concat(src[:min(len(src), near)], []byte("\n"), src[max(0, len(src)-near):])
	for line := range strings.Lines(string(ends)) {
		for _, key := range []string{"openapi", "swagger"} {
			_, rest, found := strings.Cut(line, key)
			if rest = strings.Trim(rest, "\"': {"); found && (strings.HasPrefix(rest, "2.") || strings.HasPrefix(rest, "3.")) {
				return rest[:3]
			}
		}
	}
	return ""
}

func check(t *testing.T, dir, file string) {
	work := t.TempDir()
	if err := os.CopyFS(work, os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	rel, err := filepath.Rel(dir, file)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(work, rel)
	before := validate(t, path)
	lacks, operations := lacking(t, path, work)
	if operations == 0 {
		t.Fatal("it has no operations")
	}
	changes, errs := analyzer.DocumentChanges(lacks)
	for _, err := range errs {
		t.Logf("not written: %v", err)
	}
	added := 0
	for _, c := range changes {
		added += c.Added
		onlyAdds(t, c)
		if err := os.WriteFile(c.File, c.New, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%d responses added to %d operations in %d files", added, operations, len(changes))
	for i, err := range validate(t, path) {
		if err != nil && before[i] == nil {
			t.Errorf("%s: %v", validators[i], err)
		} else if before[i] != nil && dir == "docs" {
			t.Errorf("%s does not take it as it was: %v", validators[i], before[i])
		} else if before[i] != nil {
			t.Logf("%s does not take it as it was: %.200v", validators[i], before[i])
		}
	}
	left, _ := lacking(t, path, work)
	if again, _ := analyzer.DocumentChanges(left); len(again) > 0 {
		t.Errorf("a second run changes %d files", len(again))
	}
	if len(errs) == 0 && len(left) > 0 {
		t.Errorf("%d responses are still lacking: %+v", len(left), left[0])
	}
}

// lacking returns what the operations of a document lack of codes, of those that
// have responses.
func lacking(t *testing.T, path, tree string) (lacks []analyzer.LackJSON, operations int) {
	t.Helper()
	d, err := analyzer.ReadDocument(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, op := range d.Operations {
		if len(op.Codes)+len(op.Ranges) == 0 && !op.Default {
			continue // it may have no responses at all
		}
		operations++
		for _, code := range codes {
			if !slices.Contains(op.Codes, code) {
				lacks = append(lacks, analyzer.LackJSON{Method: op.Method, Path: op.Path, Line: op.Line, Code: code, At: path, Tree: tree})
			}
		}
	}
	return lacks, operations
}

// onlyAdds demands that each line of the old text is in the new one, in order;
// in JSON, with a comma behind it where one is added. A text on one line has
// lost nothing but the place where something was put in.
func onlyAdds(t *testing.T, c analyzer.DocumentChange) {
	t.Helper()
	old, changed := bytes.SplitAfter(c.Old, []byte("\n")), bytes.SplitAfter(c.New, []byte("\n"))
	i := 0
	for _, line := range changed {
		if i == len(old) {
			break
		}
		trimmed := bytes.TrimRight(line, "\r\n")
		want := bytes.TrimRight(old[i], "\r\n")
		if bytes.Equal(trimmed, want) || bytes.Equal(trimmed, append(bytes.Clone(want), ',')) || contains(trimmed, want) {
			i++
		}
	}
	if i < len(old) {
		t.Errorf("%s:%d: the line is lost: %s", c.File, i+1, old[i])
	}
}

// contains reports whether a line holds all of another that has braces on it, in
// order, with one text put in for each.
func contains(line, want []byte) bool {
	if !bytes.ContainsAny(want, "{}") {
		return false
	}
	i := 0
	for _, b := range line {
		if i < len(want) && want[i] == b {
			i++
		}
	}
	return i == len(want)
}

var validators = []string{"kin-openapi", "libopenapi"}

// validate returns what each validator says of a document.
func validate(t *testing.T, path string) []error {
	t.Helper()
	src, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return []error{kin(path, src), lib(path, src)}
}

func kin(path string, src []byte) error {
	loader := openapi3.NewLoader()
	loader.IsExternalRefsAllowed = true
	if strings.HasPrefix(version(src), "2") {
		var doc openapi2.T
		text, err := asJSON(src)
		if err != nil {
			return err
		}
		if err := doc.UnmarshalJSON(text); err != nil {
			return err
		}
		// kin-openapi validates 3.x only, and converts 2.0 for that.
		converted, err := openapi2conv.ToV3(&doc)
		if err != nil {
			return err
		}
		return converted.Validate(loader.Context)
	}
	doc, err := loader.LoadFromFile(path)
	if err != nil {
		return err
	}
	return doc.Validate(loader.Context)
}

// asJSON returns a document of YAML or JSON as JSON.
func asJSON(src []byte) ([]byte, error) {
	if json.Valid(src) {
		return src, nil
	}
	var value any
	if err := yaml.Unmarshal(src, &value); err != nil {
		return nil, err
	}
	return json.Marshal(textKeys(value))
}

// textKeys makes texts of the keys of mappings: codes without quotes are numbers.
func textKeys(value any) any {
	switch value := value.(type) {
	case map[string]any:
		for k, v := range value {
			value[k] = textKeys(v)
		}
	case map[any]any:
		out := make(map[string]any)
		for k, v := range value {
			out[fmt.Sprint(k)] = textKeys(v)
		}
		return out
	case []any:
		for i, v := range value {
			value[i] = textKeys(v)
		}
	}
	return value
}

func lib(path string, src []byte) error {
	config := datamodel.NewDocumentConfiguration()
	config.AllowFileReferences = true
	config.BasePath = filepath.Dir(path)
	doc, err := libopenapi.NewDocumentWithConfiguration(src, config)
	if err != nil {
		return err
	}
	if strings.HasPrefix(version(src), "2") {
		model, err := doc.BuildV2Model()
		if err == nil && model == nil {
			return errors.New("no model")
		}
		return err
	}
	model, err := doc.BuildV3Model()
	if err == nil && model == nil {
		return errors.New("no model")
	}
	return err
}

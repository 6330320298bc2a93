package gclplugin

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/golangci/plugin-module-register/register"
	"go.yaml.in/yaml/v3"
	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/internal/analysistest"
)

// shownSettings matches what stands before the settings that the run
// configuration shows as a comment.
var shownSettings = regexp.MustCompile(`(?m)^        # (settings:|  )`)

// TestSettings compares the run configuration in the repository with what the
// plugin accepts: it has no settings, so that .statuslint.yml counts, and every
// setting that it shows in a comment must be one.
func TestSettings(t *testing.T) {
	src, err := os.ReadFile("../.golangci-plugin.yml")
	if err != nil {
		t.Fatal(err)
	}
	var config struct {
		Linters struct {
			Enable   []string
			Settings struct {
				Custom map[string]struct {
					Type     string
					Settings map[string]any
				}
			}
		}
	}
	if err := yaml.Unmarshal(src, &config); err != nil {
		t.Fatal(err)
	}
	if set := config.Linters.Settings.Custom["statuslint"].Settings; set != nil {
		t.Errorf("it has settings, which replace .statuslint.yml: %v", set)
	}
	if err := yaml.Unmarshal(shownSettings.ReplaceAll(src, []byte("        $1")), &config); err != nil {
		t.Fatal(err)
	}
	custom, ok := config.Linters.Settings.Custom["statuslint"]
	if !ok || custom.Type != "module" {
		t.Fatalf("no settings of a module plugin statuslint: %+v", config)
	}
	if len(custom.Settings) < 5 {
		t.Errorf("%d settings are shown", len(custom.Settings))
	}
	if _, err := New(custom.Settings); err != nil {
		t.Error(err)
	}
}

func TestBadSettings(t *testing.T) {
	for name, settings := range map[string]map[string]any{
		"no such key":  {"allowed": []int{200}},
		"no status":    {"allow": []int{42}},
		"no such rule": {"rules": map[string]any{"magick": true}},
		"no boolean":   {"tests": "perhaps"},
	} {
		if _, err := New(settings); err == nil || !strings.Contains(err.Error(), "settings") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestDigest demands that another document makes another name, and so misses
// golangci-lint's cache.
func TestDigest(t *testing.T) {
	doc := filepath.Join(t.TempDir(), "codes.md")
	name := func(doc, text string) string {
		if err := os.WriteFile(doc, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		p, err := New(map[string]any{"docs": []string{doc}})
		if err != nil {
			t.Fatal(err)
		}
		if p.GetLoadMode() != register.LoadModeTypesInfo {
			t.Error("the plugin needs types")
		}
		list, err := p.BuildAnalyzers()
		if err != nil || len(list) != 2 || list[0].Name != "statuslint" {
			t.Fatalf("%v %v", list, err)
		}
		return list[1].Name
	}
	if a, b := name(doc, "- 404 Not Found"), name(doc, "- 409 Conflict"); a == b {
		t.Error("a changed document has the same name:", a)
	}
	part := filepath.Join(filepath.Dir(doc), "part.yaml")
	refer := func(text string) string {
		if err := os.WriteFile(part, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		return name(filepath.Join(filepath.Dir(doc), "api.yaml"), "openapi: 3.0.0\npaths: {/x: {$ref: part.yaml}}\n")
	}
	if a, b := refer("get: {responses: {200: {}}}"), refer("get: {responses: {404: {}}}"); a == b {
		t.Error("a changed file that the document refers to has the same name:", a)
	}
}

// TestUnreadable reports a document that cannot be read before anything runs.
func TestUnreadable(t *testing.T) {
	doc := filepath.Join(t.TempDir(), "codes.md")
	p, err := New(map[string]any{"docs": []string{doc}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.BuildAnalyzers(); err == nil || !strings.Contains(err.Error(), doc+": no such file") {
		t.Errorf("a document that is missing: %v", err)
	}
	if err := os.WriteFile(doc, []byte("no codes\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	if _, err := p.BuildAnalyzers(); err == nil || !strings.Contains(err.Error(), "no status code in it") {
		t.Errorf("a document without codes: %v", err)
	}
}

// TestNoSettings accepts every way of leaving the settings out: golangci-lint
// passes nil for "settings: {}" as well as for none. Then .statuslint.yml is
// read, and its digest is part of the name.
func TestNoSettings(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	build := func(settings any) ([]*analysis.Analyzer, error) {
		p, err := New(settings)
		if err != nil {
			return nil, err
		}
		return p.BuildAnalyzers()
	}
	for name, settings := range map[string]any{"none": nil, "empty": map[string]any{}} {
		if _, err := build(settings); err != nil {
			t.Errorf("%s, no configuration: %v", name, err)
		}
	}
	write("codes.md", "- 404 Not Found\n")
	names := make(map[string]bool)
	for _, text := range []string{"docs: [codes.md]\n", "docs: [codes.md]\nallow: [200]\n"} {
		write(".statuslint.yml", text)
		list, err := build(nil)
		if err != nil || len(list) != 2 {
			t.Fatalf("%q: %v %v", text, list, err)
		}
		names[list[1].Name] = true
	}
	write("codes.md", "- 409 Conflict\n")
	list, err := build(map[string]any{})
	if err != nil {
		t.Fatal(err)
	}
	if names[list[1].Name] = true; len(names) != 3 {
		t.Errorf("a changed configuration or document has the same name: %v", names)
	}
	write(".statuslint.yml", "docs: [missing.md]\n")
	if _, err := build(nil); err == nil || !strings.Contains(err.Error(), "missing.md: no such file") {
		t.Errorf("a configuration that names a missing document: %v", err)
	}
}

// TestRelated demands that the analyzer of the plugin reports no related places,
// which golangci-lint counts as issues, and otherwise the same.
func TestRelated(t *testing.T) {
	p, err := New(map[string]any{"tests": true})
	if err != nil {
		t.Fatal(err)
	}
	list, err := p.BuildAnalyzers()
	if err != nil {
		t.Fatal(err)
	}
	src, err := analysistest.Load("../examples/petstore", ".")
	if err != nil || packages.PrintErrors(src) > 0 {
		t.Fatal(err)
	}
	report := func(a *analysis.Analyzer) (messages []string, related int) {
		graph, err := checker.Analyze([]*analysis.Analyzer{a}, src, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range graph.Roots[0].Diagnostics {
			messages = append(messages, d.Message)
			related += len(d.Related)
		}
		return messages, related
	}
	plain, some := report(analyzer.New(analyzer.Options{}))
	plugged, none := report(list[0])
	if some == 0 || none != 0 || !slices.Equal(plain, plugged) {
		t.Errorf("%d related places become %d\n%q\n%q", some, none, plain, plugged)
	}
}

// Package gclplugin is statuslint as a module plugin of golangci-lint. Its
// import registers the linter; see .custom-gcl.yml and .golangci-plugin.yml.
package gclplugin

import (
	"encoding/json"
	"fmt"
	"os"

	"github.com/golangci/plugin-module-register/register"
	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer"
)

func init() { // the only way in: golangci-lint imports plugins for their effect
	register.Plugin("statuslint", New)
}

// New returns the plugin with the settings of the configuration, which are
// those of .statuslint.yml. Documents are relative to the working directory of
// golangci-lint. Where no settings are given, the
// .statuslint.yml nearest to each package is read.
func New(settings any) (register.LinterPlugin, error) {
	raw, err := json.Marshal(settings)
	if err != nil {
		return nil, fmt.Errorf("statuslint: settings: %w", err)
	}
	if s := string(raw); s == "null" || s == "{}" { // golangci-lint passes nil for "settings: {}"
		return &plugin{}, nil
	}
	options, err := analyzer.ParseConfig("settings", raw)
	if err != nil {
		return nil, fmt.Errorf("statuslint: %w", err)
	}
	return &plugin{options: *options}, nil
}

type plugin struct{ options analyzer.Options }

// BuildAnalyzers returns statuslint, and an analyzer that does nothing and
// whose name holds a digest of the configuration file and of the documents:
// golangci-lint keys its cache by the names of analyzers, and knows nothing of
// the files that they read.
func (p *plugin) BuildAnalyzers() ([]*analysis.Analyzer, error) {
	if err := analyzer.CheckOptions(p.options); err != nil {
		return nil, fmt.Errorf("statuslint: %w", err) // and not once for each package
	}
	dir, err := os.Getwd()
	if err != nil {
		return nil, fmt.Errorf("statuslint: %w", err)
	}
	sum, err := analyzer.OptionsDigest(p.options, dir)
	if err != nil {
		return nil, fmt.Errorf("statuslint: %w", err)
	}
	a := analyzer.New(p.options)
	digest := &analysis.Analyzer{
		Name: "statuslint_" + sum,
		Doc:  "carries a digest of statuslint's configuration and documents",
		Run:  func(*analysis.Pass) (any, error) { return nil, nil },
	}
	withoutRelated(a)
	return []*analysis.Analyzer{a, digest}, nil
}

// withoutRelated drops the related places of what the analyzer reports:
// golangci-lint counts each of them as an issue.
func withoutRelated(a *analysis.Analyzer) {
	run := a.Run
	a.Run = func(pass *analysis.Pass) (any, error) {
		quiet := *pass
		quiet.Report = func(d analysis.Diagnostic) {
			d.Related = nil
			pass.Report(d)
		}
		return run(&quiet)
	}
}

// GetLoadMode asks for types.
func (p *plugin) GetLoadMode() string { return register.LoadModeTypesInfo }

// Package gclplugin is statuslint as a module plugin of golangci-lint. Its
// import registers the linter; see .custom-gcl.yml and .golangci-plugin.yml.
package gclplugin

import (
	"encoding/json"
	"fmt"

	"github.com/golangci/plugin-module-register/register"
	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer"
)

func init() { // the only way in: golangci-lint imports plugins for their effect
	register.Plugin("statuslint", New)
}

// New returns the plugin with the settings of the configuration, which are
// those of .statuslint.yml. Documents are relative to the working directory of
// golangci-lint.
func New(settings any) (register.LinterPlugin, error) {
	raw, err := json.Marshal(settings)
	if err != nil {
		return nil, fmt.Errorf("statuslint: settings: %w", err)
	}
	options, err := analyzer.ParseConfig("settings", raw)
	if err != nil {
		return nil, fmt.Errorf("statuslint: %w", err)
	}
	return &plugin{options: *options}, nil
}

type plugin struct{ options analyzer.Options }

// BuildAnalyzers returns statuslint, and an analyzer that does nothing and
// whose name holds a digest of the documents: golangci-lint keys its cache by
// the names of analyzers, and knows nothing of the files that they read.
func (p *plugin) BuildAnalyzers() ([]*analysis.Analyzer, error) {
	if err := analyzer.CheckOptions(p.options); err != nil {
		return nil, fmt.Errorf("statuslint: %w", err) // and not once for each package
	}
	sum, err := analyzer.Digest("", p.options.Docs)
	if err != nil {
		return nil, fmt.Errorf("statuslint: %w", err)
	}
	digest := &analysis.Analyzer{
		Name: "statuslint_" + sum,
		Doc:  "carries a digest of statuslint's documents",
		Run:  func(*analysis.Pass) (any, error) { return nil, nil },
	}
	return []*analysis.Analyzer{analyzer.New(p.options), digest}, nil
}

// GetLoadMode asks for types.
func (p *plugin) GetLoadMode() string { return register.LoadModeTypesInfo }

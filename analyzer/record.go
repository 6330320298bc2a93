package analyzer

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"go/token"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/config"
	"github.com/statuslint/statuslint/analyzer/internal/record"
	"github.com/statuslint/statuslint/analyzer/internal/serving"
	"github.com/statuslint/statuslint/analyzer/internal/settings"
)

// The categories of the diagnostics by which -record reports.
const (
	RecordCategory = "record" // what a Judge needs to know of a package
	LinkCategory   = "link"   // what a Linker needs to know of a package
)

// report reports what is found in a package, whatever documents and configuration
// say, but for the sinks and routes of the configuration. Rules are run on it by a
// Judge, so that another document costs no analysis.
func report(s *serving.Subject) error {
	if len(s.Pass.Files) == 0 {
		return nil
	}
	pass := func(category, message string) {
		s.Pass.Report(analysis.Diagnostic{Pos: s.Pass.Files[0].Package, Category: category, Message: message})
	}
	if p := s.Flow.Link(); p != nil {
		p.Wants = len(s.Routes.Routes) > 0 || s.Flow.LacksHandlers()
		message, err := p.Encode()
		if err != nil {
			return err
		}
		pass(LinkCategory, message)
	}
	message, err := found(s).Encode()
	if err != nil {
		return err
	}
	pass(RecordCategory, message)
	return nil
}

// RecordFlags returns the flags of an analyzer with -record, whose results a Judge
// with flags is to judge, for packages in dir. They hold of configurations the sinks
// and routes alone: whatever else these say, and documents, are for the judge.
func RecordFlags(dir, key string, flags []string) ([]string, error) {
	s, err := flagSettings(flags)
	if err != nil {
		return nil, err
	}
	type own struct {
		Sinks  []config.Sink  `json:"sinks,omitempty"`
		Routes []config.Route `json:"routes,omitempty"`
	}
	if s.Flags.ConfigFile != "" || s.Flags.ConfigJSON != "" {
		c := s.In(dir)
		text, err := json.Marshal(own{c.Sinks, c.Routes})
		return []string{"-record=true", "-digest=" + key, "-config-json=" + string(text)}, err
	}
	h := sha256.New()
	for _, c := range configurations(s, dir) {
		if len(c.Sinks)+len(c.Routes) > 0 {
			text, err := json.Marshal(own{c.Sinks, c.Routes})
			if err != nil {
				return nil, err
			}
			fmt.Fprintf(h, "%q %s\n", c.File, text)
		}
	}
	return []string{"-record=true", fmt.Sprintf("-digest=%s%x", key, h.Sum(nil))}, nil
}

// A Judge runs the rules on what an analyzer with -record reports, under flags
// of its own.
type Judge struct{ settings *settings.Settings }

// NewJudge returns a judge with the flags of an analyzer.
func NewJudge(flags []string) (*Judge, error) {
	s, err := flagSettings(flags)
	return &Judge{s}, err
}

// Package reports what an analyzer with the flags of the judge reports of a package,
// given by the message of its diagnostic of RecordCategory. The positions are those
// of the file set. The error is of the configuration, or of a document.
func (j *Judge) Package(message string) (*token.FileSet, []analysis.Diagnostic, error) {
	p, err := record.Decode(message)
	if err != nil {
		return nil, nil, err
	}
	conf := j.settings.In(p.Dir)
	if err := conf.Check(); err != nil {
		return nil, nil, err
	}
	var out []analysis.Diagnostic
	err = judge(p, conf, func(d analysis.Diagnostic) { out = append(out, d) })
	return p.Fset, out, err
}

package analyzer

import (
	"sync"

	"golang.org/x/tools/go/analysis"

	"flag"

	"github.com/statuslint/statuslint/analyzer/internal/config"
	"github.com/statuslint/statuslint/analyzer/internal/framework"
)

// Options are the settings of statuslint (DESIGN 5.3).
type Options = config.Config

type settings struct {
	config.Config
	once sync.Once
	err  error
	on   map[string]*bool
}

func newSettings(o Options) *settings {
	s := &settings{Config: o, on: make(map[string]*bool)}
	return s
}

func (s *settings) bind(fs *flag.FlagSet) {
	for _, r := range rules {
		s.on[r.name] = fs.Bool(r.name, r.on, r.doc)
	}
}

func (s *settings) load(pass *analysis.Pass) error { return nil }

func (s *settings) own() []framework.Own { return nil }

func (s *settings) table() *framework.Table { return framework.New(nil) }

func (s *settings) enabled(r rule) bool { return *s.on[r.name] }

func (s *settings) tests() bool { return s.Tests == nil || *s.Tests }

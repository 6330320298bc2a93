package analyzer

import (
	"errors"
	"flag"
	"fmt"
	"path/filepath"
	"strings"
	"sync"

	"github.com/statuslint/statuslint/analyzer/internal/config"
	"github.com/statuslint/statuslint/analyzer/internal/framework"
)

// Options are the settings of statuslint (DESIGN 5.3).
type Options = config.Config

// settings are the options of one analyzer, with its flags, resolved once:
// drivers set flags after New, and run packages concurrently.
type settings struct {
	config.Config
	options Options
	flags   flags
	once    sync.Once
	err     error
	docs    func() (*documents, error)
	present func() error // whether the documents can be read at all
	dir     string       // that documents are relative to
}

// flags are the flags of (5.1).
type flags struct {
	rules       map[string]*triState
	configFile  string
	configJSON  string
	docs        string
	deleteNames bool
	unwritten   bool
	routes      bool
	digest      string
	base        string
}

// A triState is a boolean flag that may be left unset: the configuration then decides.
type triState struct {
	set, value, preset bool
}

func (t *triState) String() string {
	if t == nil {
		return ""
	}
	if !t.set {
		return fmt.Sprint(t.preset)
	}
	return fmt.Sprint(t.value)
}
func (t *triState) IsBoolFlag() bool { return true }
func (t *triState) Set(s string) error {
	switch strings.ToLower(s) {
	case "true", "1", "t":
		t.value = true
	case "false", "0", "f":
		t.value = false
	default:
		return errors.New("want true or false")
	}
	t.set = true
	return nil
}

// selects reports whether a flag turns a rule on, which turns off those that no
// flag names.
func (f *flags) selects() bool {
	for _, t := range f.rules {
		if t.set && t.value {
			return true
		}
	}
	return false
}

func newSettings(o Options) *settings {
	return &settings{options: o, flags: flags{rules: make(map[string]*triState)}}
}

// bind binds the flags of the analyzer.
func (s *settings) bind(fs *flag.FlagSet) {
	for _, r := range rules {
		t := &triState{preset: r.on}
		s.flags.rules[r.name] = t
		fs.Var(t, r.name, r.doc)
	}
	fs.StringVar(&s.flags.configFile, "config", "", "read the configuration in `FILE`")
	fs.StringVar(&s.flags.configJSON, "config-json", "", "the configuration itself, as `JSON`")
	fs.StringVar(&s.flags.docs, "docs", "", "hold statuses against the documents in `FILE,...`; \"comments\" stands for those of the module")
	fs.BoolVar(&s.flags.deleteNames, "delete-names", false, "take functions named Delete for DELETE handlers")
	fs.BoolVar(&s.flags.unwritten, "unwritten-all", false, "let unwritten report statuses of middleware and servers too")
	fs.BoolVar(&s.flags.routes, "routes", false, "report routes, for statuslint routes")
	fs.StringVar(&s.flags.base, "base", "", "look from `DIR` for the documents of -config-json, and name those of -docs, for drivers that run elsewhere")
	fs.StringVar(&s.flags.digest, "digest", "", "a digest of the configuration and its documents, for caches, by a driver that tells their problems itself")
}

// load resolves the settings, once. Its error is about options, and about
// documents that are not there: (3) no package is analysed with half of them.
func (s *settings) load() error {
	s.resolve()
	if s.err != nil {
		return s.err
	}
	return s.present()
}

func (s *settings) resolve() {
	s.once.Do(func() {
		s.err = s.read()
		s.docs = sync.OnceValues(s.readDocs)
		s.present = sync.OnceValue(s.statDocs)
	})
}

// read joins options, configuration and flags; flags win.
func (s *settings) read() error {
	s.Config = s.options
	switch {
	case s.flags.configJSON != "":
		c, err := config.Parse("-config-json", []byte(s.flags.configJSON), RuleNames())
		if err != nil {
			return err
		}
		s.Config = *c
		s.dir = s.flags.base
	case s.flags.configFile != "":
		c, err := config.Read(s.flags.configFile, RuleNames())
		if err != nil {
			return err
		}
		s.Config = *c
		s.dir = filepath.Dir(s.flags.configFile)
	}
	for name := range s.Rules {
		if ruleNamed(name).name == "" {
			return fmt.Errorf("there is no rule %s: the rules are %s", name, strings.Join(RuleNames(), ", "))
		}
	}
	s.DeleteNames = s.DeleteNames || s.flags.deleteNames
	s.UnwrittenAll = s.UnwrittenAll || s.flags.unwritten
	return nil
}

// common returns the statuses that no operation needs to list.
func (s *settings) common() []int {
	if s.Common == nil {
		return []int{500}
	}
	return s.Common
}

// own returns the entries of the configuration for the table of frameworks.
func (s *settings) own() []framework.Own {
	s.resolve()
	var out []framework.Own
	for _, k := range s.Sinks {
		out = append(out, framework.Own{Func: k.Func, Sink: &framework.Sink{
			Kind: framework.Param, Effect: framework.Writes, Param: k.Status, Body: framework.NoBody,
		}})
	}
	for _, r := range s.Routes {
		reg := &framework.Register{Role: framework.Route, From: framework.MethodFixed, Methods: []string{r.Method},
			Path: framework.ArgAt(r.Path), Handler: framework.ArgAt(r.Handler)}
		if r.Method == "" {
			reg.From, reg.Methods = framework.MethodPattern, nil
		}
		out = append(out, framework.Own{Func: r.Func, Register: reg})
	}
	return out
}

func (s *settings) table() *framework.Table { return framework.New(nil) }

// enabled reports whether a rule is on: by its flag, else by the flags of other
// rules (5.1), else by the configuration, else by default.
func (s *settings) enabled(r rule) bool {
	if t := s.flags.rules[r.name]; t != nil && t.set {
		return t.value
	}
	if s.flags.selects() {
		return false // -magic alone runs only magic, as with go vet
	}
	if on, ok := s.Rules[r.name]; ok {
		return on
	}
	return r.on
}

func (s *settings) tests() bool { return s.Tests == nil || *s.Tests }

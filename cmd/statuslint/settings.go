package main

import (
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/module"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/pattern"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/report"
)

// A settings is what the command line says, whatever the command.
type settings struct {
	*session

	flags    *flag.FlagSet
	analyzer *analysis.Analyzer // its flags are set as on the command line
	own      []string           // names of the analyzer's flags

	tags     string
	driver   string
	module   *module.Run // what the analysis of findings knows beyond single packages
	verbose  bool
	noted    []string // what note has said
	progress progress
}

// newSettings declares the flags of an analysis: those of the command line, and
// of the analyzer's own those that are named, all of them if none is.
func newSettings(in *session, name string, own ...string) *settings {
	s := &settings{
		session:  in,
		flags:    flag.NewFlagSet(name, flag.ContinueOnError),
		analyzer: analyzer.New(analyzer.Options{}),
		module:   new(module.Run),
	}
	s.flags.SetOutput(s.stderr)
	s.flags.StringVar(&s.tags, "tags", "", "build `tags`, separated by commas")
	s.flags.StringVar(&s.driver, "driver", "", "`DRIVER` that runs the analysis: vet, through go vet and its cache, or source, in this process; unless set, the faster one")
	s.flags.BoolVar(&s.verbose, "v", false, "print which driver runs the analysis, and why")
	s.analyzer.Flags.VisitAll(func(f *flag.Flag) {
		if len(own) > 0 && !slices.Contains(own, f.Name) && !slices.Contains(internalFlags, f.Name) {
			return // of another command
		}
		s.own = append(s.own, f.Name)
		s.flags.Var(f.Value, f.Name, f.Usage)
	})
	return s
}

// parse reads the command line. It answers -h, and reports mistakes, itself: in
// one line, which a page of flags would push out of sight.
func (s *settings) parse(args []string, stdout io.Writer) error {
	stderr := s.flags.Output()
	s.flags.SetOutput(io.Discard)
	s.flags.Usage = func() {}
	err := s.flags.Parse(args)
	s.flags.SetOutput(stderr)
	if errors.Is(err, flag.ErrHelp) {
		usage(stdout, s.flags)
		return err
	}
	if err != nil {
		err = fmt.Errorf("%w (%s -h lists the flags)", err, s.flags.Name())
	} else if s.driver != "" && s.driver != "vet" && s.driver != "source" {
		err = fmt.Errorf("unknown driver %q: want vet or source", s.driver)
	} else if i := slices.IndexFunc(s.flags.Args(), isFlag); i >= 0 {
		err = fmt.Errorf("%s comes too late: flags go before what is to be read", s.flags.Arg(i))
	}
	if err != nil {
		fmt.Fprintln(stderr, "statuslint:", err)
	}
	return err
}

func isFlag(arg string) bool { return strings.HasPrefix(arg, "-") && arg != "-" }

// analyzerFlags returns the flags to judge a group of packages with. Files are named
// absolutely.
func (s *settings) analyzerFlags(g pattern.Group) ([]string, error) {
	var args []string
	var errs []error
	base := false
	s.flags.Visit(func(f *flag.Flag) {
		value := f.Value.String()
		var err error
		switch {
		case (f.Name == "config" || f.Name == "baseline") && value != "":
			value, err = filepath.Abs(value)
		case f.Name == "config-json":
			base = true
		case f.Name == "docs" && value != "":
			base = true
			var docs []string
			docs, err = absolute(strings.Split(value, ","))
			value = strings.Join(docs, ",")
		}
		errs = append(errs, err)
		if slices.Contains(s.own, f.Name) {
			args = append(args, "-"+f.Name+"="+value)
		}
	})
	dir, err := filepath.Abs(g.Dir)
	if err = errors.Join(append(errs, err)...); err != nil {
		return nil, err
	}
	if base {
		wd, err := os.Getwd()
		if err != nil {
			return nil, err
		}
		args = append(args, "-base="+wd)
	}
	return args, analyzer.CheckConfiguration(dir, args)
}

// recordFlags returns the flags that the analyzer is to be run with on a group of
// packages, to find what is judged with other flags.
func (s *settings) recordFlags(g pattern.Group, judged []string) ([]string, error) {
	dir, err := filepath.Abs(g.Dir)
	if err != nil {
		return nil, err
	}
	return analyzer.RecordFlags(dir, named(g.Dir, g.Patterns), judged)
}

// named sums up which packages a run names. Go 1.26 keeps what its tool says on
// a package under one key, whether the package is named or only imported, when
// the tool is asked for no findings: a run that names more than one before it
// would lose findings, one that names fewer would repeat those of others. So
// runs that name other packages share no results.
func named(dir string, args []string) string {
	dir, err := filepath.Abs(dir)
	if err != nil {
		dir = "" // relative patterns of two directories may then share results
	}
	return fmt.Sprintf("%x", sha256.Sum256([]byte(strings.Join(append([]string{dir}, args...), "\x00"))))
}

func absolute(files []string) ([]string, error) {
	var out []string
	for _, file := range files {
		if file == analyzer.Comments {
			out = append(out, file)
			continue
		}
		abs, err := filepath.Abs(strings.TrimSpace(file))
		if err != nil {
			return nil, err
		}
		out = append(out, abs)
	}
	return out, nil
}

// configured returns an analyzer that is set by flags.
func configured(flags []string) (*analysis.Analyzer, error) {
	a := analyzer.New(analyzer.Options{})
	a.Flags.Init(a.Name, flag.ContinueOnError)
	a.Flags.SetOutput(io.Discard)
	return a, a.Flags.Parse(flags)
}

// digestFor sums up what a run in the working directory with these arguments
// would read beside Go code.
func digestFor(args []string) string {
	if valueOf(args, "record") == "true" {
		return "" // its other flags say
	}
	dir, err := os.Getwd()
	if err != nil {
		return ""
	}
	var flags []string
	for _, name := range []string{"config", "config-json", "docs", "baseline"} {
		if value := valueOf(args, name); value != "" {
			flags = append(flags, "-"+name+"="+value)
		}
	}
	digest, _ := analyzer.Digest(dir, flags)
	return digest + named("", args) // whoever analyses reports the error
}

// valueOf returns the value of a flag among arguments of which not all are known.
func valueOf(args []string, name string) string {
	for i, arg := range args {
		flag, value, found := strings.Cut(strings.TrimPrefix(arg, "-"), "=")
		if strings.TrimPrefix(flag, "-") != name || !strings.HasPrefix(arg, "-") {
			continue
		}
		if found {
			return value
		}
		if i+1 < len(args) {
			return args[i+1]
		}
	}
	return ""
}

// sarifTool returns what a SARIF log says of statuslint.
func (s *settings) sarifTool() report.Tool {
	tool := report.Tool{Version: version(), URI: s.analyzer.URL}
	for _, name := range analyzer.RuleNames() {
		text := analyzer.RuleHelp(name)
		title, _, _ := strings.Cut(text, "\n")
		_, doc, _ := strings.Cut(title, ": ")
		tool.Rules = append(tool.Rules, report.Rule{
			Name: name, Doc: doc, Help: text, URI: s.analyzer.URL + "#" + name,
		})
	}
	return tool
}

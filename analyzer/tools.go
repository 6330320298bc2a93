package analyzer

import (
	"embed"
	"flag"
	"io"
	"path/filepath"
	"reflect"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/baseline"
	"github.com/statuslint/statuslint/analyzer/internal/config"
	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/settings"
)

// What the command needs of the packages behind the analyzer.

// FindConfig returns the configuration that holds for dir: the nearest
// .statuslint.yml from there up to the root of the module (4.8), "" where there
// is none.
func FindConfig(dir string) string {
	file, _, _ := config.Find(dir) // the analysis reports the error
	return file
}

// CheckConfigName returns the error of a configuration that holds for dir and has a
// wrong name, such as .statuslint.yaml.
func CheckConfigName(dir string) error {
	_, _, err := config.Find(dir)
	return err
}

// Comments stands, among documents, for the comments of the module.
const Comments = config.Comments

// Inputs returns the files that may hold for packages of a build in dir, besides
// Go code: the configurations of its module and its workspace, the documents and
// baselines that they name, and the files that these documents refer to. flags
// are those of the analyzer: files that they name are among them.
func Inputs(dir string, flags []string) ([]string, error) {
	s, err := flagSettings(flags)
	if err != nil {
		return nil, err
	}
	files := []string{s.Flags.ConfigFile}
	if s.Flags.ConfigFile == "" && s.Flags.ConfigJSON == "" {
		files = config.All(dir, baseline.Name)
	}
	for _, c := range configurations(s, dir) {
		files = append(files, c.Inputs()...)
	}
	slices.Sort(files)
	return slices.Compact(files), nil
}

// configurations returns those that may hold for packages of a build in dir.
func configurations(s *settings.Settings, dir string) []*settings.Configuration {
	var out []*settings.Configuration
	if s.Flags.ConfigFile == "" && s.Flags.ConfigJSON == "" {
		for _, file := range config.All(dir, baseline.Name) {
			if filepath.Base(file) == config.FileName {
				out = append(out, s.Read(file))
			}
		}
	}
	return append(out, s.In(dir))
}

// Digest sums up the contents of Inputs, for the keys of caches (5.4).
func Digest(dir string, flags []string) (string, error) {
	files, err := Inputs(dir, flags)
	return config.Digest(files...), err
}

// OptionsDigest is Digest for a host that passes its settings as options, and
// runs in dir.
func OptionsDigest(o Options, dir string) (string, error) {
	s := settings.New(o)
	c := s.In(dir)
	if c.Err != nil {
		return "", c.Err
	}
	files := c.Inputs()
	if c.Options == nil || c.File != "" || reflect.ValueOf(o).IsZero() {
		all, err := Inputs(dir, nil)
		if err != nil {
			return "", err
		}
		files = append(files, all...)
	}
	return config.Digest(files...), nil
}

// CheckConfiguration returns the error of the configuration that holds for a
// directory, for a driver that reports it once, before it runs.
func CheckConfiguration(dir string, flags []string) error {
	s, err := flagSettings(flags)
	if err != nil {
		return err
	}
	return s.In(dir).Check()
}

// flagSettings returns the settings of an analyzer with these flags.
func flagSettings(args []string) (*settings.Settings, error) {
	s := settings.New(Options{})
	fs := flag.NewFlagSet("statuslint", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	s.Bind(fs)
	return s, fs.Parse(args)
}

//go:embed help/*.md
var helpTexts embed.FS

// RuleHelp returns the text on a rule, which is its section in the README, "" for
// a name that is none.
func RuleHelp(name string) string {
	r := settings.RuleNamed(name)
	if r.Name == "" {
		return ""
	}
	text, err := helpTexts.ReadFile("help/" + name + ".md")
	if err != nil {
		return r.Name + ": " + r.Doc
	}
	return r.Name + ": " + r.Doc + "\n\n" + string(text)
}

// ParseConfig reads a configuration in YAML or JSON; an error names it, the
// line and the key.
func ParseConfig(name string, src []byte) (*Options, error) {
	return config.Parse(name, src, RuleNames())
}

// KnownPaths returns the import paths of the packages of the table.
func KnownPaths() []string { return framework.Paths() }

// A Baseline is the content of a file of accepted findings (5.9).
type Baseline = baseline.File

// A BaselineFilter takes findings out of what a Baseline accepts.
type BaselineFilter = baseline.Filter

// ReadBaseline reads a baseline.
func ReadBaseline(file string) (*Baseline, error) { return baseline.Read(file) }

// EmptyBaseline returns a baseline that accepts nothing.
func EmptyBaseline() *Baseline { return baseline.Empty() }

// FormatBaseline returns the text of a baseline with the entries.
func FormatBaseline(entries []string) []byte { return baseline.Format(entries) }

// Documents returns the paths of the documents that are configured for packages
// in dir, in the order of the configuration; flags are those of the analyzer.
// Those of a configuration with a mistake, which the analysis reports, are
// missing.
func Documents(dir string, flags []string) []string {
	s, err := flagSettings(flags)
	if err != nil {
		return nil
	}
	list, _ := s.In(dir).Sources()
	var paths []string
	for _, d := range list {
		paths = append(paths, d.Found)
	}
	return paths
}

// CheckOptions reads the documents of options, for a host that reports an error
// once, before it runs. The error names each that cannot be read, and the reason.
func CheckOptions(o Options) error {
	c := settings.New(o).In(".")
	if c.Err != nil {
		return c.Err
	}
	_, err := c.Documents()
	return err
}

// RuleNames returns the names of all rules, in the order of the README.
func RuleNames() []string { return settings.RuleNames() }

// Options are the settings of statuslint (5.3).
type Options = config.Config

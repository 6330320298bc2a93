package unit

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"go/importer"
	"go/token"
	"go/types"
	"io"
	"maps"
	"os"
	"path/filepath"
	"regexp"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/unitchecker"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/finding"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/run"
)

// ConfigCategory is the category of the diagnostic by which a unit reports, with
// -record, from what it was analysed: the message is the part of its vet.cfg that
// Units needs.
const ConfigCategory = "unit"

// reporting returns an analyzer that reports the configuration of its unit as well,
// where -record asks for it.
func reporting(a *analysis.Analyzer, config string) *analysis.Analyzer {
	out := *a
	out.Run = func(pass *analysis.Pass) (any, error) {
		if a.Flags.Lookup("record").Value.String() == "true" && len(pass.Files) > 0 {
			message, err := compact(config)
			if err != nil {
				return nil, err
			}
			pass.Report(analysis.Diagnostic{Pos: pass.Files[0].Package, Category: ConfigCategory, Message: message})
		}
		return a.Run(pass)
	}
	return &out
}

// compact returns the configuration in a vet.cfg without what Units does not need.
// It returns "" for a unit that reads Go files which the go command has made, and
// removes after the run.
func compact(file string) (string, error) {
	c, err := readConfig(file)
	if err != nil {
		return "", err
	}
	for _, name := range c.GoFiles {
		if !filepath.IsAbs(name) || filepath.Dir(name) != filepath.Clean(c.Dir) {
			return "", nil // cgo's
		}
	}
	c.VetxOutput, c.Stdout, c.Standard = "", "", nil
	for _, files := range []map[string]string{c.PackageFile, c.PackageVetx} {
		for path, name := range files {
			if files[path], err = cacheName(name); err != nil {
				return "", err
			}
		}
	}
	data, err := json.Marshal(c)
	return string(data), err
}

func readConfig(file string) (*unitchecker.Config, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	c := new(unitchecker.Config)
	return c, json.Unmarshal(data, c)
}

// cached matches the name of a file in the go command's cache: the SHA-256 of what
// it holds (go doc cmd/go/internal/cache).
var cached = regexp.MustCompile(`[/\\]([0-9a-f]{2})[/\\]([0-9a-f]{64})-d$`)

// cacheName returns the name within the go command's cache of a file that a unit
// reads. Where the go command has made it in this run, it is in a directory that the
// go command removes; it keeps a copy in the cache.
func cacheName(name string) (string, error) {
	if m := cached.FindStringSubmatch(name); m != nil {
		return m[1] + "/" + m[2] + "-d", nil
	}
	f, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	sum := hex.EncodeToString(h.Sum(nil))
	return sum[:2] + "/" + sum + "-d", nil
}

// Units are the units of a run of go vet, by import path. Another analysis of one
// reads the same files, which the go command keeps in its cache.
type Units struct {
	configs  map[string]*unitchecker.Config
	fset     *token.FileSet
	files    map[string]string // of export data, by import path
	compiled types.Importer
}

// ErrGone is the error of a unit that cannot be analysed again, because the go
// command has not kept what it read: caches that are shared hold results of other
// machines (GOCACHEPROG).
var ErrGone = errors.New("the build cache lacks what a unit has read")

// NewUnits returns the units whose configurations are among what go vet reports.
// cache is the go command's cache.
func NewUnits(reported []finding.Finding, cache string) (*Units, error) {
	u := &Units{configs: make(map[string]*unitchecker.Config), fset: token.NewFileSet(), files: make(map[string]string)}
	for _, f := range reported {
		if f.Rule != ConfigCategory || f.Message == "" {
			continue
		}
		c := new(unitchecker.Config)
		if err := json.Unmarshal([]byte(f.Message), c); err != nil {
			return nil, fmt.Errorf("reading the unit of %s: %w", f.Package, err)
		}
		for _, files := range []map[string]string{c.PackageFile, c.PackageVetx} {
			for path, name := range files {
				files[path] = filepath.Join(cache, filepath.FromSlash(name))
			}
		}
		maps.Copy(u.files, c.PackageFile)
		u.configs[f.Package] = c
		if u.compiled == nil {
			u.compiled = importer.ForCompiler(u.fset, c.Compiler, u.open)
		}
	}
	return u, nil
}

func (u *Units) open(path string) (io.ReadCloser, error) {
	file, ok := u.files[path]
	if !ok {
		return nil, fmt.Errorf("no package file for %q", path)
	}
	return os.Open(file)
}

// Key sums up what Again reads of a package; "" where it cannot be read.
func (u *Units) Key(path string) string {
	c := u.configs[path]
	if c == nil {
		return ""
	}
	h := sha256.New()
	if err := json.NewEncoder(h).Encode(c); err != nil {
		return ""
	}
	for _, name := range c.GoFiles {
		data, err := os.ReadFile(name)
		if err != nil {
			return ""
		}
		fmt.Fprintf(h, "%x\n", sha256.Sum256(data))
	}
	return hex.EncodeToString(h.Sum(nil))
}

// Again returns a package for another analysis: see relink.Driver.
func (u *Units) Again(path string) (*run.Package, error) {
	c := u.configs[path]
	if c == nil {
		return nil, nil
	}
	for _, files := range []map[string]string{c.PackageFile, c.PackageVetx} {
		for _, file := range files {
			if _, err := os.Stat(file); err != nil {
				return nil, fmt.Errorf("%w: %w", ErrGone, err)
			}
		}
	}
	p, err := check(c, u.fset, resolving(c, u.compiled))
	if err != nil {
		return nil, nil // the first pass says why
	}
	p.Facts, err = readFacts(c, p.Types)
	return p, err
}

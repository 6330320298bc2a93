package analyzer

import (
	"embed"
	"path/filepath"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/config"
	"github.com/statuslint/statuslint/analyzer/internal/document"
	"github.com/statuslint/statuslint/analyzer/internal/framework"
)

// What the command needs of the rooms behind the analyzer.

// FindConfig returns the configuration that holds for dir: the nearest
// .statuslint.yml from there up to the root of the module (DESIGN 5.3), "" where
// there is none.
func FindConfig(dir string) string { return config.Find(dir) }

// Comments stands, among documents, for the comments of the module.
const Comments = config.Comments

// Digest sums up the contents of a configuration ("" for none), of the documents
// that it names, of further documents, and of the files that documents refer to,
// for the keys of caches (DESIGN 5.4).
// The error is the configuration's; there is a digest all the same.
func Digest(file string, docs []string) (string, error) {
	var files []string
	var failed error
	if file != "" {
		files = append(files, file)
		c, err := config.Read(file, RuleNames())
		if err == nil {
			dir := filepath.Dir(file)
			var named []string
			named, err = config.Resolve(c.Docs, dir, dir)
			files = append(files, named...)
		}
		failed = err
	}
	dirs := []string{"."}
	if file != "" {
		dirs = []string{filepath.Dir(file), "."}
	}
	files = append(files, docs...)
	for _, doc := range slices.Clone(files) {
		files = append(files, document.References(doc, treeOf(doc, dirs...))...)
	}
	return config.Digest(files...), failed
}

// DocumentsOf returns the documents that a configuration passed as text names,
// relative to dir.
func DocumentsOf(inline, dir string) ([]string, error) {
	c, err := config.Parse("-config-json", []byte(inline), RuleNames())
	if err != nil {
		return nil, err
	}
	return config.Resolve(c.Docs, dir, dir)
}

//go:embed help/*.md
var helpTexts embed.FS

// RuleHelp returns the text on a rule, which is its section in the README, "" for
// a name that is none.
func RuleHelp(name string) string {
	r := ruleNamed(name)
	if r.name == "" {
		return ""
	}
	text, err := helpTexts.ReadFile("help/" + name + ".md")
	if err != nil {
		return r.name + ": " + r.doc
	}
	return r.name + ": " + r.doc + "\n\n" + string(text)
}

// ParseConfig reads a configuration in YAML or JSON; an error names it, the
// line and the key.
func ParseConfig(name string, src []byte) (*Options, error) {
	return config.Parse(name, src, RuleNames())
}

// KnownPaths returns the import paths of the packages of the table.
func KnownPaths() []string { return framework.Paths() }

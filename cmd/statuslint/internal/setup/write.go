package setup

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

const (
	preamble = `# Configuration of statuslint, for this directory and those below it:
# https://github.com/statuslint/statuslint/blob/main/docs/configuration.md
# yaml-language-server: $schema=https://raw.githubusercontent.com/statuslint/statuslint/main/statuslint.schema.json

`
	settings = `
# "statuslint -write-baseline ./..." accepts what is found today, so that only new
# findings are reported. The lines below show the defaults.
# common: [500]             # statuses that no operation needs to list
# delete: [204, 202]        # what DELETE handlers may answer where no document says
# allow: []                 # numbers that magic accepts
# rules: {unwritten: false} # each rule by its name
# severity: {magic: error}  # error, warning or note for each rule
# tests: true               # check test files; or for each rule: {magic: false}
# exclude: []               # findings to leave out, such as internal/legacy/**
`
)

// maxUnused bounds the documents that are listed though they are not proposed.
const maxUnused = 20

// Config returns the configuration that the survey proposes.
func (s *Survey) Config() []byte {
	var used, unused []string
	for _, d := range s.Documents {
		if d.Unused == "" {
			used = append(used, d.entry(s.Routes))
		} else {
			unused = append(unused, "# "+d.entry(s.Routes))
		}
	}
	if s.Comments > 0 {
		about := fmt.Sprintf("%s in comments; %d of %s", plural(s.Comments, "operation"), s.Commented, plural(s.Routes, "route"))
		if s.CommentsOnly() {
			used = append(used, item("comments")+"  # "+about)
		} else {
			unused = append(unused, "# Comments of swag and go-swagger document their own handlers in any case.",
				"# With this line, they are the documentation of the whole module:", "# "+item("comments")+"  # "+about)
		}
	}
	if len(unused) > maxUnused {
		unused = append(unused[:maxUnused], fmt.Sprintf("# and %d more", len(unused)-maxUnused))
	}
	var b bytes.Buffer
	b.WriteString(preamble)
	b.WriteString("# The documents of the API, relative to this file. Without any, a built-in table\n# of the usual statuses is used (statuslint docs prints it).\n")
	if len(used) == 0 {
		b.WriteString("docs: []\n")
	} else {
		b.WriteString("docs:\n")
	}
	for _, line := range slices.Concat(used, unused) {
		b.WriteString(line + "\n")
	}
	b.WriteString(settings)
	return b.Bytes()
}

// entry returns the lines of a document in the list of documents.
func (d *Document) entry(routes int) string {
	about := "  # " + d.Describe(routes)
	switch {
	case d.Unused != "" || len(d.Packages)+len(d.Paths) == 0:
		return item(d.File) + about
	case len(d.Packages) > 0:
		return "  - file: " + scalar(d.File) + about + "\n    packages: " + flow(d.Packages)
	}
	return "  - file: " + scalar(d.File) + about + "\n    paths: " + flow(d.Paths)
}

func item(text string) string { return "  - " + scalar(text) }

func flow(list []string) string {
	quoted := make([]string, len(list))
	for i, text := range list {
		quoted[i] = `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text) + `"`
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}

// scalar writes text as YAML reads it back.
func scalar(text string) string {
	out, err := yaml.Marshal(text)
	if err != nil {
		return fmt.Sprintf("%q", text) // not reached: text has no tags
	}
	return strings.TrimSpace(string(out))
}

package main

import (
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/mod/modfile"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/finding"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/pattern"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/report"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/routes"
)

// info says what the routes in dir are of. Links lead to the forge of git's
// remote, unless -link is given.
func (c *routesCommand) info(dir string, link routes.Link, list []analyzer.RouteJSON) routes.Info {
	info := routes.Info{Project: moduleOf(dir), Documents: c.documents(dir, list), Date: today(), Link: link}
	if len(info.Documents) == 0 {
		info.Documents = []string{"the built-in table of statuses"}
	}
	commit := git(dir, "rev-parse", "HEAD")
	if commit == "" {
		return info
	}
	info.Revision = commit[:min(12, len(commit))]
	if tag := git(dir, "describe", "--tags", "--exact-match"); tag != "" {
		info.Revision = tag + " (" + info.Revision + ")"
	}
	if git(dir, "status", "--porcelain", "--untracked-files=no") != "" {
		info.Revision += ", with changes"
	}
	if c.link == "" {
		info.Link = routes.LinkTo(git(dir, "remote", "get-url", "origin"), commit, git(dir, "rev-parse", "--show-prefix"))
	}
	return info
}

// git returns what git prints of the repository around dir; "" if it fails.
func git(dir string, args ...string) string {
	// A repository may name a program to watch its files with: none is started.
	cmd := exec.Command("git", append([]string{"-c", "core.fsmonitor=false"}, args...)...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GIT_OPTIONAL_LOCKS=0")
	out, err := cmd.Output()
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(out))
}

// moduleOf returns the path of the module that dir is in.
func moduleOf(dir string) string {
	root := pattern.ModuleRoot(dir)
	if root == "" {
		return filepath.Base(dir)
	}
	text, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if path := modfile.ModulePath(text); err == nil && path != "" {
		return path
	}
	return filepath.Base(root)
}

// documents returns the documents that the routes were compared with: those that
// are configured for dir, and those that have an operation for one of the routes.
// Comments count as one.
func (c *routesCommand) documents(dir string, list []analyzer.RouteJSON) []string {
	var flags, names []string
	c.flags.Visit(func(f *flag.Flag) {
		if f.Name == "config" || f.Name == "config-json" || f.Name == "docs" {
			flags = append(flags, "-"+f.Name+"="+f.Value.String())
		}
	})
	add := func(name string) {
		if name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	for _, path := range analyzer.Documents(dir, flags) {
		add(filepath.ToSlash(report.Relative(dir, path)))
	}
	for _, r := range list {
		name := finding.ParsePosition(r.Document).File
		if strings.HasSuffix(name, ".go") {
			name = "comments"
		}
		add(name)
	}
	return names
}

// today returns the date, or the one that SOURCE_DATE_EPOCH gives, for pages
// that are to be the same again (https://reproducible-builds.org).
func today() string {
	now := time.Now()
	if seconds, err := strconv.ParseInt(os.Getenv("SOURCE_DATE_EPOCH"), 10, 64); err == nil {
		now = time.Unix(seconds, 0)
	}
	return now.UTC().Format(time.DateOnly)
}

// Package coverage marks the statuses of routes that a profile of go test
// -coverprofile shows as exercised by tests (5.5).
//
// A status is exercised if the tests ran the block that names it and the block
// of the handler that leads to it; one that nothing names, if they ran the block
// that sends it. Both conditions are needed, because helpers are shared: that
// another route's test ran notFound(w) exercises nothing of this route.
package coverage

import (
	"cmp"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"

	"golang.org/x/mod/modfile"
	"golang.org/x/tools/cover"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/finding"
)

// A Profile is what one run of tests covered.
type Profile struct {
	blocks map[string][]cover.ProfileBlock // by import path and name of the file
	dirs   map[string]string               // import paths of directories, "" for none
}

// Read reads a profile.
func Read(file string) (*Profile, error) {
	list, err := cover.ParseProfiles(file)
	if err != nil {
		return nil, fmt.Errorf("reading the coverage profile: %w", err)
	}
	p := &Profile{blocks: make(map[string][]cover.ProfileBlock), dirs: make(map[string]string)}
	for _, f := range list {
		p.blocks[filepath.ToSlash(f.FileName)] = f.Blocks
	}
	return p, nil
}

// A verdict is what a profile says of one place, or of one status.
type verdict int

const (
	unmeasured verdict = iota // the profile holds nothing of its file
	untested
	exercised
	neutral // no statement: a declaration, which no test runs
)

// Mark sets Exercised of each status of the routes. It stays nil where the
// profile does not say. Files are relative to dir, which the profile's packages
// are found from.
func (p *Profile) Mark(list []analyzer.RouteJSON, dir string) {
	for i := range list {
		r := &list[i]
		for j := range r.Statuses {
			s := &r.Statuses[j]
			switch p.status(r, s, dir) {
			case exercised:
				s.Exercised = new(bool)
				*s.Exercised = true
			case untested:
				s.Exercised = new(bool)
			}
		}
	}
}

// status joins the ways to a status: one that was run is enough, and one that is
// not measured leaves it open. Where there is none, nothing names the status and
// no statement sends it: the beginning of the handler stands for it.
func (p *Profile) status(r *analyzer.RouteJSON, s *analyzer.RouteStatus, dir string) verdict {
	out := neutral
	for _, site := range s.Sites {
		switch v := p.site(site, dir); {
		case v == exercised:
			return exercised
		case v == unmeasured || out == unmeasured:
			out = unmeasured
		case v == untested:
			out = untested
		}
	}
	if out == neutral {
		return p.entry(r.Pos, dir)
	}
	return out
}

// site joins the places that must all be run for a status to be sent one way.
func (p *Profile) site(s analyzer.RouteSite, dir string) verdict {
	out := neutral
	if s.Func != "" && len(s.Places) == 0 {
		out = unmeasured // in a function of which nothing is known here
	}
	for _, pos := range s.Places {
		switch v := p.place(pos, dir); {
		case v == untested:
			return untested
		case v == unmeasured || out == unmeasured:
			out = unmeasured
		case v == exercised:
			out = exercised
		}
	}
	return out
}

// place returns what the profile says of a place: of the innermost block around it.
func (p *Profile) place(pos, dir string) verdict {
	at, blocks := p.file(pos, dir)
	if blocks == nil {
		return unmeasured
	}
	out := neutral
	var best cover.ProfileBlock
	for _, b := range blocks {
		if !contains(b, at) || out != neutral && before(b, best) {
			continue // around it is a narrower one
		}
		best, out = b, covered(b)
	}
	return out
}

// entry returns what the profile says of the first block behind a function's name.
func (p *Profile) entry(pos, dir string) verdict {
	at, blocks := p.file(pos, dir)
	out := unmeasured
	var best cover.ProfileBlock
	for _, b := range blocks {
		if start := (finding.Position{Line: b.StartLine, Column: b.StartCol}); compare(start, at) < 0 || out != unmeasured && before(best, b) {
			continue // another function's
		}
		best, out = b, covered(b)
	}
	return out
}

func covered(b cover.ProfileBlock) verdict {
	if b.Count > 0 {
		return exercised
	}
	return untested
}

func contains(b cover.ProfileBlock, at finding.Position) bool {
	return compare(finding.Position{Line: b.StartLine, Column: b.StartCol}, at) <= 0 &&
		compare(at, finding.Position{Line: b.EndLine, Column: b.EndCol}) < 0
}

// before reports whether a block begins before another one.
func before(a, b cover.ProfileBlock) bool {
	return cmp.Or(a.StartLine-b.StartLine, a.StartCol-b.StartCol) < 0
}

func compare(a, b finding.Position) int { return cmp.Or(a.Line-b.Line, a.Column-b.Column) }

// file returns the blocks of the file of a place.
func (p *Profile) file(pos, dir string) (finding.Position, []cover.ProfileBlock) {
	at := finding.ParsePosition(pos)
	if at.File == "" || at.Line == 0 {
		return at, nil
	}
	name := at.File
	if !filepath.IsAbs(name) {
		name = filepath.Join(dir, name)
	}
	if blocks, ok := p.blocks[filepath.ToSlash(name)]; ok {
		return at, blocks // a package outside of modules is named by its file
	}
	importPath := p.importPath(filepath.Dir(name))
	if importPath == "" {
		return at, nil
	}
	return at, p.blocks[importPath+"/"+filepath.Base(name)]
}

// importPath returns the import path of a directory, by the nearest go.mod.
func (p *Profile) importPath(dir string) string {
	if known, ok := p.dirs[dir]; ok {
		return known
	}
	out := ""
	if data, err := os.ReadFile(filepath.Join(dir, "go.mod")); err == nil {
		out = modfile.ModulePath(data)
	} else if parent := filepath.Dir(dir); parent != dir {
		if above := p.importPath(parent); above != "" {
			out = path.Join(above, filepath.Base(dir))
		}
	}
	p.dirs[dir] = out
	return out
}

// Untested reports whether a route has a status that the tests do not exercise.
func Untested(r analyzer.RouteJSON) bool {
	return slices.ContainsFunc(r.Statuses, func(s analyzer.RouteStatus) bool { return s.Exercised != nil && !*s.Exercised })
}

// Summary counts the statuses of routes by what the profile says of them.
func Summary(list []analyzer.RouteJSON) string {
	all, run, unknown := 0, 0, 0
	for _, r := range list {
		for _, s := range r.Statuses {
			all++
			switch {
			case s.Exercised == nil:
				unknown++
			case *s.Exercised:
				run++
			}
		}
	}
	text := fmt.Sprintf("tests exercise %d of %d statuses", run, all)
	if unknown > 0 {
		text += fmt.Sprintf("; the profile does not cover the code of %d (go test -coverpkg=./...)", unknown)
	}
	return text
}

// Package module completes what the analyses of single packages find to what a run
// over many of them knows: each finding with its severity and its entry in a
// baseline, what of the documents cannot be read, and the entries of baselines
// that nothing matches.
package module

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/finding"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/routes"
)

// documentsKey stands for a package in trees of findings, for those that are of
// a document or a baseline.
const documentsKey = "documents"

// A Run is what is known of the packages that were analysed so far.
type Run struct {
	wholes []*analyzer.Whole
	module bool // one of the groups was a whole module
}

// Complete returns the findings among what the analyzer reported with -whole on a
// group of packages, with those that only the group shows. isModule says that the
// group is all packages of a module, and sound that all of them could be analysed.
// The note says what is not checked for that reason.
func (r *Run) Complete(reported []finding.Finding, isModule, sound bool) (list []finding.Finding, note string, err error) {
	w := analyzer.NewWhole()
	w.Module, w.Partial = isModule && sound, isModule && !sound
	r.wholes, r.module = append(r.wholes, w), r.module || w.Module
	var out []finding.Finding
	for _, f := range reported {
		switch f.Rule {
		case analyzer.PackageCategory:
			if err := w.Add(f.Message); err != nil {
				return nil, "", err
			}
		case analyzer.RouteCategory, analyzer.HandlerCategory, analyzer.MountCategory:
		default:
			out = append(out, withMeta(f))
		}
	}
	problems, err := w.Problems()
	if err != nil {
		return nil, "", err // and not once for each package
	}
	more, note, err := r.ofModule(w, reported)
	if err != nil {
		return nil, "", err
	}
	out = append(out, more...)
	for _, p := range problems {
		at := finding.Position{File: p.File, Line: p.Line}
		f := finding.Finding{Package: documentsKey, Rule: "undocumented", Pos: at, End: at, Message: p.Message}
		out = append(out, fill(f, p.Meta))
	}
	return out, note, nil
}

// ofModule returns what only the routes of all packages together show.
func (r *Run) ofModule(w *analyzer.Whole, reported []finding.Finding) ([]finding.Finding, string, error) {
	if !w.Module && !w.Partial {
		return nil, "", nil
	}
	joined, err := routes.CollectOwned(reported, "")
	if err != nil {
		return nil, "", err
	}
	list, note, err := w.Findings(joined)
	if err != nil {
		return nil, "", err
	}
	var out []finding.Finding
	for _, m := range list {
		if m.Rule == "" {
			continue // excluded
		}
		at := finding.ParsePosition(m.Pos)
		f := finding.Finding{Package: documentsKey, Rule: m.Rule, Pos: at, End: at, Message: m.Message}
		out = append(out, fill(f, m.Meta))
	}
	return out, note, nil
}

// withMeta takes the Meta of a finding out of its related places.
func withMeta(f finding.Finding) finding.Finding {
	for i, r := range f.Related {
		if meta, ok := analyzer.ParseMeta(r.Message); ok {
			f.Related = slices.Delete(slices.Clone(f.Related), i, i+1)
			return fill(f, meta)
		}
	}
	return f
}

func fill(f finding.Finding, meta analyzer.Meta) finding.Finding {
	f.Severity, f.Entry, f.Baseline = meta.Severity, meta.Entry, meta.Baseline
	return f
}

// baselines are the baselines that a run has read, by file.
type baselines struct {
	explicit bool // a flag names the baseline, which has to exist then
	files    map[string]*analyzer.Baseline
	filters  map[string]*analyzer.BaselineFilter
}

// read reads the baselines that hold for the packages of w.
func (b *baselines) read(w *analyzer.Whole) error {
	if err := w.CheckBaselines(); err != nil {
		return err
	}
	for _, name := range w.Baselines() {
		if _, err := b.filter(name); err != nil {
			return err
		}
	}
	return nil
}

// filter returns the filter of a baseline, which is read once.
func (b *baselines) filter(name string) (*analyzer.BaselineFilter, error) {
	if f := b.filters[name]; f != nil {
		return f, nil
	}
	file, err := analyzer.ReadBaseline(name)
	if errors.Is(err, fs.ErrNotExist) && !b.explicit {
		file, err = analyzer.EmptyBaseline(), nil
	}
	if err != nil {
		return nil, err
	}
	b.files[name], b.filters[name] = file, file.Filter()
	return b.filters[name], nil
}

// New returns the findings that no baseline accepts, and reports the entries that
// nothing matches (5.9). explicit is the baseline that a flag names, "" for none:
// another one need not exist.
func (r *Run) New(list []finding.Finding, explicit string) ([]finding.Finding, error) {
	accepted := &baselines{
		explicit: explicit != "",
		files:    make(map[string]*analyzer.Baseline), filters: make(map[string]*analyzer.BaselineFilter),
	}
	for _, w := range r.wholes {
		if err := accepted.read(w); err != nil {
			return nil, err
		}
	}
	var out []finding.Finding
	for _, f := range list {
		if f.Baseline != "" && f.Entry != "" {
			b, err := accepted.filter(f.Baseline)
			if err != nil {
				return nil, err
			}
			if b.Accepts(f.Entry) {
				continue // it was there before
			}
		}
		out = append(out, f)
	}
	for _, name := range slices.Sorted(maps.Keys(accepted.filters)) {
		for _, entry := range accepted.filters[name].Stale(func(entry string) bool { return r.seen(name, entry) }) {
			out = append(out, stale(accepted.files[name], name, entry))
		}
	}
	return finding.Sort(out), nil
}

// seen reports whether what an entry stands for would have been found by now.
func (r *Run) seen(file, entry string) bool {
	return slices.ContainsFunc(r.wholes, func(w *analyzer.Whole) bool { return w.Seen(file, entry) })
}

func stale(b *analyzer.Baseline, file, entry string) finding.Finding {
	at := finding.Position{File: file, Line: b.Line(entry)}
	return finding.Finding{
		Package: documentsKey, Rule: "directive", Pos: at, End: at, Severity: "warning",
		Message: fmt.Sprintf("directive: the baseline lists what is not found any more (%s): statuslint -write-baseline removes it", entry),
	}
}

// Baselines returns, for each baseline, its text after it has been brought up to
// date with the findings: their entries, and those of its own that stand for
// packages which were not analysed. into, unless "", takes the entries of all.
func (r *Run) Baselines(list []finding.Finding, into string) (map[string][]byte, error) {
	entries := make(map[string][]string)
	for _, w := range r.wholes {
		for _, name := range w.Baselines() {
			entries[target(name, into)] = nil
		}
	}
	for name := range entries {
		b, err := analyzer.ReadBaseline(name)
		if errors.Is(err, fs.ErrNotExist) {
			continue // it is made now
		}
		if err != nil {
			return nil, err
		}
		owner := name
		if into != "" {
			owner = "" // it holds the entries of all
		}
		kept := func(entry string) bool { return !r.seen(owner, entry) && !r.gone(entry) }
		entries[name] = b.Filter().Stale(kept)
	}
	for _, f := range list {
		if f.Entry != "" && f.Baseline != "" {
			name := target(f.Baseline, into)
			entries[name] = append(entries[name], f.Entry)
		}
	}
	out := make(map[string][]byte)
	for name, lines := range entries {
		out[name] = analyzer.FormatBaseline(lines)
	}
	return out, nil
}

func target(name, into string) string {
	if into != "" {
		return into
	}
	return name
}

// gone reports whether an entry is of a package that the module has no longer.
func (r *Run) gone(entry string) bool {
	dir, _, _ := strings.Cut(entry, ": ")
	return r.module && !slices.ContainsFunc(r.wholes, func(w *analyzer.Whole) bool { return w.HasDir(strings.TrimSuffix(dir, " (test)")) })
}

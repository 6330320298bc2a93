package main

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/packages"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/finding"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/judge"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/source"
)

// TestTwoWays demands that rules which run where a package is analysed, as under a
// plain go vet, and rules which run on what was recorded there report the same, of
// modules with documents and without. STATUSLINT_SERVERS names directories of more.
func TestTwoWays(t *testing.T) {
	dirs := filepath.SplitList(os.Getenv("STATUSLINT_SERVERS"))
	for _, name := range []string{"documented", "linked", "lacking", "services"} {
		dirs = append(dirs, unpack(t, name))
	}
	dirs = append(dirs, corpus(t))
	for _, dir := range dirs {
		t.Run(filepath.Base(dir), func(t *testing.T) {
			for _, flag := range []string{"-whole=true", "-routes=true"} {
				want, wantFailed := unlinked(t, dir, []string{flag})
				flags, err := analyzer.RecordFlags(dir, "", []string{flag})
				if err != nil {
					t.Fatal(err)
				}
				records, gotFailed := unlinked(t, dir, flags)
				got, more, err := judge.Run(records, []string{flag})
				if err != nil {
					t.Fatal(err)
				}
				if gotFailed = append(gotFailed, more...); !reflect.DeepEqual(gotFailed, wantFailed) {
					t.Errorf("%s: %v fail, want %v", flag, gotFailed, wantFailed)
				}
				sameFindings(t, got, want)
			}
		})
	}
}

// unlinked runs an analyzer with the flags over a module, without the second pass,
// which needs records.
func unlinked(t *testing.T, dir string, flags []string) ([]finding.Finding, []finding.PackageError) {
	t.Helper()
	a, err := configured(flags)
	if err != nil {
		t.Fatal(err)
	}
	run := a.Run
	a.Run = func(pass *analysis.Pass) (any, error) {
		report := pass.Report
		pass.Report = func(d analysis.Diagnostic) {
			if d.Category != analyzer.LinkCategory {
				report(d)
			}
		}
		return run(pass)
	}
	list, failed, err := source.Run(context.Background(), source.Options{
		Library: source.NewLibrary(packages.Load), Dir: dir, Patterns: []string{"./..."}, Analyzer: a, Progress: io.Discard,
	})
	if err != nil {
		t.Fatal(err)
	}
	return list, failed
}

func sameFindings(t *testing.T, got, want []finding.Finding) {
	t.Helper()
	if len(want) == 0 {
		t.Error("nothing is compared")
	}
	for i := range max(len(got), len(want)) {
		if i >= len(got) || i >= len(want) {
			t.Fatalf("%d findings, want %d", len(got), len(want))
		}
		if !reflect.DeepEqual(got[i], want[i]) {
			t.Fatalf("got\n%+v\nwant\n%+v", got[i], want[i])
		}
	}
}

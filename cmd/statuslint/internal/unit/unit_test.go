package unit

import (
	"reflect"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
)

// TestIsUnit recognizes the protocol by the command line.
func TestIsUnit(t *testing.T) {
	for args, want := range map[string]bool{
		"-V=full": true, "-flags": true, "/tmp/vet.cfg": true, "-json -magic=false /tmp/vet.cfg": true,
		"": false, "./...": false, "-flags ./...": false, "help": false, "-config a.cfg.yml": false,
	} {
		if got := IsUnit(strings.Fields(args)); got != want {
			t.Errorf("%q: %v", args, got)
		}
	}
}

type fact struct{}

func (*fact) AFact() {}

// TestFactsOnly keeps what makes facts, with the flags of the whole.
func TestFactsOnly(t *testing.T) {
	run := func(*analysis.Pass) (any, error) { return nil, nil }
	plain := &analysis.Analyzer{Name: "plain", Doc: "x", Run: run}
	facts := &analysis.Analyzer{Name: "facts", Doc: "x", Run: run, FactTypes: []analysis.Fact{new(fact)}, Requires: []*analysis.Analyzer{plain}}
	middle := &analysis.Analyzer{Name: "middle", Doc: "x", Run: run, Requires: []*analysis.Analyzer{facts}}
	whole := &analysis.Analyzer{Name: "whole", Doc: "x", Run: run, Requires: []*analysis.Analyzer{plain, middle, facts}}
	whole.Flags.Bool("loud", false, "")
	got := FactsOnly(whole)
	if !reflect.DeepEqual(got.Requires, []*analysis.Analyzer{facts}) || got.Flags.Lookup("loud") == nil {
		t.Errorf("got %+v", got)
	}
	if err := analysis.Validate([]*analysis.Analyzer{got}); err != nil {
		t.Error(err)
	}
}

package settings

import (
	"flag"
	"slices"
	"testing"

	"github.com/statuslint/statuslint/analyzer/internal/config"
)

// TestRuleFlags runs the rules that flags name: one that is turned on turns off
// those that no flag names, as with go vet (5.1).
func TestRuleFlags(t *testing.T) {
	byDefault := []string{"magic", "undocumented", "delete", "nobody", "invalid", "superfluous"}
	for _, test := range []struct {
		flags  []string
		config config.Rules
		on     []string
		off    []string
	}{
		{nil, nil, byDefault, []string{"unwritten"}},
		{[]string{"-magic"}, nil, []string{"magic"}, []string{"undocumented", "delete", "directive", "unwritten"}},
		{[]string{"-magic", "-unwritten"}, nil, []string{"magic", "unwritten"}, []string{"delete"}},
		{[]string{"-magic=false"}, nil, byDefault[1:], []string{"magic", "unwritten"}},
		{[]string{"-magic", "-delete=false"}, nil, []string{"magic"}, []string{"delete", "invalid"}},
		{[]string{"-magic"}, config.Rules{"unwritten": true, "magic": false}, []string{"magic"}, []string{"unwritten"}},
		{[]string{"-magic=false"}, config.Rules{"unwritten": true}, []string{"unwritten", "delete"}, []string{"magic"}},
	} {
		s := New(config.Config{Rules: test.config})
		fs := flag.NewFlagSet("test", flag.ContinueOnError)
		s.Bind(fs)
		if err := fs.Parse(test.flags); err != nil {
			t.Fatal(err)
		}
		c := s.In(".")
		if err := c.Check(); err != nil {
			t.Fatal(err)
		}
		for _, r := range Rules {
			if on := c.Enabled(r); slices.Contains(test.on, r.Name) && !on || slices.Contains(test.off, r.Name) && on {
				t.Errorf("%v, %v: %s is %v", test.flags, test.config, r.Name, on)
			}
		}
	}
}

package status_test

import (
	"go/constant"
	"go/types"
	"net/http"
	"strings"
	"testing"

	"github.com/statuslint/statuslint/analyzer/internal/status"
	"github.com/statuslint/statuslint/internal/analysistest"
)

// TestStatuses holds the table against net/http's own constants and phrases.
func TestStatuses(t *testing.T) {
	pkg, err := analysistest.Standard().Import("net/http")
	if err != nil {
		t.Fatal(err)
	}
	named := map[int]bool{}
	for _, name := range pkg.Scope().Names() {
		c, ok := pkg.Scope().Lookup(name).(*types.Const)
		if !ok || !strings.HasPrefix(name, "Status") {
			continue // not a constant of a status
		}
		code, _ := constant.Int64Val(c.Val())
		named[int(code)] = true
		if got := status.Constant(int(code)); got != name {
			t.Errorf("%s = %s: the table says %q", name, c.Val(), got)
		}
	}
	if len(named) < 60 {
		t.Errorf("%d constants in net/http: the test looks at the wrong thing", len(named))
	}
	for code := range 1000 {
		if got := status.Text(code); got != http.StatusText(code) {
			t.Errorf("%d: the table says %q, net/http %q", code, got, http.StatusText(code))
		}
		if !named[code] && status.Constant(code) != "" {
			t.Errorf("%d: the table names %s, net/http nothing", code, status.Constant(code))
		}
	}
}

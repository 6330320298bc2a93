package route

import (
	"reflect"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
)

// New returns the analyzer of this room. own yields the user's own entries for
// the table of frameworks; it is called once for each package.
func New(own func() []framework.Own) *analysis.Analyzer {
	return &analysis.Analyzer{
		Name:       "statuslintroute",
		Doc:        "find the routes that a package registers, for statuslint",
		Run:        func(pass *analysis.Pass) (any, error) { return &Result{}, nil },
		ResultType: reflect.TypeFor[*Result](),
	}
}

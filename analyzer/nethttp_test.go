package analyzer_test

import (
	"go/importer"
	"go/token"
	"go/types"
	"testing"
)

// netHTTP returns net/http, type-checked from source.
func netHTTP(t *testing.T) *types.Package {
	t.Helper()
	pkg, err := importer.ForCompiler(token.NewFileSet(), "source", nil).Import("net/http")
	if err != nil {
		t.Fatal(err)
	}
	return pkg
}

package analyzer_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// layers are the packages of this module and, for each, the packages of it that
// it may import: the order in which data flows (ARCHITECTURE.md). A package
// that is not listed, and an import that is not, fail TestArchitecture.
var layers = map[string]string{
	// What everything stands on.
	"analyzer/internal/status":     "",
	"analyzer/internal/httpmethod": "",
	"analyzer/internal/structs":    "",
	"analyzer/internal/goast":      "",
	"analyzer/internal/framework":  "",

	// One package, indexed once; which types are responses; which numbers are statuses.
	"analyzer/internal/program":     "goast structs",
	"analyzer/internal/response":    "framework goast",
	"analyzer/internal/statusinfer": "framework goast program response structs",

	// What each function writes.
	"analyzer/internal/flow/latticetest": "",
	"analyzer/internal/flow/errset":      "",
	"analyzer/internal/flow/absval":      "flow/errset goast httpmethod",
	"analyzer/internal/flow/summary":     "flow/absval flow/errset goast httpmethod",
	"analyzer/internal/flow/pathcond":    "flow/absval flow/errset goast program",
	"analyzer/internal/flow/typestate":   "flow/absval flow/summary goast httpmethod program response",
	"analyzer/internal/flow/fact":        "flow/absval flow/errset flow/summary goast httpmethod response statusinfer structs",
	"analyzer/internal/flow/env":         "flow/absval flow/fact flow/pathcond flow/summary flow/typestate framework goast program response statusinfer structs",
	"analyzer/internal/flow/errval":      "flow/absval flow/env flow/errset goast program structs",
	"analyzer/internal/flow/eval":        "flow/absval flow/env flow/errval flow/fact flow/pathcond flow/summary framework goast program response structs",
	"analyzer/internal/flow/interp":      "flow/absval flow/env flow/eval flow/fact flow/pathcond flow/summary flow/typestate framework goast httpmethod program response status statusinfer",
	"analyzer/internal/link":             "flow/fact goast program response statusinfer structs",
	"analyzer/internal/flow":             "flow/absval flow/env flow/fact flow/interp flow/summary framework goast httpmethod link statusinfer structs",

	// Who answers what. Beside flow: neither imports the other.
	"analyzer/internal/route/origin":     "goast program structs",
	"analyzer/internal/route/routertype": "framework goast httpmethod response route/origin structs",
	"analyzer/internal/route/strval":     "framework goast route/origin route/routertype structs",
	"analyzer/internal/route/router":     "framework goast route/origin route/routertype route/strval structs",
	"analyzer/internal/route/register":   "framework goast httpmethod route/origin route/router route/routertype route/strval structs",
	"analyzer/internal/route":            "framework goast httpmethod program response route/origin route/register route/router route/routertype route/strval structs",

	// What documents say, and what users configure.
	"analyzer/internal/document/lazyregexp": "",
	"analyzer/internal/document/model":      "",
	"analyzer/internal/document/input":      "",
	"analyzer/internal/document/comment":    "document/lazyregexp document/model status",
	"analyzer/internal/document/openapi":    "document/input document/lazyregexp document/model status",
	"analyzer/internal/document/table":      "document/lazyregexp document/model status",
	"analyzer/internal/document":            "document/comment document/input document/model document/openapi document/table",
	"analyzer/internal/config":              "document",
	"analyzer/internal/baseline":            "",
	"analyzer/internal/settings":            "baseline config document framework",

	// What answers a route, what documents it, and how a finding is mended.
	"analyzer/internal/serving":   "document flow framework route settings status",
	"analyzer/internal/fixes":     "document flow framework serving status",
	"analyzer/internal/record":    "document fixes flow route serving settings status",
	"analyzer/internal/authority": "document flow record settings status",
}

const module = "github.com/statuslint/statuslint/"

// An importing is a package as go list -json prints it.
type importing struct {
	ImportPath string
	Imports    []string
}

// TestArchitecture holds the imports of the analyzer's internal packages
// against layers.
func TestArchitecture(t *testing.T) {
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", "./internal/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	found := make(map[string]bool)
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var p importing
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		name := strings.TrimPrefix(p.ImportPath, module)
		found[name] = true
		allowed, ok := layers[name]
		if !ok {
			t.Errorf("%s is a new package: give it a place in layers", name)
			continue
		}
		for _, imp := range p.Imports {
			rest, own := strings.CutPrefix(imp, module)
			if !own {
				continue // of the standard library, or a dependency
			}
			if !slices.Contains(strings.Fields(allowed), strings.TrimPrefix(rest, "analyzer/internal/")) {
				t.Errorf("%s imports %s, against the order of the stages", name, rest)
			}
		}
	}
	for name := range layers {
		if !found[name] {
			t.Errorf("%s is in layers, and not in the module", name)
		}
	}
}

package statusinfer

import (
	"go/types"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/packages"

	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/program"
	"github.com/statuslint/statuslint/internal/analysistest"
)

// replayed are packages of frameworks whose own sources inference is replayed on,
// without their entries in the table: how many of the parameters that the table
// takes for statuses are inferred, and the functions of which only the table knows.
var replayed = []struct {
	path     string
	inferred int
	table    []string
}{
	{"github.com/gin-gonic/gin", 23, nil},
	{"github.com/labstack/echo/v4", 33, nil},
	{"github.com/labstack/echo/v5", 17, nil},
	{"github.com/gofiber/fiber/v2", 5, nil},
	{"github.com/gofiber/fiber/v3", 8, nil},
	{"github.com/go-chi/render", 0, []string{"Status"}}, // kept in the request's context
	{"github.com/emicklei/go-restful/v3", 8, nil},
	{"github.com/kataras/iris/v12/context", 9, nil},
	{"github.com/cloudwego/hertz/pkg/app", 16, nil},
	{"github.com/valyala/fasthttp", 0, []string{"(*RequestCtx).Error", "(*RequestCtx).Redirect", "(*RequestCtx).RedirectBytes", "(*RequestCtx).SetStatusCode", "(*RequestCtx).TimeoutErrorWithCode", "(*Response).SetStatusCode", "(*ResponseHeader).SetStatusCode"}}, // net/http has no part in it
	{"github.com/danielgtaylor/huma/v2", 0, []string{"(Context).SetStatus", "WriteErr"}}, // an interface that adapters of other packages implement
	{"github.com/zeromicro/go-zero/rest/httpx", 2, nil},
	{"gopkg.in/macaron.v1", 19, nil},
}

// quick are the packages of replayed that every run looks at.
var quick = map[string]bool{"github.com/emicklei/go-restful/v3": true, "github.com/go-chi/render": true}

// TestReplay demands that inference, on the sources of frameworks, contradicts
// the table nowhere, and shows where the table knows more.
func TestReplay(t *testing.T) {
	dir, err := filepath.Abs("../../../testdata/frameworks")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range replayed {
		t.Run(f.path, func(t *testing.T) {
			if !quick[f.path] {
				analysistest.Long(t)
			}
			pkgs, err := analysistest.Load(dir, f.path)
			if err != nil || len(pkgs) == 0 || len(pkgs[0].Errors) > 0 {
				t.Fatal(err, pkgs)
			}
			inferred, table := replay(t, pkgs[0])
			if inferred != f.inferred || !slices.Equal(table, f.table) {
				t.Errorf("%d inferred, want %d; the table alone knows %q, want %q", inferred, f.inferred, table, f.table)
			}
		})
	}
}

// replay compares what the table says of the functions of a package with what
// their bodies say.
func replay(t *testing.T, p *packages.Package) (inferred int, table []string) {
	pass := &analysis.Pass{
		Fset: p.Fset, Files: p.Syntax, Pkg: p.Types, TypesInfo: p.TypesInfo, TypesSizes: p.TypesSizes,
		ImportObjectFact:  func(types.Object, analysis.Fact) bool { return false },
		ImportPackageFact: func(*types.Package, analysis.Fact) bool { return false },
		ExportObjectFact:  func(types.Object, analysis.Fact) {},
		ExportPackageFact: func(analysis.Fact) {},
		AllObjectFacts:    func() []analysis.ObjectFact { return nil },
		AllPackageFacts:   func() []analysis.PackageFact { return nil },
	}
	index, err := program.Analyzer.Run(pass)
	if err != nil {
		t.Fatal(err)
	}
	pass.ResultOf = map[*analysis.Analyzer]any{program.Analyzer: index}
	r := Run(pass, framework.Without(p.PkgPath))
	full := framework.New(nil)
	for _, fn := range declared(p) {
		sink := sinkOf(full.Func(fn))
		if sink == nil || sink.Effect != framework.Writes && sink.Effect != framework.Sets {
			continue // no status is taken from an argument, and written
		}
		found := statusParams(r, fn)
		switch {
		case slices.Contains(found, sink.Param):
			inferred++
		case len(found) > 0:
			t.Errorf("%s: parameters %v are written as statuses, and the table says %d", fn.FullName(), found, sink.Param)
		default:
			table = append(table, strings.ReplaceAll(fn.FullName(), p.PkgPath+".", ""))
		}
	}
	return inferred, table
}

// declared returns the functions and methods that the files of a package declare.
func declared(p *packages.Package) []*types.Func {
	var out []*types.Func
	for _, obj := range p.TypesInfo.Defs {
		if fn, ok := obj.(*types.Func); ok {
			out = append(out, fn)
		}
	}
	slices.SortFunc(out, func(a, b *types.Func) int { return strings.Compare(a.FullName(), b.FullName()) })
	return out
}

// statusParams returns the parameters of fn that are inferred to be written as
// statuses.
func statusParams(r *Result, fn *types.Func) []int {
	var out []int
	for i := range fn.Signature().Params().Len() {
		if r.g.labelOf(Loc{Obj: fn.Signature().Params().At(i)})&Written.bit() != 0 {
			out = append(out, i)
		}
	}
	return out
}

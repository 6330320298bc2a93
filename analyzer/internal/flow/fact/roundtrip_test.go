package fact

import (
	"bytes"
	"encoding/gob"
	"go/ast"
	"go/token"
	"go/types"
	"math/rand/v2"
	"reflect"
	"testing"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/flow/latticetest"
	"github.com/statuslint/statuslint/analyzer/internal/flow/summary"
	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/httpmethod"
	"github.com/statuslint/statuslint/analyzer/internal/response"
	"github.com/statuslint/statuslint/analyzer/internal/statusinfer"
)

var (
	pkg       = types.NewPackage("example.com/p", "p")
	integer   = types.Typ[types.Int]
	paramP    = types.NewParam(token.NoPos, pkg, "p", integer)
	paramQ    = types.NewParam(token.NoPos, pkg, "q", integer)
	signature = types.NewSignatureType(nil, nil, nil, types.NewTuple(paramP, paramQ), types.NewTuple(types.NewParam(token.NoPos, pkg, "", integer)), false)
	fn        = types.NewFunc(token.NoPos, pkg, "F", signature)
	names     = fields{
		types.NewField(token.NoPos, pkg, "Code", integer, false),
		types.NewField(token.NoPos, pkg, "Status", integer, false),
		handlerField,
	}
	handlerField = types.NewField(token.NoPos, pkg, "Handle", types.NewSignatureType(nil, nil, nil, nil, nil, false), false)
	isZero       = absval.PathCond{{Predicate: absval.Predicate{Param: paramP, Op: token.EQL, With: "0"}, Holds: true}}
	hasCode      = absval.PathCond{{Predicate: absval.Predicate{Param: paramQ, Field: names[0], Op: token.LSS, With: "400"}}}
)

// fields are the fields of one struct, and their names.
type fields []*types.Var

func (f fields) NameOf(v *types.Var) (statusinfer.FieldName, bool) {
	return statusinfer.FieldName{Pkg: "example.com/p", Type: "T", Name: v.Name()}, true
}

func (f fields) Resolve(name statusinfer.FieldName) *types.Var {
	for _, v := range f {
		if v.Name() == name.Name {
			return v
		}
	}
	return nil
}

func flip(r *rand.Rand) bool { return r.IntN(2) == 0 }

func value(r *rand.Rand, depth int) absval.Value {
	v := absval.Value{
		Origins: latticetest.Some(r, absval.Origin{Code: 404, Via: absval.Direct}, absval.Origin{Code: 500, Via: absval.Mapper},
			absval.Origin{Code: 500, Via: absval.Implicit}, absval.Origin{Code: 204, Via: absval.Direct, Sole: true, Methods: httpmethod.Of("PUT")}),
		Params: latticetest.Some(r, paramP, paramQ), Calls: latticetest.Some(r, absval.Call{Read: absval.Read{Param: paramP}}, absval.Call{Read: absval.Read{Param: paramQ, Field: handlerField}, Args: []absval.Value{{Params: []*types.Var{paramP}}}}),
		MayBeOther: flip(r), Top: flip(r),
	}
	if depth == 0 {
		return v
	}
	for _, f := range latticetest.Some(r, names...) {
		if inner := value(r, 0); len(inner.Origins) > 0 {
			v.Fields = append(v.Fields, absval.Field{Var: f, Value: inner, MustAssign: flip(r)})
		}
	}
	if flip(r) {
		base := value(r, 0)
		v.Pending = append(v.Pending, absval.PendingStore{Param: paramQ, Index: 1, Field: names[1], Base: &base})
	}
	for _, w := range latticetest.Some(r, isZero, hasCode) {
		v.Guarded = append(v.Guarded, absval.Alternative{When: w, Value: value(r, 0)})
	}
	return v
}

func functionSummary(r *rand.Rand, depth int) *summary.FuncSummary {
	b := summary.Bottom(signature, nil, []*types.Var{paramP, paramQ})
	b.NeverReturns, b.Handles, b.MapsErrors, b.AlwaysFails = flip(r), true, flip(r), flip(r)
	for _, w := range latticetest.Some(r, nil, isZero, hasCode) {
		b.Effects = append(b.Effects, &summary.Effect{
			At: &ast.CallExpr{}, When: w, Written: value(r, 1), Invoked: latticetest.Some(r, summary.Invocation{Callee: summary.Callee{Read: absval.Read{Param: paramP}}}, summary.Invocation{Callee: summary.Callee{Read: absval.Read{Param: paramQ, Field: handlerField}, Made: true}, Serves: true, Args: []absval.Value{value(r, 0)}}),
			Possible: latticetest.Some(r, 400, 413), Escapes: flip(r),
		})
		b.AddExit(summary.Exit{When: w, ExitState: summary.ExitState{
			Reached: true, Header: latticetest.One(r, summary.Never, summary.May, summary.Must), ImplicitStatus: flip(r), MayBeUnsent: flip(r),
			Called: latticetest.Some(r, summary.Callee{Read: absval.Read{Param: paramP}}, summary.Callee{Read: absval.Read{Param: paramQ, Field: handlerField}, Made: true}), OnFailure: summary.Outcome{Seen: flip(r)},
		}})
		b.Implicit = append(b.Implicit, summary.ImplicitStatus{When: w})
	}
	b.Sole = b.IsSole()
	b.Results = []absval.Value{value(r, 1)}
	b.Stores = append(b.Stores, summary.Store{Param: paramQ, Value: value(r, 1)})
	if depth > 0 && flip(r) {
		b.Served = functionSummary(r, depth-1)
	}
	return b
}

// TestRoundTrip demands that decoding is the inverse of encoding, and that
// equal summaries have the same bytes whatever the order of what they hold.
func TestRoundTrip(t *testing.T) {
	enc := &Encoder{Names: names, Types: response.New(pkg, framework.New(nil))}
	im := &Importer{fields: names}
	r := rand.New(rand.NewPCG(5, 6))
	for range latticetest.Rounds {
		b := functionSummary(r, 1)
		fact := enc.Encode(b)
		sent := new(SummaryFact)
		if err := gob.NewDecoder(bytes.NewReader(bytesOf(t, fact))).Decode(sent); err != nil {
			t.Fatal(err)
		}
		again := enc.Encode(im.decode(sent.Does, fn.Signature()))
		if !reflect.DeepEqual(fact, again) {
			t.Fatalf("encoded as\n%+v\nand after decoding as\n%+v", fact.Does, again.Does)
		}
		shuffle(r, b)
		if other := enc.Encode(b); !bytes.Equal(bytesOf(t, fact), bytesOf(t, other)) {
			t.Fatalf("encoded as\n%+v\nand in another order as\n%+v", fact.Does, other.Does)
		}
	}
}

// shuffle changes the order of what b holds.
func shuffle(r *rand.Rand, b *summary.FuncSummary) {
	for _, e := range b.Effects {
		o := e.Written.Origins
		r.Shuffle(len(o), func(i, j int) { o[i], o[j] = o[j], o[i] })
		f := e.Written.Fields
		r.Shuffle(len(f), func(i, j int) { f[i], f[j] = f[j], f[i] })
	}
}

func bytesOf(t *testing.T, fact *SummaryFact) []byte {
	var b bytes.Buffer
	if err := gob.NewEncoder(&b).Encode(fact); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

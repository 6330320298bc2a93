package flow

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
	"github.com/statuslint/statuslint/analyzer/internal/flow/fact"
	"github.com/statuslint/statuslint/analyzer/internal/flow/summary"
	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/goast"
)

// Frameworks whose handlers return errors answer one that carries no status by
// a default of theirs: 500 for echo and fiber. An application may have an error
// handler of its own; then what is answered is not known.

// ownErrors returns the frameworks whose error handler this package sets.
func ownErrors(pass *analysis.Pass, table *framework.Table) []string {
	var out []string
	for id, obj := range pass.TypesInfo.Uses {
		v, ok := obj.(*types.Var)
		if !ok || !v.IsField() || v.Pkg() == pass.Pkg || !table.KnownPackage(v.Pkg()) {
			continue // no field of a framework
		}
		if f := table.Field(v); f != nil && f.Role == framework.ErrorsField && !slices.Contains(out, f.Framework) && id.IsExported() {
			out = append(out, f.Framework)
		}
	}
	slices.Sort(out)
	return out
}

// answersErrors reports whether this package, or one that it imports, sets the
// error handler of a framework.
func (s *summariser) answersErrors(name string) bool {
	if slices.Contains(s.ownErrors, name) {
		return true
	}
	for _, of := range s.Pass.AllPackageFacts() {
		if f, ok := of.Fact.(*fact.ErrorHandlerFact); ok && slices.Contains(f.Frameworks, name) {
			return true
		}
	}
	return false
}

// failed adds what goes out for an error that carries no status.
func (s *summariser) failed(b *summary.FuncSummary, exit summary.ExitState) {
	entry := s.responseTypeOf(b)
	if !exit.ErrorWithoutStatus || entry == nil || entry.OtherError == 0 {
		return
	}
	if s.answersErrors(entry.Framework) {
		s.out.Complete = false
		return
	}
	s.put(Status{Code: entry.OtherError, Via: absval.Implicit})
}

// responseTypeOf returns what the table knows of the first response among the
// parameters of b.
func (s *summariser) responseTypeOf(b *summary.FuncSummary) *framework.Type {
	for _, p := range b.Params {
		if named := goast.NamedOf(p.Type()); named != nil && s.Types.IsResponse(p.Type()) {
			return s.Table.Type(named.Origin().Obj())
		}
	}
	return nil
}

package serving

import (
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/flow"
	"github.com/statuslint/statuslint/analyzer/internal/framework"
	"github.com/statuslint/statuslint/analyzer/internal/route"
	"github.com/statuslint/statuslint/analyzer/internal/status"
)

// Some frameworks never show a handler the response: what it returns decides
// the success, by rules of the framework's own, which the table holds.

// output adds to a summary the success of a handler that its framework chooses.
func (v *Finder) output(r route.Route, sig *types.Signature, s *flow.Summary) {
	f := framework.ByName(r.Framework)
	if f == nil || f.Output == nil {
		return
	}
	o := &shape{f.Output, sig, v.Pass.Pkg}
	if o.answersItself() {
		s.Complete = s.Complete && s.Answers
		return
	}
	if o.field(o.Chosen) != nil {
		s.Complete = s.Complete && slices.ContainsFunc(s.Statuses, func(t flow.Status) bool { return !status.IsError(t.Code) })
		return // what the handler chooses is among what it returns
	}
	if r.Success.Open {
		s.Complete = false // what it answers where all is well is not known
		return
	}
	codes := r.Success.Codes
	if !r.Success.Set {
		codes = append(codes[:len(codes):len(codes)], o.success(r.Method))
	}
	for _, code := range codes {
		if code != 0 {
			s.Statuses = append(s.Statuses, flow.Status{Code: code, Via: flow.Implicit})
		}
	}
}

// A shape is the signature of a handler, by which its framework chooses the success.
type shape struct {
	*framework.Output
	sig *types.Signature
	pkg *types.Package
}

// field returns the field of that name in the first result, or nil.
func (o *shape) field(name string) *types.Var {
	if o.sig == nil || o.sig.Results().Len() == 0 || name == "" {
		return nil
	}
	obj, _, _ := types.LookupFieldOrMethod(o.sig.Results().At(0).Type(), true, o.pkg, name)
	v, _ := obj.(*types.Var)
	return v
}

// answersItself reports whether the body of the result is a function, which is called
// with the response: huma.StreamResponse.
func (o *shape) answersItself() bool {
	body := o.field(o.Body)
	if body == nil {
		return false
	}
	_, ok := body.Type().Underlying().(*types.Signature)
	return ok
}

// success returns the success that the method and the results of a handler
// decide, 0 where it is unknown.
func (o *shape) success(method string) int {
	if !o.Pointer {
		if method == "" {
			return 0
		}
		if code := o.ByMethod[method]; code != 0 {
			return code
		}
		return o.Otherwise
	}
	if o.sig == nil || o.sig.Results().Len() != 2 {
		return 0
	}
	if _, ok := o.sig.Results().At(0).Type().Underlying().(*types.Pointer); !ok {
		return 0
	}
	switch {
	case o.field(o.Body) != nil:
		return o.WithBody
	case o.ByMethod[method] != 0:
		return o.ByMethod[method]
	}
	return o.Otherwise
}

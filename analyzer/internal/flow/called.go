package flow

import (
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/goast"
)

// OnlyCalled reports whether all that happens to fn is that functions of the package
// call it: it is unexported, no value, and no method that an interface asks for. What
// it does with the response, the summaries of these functions state, with what they
// pass.
func (r *Result) OnlyCalled(fn *types.Func) bool {
	if r.x == nil || fn == nil || fn.Exported() {
		return false
	}
	if r.called == nil {
		r.countCalls()
	}
	return r.called[fn].calls > 0 && r.called[fn].calls == r.called[fn].uses
}

// A use counts how a function of the package is used.
type use struct {
	calls int // by other functions, tests aside
	uses  int // at all
}

func (r *Result) countCalls() {
	r.called = make(map[*types.Func]use)
	for _, fn := range r.x.Funcs {
		for _, call := range fn.Calls {
			if obj := goast.Callee(r.x.Info, call); obj != nil && !fn.Test && fn.Root().Obj != obj {
				u := r.called[obj]
				u.calls++
				r.called[obj] = u
			}
		}
	}
	for _, obj := range r.x.Info.Uses {
		if fn, ok := obj.(*types.Func); ok && r.called[fn].calls > 0 {
			u := r.called[fn]
			u.uses++
			r.called[fn] = u
		}
	}
	for method, impls := range r.x.Impls {
		delete(r.called, method)
		for _, impl := range impls {
			delete(r.called, impl.Obj) // called through an interface
		}
	}
}

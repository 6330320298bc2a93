package summary

import "go/types"

// A function may serve a response by what a parameter returns that is a function:
//
//	func plain(make func(*call) http.Handler) http.Handler {
//		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { make(&call{}).ServeHTTP(w, r) })
//	}
//
// What calling the parameter returns counts as a parameter of its own, which each call
// of the function binds: Yields, by the index of the parameter.

// NewYield returns the parameter that stands for what calling p returns, nil where p
// is no function with a result.
func NewYield(p *types.Var) *types.Var {
	sig, ok := p.Type().Underlying().(*types.Signature)
	if !ok || sig.Results().Len() == 0 {
		return nil
	}
	return types.NewParam(p.Pos(), p.Pkg(), p.Name()+"()", sig.Results().At(0).Type())
}

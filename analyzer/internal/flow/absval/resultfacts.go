package absval

import "go/constant"

// What a function returns as one of its results may depend on another one: the
// status that counts where the error is not nil. A summary states it by path
// conditions on the variables of its signature's results; the caller binds these to
// what it knows of the results of one call.
//
//	func load(ok bool) (status int, err error) {
//		if !ok {
//			return 502, errDown // 502 where err == nil is false
//		}
//		return 200, nil         // 200 where err == nil is true
//	}

// maxResults bounds the results of which ResultFacts state something: each takes
// two bits.
const maxResults = 32

// ResultFacts are what a caller knows of the results of one call: which are nil, or
// true, and which are not. The zero value states nothing.
type ResultFacts uint64

// With returns f where result i is nil, or true (Holds), or is not (Fails).
func (f ResultFacts) With(i int, t Truth) ResultFacts {
	if i < maxResults {
		f |= ResultFacts(t) << (2 * i)
	}
	return f
}

// Of returns Holds where result i is nil, or true, and Fails where it is not.
func (f ResultFacts) Of(i int) Truth {
	if i >= maxResults {
		return Undecided
	}
	return Truth(f >> (2 * i) & 3)
}

// Arg returns what f states of result i.
func (f ResultFacts) Arg(i int) ArgFacts {
	g := NoFacts()
	if g.Nil = f.Of(i); g.Nil != Undecided {
		g.Consts = []constant.Value{constant.MakeBool(g.Nil == Holds)}
	}
	return g
}

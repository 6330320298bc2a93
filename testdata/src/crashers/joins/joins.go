// Package joins has errors each of which is nine of the one before.
package joins

import (
	"errors"
	"net/http"
)

var errFirst = errors.New("first")

func joined(w http.ResponseWriter, r *http.Request) {
	e0 := errFirst
	e1 := errors.Join(e0, e0, e0, e0, e0, e0, e0, e0, e0)
	e2 := errors.Join(e1, e1, e1, e1, e1, e1, e1, e1, e1)
	e3 := errors.Join(e2, e2, e2, e2, e2, e2, e2, e2, e2)
	e4 := errors.Join(e3, e3, e3, e3, e3, e3, e3, e3, e3)
	e5 := errors.Join(e4, e4, e4, e4, e4, e4, e4, e4, e4)
	e6 := errors.Join(e5, e5, e5, e5, e5, e5, e5, e5, e5)
	e7 := errors.Join(e6, e6, e6, e6, e6, e6, e6, e6, e6)
	e8 := errors.Join(e7, e7, e7, e7, e7, e7, e7, e7, e7)
	e9 := errors.Join(e8, e8, e8, e8, e8, e8, e8, e8, e8)
	e10 := errors.Join(e9, e9, e9, e9, e9, e9, e9, e9, e9)
	e11 := errors.Join(e10, e10, e10, e10, e10, e10, e10, e10, e10)
	e12 := errors.Join(e11, e11, e11, e11, e11, e11, e11, e11, e11)
	e13 := errors.Join(e12, e12, e12, e12, e12, e12, e12, e12, e12)
	e14 := errors.Join(e13, e13, e13, e13, e13, e13, e13, e13, e13)
	e15 := errors.Join(e14, e14, e14, e14, e14, e14, e14, e14, e14)
	e16 := errors.Join(e15, e15, e15, e15, e15, e15, e15, e15, e15)
	e17 := errors.Join(e16, e16, e16, e16, e16, e16, e16, e16, e16)
	e18 := errors.Join(e17, e17, e17, e17, e17, e17, e17, e17, e17)
	e19 := errors.Join(e18, e18, e18, e18, e18, e18, e18, e18, e18)
	e20 := errors.Join(e19, e19, e19, e19, e19, e19, e19, e19, e19)
	e21 := errors.Join(e20, e20, e20, e20, e20, e20, e20, e20, e20)
	e22 := errors.Join(e21, e21, e21, e21, e21, e21, e21, e21, e21)
	e23 := errors.Join(e22, e22, e22, e22, e22, e22, e22, e22, e22)
	e24 := errors.Join(e23, e23, e23, e23, e23, e23, e23, e23, e23)
	e25 := errors.Join(e24, e24, e24, e24, e24, e24, e24, e24, e24)
	e26 := errors.Join(e25, e25, e25, e25, e25, e25, e25, e25, e25)
	e27 := errors.Join(e26, e26, e26, e26, e26, e26, e26, e26, e26)
	e28 := errors.Join(e27, e27, e27, e27, e27, e27, e27, e27, e27)
	e29 := errors.Join(e28, e28, e28, e28, e28, e28, e28, e28, e28)
	e30 := errors.Join(e29, e29, e29, e29, e29, e29, e29, e29, e29)
	if errors.Is(e30, errFirst) {
		w.WriteHeader(http.StatusNotFound)
		return
	}
	w.WriteHeader(http.StatusConflict)
}

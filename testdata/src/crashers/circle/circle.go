// Package circle holds errors that depend on a function value, which depends on
// the errors.
package circle

import "net/http"

type source struct{ next func() error }

func again() error { return http.ErrNoCookie }

func Drain(w http.ResponseWriter, s source) {
	var err error
	for range 3 {
		if err != nil {
			s = source{next: again}
		}
		err = s.next()
	}
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
	}
}

func Two(w http.ResponseWriter, s, t source) {
	var a, b error
	for range 3 {
		if a != nil {
			t = source{next: again}
		}
		if b != nil {
			s = source{next: again}
		}
		a, b = s.next(), t.next()
	}
	if a != nil || b != nil {
		w.WriteHeader(http.StatusBadGateway)
	}
}

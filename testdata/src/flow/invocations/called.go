package invocations

import "net/http"

// What a wrapper returns may be called where it stands.

type failure struct{ code int }

func (f failure) Error() string { return "failed" }

func asserting(f fallible) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if err := f(w, r); err != nil {
			w.WriteHeader(err.(failure).code)
		}
	}
}

func asking(f fallible) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if err := f(w, r); err != nil {
			if e, ok := err.(failure); ok {
				w.WriteHeader(e.code)
				return
			}
			w.WriteHeader(http.StatusInternalServerError)
		}
	}
}

func accept(w http.ResponseWriter, r *http.Request) error {
	if r.URL.Path == "" {
		return failure{http.StatusNotFound}
	}
	w.WriteHeader(http.StatusAccepted)
	return nil
}

func asserted(w http.ResponseWriter, r *http.Request) { // summary: 202 404 complete
	asserting(accept)(w, r)
}

// Which errors a call of a parameter returns does not decide what asking tests.
func askedAtOnce(w http.ResponseWriter, r *http.Request) { // summary: 202 404 500 complete
	asking(accept)(w, r)
}

func askedLater(w http.ResponseWriter, r *http.Request) { // summary: 202 404 500 complete
	h := asking(accept)
	h(w, r)
}

func askedToServe(w http.ResponseWriter, r *http.Request) { // summary: 202 404 500 complete
	asking(accept).ServeHTTP(w, r)
}

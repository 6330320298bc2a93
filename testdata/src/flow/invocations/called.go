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

// A chain keeps the wrapper in a field, and a method makes handlers with it.
type keeper struct {
	wrap func(fallible) http.Handler
	all  []func(fallible) fallible
}

func (k *keeper) handler(f fallible, more ...func(fallible) fallible) http.Handler {
	return k.wrap(wrapAll(f, append(k.all, more...)))
}

func (k *keeper) handlerFunc(f fallible) http.HandlerFunc { return k.handler(f).ServeHTTP }

func wrapAll(f fallible, all []func(fallible) fallible) fallible {
	for i := len(all) - 1; i >= 0; i-- {
		f = all[i](f)
	}
	return f
}

func authorized(f fallible) fallible {
	return func(w http.ResponseWriter, r *http.Request) error {
		if r.Header.Get("Authorization") == "" {
			return failure{http.StatusUnauthorized}
		}
		return f(w, r)
	}
}

// makes calls what it is given before it returns.
func makes(f fallible, wrap func(fallible) http.HandlerFunc) http.HandlerFunc {
	h := wrap(f)
	return func(w http.ResponseWriter, r *http.Request) { h(w, r) }
}

func keeping() {
	k := &keeper{wrap: func(f fallible) http.Handler { return asserting(f) }}
	http.Handle("/kept", k.handler(accept))             // value: 202 404 complete
	http.HandleFunc("/func", k.handlerFunc(accept))     // value: 202 404 complete
	http.Handle("/more", k.handler(accept, authorized)) // value: 202 401 404 complete
	http.HandleFunc("/made", makes(accept, asserting))  // value: 202 404 complete
	mount(k)
}

// What keeps the wrapper may be a parameter of the function that registers.
func mount(k *keeper) {
	http.Handle("/mounted", k.handler(accept)) // value: 202 404 complete
}

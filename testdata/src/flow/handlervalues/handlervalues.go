// Package handlervalues serves requests by handlers that are values: made by
// functions, held in fields, variables, maps and interfaces.
package handlervalues

import (
	"net/http"

	"flow/handlervalues/made"
)

// What a function of another package makes answers by default, too.
func factories(mux *http.ServeMux) {
	mux.HandleFunc("/query", made.Query())                      // value: 200 400 complete
	mux.Handle("/silent", made.Silent())                        // value: 200 500 complete
	mux.Handle("/store", made.NewHandler())                     // value: 204 409 complete
	mux.Handle("/same", made.New())                             // value: 204 409 complete
	mux.Handle("/guarded", made.NewGuard(made.NewHandler()))    // value: 204 401 409 complete
	mux.Handle("/teapot", made.NewGuard(http.HandlerFunc(tea))) // value: 401 418 complete
}

// Each result is a handler of its own.
func results(mux *http.ServeMux) {
	read, write := made.Both()
	mux.HandleFunc("/read", read)   // value: 200 201 complete
	mux.HandleFunc("/write", write) // value: 200 201 complete
}

func tea(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusTeapot) }

func gone(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusGone) }

// A struct holds several handlers, each in a field of its own.
type server struct {
	brew  http.Handler
	drink http.HandlerFunc
	log   func(string)
}

func (s *server) brewed(w http.ResponseWriter, r *http.Request) { s.brew.ServeHTTP(w, r) } // summary: incomplete

func (s *server) drunk(w http.ResponseWriter, r *http.Request) { // summary: incomplete
	s.log("drunk")
	s.drink(w, r)
}

func fields(mux *http.ServeMux) {
	s := &server{brew: http.HandlerFunc(tea), drink: gone, log: func(string) {}}
	mux.HandleFunc("/brewed", s.brewed) // value: 418 complete
	mux.HandleFunc("/drunk", s.drunk)   // value: 410 complete
	mux.Handle("/brew", s.brew)         // value: 418 complete
	mux.HandleFunc("/drink", s.drink)   // value: 410 complete
}

func assigned(mux *http.ServeMux) {
	s := &server{log: func(string) {}}
	s.brew = made.New()
	s.drink = gone
	mux.HandleFunc("/brewed", s.brewed) // value: 204 409 complete
	mux.HandleFunc("/drunk", s.drunk)   // value: 410 complete
}

func newServer(brew http.Handler) *server { return &server{brew: brew, drink: tea} }

func constructed(mux *http.ServeMux) {
	s := newServer(http.HandlerFunc(gone))
	mux.HandleFunc("/brewed", s.brewed) // value: 410 complete
	mux.HandleFunc("/drunk", s.drunk)   // value: 418 complete
}

// Nothing is known of a handler that only callers choose, nor what a nil one does.
func unknown(mux *http.ServeMux, h http.Handler, s *server) {
	mux.HandleFunc("/brewed", s.brewed)                                       // value: incomplete
	mux.HandleFunc("/made", (&server{brew: h}).brewed)                        // value: incomplete
	mux.HandleFunc("/other", (&server{drink: tea}).brewed)                    // value: incomplete
	mux.HandleFunc("/served", http.NewServeMux().ServeHTTP)                   // value: unknown
	mux.Handle("/guarded", made.NewGuard(http.NewServeMux()))                 // value: 401 incomplete
	mux.HandleFunc("/muxed", (&server{brew: mux}).brewed)                     // value: incomplete
	mux.HandleFunc("/literal", func(w http.ResponseWriter, r *http.Request) { // value: incomplete
		mux.ServeHTTP(w, r)
	})
}

// A handler of an interface is what was put into the variable.
func local(w http.ResponseWriter, r *http.Request) { // summary: 204 409 complete
	var h http.Handler = made.New()
	h.ServeHTTP(w, r)
}

var global http.Handler

var table = map[string]http.Handler{"tea": http.HandlerFunc(tea), "store": made.New()}

func init() { global = made.NewHandler() }

func fromGlobal(w http.ResponseWriter, r *http.Request) { // summary: 204 409 complete
	global.ServeHTTP(w, r)
}

func fromTable(w http.ResponseWriter, r *http.Request) { // summary: 204 404 409 418 complete
	h, ok := table[r.URL.Path]
	if !ok {
		http.NotFound(w, r)
		return
	}
	h.ServeHTTP(w, r)
}

func converted(w http.ResponseWriter, r *http.Request) { // summary: 204 409 complete
	http.Handler(made.New()).ServeHTTP(w, r)
}

func serve(h http.Handler, w http.ResponseWriter, r *http.Request) { h.ServeHTTP(w, r) } // summary: incomplete

func passed(w http.ResponseWriter, r *http.Request) { // summary: 204 409 complete
	serve(made.New(), w, r)
}

// The method ServeHTTP of a handler is the handler.
func method(mux *http.ServeMux, wrap func(http.Handler) http.Handler) {
	a := made.NewHandler()
	mux.HandleFunc("/value", a.ServeHTTP) // value: 204 409 complete
	if wrap != nil {
		a = wrap(a)
	}
	mux.HandleFunc("/wrapped", a.ServeHTTP) // value: 204 409 incomplete
}

// A type embeds the handler that it is.
type embeds struct{ http.Handler }

func embedded(mux *http.ServeMux) {
	e := embeds{http.HandlerFunc(tea)}
	mux.Handle("/embedded", e)                                                                  // value: 418 complete
	mux.HandleFunc("/call", func(w http.ResponseWriter, r *http.Request) { e.ServeHTTP(w, r) }) // value: 418 complete
}

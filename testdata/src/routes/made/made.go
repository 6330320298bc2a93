// Package made registers handlers that calls make, and handlers given by their
// method ServeHTTP.
package made

import (
	"net/http"
)

// A Server answers requests with what its options say.
type Server struct {
	check func(*http.Request) error
	fail  func(http.ResponseWriter, *http.Request, error)
}

// An Option sets up a Server.
type Option func(*Server)

func withCheck(f func(*http.Request) error) Option { return func(s *Server) { s.check = f } }

func newServer(fail func(http.ResponseWriter, *http.Request, error), opts ...Option) *Server {
	s := &Server{fail: fail}
	for _, o := range opts {
		o(s)
	}
	return s
}

func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusOK) }

// A logger stands around a handler.
type logger struct{ next http.Handler }

func (l *logger) ServeHTTP(w http.ResponseWriter, r *http.Request) { l.next.ServeHTTP(w, r) }

func logged(h http.Handler) *logger { return &logger{h} }

func list(w http.ResponseWriter, r *http.Request)            {}
func fail(w http.ResponseWriter, r *http.Request, err error) {}

func alive() http.Handler { return http.HandlerFunc(list) }

func main() {
	server := newServer(fail, withCheck(func(*http.Request) error { return nil }))
	http.Handle("GET /option", server)                               // want `GET /option \(\*routes/made.Server\).ServeHTTP`
	http.Handle("GET /made", newServer(fail))                        // want `GET /made \(\*routes/made.Server\).ServeHTTP`
	http.Handle("GET /logged", logged(http.HandlerFunc(list)))       // want `GET /logged routes/made.list`
	http.HandleFunc("GET /value", alive().ServeHTTP)                 // want `GET /value routes/made.alive`
	http.HandleFunc("GET /method", http.HandlerFunc(list).ServeHTTP) // want `GET /method routes/made.list`
	http.HandleFunc("GET /server", server.ServeHTTP)                 // want `GET /server \(\*routes/made.Server\).ServeHTTP`
}

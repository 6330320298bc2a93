package assembly

import "net/http"

// stub has no body here.
func stub(w http.ResponseWriter, code int) int

type server struct{}

func (*server) ServeHTTP(w http.ResponseWriter, r *http.Request)

//go:noescape
func handler() http.HandlerFunc

func serve(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(stub(w, 404))
	new(server).ServeHTTP(w, r)
	handler()(w, r)
}

func routes(mux *http.ServeMux) {
	mux.Handle("DELETE /a", new(server))
	mux.HandleFunc("DELETE /b", handler())
	mux.HandleFunc("DELETE /c", serve)
}

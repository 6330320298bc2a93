// Package paths serves requests without a router, in handlers that read the path
// themselves.
package paths

import (
	"net/http"
	"strings"
)

func health(w http.ResponseWriter, r *http.Request) {}

func serve(w http.ResponseWriter, r *http.Request) {
	path := strings.TrimSuffix(r.URL.Path, "/")
	switch {
	case r.Method == http.MethodGet && path == "/health":
		health(w, r)
	case strings.HasPrefix(path, "/files/"):
		health(w, r)
	default:
		http.NotFound(w, r)
	}
}

func main() {
	mux := http.NewServeMux()
	logged := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { mux.ServeHTTP(w, r) })
	go http.ListenAndServe(":8081", logged) // its routes are the router's
	go http.ListenAndServe(":8082", nil)
	s := &http.Server{Handler: http.HandlerFunc(serve)} // want `\* / routes/paths.serve \[/health\] \[/files/{path...}\]`
	s.ListenAndServe()
	http.ListenAndServe(":8080", http.HandlerFunc(serve)) // want `\* / routes/paths.serve \[/health\] \[/files/{path...}\]`
}

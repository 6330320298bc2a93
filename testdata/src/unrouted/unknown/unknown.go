// Package unknown registers a path that is not known.
package unknown

import (
	"net/http"
	"os"
)

func Server() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /pets", ok)
	mux.HandleFunc(os.Getenv("PATTERN"), ok)
	return mux
}

func ok(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusOK) }

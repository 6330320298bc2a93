// Package unlisted registers more than its document has.
package unlisted

import (
	"net/http"
	"os"
)

func Server(prefix string) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /v1/pets", documented)
	mux.HandleFunc("/v1/pets/{pet}", anyMethodOfThePath)
	mux.HandleFunc("POST /v1/pets", unlisted)         // want "unlisted: POST /v1/pets is served, but api.yaml does not document it"
	mux.HandleFunc("GET /v1/pets/{id}/age", unlisted) // want "unlisted: GET /v1/pets/{id}/age is served, but api.yaml does not document it"
	mux.HandleFunc("HEAD /v1/pets", headBesideGet)
	mux.HandleFunc("OPTIONS /v1/toys", preflight)
	mux.HandleFunc("GET /about", outsideOfTheScope)
	mux.HandleFunc("GET /v1/internal/state", excluded)
	mux.HandleFunc("GET "+prefix+"/toys", prefixNotKnown)
	mux.HandleFunc(os.Getenv("PATTERN"), pathNotKnown)
	mux.HandleFunc("GET /v1/api.yaml", theDocumentItself)
	mux.HandleFunc("GET /v1/files/{path...}", fileServer)
	//statuslint:ignore unlisted for our own monitoring
	mux.HandleFunc("GET /v1/health", ignored)
	return mux
}

func documented(w http.ResponseWriter, r *http.Request)         { w.WriteHeader(http.StatusOK) }
func anyMethodOfThePath(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusOK) }
func unlisted(w http.ResponseWriter, r *http.Request)           { w.WriteHeader(http.StatusOK) }
func headBesideGet(w http.ResponseWriter, r *http.Request)      { w.WriteHeader(http.StatusOK) }
func preflight(w http.ResponseWriter, r *http.Request)          { w.WriteHeader(http.StatusNoContent) }
func outsideOfTheScope(w http.ResponseWriter, r *http.Request)  { w.WriteHeader(http.StatusOK) }
func excluded(w http.ResponseWriter, r *http.Request)           { w.WriteHeader(http.StatusOK) }
func prefixNotKnown(w http.ResponseWriter, r *http.Request)     { w.WriteHeader(http.StatusOK) }
func pathNotKnown(w http.ResponseWriter, r *http.Request)       { w.WriteHeader(http.StatusOK) }
func theDocumentItself(w http.ResponseWriter, r *http.Request)  { w.WriteHeader(http.StatusOK) }
func fileServer(w http.ResponseWriter, r *http.Request)         { w.WriteHeader(http.StatusOK) }
func ignored(w http.ResponseWriter, r *http.Request)            { w.WriteHeader(http.StatusOK) }

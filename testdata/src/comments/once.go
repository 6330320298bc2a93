package comments

import (
	"net/http"

	"respond"
)

// One line is missing in a comment, however often the handler names the status
// and under however many routes it answers.

func registerOnce(mux *http.ServeMux) {
	mux.HandleFunc("PUT /once/{id}", put)
	mux.HandleFunc("PUT /old/once/{id}", put)
	mux.HandleFunc("GET /once/{id}", get)
	mux.HandleFunc("HEAD /once/{id}", get)
}

// @Success  200 {object} string
// @Router   /once/{id} [put]
// @Router   /old/once/{id} [put]
func put(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path == "" {
		http.Error(w, "no name", http.StatusConflict) // want `undocumented: status 409 \(Conflict\) for PUT /once/{id}: once.go:20 lists 200`
		return
	}
	if r.URL.Path == "/" {
		http.Error(w, "taken", http.StatusConflict)
		return
	}
	w.WriteHeader(http.StatusOK)
}

// @Success  200 {object} string
// @Router   /once/{id} [get]
func get(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path == "" {
		http.NotFound(w, r) //statuslint:ignore undocumented a name that clients cannot write
		return
	}
	if r.URL.Path == "/" {
		http.NotFound(w, r) // want `undocumented: status 404 \(Not Found\) for GET /once/{id}: once.go:35 lists 200`
		return
	}
	w.WriteHeader(http.StatusOK)
}

func registerDeep(mux *http.ServeMux) { mux.HandleFunc("POST /deep", deep) }

// @Success  200 {object} string
// @Router   /deep [post]
func deep(w http.ResponseWriter, r *http.Request) {
	silentDeeper(w) // want `undocumented: status 418 \(I'm a teapot\) for POST /deep: once.go:51 lists 200`
}

// The operation speaks for all that it leads to.
func silentDeeper(w http.ResponseWriter) {
	silentDeepest(w)
}

func silentDeepest(w http.ResponseWriter) { respond.Brew(w) }

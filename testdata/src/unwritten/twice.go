package unwritten

import "net/http"

// A path may be registered for two listeners, one of which sends to the other.
func registerTwice(public, admin *http.ServeMux) {
	public.HandleFunc("GET /twice", silentRedirect)
	admin.HandleFunc("GET /twice", silentTwice)
	admin.HandleFunc("HEAD /twice", silentTwice)
	admin.HandleFunc("POST /old/twice", create)
	admin.HandleFunc("POST /twice", create)
}

func silentRedirect(w http.ResponseWriter, r *http.Request) {
	http.Redirect(w, r, "https://admin.example.com/twice", http.StatusTemporaryRedirect)
}

// @Success  200 {object} string
// @Failure  400 {object} string
// @Router   /twice [get]
func silentTwice(w http.ResponseWriter, r *http.Request) {
	if r.URL.RawQuery == "" {
		w.WriteHeader(http.StatusBadRequest)
		return
	}
	w.WriteHeader(http.StatusOK)
}

// @Success  201 {object} string
// @Failure  409 {object} string
// @Router   /twice [post]
// @Router   /old/twice [post]
func create(w http.ResponseWriter, r *http.Request) { // want `unwritten: twice.go:31 documents status 409 .* for POST /old/twice, which never writes it`
	w.WriteHeader(http.StatusCreated)
}

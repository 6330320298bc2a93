package undocumented

import "net/http"

// What a test's server answers is no API.
func silentTestServer(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusTeapot)
}

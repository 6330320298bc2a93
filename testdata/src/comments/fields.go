package comments

import "net/http"

// A service hands requests on to what it was made with.
type service struct{ write http.Handler }

// What write answers is not known: that it may be silent is no implicit 200.
//
// @Success 204
// @Failure 503 {string} string
// @Router  /write [post]
func (s *service) remoteWrite(w http.ResponseWriter, r *http.Request) {
	if s.write != nil {
		s.write.ServeHTTP(w, r)
	} else {
		http.Error(w, "not switched on", http.StatusServiceUnavailable)
	}
}

// What a file server answers beside 200 is the client's choice (Range,
// If-Modified-Since).
//
// @Success 200 {file} string
// @Router  /file [get]
func file(w http.ResponseWriter, r *http.Request) {
	http.ServeFile(w, r, "x")
}

// teapot is told once, at the call: nothing names the status here.
//
// @Success 200
// @Router  /teapot [get]
func teapot(w http.ResponseWriter, r *http.Request) {
	if !brewed(w, r) { // want `undocumented: status 404 \(Not Found\) for GET /teapot: fields\.go:33 lists 200`
		return
	}
	w.WriteHeader(http.StatusOK)
}

func brewed(w http.ResponseWriter, r *http.Request) bool {
	if r.Host == "" {
		http.NotFound(w, r)
		return false
	}
	return true
}

// Package api has handlers that others register.
package api

import "net/http"

// @Success 200 {string} string
// @Router  /pets/{id} [get]
func Get(w http.ResponseWriter, r *http.Request) {
	if r.Host == "" {
		http.Error(w, "no host", http.StatusConflict) // want `undocumented: status 409 \(Conflict\) for GET /pets/\{id\}: api\.go:7 lists 200`
		return
	}
	w.WriteHeader(http.StatusOK)
}

// A Controller answers for pets.
type Controller struct{}

// @Success 204
// @Router  /pets/{id} [delete]
func (*Controller) Delete(w http.ResponseWriter, r *http.Request) { // want `unwritten: api\.go:20 documents status 204 \(No Content\) for DELETE /pets/\{id\}, which never writes it`
	w.WriteHeader(http.StatusOK) // want `undocumented: status 200 \(OK\) for DELETE /pets/\{id\}, but api\.go:20 documents 204 \(No Content\)` `delete: the handler of DELETE /pets/\{id\} answers 200 \(OK\): want 204, as api\.go:20 documents`
}

// @Success 200 {string} string
// @Router  /pets [post]
func Create(loud bool) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { // want `unwritten: api\.go:26 documents status 200 \(OK\) for POST /pets, which never writes it`
		w.WriteHeader(http.StatusCreated) // want `undocumented: status 201 \(Created\) for POST /pets, but api\.go:26 documents 200 \(OK\)`
	}
}

// @Success 200 {string} string
// @Router  /pets/{id} [put]
func (*Controller) Update() http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.Host == "" {
			http.Error(w, "no host", http.StatusGone) // want `undocumented: status 410 \(Gone\) for PUT /pets/\{id\}: api\.go:34 lists 200`
			return
		}
		w.WriteHeader(http.StatusOK)
	}
}

// Tags lists tags.
//
// swagger:route GET /tags tags listTags
//
//	Responses:
//	  200: tags
func Tags(w http.ResponseWriter, r *http.Request) {
	if r.Host == "" {
		http.Error(w, "no host", http.StatusLocked) // want `undocumented: status 423 \(Locked\) for GET /tags: api\.go:47 lists 200`
		return
	}
	w.WriteHeader(http.StatusOK)
}

func Colours(w http.ResponseWriter, r *http.Request) {
	// swagger:operation GET /colours colours listColours
	//
	// ---
	// responses:
	//   '200':
	//     description: ok
	if r.Host == "" {
		http.Error(w, "no host", http.StatusTeapot) // want `undocumented: status 418 \(I'm a teapot\) for GET /colours: api\.go:60 lists 200`
		return
	}
	w.WriteHeader(http.StatusOK)
}

// @Success 200 {string} string
// @Router  /names [get]
func Names(w http.ResponseWriter, r *http.Request) { // want `unwritten: api\.go:74 documents status 200 \(OK\) for GET /names, which never writes it`
	fail(w, http.StatusTooEarly) // want `undocumented: status 425 \(Too Early\) for GET /names: api\.go:74 lists 200`
}

func fail(w http.ResponseWriter, code int) { w.WriteHeader(code) }

// Owners is documented where it is registered.
func Owners(w http.ResponseWriter, r *http.Request) {
	if r.Host == "" {
		http.Error(w, "no host", http.StatusNotFound)
		return
	}
	w.WriteHeader(http.StatusOK)
}

// Plain has no comment: what the comments of others list says nothing of it.
func Plain(w http.ResponseWriter, r *http.Request) {
	if r.Host == "" {
		http.Error(w, "no host", http.StatusUpgradeRequired) // want `undocumented: status 426 \(Upgrade Required\): the built-in table does not list it`
		return
	}
	w.WriteHeader(http.StatusOK)
}

// Remove answers 200 in two ways.
func Remove(w http.ResponseWriter, r *http.Request) {
	if r.Host == "" {
		return
	}
	w.WriteHeader(http.StatusOK)
}

// Package judged has handlers whose documents settle what the rules ask of them.
package judged

import "net/http"

func register(mux *http.ServeMux) {
	mux.HandleFunc("DELETE /pets/{id}", remove)
	mux.HandleFunc("DELETE /stubs/{id}", silentStub)
	mux.HandleFunc("PUT /stubs/{id}", partly)
	mux.HandleFunc("DELETE /cats/{id}", silentTested)
	mux.HandleFunc("DELETE /dogs/{id}", tested)
}

// The document of remove is wrong. What delete asks for is never wrong.
//
// @Success 201
// @Router  /pets/{id} [delete]
func remove(w http.ResponseWriter, r *http.Request) { // want `unwritten: judged.go:17 documents status 201 \(Created\) for DELETE /pets/\{id\}, which never writes it`
	w.WriteHeader(http.StatusNoContent) // want `undocumented: status 204 \(No Content\) for DELETE /pets/\{id\}, but judged.go:17 documents 201 \(Created\)`
}

// A stub does not do yet what its comment promises.
//
// @Success 204
// @Failure 400
// @Failure 501
// @Router  /stubs/{id} [delete]
func silentStub(w http.ResponseWriter, r *http.Request) {
	http.Error(w, "later", http.StatusNotImplemented)
}

// A handler that does a part of what it promises is no stub.
//
// @Success 204
// @Failure 501
// @Router  /stubs/{id} [put]
func partly(w http.ResponseWriter, r *http.Request) { // want `unwritten: judged.go:36 documents status 204 \(No Content\) for PUT /stubs/\{id\}, which never writes it`
	if r.Host == "" {
		http.Error(w, "later", http.StatusNotImplemented)
		return
	}
	w.WriteHeader(http.StatusOK) // want `undocumented: status 200 \(OK\) for PUT /stubs/\{id\}, but judged.go:36 documents 204 \(No Content\)`
}

// The test of r.Method belongs to the registration, whose document lists 200.
//
// @Success 200
// @Failure 404
// @Router  /cats/{id} [delete]
func silentTested(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodDelete {
		w.WriteHeader(http.StatusNotFound)
		return
	}
	w.WriteHeader(http.StatusOK)
}

// Without a document, 200 is wrong, and reported once.
func tested(w http.ResponseWriter, r *http.Request) {
	if r.Method == http.MethodDelete {
		w.WriteHeader(http.StatusOK) // want `delete: the handler of DELETE /dogs/\{id\} answers 200 \(OK\): want 204 or 202`
	}
}

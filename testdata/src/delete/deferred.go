package delete

import (
	"io"
	"net/http"
)

// What is deferred writes last: nothing, where the handler wrote, and only
// after a panic, where it asks for one.

func registerDeferred(mux *http.ServeMux) {
	mux.HandleFunc("DELETE /deferred/body", deferredBody)
	mux.HandleFunc("DELETE /deferred/recover", deferredRecover)
	mux.HandleFunc("DELETE /deferred/early", deferredEarly)
	mux.HandleFunc("DELETE /deferred/failed", silentFailed)
	mux.HandleFunc("DELETE /deferred/turned", silentTurned)
	mux.HandleFunc("DELETE /deferred/known", silentKnown)
	mux.HandleFunc("DELETE /deferred/kept", silentKept)
}

func deferredBody(w http.ResponseWriter, r *http.Request) {
	defer recoverInto(w)
	io.WriteString(w, "gone") // want `DELETE /deferred/body answers an implicit 200`
}

func recoverInto(w http.ResponseWriter) {
	if v := recover(); v != nil {
		http.Error(w, "it broke", http.StatusInternalServerError)
	}
}

func deferredRecover(w http.ResponseWriter, r *http.Request) { // want `DELETE /deferred/recover answers an implicit 200`
	defer func() {
		if recover() != nil {
			http.Error(w, "it broke", http.StatusInternalServerError)
		}
	}()
	remove(r)
}

func deferredEarly(w http.ResponseWriter, r *http.Request) { // want `DELETE /deferred/early answers an implicit 200`
	defer func() {
		v := recover()
		if v == nil {
			return
		}
		w.WriteHeader(http.StatusInternalServerError)
	}()
	remove(r)
}

// Whether an error is left is not known: an answer may be written, or not.
func silentFailed(w http.ResponseWriter, r *http.Request) {
	var err error
	defer func() {
		if err != nil {
			w.WriteHeader(http.StatusInternalServerError)
		}
	}()
	err = remove(r)
}

func silentTurned(w http.ResponseWriter, r *http.Request) {
	err := remove(r)
	defer func() {
		if v := recover(); v != nil {
			err = remove(r)
		}
		if err != nil {
			w.WriteHeader(http.StatusInternalServerError)
		}
	}()
}

func silentKnown(w http.ResponseWriter, r *http.Request) {
	defer w.WriteHeader(http.StatusNoContent)
	remove(r)
}

func silentKept(w http.ResponseWriter, r *http.Request) {
	defer recoverInto(w)
	remove(r)
	w.WriteHeader(http.StatusNoContent)
}

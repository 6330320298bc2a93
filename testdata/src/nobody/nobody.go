// Package nobody writes bodies where none may be.
package nobody

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
)

func afterwards(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusNoContent)
	w.Write([]byte("x")) // want `nobody: status 204 \(No Content\) allows no body, but one is written`
}

func encoded(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusNotModified)
	json.NewEncoder(w).Encode(1) // want `nobody: status 304`
}

func printed(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusResetContent)
	fmt.Fprintln(w, "x") // want `nobody: status 205`
}

func inOneCall(w http.ResponseWriter, r *http.Request) {
	http.Error(w, "gone", http.StatusNoContent) // want `nobody: status 204`
}

func throughAHelper(w http.ResponseWriter, r *http.Request) {
	send(w, http.StatusNoContent, "x") // want `nobody: status 204`
}

func send(w http.ResponseWriter, code int, body string) {
	w.WriteHeader(code)
	w.Write([]byte(body))
}

func silentEmpty(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusNoContent) }

func silentReturn(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path == "" {
		w.WriteHeader(http.StatusNoContent)
		return
	}
	w.Write([]byte("x"))
}

func silentEither(w http.ResponseWriter, r *http.Request) {
	code := http.StatusOK
	if r.URL.Path == "" {
		code = http.StatusNoContent
	}
	w.WriteHeader(code)
	if code == http.StatusOK {
		w.Write([]byte("x"))
	}
}

func silentOK(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusOK)
	w.Write([]byte("x"))
}

func informationalInOneCall(w http.ResponseWriter, r *http.Request) {
	http.Error(w, "soon", http.StatusEarlyHints) // want `nobody: status 103`
}

func switching(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusSwitchingProtocols)
	w.Write([]byte("x")) // want `nobody: status 101`
}

func silentHintsComeFirst(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusEarlyHints)
	w.WriteHeader(http.StatusOK)
	w.Write([]byte("x"))
}

func silentHintsBeforeImplicit(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusProcessing)
	w.Write([]byte("x"))
}

func silentNothingWritten(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusNoContent)
	w.Write(nil)
	w.Write([]byte{})
	w.Write(([]byte)(""))
	io.WriteString(w, "")
}

func somethingAfterNothing(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusNoContent)
	io.WriteString(w, "x") // want `nobody: status 204`
}

package p

import "net/http"

type code uint16

func typed(w http.ResponseWriter) {
	var c code = 404
	w.WriteHeader(int(c))
	var d uint16 = 500
	w.WriteHeader(int(d))
}

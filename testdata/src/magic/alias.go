package magic

import nethttp "net/http"

func alias(w nethttp.ResponseWriter) {
	w.WriteHeader(404) // want `use nethttp.StatusNotFound`
}

func shadowed(nethttp string, w interface{ WriteHeader(int) }, r *responder) {
	r.WriteHeader(404) // want `status 404 written as a number: use http.StatusNotFound`
}

type responder struct{ nethttp.ResponseWriter }

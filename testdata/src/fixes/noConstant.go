package p

import "net/http"

// no fix: 499 has no constant.
func noConstant(w http.ResponseWriter) { w.WriteHeader(499) }

package p

import . "net/http"

func dot(w ResponseWriter) { w.WriteHeader(404) }

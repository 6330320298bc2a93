package p

import "net/http"

func plain(w http.ResponseWriter) { w.WriteHeader(404) }

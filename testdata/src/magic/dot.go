package magic

import . "net/http"

func dot(w ResponseWriter) {
	w.WriteHeader(404) // want `use StatusNotFound`
}

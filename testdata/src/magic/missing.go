package magic

import "respond"

func missing(w *respond.Writer) {
	w.Send(404) // want `use http.StatusNotFound`
	w.Send(500) // want `use http.StatusInternalServerError`
}

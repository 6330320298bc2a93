package p

import "respond"

func missing(w *respond.Writer) {
	w.Send(404)
	w.Send(500)
}

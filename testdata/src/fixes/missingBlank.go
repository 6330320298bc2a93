package p

import (
	_ "net/http"

	"respond"
)

func missing(w *respond.Writer) { w.Send(404) }

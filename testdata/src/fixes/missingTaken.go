package p

import "respond"

var http = 1

// no fix: http is a variable of the package.
func missing(w *respond.Writer) { w.Send(404) }

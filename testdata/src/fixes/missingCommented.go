package p

import "respond" // sends

func missing(w *respond.Writer) { w.Send(404) }

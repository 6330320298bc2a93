package p

// int answer(void) { return 42; }
import "C"

import "respond"

// no fix: the file that is compiled is cmd/cgo's.
func missing(w *respond.Writer) { w.Send(404) }

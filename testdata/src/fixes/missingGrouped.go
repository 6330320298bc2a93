package p

import (
	"fmt"

	"respond"
)

func missing(w *respond.Writer) {
	fmt.Println("x")
	w.Send(404)
	w.Send(500)
}

package p

import (
	"fmt"
	nethttp "net/http"
)

func alias(w nethttp.ResponseWriter) {
	fmt.Println("x")
	nethttp.Error(w, "x", 500)
}

package unrouted

import (
	"net/http"
	"testing"
)

func TestTests(t *testing.T) {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /v1/tests", subtree)
}

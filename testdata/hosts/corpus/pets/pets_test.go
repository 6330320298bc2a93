package pets

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

func TestList(t *testing.T) {
	mux := http.NewServeMux()
	Register(mux)
	w := httptest.NewRecorder()
	mux.ServeHTTP(w, httptest.NewRequest("GET", "/pets", nil))
	if w.Code != 200 {
		t.Error(w.Code)
	}
}

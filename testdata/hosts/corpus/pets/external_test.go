package pets_test

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"example.com/shop/pets"
)

func TestTea(t *testing.T) {
	mux := http.NewServeMux()
	pets.Register(mux)
	for path, want := range map[string]int{"/pets/1": 200, "/nothing": http.StatusNotFound} {
		w := httptest.NewRecorder()
		mux.ServeHTTP(w, httptest.NewRequest("GET", path, nil))
		if w.Code != want {
			t.Error(path, w.Code)
		}
	}
}

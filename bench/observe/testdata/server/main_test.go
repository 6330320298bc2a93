package main

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

func Test(t *testing.T) {
	h := routes()
	server := httptest.NewServer(h)
	defer server.Close()
	for _, x := range [][3]string{
		{"GET", "/things", ""}, {"POST", "/things", ""}, {"GET", "/nothing", ""}, {"DELETE", "/things/1", "x"},
		{"DELETE", "/things/0", "x"}, {"DELETE", "/things/0", ""}, {"GET", "/chosen?code=418", ""}, {"GET", "/none", ""}, {"PUT", "/things", ""},
	} {
		r := httptest.NewRequest(x[0], x[1], nil)
		r.Header.Set("Authorization", x[2])
		h.ServeHTTP(httptest.NewRecorder(), r)
		r, _ = http.NewRequest(x[0], server.URL+x[1], nil)
		r.Header.Set("Authorization", x[2])
		if res, err := http.DefaultClient.Do(r); err == nil {
			res.Body.Close()
		}
	}
	// A fake of somebody else's server, and a handler that is called by itself.
	fake := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusTeapot) })
	fake.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest("GET", "/fake", nil))
	create(httptest.NewRecorder(), httptest.NewRequest("POST", "/whatever", nil))
}

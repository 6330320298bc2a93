package router

import "testing"

func TestJoin(t *testing.T) {
	for _, c := range []struct {
		prefix, rel string
		clean       bool
		want        string
	}{
		{"", "/x", false, "/x"},
		{"/api", "/x", false, "/api/x"},
		{"/api/", "/x", false, "/api/x"},
		{"/user", "s", false, "/users"}, // echo concatenates
		{"/api", "x", true, "/api/x"},   // gin joins
		{"/api", "", true, "/api"},
		{"/api", "/", true, "/api/"},
		{"", "x", true, "/x"},
	} {
		if got := JoinPaths(c.prefix, c.rel, c.clean); got != c.want {
			t.Errorf("%q + %q (clean %v): %q, want %q", c.prefix, c.rel, c.clean, got, c.want)
		}
	}
}

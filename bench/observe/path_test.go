package main

import "testing"

func TestShape(t *testing.T) {
	for template, want := range map[string]string{
		"/pets/{id}":                   "/pets/" + segment,
		"GET example.com/pets/{id...}": "/pets/" + rest,
		"/pets/:id/toys":               "/pets/" + segment + "/toys",
		"/files/*path":                 "/files/" + rest,
		"/files/*":                     "/files/" + rest,
		"/v/{name:[a-z]{2}/?}/x":       "/v/" + segment + "/x",
		"/{$}":                         "/",
		"/a.b/{x}.json":                "/a.b/" + segment + ".json",
	} {
		if got := shapeOf(template); got != want {
			t.Errorf("%s: got %q, want %q", template, got, want)
		}
	}
}

func TestPaths(t *testing.T) {
	for _, test := range []struct {
		path   string
		suffix bool
		match  []string
		others []string
	}{
		{"/pets/{id}", false, []string{"/pets/1", "/pets/1/"}, []string{"/pets", "/pets/1/toys", "/v1/pets/1"}},
		{"/pets/{id}", true, []string{"/pets/1", "/v1/pets/1"}, []string{"/pets"}},
		{"/files/{path...}", false, []string{"/files/a/b", "/files/"}, []string{"/file"}},
		{"/", false, []string{"/"}, []string{"/x"}},
	} {
		r := Route{Path: test.path, Suffix: test.suffix}
		r.prepare()
		for _, p := range test.match {
			if !r.whole.MatchString(p) {
				t.Errorf("%s does not match %s", test.path, p)
			}
		}
		for _, p := range test.others {
			if r.whole.MatchString(p) {
				t.Errorf("%s matches %s", test.path, p)
			}
		}
	}
}

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// predicted is what statuslint routes -json prints of testdata/server, as far as
// it is of interest here: the 418 is not predicted.
const predicted = `[
{"method": "GET", "path": "/things", "handler": "main.list", "pos": "main.go:34:6", "complete": true, "statuses": [{"code": 200}]},
{"method": "POST", "path": "/things", "handler": "main.create", "pos": "main.go:38:6", "complete": true, "statuses": [{"code": 201}]},
{"method": "GET", "path": "/nothing", "handler": "main.nothing", "pos": "main.go:36:6", "complete": true, "statuses": [{"code": 200}]},
{"method": "DELETE", "path": "/things/{id}", "handler": "main.remove", "pos": "main.go:40:6", "complete": true, "statuses": [{"code": 204}, {"code": 409}, {"code": 401}]},
{"method": "GET", "path": "/chosen", "handler": "main.chosen", "pos": "main.go:49:6", "complete": false, "statuses": []}]`

// TestObserve runs the tests of a server of which every answer is known, through
// the recorder.
func TestObserve(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles net/http")
	}
	o := observer{work: t.TempDir(), limit: time.Minute}
	dir, err := filepath.Abs("testdata/server")
	if err != nil {
		t.Fatal(err)
	}
	work := filepath.Join(o.work, "server")
	if err := os.MkdirAll(work, 0o777); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(work, "routes.json")
	if err := os.WriteFile(file, []byte(predicted), 0o666); err != nil {
		t.Fatal(err)
	}
	s := Server{Name: "server", Packages: []string{"./..."}}
	routes, err := o.predict(s, dir, file)
	if err != nil {
		t.Fatal(err)
	}
	over, err := newOverlay(dir, filepath.Join(work, "overlay"), routes)
	if err != nil {
		t.Fatal(err)
	}
	seen := filepath.Join(work, "seen.jsonl")
	if err := o.test(s, dir, work, seen, over); err != nil {
		t.Fatal(err)
	}
	c := newComparison("server", dir, routes, over.spans)
	if err := c.read(seen); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range c.pairs {
		got = append(got, fmt.Sprintf("%s %s %d %s %v", p.Method, p.Path, p.Code, p.Where, p.Predicted))
	}
	slices.Sort(got)
	want := []string{
		"DELETE /things/{id} 204 handler true",
		"DELETE /things/{id} 401 middleware true",
		"DELETE /things/{id} 409 handler true",
		"GET /chosen 418 handler false",
		"GET /nothing 200 handler true",
		"GET /things 200 handler true",
		"POST /things 201 handler true",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	// 18 requests, and a handler that the test calls under a path of no route.
	if want := (Counts{"server", 5, 5, 19, 1, 6, 5, 0, 1, 1, 1}); c.counts != want {
		t.Errorf("got %+v, want %+v", c.counts, want)
	}
}

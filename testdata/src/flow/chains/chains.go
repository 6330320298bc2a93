// Package chains calls setters on what other setters return, as statements.
package chains

import "net/http"

type response struct {
	status int
	header http.Header
}

func build() *response { return &response{header: http.Header{}} }

func (r *response) with(key, value string) *response {
	r.header.Set(key, value)
	return r
}

func (r *response) set(status int) *response {
	r.status = status
	return r
}

// other returns another response.
func (r *response) other() *response { return build() }

func (r *response) write(w http.ResponseWriter) { w.WriteHeader(r.status) }

func chained(w http.ResponseWriter, r *http.Request) { // summary: 202 complete
	res := build()
	res.with("A", "b").set(http.StatusAccepted)
	res.write(w)
}

func twice(w http.ResponseWriter, r *http.Request) { // summary: 410 complete
	res := build()
	res.set(http.StatusAccepted).with("A", "b")
	res.with("A", "b").with("C", "d").set(http.StatusGone)
	res.write(w)
}

// What is set in another response is not sent.
func another(w http.ResponseWriter, r *http.Request) { // summary: 202 complete
	res := build()
	res.set(http.StatusAccepted)
	res.other().set(http.StatusGone)
	res.write(w)
}

type task struct{ res *response }

// run leaves one status in the field and returns the other.
func (t task) run(gone bool) *response {
	if gone {
		return t.res.set(http.StatusGone)
	}
	t.res.with("A", "b").set(http.StatusAccepted)
	return t.res
}

func field(w http.ResponseWriter, r *http.Request) { // summary: 202 410 complete
	task{build()}.run(r.URL.RawQuery == "gone").write(w)
}

func plainField(w http.ResponseWriter, r *http.Request) { // summary: 202 complete
	t := task{build()}
	t.res.set(http.StatusAccepted)
	t.res.write(w)
}

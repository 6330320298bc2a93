package delete

import (
	"io"
	"net/http"
)

// What goes to another response, or cannot be called, is not answered.

func registerOthers(mux *http.ServeMux) {
	mux.HandleFunc("DELETE /others/asserted", silentAsserted)
	mux.HandleFunc("DELETE /others/polled", silentPolled)
	mux.HandleFunc("DELETE /others/handed", handed)
}

var actions = map[string]any{"answer": answerGet, "name": func(string) {}}

func answerGet(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusOK) }

func chosen() map[string]any {
	if len(actions) == 0 {
		return nil
	}
	return map[string]any{"answer": answerGet}
}

// No action that takes a response is a func(string).
func silentAsserted(w http.ResponseWriter, r *http.Request) {
	named := chosen()
	named[r.URL.Path].(func(string))("x")
	w.WriteHeader(http.StatusNoContent)
}

// A stream of a connection becomes a response of its own.
type stream struct{}

func (*stream) Write(b []byte) (int, error) { return len(b), nil }

func accept() *stream { return new(stream) }

type streamed struct{ out *stream }

func (s *streamed) Header() http.Header         { return nil }
func (s *streamed) Write(b []byte) (int, error) { return s.out.Write(b) }
func (s *streamed) WriteHeader(code int)        {}

func respondTo(s *stream) *streamed { return &streamed{s} }

func reject(s *stream) {
	w := respondTo(s)
	w.WriteHeader(http.StatusOK)
}

func poll() { reject(accept()) }

func silentPolled(w http.ResponseWriter, r *http.Request) {
	poll()
	w.WriteHeader(http.StatusNoContent)
}

// A writer may be the response.
func page(out io.Writer) {
	if w, ok := out.(http.ResponseWriter); ok {
		w.WriteHeader(http.StatusOK)
	}
}

func handed(w http.ResponseWriter, r *http.Request) { // want `DELETE /others/handed answers an implicit 200`
	page(w) // want `DELETE /others/handed answers 200`
}

// Package delete has DELETE handlers.
package delete

import (
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"

	"respond"
)

type store struct{}

func register(mux *http.ServeMux, s *store) {
	mux.HandleFunc("DELETE /pets/{id}", s.method)
	mux.HandleFunc("DELETE /implicit", implicit)
	mux.HandleFunc("DELETE /body", body)
	mux.Handle("DELETE /wrapped", auth(http.HandlerFunc(wrapped)))
	mux.HandleFunc("DELETE /factory", factory(s))
	mux.HandleFunc("DELETE /literal", func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(http.StatusOK) // want `delete: the handler of DELETE /literal answers 200 \(OK\): want 204 or 202`
	})
	mux.HandleFunc("DELETE /silent", func(w http.ResponseWriter, r *http.Request) {}) // want `delete: the handler of DELETE /silent answers an implicit 200`
	mux.HandleFunc("DELETE "+prefix+"/constant", constant)
	mux.HandleFunc("DELETE /helped", helped)
	mux.HandleFunc("DELETE /passed", passed)
	mux.Handle("DELETE /other", http.HandlerFunc(respond.Created)) // want `delete: the handler of DELETE /other answers 201`
	mux.HandleFunc("/dispatch", dispatch)
	mux.HandleFunc("/early", early)
	mux.HandleFunc("DELETE /parted", silentByMethod)
	for _, r := range []struct {
		method, path string
		handler      http.HandlerFunc
	}{
		{http.MethodDelete, "/table", inTable},
		{http.MethodGet, "/table", silentGet},
	} {
		mux.HandleFunc(r.method+" "+r.path, r.handler)
	}

	mux.HandleFunc("DELETE /right", silentRight)
	mux.HandleFunc("DELETE /right/helper", silentHelper)
	mux.HandleFunc("DELETE /accepted", silentAccepted)
	mux.HandleFunc("DELETE /stub", silentStub)
	mux.HandleFunc("DELETE /errors", silentErrors)
	mux.Handle("DELETE /proxy", silentUnknown)
	mux.HandleFunc("GET /get", silentGet)
}

const prefix = "/v1"

func (s *store) method(w http.ResponseWriter, r *http.Request) {
	if r.PathValue("id") == "" {
		http.NotFound(w, r)
		return
	}
	w.WriteHeader(http.StatusOK) // want `DELETE /pets/{id} answers 200`
}

func implicit(w http.ResponseWriter, r *http.Request) {} // want `DELETE /implicit answers an implicit 200`

func body(w http.ResponseWriter, r *http.Request) {
	json.NewEncoder(w).Encode("gone") // want `DELETE /body answers an implicit 200`
}

func wrapped(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusCreated) // want `DELETE /wrapped answers 201`
}

func auth(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") == "" {
			http.Error(w, "who?", http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func factory(s *store) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(http.StatusOK) // want `DELETE /factory answers 200`
	}
}

func constant(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusOK) // want `DELETE /v1/constant answers 200`
}

func helped(w http.ResponseWriter, r *http.Request) {
	ok(w) // want `DELETE /helped answers 200`
}

func ok(w http.ResponseWriter) { w.WriteHeader(http.StatusOK) }

func passed(w http.ResponseWriter, r *http.Request) {
	code := http.StatusOK // want `DELETE /passed answers 200`
	respond.JSON(w, code, nil)
}

func dispatch(w http.ResponseWriter, r *http.Request) {
	switch r.Method {
	case http.MethodGet, http.MethodHead:
		w.WriteHeader(http.StatusOK)
	case http.MethodDelete:
		w.WriteHeader(http.StatusOK) // want `delete: the handler of DELETE /dispatch answers 200`
	default:
		http.Error(w, "no", http.StatusMethodNotAllowed)
	}
	if r.Method == "DELETE" {
		dispatched(w, r)
	}
}

func dispatched(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusOK) // want `delete: the handler of DELETE /dispatch answers 200`
}

func early(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodDelete {
		http.Error(w, "no", http.StatusMethodNotAllowed)
		return
	}
	w.WriteHeader(http.StatusOK) // want `delete: the handler of DELETE /early answers 200`
}

// Every DELETE is answered in the switch: what follows it is not reached by one.
func silentByMethod(w http.ResponseWriter, r *http.Request) {
	switch {
	case r.Method == http.MethodGet:
		w.WriteHeader(http.StatusOK)
	case r.Method == http.MethodDelete:
		w.WriteHeader(http.StatusNoContent)
	}
}

func inTable(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusOK) // want `DELETE /table answers 200`
}

func silentRight(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusNoContent) }

func silentHelper(w http.ResponseWriter, r *http.Request) { respond.NoContent(w) }

func silentAccepted(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusAccepted) }

func silentStub(w http.ResponseWriter, r *http.Request) {
	http.Error(w, "later", http.StatusNotImplemented)
}

func silentErrors(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path == "" {
		http.Error(w, "no", http.StatusBadRequest)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func silentGet(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusOK) }

var silentUnknown http.Handler

// DeleteByName is no DELETE handler: nothing registers it.
func DeleteByName(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusOK) }

func registerTold(mux *http.ServeMux) {
	mux.HandleFunc("DELETE /told", told)
}

func told(w http.ResponseWriter, r *http.Request) {
	remote(w) // want `DELETE /told answers 200`
}

// remote writes in a way that nobody can follow.
//
//statuslint:writes 200 404
func remote(w http.ResponseWriter) { handle(w) }

var handle func(http.ResponseWriter)

func registerMade(mux *http.ServeMux) {
	mux.HandleFunc("DELETE /made", respond.Make(http.StatusOK)) // want `DELETE /made answers 200`
	mux.HandleFunc("DELETE /deferred", silentDeferred)
}

func silentDeferred(w http.ResponseWriter, r *http.Request) {
	defer w.WriteHeader(http.StatusNoContent)
}

type hook func(w http.ResponseWriter, r *http.Request, next http.Handler)

// signed calls hooks that nobody knows: they may write anything.
func signed(next http.Handler, hooks []hook) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.Method {
		case http.MethodDelete, http.MethodGet:
			if r.ContentLength < 0 {
				silentHooks(w, r, next, hooks)
			} else {
				next.ServeHTTP(w, r)
			}
		default:
			next.ServeHTTP(w, r)
		}
	})
}

func silentHooks(w http.ResponseWriter, r *http.Request, next http.Handler, hooks []hook) {
	for _, h := range hooks {
		h(w, r, next)
	}
}

// A request reads what it was sent, by method. It answers nothing.
type request struct {
	w http.ResponseWriter
	r *http.Request
}

func (q *request) bind(v any) error {
	if q.r.Method == http.MethodDelete {
		return q.silentBind(v)
	}
	return nil
}

func (q *request) silentBind(v any) error {
	if v == nil {
		return errors.New("nothing to read into")
	}
	return nil
}

func registerHints(mux *http.ServeMux) {
	mux.HandleFunc("DELETE /hints", hints)
	mux.HandleFunc("DELETE /hinted", silentHinted)
}

// hints sends links ahead, and lets the default status go out.
func hints(w http.ResponseWriter, r *http.Request) { // want `DELETE /hints answers an implicit 200`
	w.WriteHeader(http.StatusEarlyHints)
}

func silentHinted(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusEarlyHints)
	w.WriteHeader(http.StatusNoContent)
}

func registerCallbacks(mux *http.ServeMux, s *store) {
	mux.HandleFunc("DELETE /callback", deleting(func(id string) error { return nil }))
	mux.HandleFunc("DELETE /wrapped", logged(silentWrapped))
	mux.HandleFunc("DELETE /constructed", (&maker{func() any { return s }}).remove)
}

// deleting makes a handler of what deletes: no middleware, since that is given
// no response.
func deleting(remove func(id string) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if err := remove(r.PathValue("id")); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		_ = json.NewEncoder(w).Encode("deleted") // want `DELETE /callback answers an implicit 200`
	}
}

func logged(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Dry-Run") != "" {
			w.WriteHeader(http.StatusOK) // the middleware's
			return
		}
		next(w, r)
	}
}

func silentWrapped(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusNoContent) }

type maker struct{ make func() any }

func (m *maker) remove(w http.ResponseWriter, r *http.Request) {
	if m.make() == nil {
		http.NotFound(w, r)
		return
	}
	w.WriteHeader(http.StatusOK) // want `DELETE /constructed answers 200`
}

type event struct {
	http.ResponseWriter
	id string
}

type outer struct {
	*event
	name string
}

func registerEvents(mux *http.ServeMux) {
	mux.HandleFunc("DELETE /event", func(w http.ResponseWriter, r *http.Request) {
		e := new(event)
		e.ResponseWriter = w
		e.id = r.PathValue("id")
		answerEvent(e)
	})
	mux.HandleFunc("DELETE /outer", func(w http.ResponseWriter, r *http.Request) {
		e := &outer{name: "outer"}
		e.event = &event{ResponseWriter: w}
		answerEvent(e.event)
	})
	mux.HandleFunc("DELETE /recorded", func(w http.ResponseWriter, r *http.Request) { // want `DELETE /recorded answers an implicit 200`
		e := new(event)
		e.ResponseWriter = httptest.NewRecorder()
		answerEvent(e)
	})
}

func answerEvent(e *event) { e.WriteHeader(http.StatusNoContent) }

// A problem is an error of the project's own.
type problem struct{ code int }

func (p *problem) Error() string { return http.StatusText(p.code) }

// first returns one of the errors, and never nil.
func first(errs ...error) *problem {
	for _, err := range errs {
		p, ok := err.(*problem)
		if ok && p != nil && p.code != 0 {
			return p
		}
	}
	return &problem{http.StatusInternalServerError}
}

// asProblem returns what errors.As finds, or a problem that it makes.
func asProblem(err error) error {
	var p *problem
	if errors.As(err, &p) {
		return p
	}
	if p, ok := err.(*problem); ok {
		return p
	}
	return &problem{http.StatusBadRequest}
}

func registerProblems(mux *http.ServeMux) {
	mux.HandleFunc("DELETE /problem", func(w http.ResponseWriter, r *http.Request) {
		if err := checked(w, r.Header.Get("If-Match")); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
		}
	})
}

func checked(w http.ResponseWriter, tag string) error {
	if tag == "" {
		return first(errors.New("no tag"))
	}
	if tag == "*" {
		return asProblem(errors.New("any tag"))
	}
	w.WriteHeader(http.StatusNoContent)
	return nil
}

// A check that may refuse the request is no handler, whatever it is given.
func silentChecked(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.Method {
		case http.MethodGet, http.MethodHead:
		default:
			if !admitted(w, r) {
				return
			}
		}
		next.ServeHTTP(w, r)
	})
}

func admitted(w http.ResponseWriter, r *http.Request) bool {
	if r.FormValue("token") == "" {
		http.Error(w, "who?", http.StatusForbidden)
		return false
	}
	return true
}

// statusFor is 200 where all went well.
func statusFor(err error) int {
	switch {
	case err == nil:
		return http.StatusOK
	case errors.Is(err, http.ErrNoCookie):
		return http.StatusUnauthorized
	}
	return http.StatusInternalServerError
}

func registerMapped(mux *http.ServeMux) {
	mux.HandleFunc("DELETE /mapped", silentMapped)
}

// Whether err is nil is not known where a mapper is asked.
func silentMapped(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(statusFor(r.ParseForm()))
}

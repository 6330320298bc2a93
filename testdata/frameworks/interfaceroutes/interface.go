package interfaceroutes

import "net/http"

// A store answers for itself: in memory, or by another.
type store interface {
	Remove(w http.ResponseWriter, r *http.Request)
	list(w http.ResponseWriter, r *http.Request)
}

type server struct {
	store store
	mux   *http.ServeMux
}

func (s *server) routes() {
	s.mux.HandleFunc("DELETE /pets/{id}", s.store.Remove) // want `DELETE /pets/{id} store.Remove <202 204 404 …>`
	s.mux.HandleFunc("GET /pets", s.store.list)           // want `GET /pets store.list <200 502>`
	s.mux.Handle("GET /wrapped", wrap(s.store.list))      // want `GET /wrapped store.list <200 502>`
}

func wrap(h http.HandlerFunc) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { h(w, r) })
}

type memory struct{ pets map[string]bool }

func (m *memory) Remove(w http.ResponseWriter, r *http.Request) {
	if !m.pets[r.PathValue("id")] {
		http.NotFound(w, r)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func (m *memory) list(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusOK) }

type remote struct{ url string }

func (m *remote) Remove(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusAccepted) }

func (m *remote) list(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusBadGateway) }

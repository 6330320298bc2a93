// Package renderroutes is a server of net/http that writes by unrolled/render.
package renderroutes

import (
	"net/http"

	"github.com/unrolled/render"
)

type server struct{ rd *render.Render }

func routes() {
	mux := http.NewServeMux()
	s := &server{rd: render.New(render.Options{IndentJSON: true})}
	mux.HandleFunc("GET /json", s.json)             // want `GET /json server.json <200>`
	mux.HandleFunc("DELETE /text/{id}", s.text)     // want `DELETE /text/{id} server.text <200 404>`
	mux.HandleFunc("DELETE /data", s.data)          // want `DELETE /data server.data <204>`
	mux.HandleFunc("DELETE /html", s.html)          // want `DELETE /html server.html <422>`
	mux.HandleFunc("DELETE /by/helper", s.byHelper) // want `DELETE /by/helper server.byHelper <202>`
}

func (s *server) json(w http.ResponseWriter, r *http.Request) {
	s.rd.JSON(w, http.StatusOK, map[string]string{"a": "b"})
}

func (s *server) text(w http.ResponseWriter, r *http.Request) {
	if r.PathValue("id") == "" {
		s.rd.Text(w, http.StatusNotFound, "none")
		return
	}
	s.rd.Text(w, http.StatusOK, "gone")
}

func (s *server) data(w http.ResponseWriter, r *http.Request) {
	s.rd.Data(w, http.StatusNoContent, nil)
}

func (s *server) html(w http.ResponseWriter, r *http.Request) {
	s.rd.HTML(w, http.StatusUnprocessableEntity, "form", nil)
}

func (s *server) byHelper(w http.ResponseWriter, r *http.Request) {
	s.reply(w, http.StatusAccepted, nil)
}

func (s *server) reply(w http.ResponseWriter, code int, v any) {
	if err := s.rd.JSON(w, code, v); err != nil {
		panic(err)
	}
}

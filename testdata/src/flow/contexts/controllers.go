package contexts

import (
	"net/http"
	"time"
)

// A deadline sends nothing.
func deadlines(w http.ResponseWriter, r *http.Request) { // summary: 204 500 complete
	if err := http.NewResponseController(w).SetWriteDeadline(time.Now()); err != nil {
		w.WriteHeader(http.StatusInternalServerError)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// A body that is bounded is read.
func bounded(w http.ResponseWriter, r *http.Request) { // summary: 204 complete
	body := http.MaxBytesReader(w, r.Body, 1<<20)
	body.Close()
	w.WriteHeader(http.StatusNoContent)
}

func flushed(w http.ResponseWriter, r *http.Request) { // summary: 200 complete
	http.NewResponseController(w).Flush()
}

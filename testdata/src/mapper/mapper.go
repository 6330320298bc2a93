// Package mapper answers for errors of apierr, which knows nothing of responses.
package mapper

import (
	"errors"
	"net/http"

	"apierr"
)

func Fail(w http.ResponseWriter, err error) {
	var e *apierr.Error
	if errors.As(err, &e) {
		w.WriteHeader(e.Code)
		return
	}
	w.WriteHeader(http.StatusInternalServerError)
}

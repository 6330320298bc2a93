// Package invalid writes numbers that are no status.
package invalid

import "net/http"

const broken = 1000

func tooSmall(w http.ResponseWriter) { w.WriteHeader(99) } // want `invalid: 99 is no status: net/http panics outside 100 to 999`

func tooLarge(w http.ResponseWriter) { w.WriteHeader(broken) } // want `invalid: 1000 is no status`

func meaningless(w http.ResponseWriter) { http.Error(w, "", 600) } // want `invalid: 600 is no status: 600 to 999 have no meaning`

func silentStatus(w http.ResponseWriter) { w.WriteHeader(http.StatusOK) }

func silentUnset(w http.ResponseWriter, code int) {
	status := 0
	if code != 0 {
		status = code
	}
	w.WriteHeader(status)
}

func silentCompared(resp *http.Response) bool { return resp.StatusCode == 999 }

func zero(w http.ResponseWriter) { w.WriteHeader(0) } // want `invalid: 0 is no status: net/http panics outside 100 to 999`

func negative(w http.ResponseWriter) { (w.WriteHeader)(-1) } // want `invalid: -1 is no status`

// A lazy writer takes 0 for 200.
type lazy struct{ http.ResponseWriter }

func (l *lazy) WriteHeader(code int) {
	if code <= 0 {
		code = http.StatusOK
	}
	l.ResponseWriter.WriteHeader(code)
}

func silentSentinel(l *lazy) {
	l.WriteHeader(0)
	l.WriteHeader(-1)
}

// silentClamped writes a number only where it is a status.
func silentClamped(w http.ResponseWriter) {
	clamped(w, 617)
	w.WriteHeader(asStatus(failed().Code()))
}

func clamped(w http.ResponseWriter, code int) {
	if code < 100 || code > 599 {
		code = http.StatusInternalServerError
	}
	w.WriteHeader(code)
}

type failure struct{ code int }

func (f *failure) Code() int { return f.code }

func failed() *failure { return &failure{601} }

func asStatus(code int) int {
	switch {
	case code >= 600:
		return http.StatusBadRequest
	}
	return code
}

// boundary tests a class, and clamps nothing.
func boundary(w http.ResponseWriter, code int) {
	if code >= 500 {
		println("server error")
	}
	w.WriteHeader(code)
}

func unclamped(w http.ResponseWriter) { boundary(w, 618) } // want `invalid: 618 is no status`

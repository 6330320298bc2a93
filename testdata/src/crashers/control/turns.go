package control

import (
	"net/http"
	"strings"
)

// turns comes round with something else known of a flag on each way, after it
// has written.
func turns(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusOK)
	flagged := false
	for _, arg := range strings.Fields(r.URL.RawQuery) {
		switch {
		case strings.HasPrefix(arg, "--"):
			flagged = strings.Contains(arg, "=")
			continue
		case strings.HasPrefix(arg, "-"):
			flagged = true
			continue
		case flagged:
			flagged = false
			continue
		}
	}
}

package p

import "net/http"

func takeRune(*rune) {}

// no fix: the variable would no longer be a rune.
func letter(w http.ResponseWriter) {
	c := 'È'
	takeRune(&c)
	w.WriteHeader(int(c))
}

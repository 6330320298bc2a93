package p

import "net/http"

func wide(*int64) {}

func narrow(w http.ResponseWriter, code uint16) { w.WriteHeader(int(code)) }

func anyKind[T ~int | ~int32 | ~uint16](w http.ResponseWriter, code T) { w.WriteHeader(int(code)) }

// The variables keep their types.
func converted(w http.ResponseWriter) {
	a := int64(404)
	wide(&a)
	w.WriteHeader(int(a))
	b := uint16(500)
	narrow(w, b)
	anyKind(w, int32(409))
	anyKind(w, 411)
	w.WriteHeader(int(200))
	w.WriteHeader(int(int32(1e2)))
	for _, c := range []int32{400, 401} {
		w.WriteHeader(int(c))
	}
}

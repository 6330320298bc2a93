package cgo

// #define GONE 410
// enum { teapot = 418 };
// struct answer { int code; void (*write)(int); };
// static int status(int n) { return 400 + n; }
import "C"

import "net/http"

func serve(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(C.GONE)
	w.WriteHeader(C.teapot)
	w.WriteHeader(int(C.status(4)))
	a := C.struct_answer{code: 409}
	w.WriteHeader(int(a.code))
	code, err := C.status(C.int(22))
	if err != nil {
		http.Error(w, err.Error(), int(code))
	}
}

//export answer
func answer(code C.int) C.int { return code + 404 }

package control

import "net/http"

func labels(w http.ResponseWriter, r *http.Request) {
	code := 200
outer:
	for {
		switch {
		case r.Method == "GET":
			goto end
		case code == 404:
			break outer
		default:
			code = 404
			continue outer
		}
	}
	select {}
end:
	w.WriteHeader(code)
}

func selects(w http.ResponseWriter, c chan int, d chan func(int)) {
	select {
	case code := <-c:
		w.WriteHeader(code)
	case f := <-d:
		f(404)
	case c <- 500:
	default:
	}
	defer func() {
		if r := recover(); r != nil {
			w.WriteHeader(500)
		}
	}()
	go func() { w.WriteHeader(201) }()
	panic("x")
}

func fall(w http.ResponseWriter, i interface{}) {
	switch x := i.(type) {
	case int, int32:
		_ = x
	case nil:
	case func(int):
		x(404)
	case http.Handler:
		x.ServeHTTP(w, nil)
	}
	switch code := 404; code {
	case 1:
		fallthrough
	case 2, 3:
		w.WriteHeader(code)
	}
	var a, b = pair()
	a, b = b, a
	w.WriteHeader(a)
	use(pair())
	func(c ...int) { w.WriteHeader(c[0]) }(a, b)
	func(_ int, _ ...string) {}(1)
	if f := func() func() int { return func() int { return 404 } }(); f != nil {
		w.WriteHeader(f())
	}
}

func pair() (int, int) { return 404, 500 }

func use(a, b int) {}

func blank(_ http.ResponseWriter, _ *http.Request) { _ = 404 }

func named(w http.ResponseWriter) (code int, err error) {
	defer func() { w.WriteHeader(code) }()
	code = 404
	return
}

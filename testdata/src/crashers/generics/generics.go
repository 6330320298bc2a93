package generics

import "net/http"

type list[T any] struct {
	next *list[T]
	code int
	item T
}

func (l *list[T]) write(w http.ResponseWriter) { w.WriteHeader(l.code); l.next.write(w) }

type number interface{ ~int | ~int32 }

func send[N number](w http.ResponseWriter, n N) { w.WriteHeader(int(n)) }

func apply[T any, R interface{ ~[]T }](r R, f func(T) int, w http.ResponseWriter) {
	for _, t := range r {
		w.WriteHeader(f(t))
	}
}

type self[T self[T]] interface{ Code() T }

type tree[K comparable, V any] map[K]tree[K, V]

func walk[K comparable, V any](t tree[K, V], w http.ResponseWriter) {
	for _, sub := range t {
		walk(sub, w)
	}
	send(w, 404)
	send[int32](w, 500)
	apply([]string{"x"}, func(s string) int { return len(s) }, w)
	(&list[int]{code: 404}).write(w)
}

func seq(yield func(int) bool) { _ = yield(404) }

func ranged(w http.ResponseWriter) {
	for code := range seq {
		w.WriteHeader(code)
	}
	for i := range 3 {
		w.WriteHeader(i)
	}
}

// Package language holds the language since Go 1.18.
package language

import (
	"cmp"
	"iter"
	"maps"
	"net/http"
	"slices"
)

type set[T comparable] = map[T]struct{}

type codes[K comparable] = map[K]int

type pairs[K, V any] = iter.Seq2[K, V]

func alias(w http.ResponseWriter, known set[int], by codes[string]) {
	for code := range known {
		w.WriteHeader(code)
	}
	w.WriteHeader(by["x"])
	by["y"] = 404
	w.WriteHeader(codes[int]{1: 409}[1])
}

func all(yield func(string, int) bool) {
	defer func() { _ = yield("late", 500) }()
	if !yield("a", 404) {
		return
	}
}

func ranges(w http.ResponseWriter, p pairs[string, int]) (code int) {
	defer func() { w.WriteHeader(code) }()
outer:
	for range all {
		for _, code = range all {
			for name, status := range p {
				switch name {
				case "a":
					continue outer
				case "b":
					break outer
				case "c":
					return status
				}
				w.WriteHeader(status)
			}
		}
	}
	for i := range int8(3) {
		defer func() { w.WriteHeader(int(i) + 200) }()
	}
	for range 3 {
	}
	for range func(func() bool) {} {
		goto end
	}
end:
	next, stop := iter.Pull2(all)
	defer stop()
	_, code, _ = next()
	for _, code := range slices.Sorted(maps.Values(map[string]int{"a": 410})) {
		w.WriteHeader(code)
	}
	return min(max(code, 400), 499, cmp.Or(code, 418))
}

func builtins(w http.ResponseWriter, list []int, m map[int]int) {
	clear(list)
	clear(m)
	four := [4]int(list)
	w.WriteHeader((*[2]int)(list)[1] + four[0])
	w.WriteHeader(len([404]int{}))
	w.WriteHeader(cap(make([]int, 0, 500)))
	const big = 1 << 100 >> 92
	w.WriteHeader(big)
	w.WriteHeader('Ɣ')
	w.WriteHeader(404.0)
	w.WriteHeader(int(real(complex(404, 0))))
	w.WriteHeader(http.StatusOK << 0)
}

type numeric interface{ ~int | ~uint8 | ~float64 }

type response[N numeric] struct {
	code N
	then func(N) *response[N]
}

func (r *response[N]) write(w http.ResponseWriter) {
	w.WriteHeader(int(r.code))
	f := (*response[N]).write
	f(r.then(404-304), w)
	type local[M any] struct {
		of   M
		code N
	}
	w.WriteHeader(int(local[string]{code: r.code}.code))
}

func instances(w http.ResponseWriter) {
	write := (&response[int]{code: 404}).write
	write(w)
	first[http.ResponseWriter](w, 409).WriteHeader(410)
	first(func() int { return 404 }, 1)()
	var f func(int, ...string) int = first[int, string]
	w.WriteHeader(f(422))
}

func first[T, U any](t T, _ ...U) T { return t }

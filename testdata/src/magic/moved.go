package magic

import (
	"cmp"
	"iter"
	"maps"
	"net/http"
	"slices"
	"sync"
	"sync/atomic"
)

var byName = map[string]int{
	"missing": 404, // want `status 404`
}

func commaOk(w http.ResponseWriter, name string) {
	if code, ok := byName[name]; ok {
		w.WriteHeader(code)
	}
	var v any = 409 // want `status 409`
	if code, ok := v.(int); ok {
		w.WriteHeader(code)
	}
	ch := make(chan int, 1)
	ch <- 410 // want `status 410`
	code, ok := <-ch
	if !ok {
		code = 500 // want `status 500`
	}
	w.WriteHeader(code)
}

func received(w http.ResponseWriter, a, b chan int) {
	go func() { a <- 404 }() // want `status 404`
	select {
	case code := <-a:
		w.WriteHeader(code)
	case n := <-b:
		_ = n
	}
	b <- 404 // of another channel
}

func codes(yield func(int) bool) {
	_ = yield(404) && yield(410) // want `status 404` `status 410`
}

func pairs(n int) iter.Seq2[int, int] {
	return func(yield func(int, int) bool) {
		yield(500, 422) // want `status 422`
	}
}

func ranged(w http.ResponseWriter) {
	for code := range codes {
		w.WriteHeader(code)
	}
	for n, code := range pairs(200) {
		_ = n
		w.WriteHeader(code)
	}
	for code := range maps.Keys(map[int]string{404: "missing"}) { // want `status 404`
		w.WriteHeader(code)
	}
	for code := range map[int]int{409: 500} { // want `status 409`
		w.WriteHeader(code)
	}
	for i := range 500 {
		_ = i
	}
}

func picked(w http.ResponseWriter, n int) {
	w.WriteHeader(cmp.Or(n, 400))                              // want `status 400`
	w.WriteHeader(slices.Max([]int{n, 401}))                   // want `status 401`
	w.WriteHeader(max(n, 402))                                 // want `status 402`
	w.WriteHeader(slices.Insert([]int{n}, 0, 403)[0])          // want `status 403`
	w.WriteHeader(sync.OnceValue(func() int { return 405 })()) // want `status 405`
	list := []func() int{func() int { return 406 }}            // want `status 406`
	w.WriteHeader(list[0]())
	w.WriteHeader(slices.Collect(slices.Values([]int{n, 408}))[0]) // want `status 408`
}

func kept(w http.ResponseWriter) {
	var code, count atomic.Int64
	code.Store(404) // want `status 404`
	count.Store(404)
	w.WriteHeader(int(code.Load()))
	var m sync.Map
	m.Store(404, 410) // want `status 410`
	v, _ := m.Load(404)
	w.WriteHeader(v.(int))
}

func throughPointers(w http.ResponseWriter) {
	code, count := 0, 0
	p, q := &code, &count
	*p = 404 // want `status 404`
	*q = 404
	w.WriteHeader(code)
}

type report struct{ Code, Count int }

type answer struct{ Code, Count int }

func convertedStruct(w http.ResponseWriter) {
	a := answer(report{404, 404}) // want `status 404`
	w.WriteHeader(a.Code)
}

// anIndexIsNoElement sends nothing of the list.
func anIndexIsNoElement(w http.ResponseWriter, m int) {
	w.WriteHeader(slices.Index([]int{m, 404}, m))
}

// pricesAreNoStatuses moves numbers in the same ways, to where none is a status.
func pricesAreNoStatuses() (sum int) {
	prices := map[string]int{"pizza": 404}
	if n, ok := prices["pizza"]; ok {
		sum += n
	}
	for n := range slices.Values([]int{404, 500}) {
		sum += n
	}
	return sum + slices.Max([]int{404, 500})
}

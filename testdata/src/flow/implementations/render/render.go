// Package render declares interfaces and has their implementations.
package render

import "net/http"

// A Writer answers; its two implementations agree on the statuses.
type Writer interface {
	Write(w http.ResponseWriter, v any) // want Write:`writes\[200\]`
	Fail(w http.ResponseWriter)         // want Fail:`writes\[500\]`
}

// JSON is a Writer.
type JSON struct{}

func (JSON) Write(w http.ResponseWriter, v any) { w.WriteHeader(http.StatusOK) }                  // want Write:`writes\[200\]`
func (JSON) Fail(w http.ResponseWriter)         { w.WriteHeader(http.StatusInternalServerError) } // want Fail:`writes\[500\]`

// Text is a Writer.
type Text struct{}

func (Text) Write(w http.ResponseWriter, v any) { w.WriteHeader(http.StatusOK) }                  // want Write:`writes\[200\]`
func (Text) Fail(w http.ResponseWriter)         { w.WriteHeader(http.StatusInternalServerError) } // want Fail:`writes\[500\]`

// A Closer answers; its implementations do not agree.
type Closer interface {
	Close(w http.ResponseWriter) // want Close:``
}

// A is a Closer.
type A struct{}

func (A) Close(w http.ResponseWriter) { w.WriteHeader(http.StatusGone) } // want Close:`writes\[410\]`

// B is a Closer.
type B struct{}

func (B) Close(w http.ResponseWriter) { w.WriteHeader(http.StatusConflict) } // want Close:`writes\[409\]`

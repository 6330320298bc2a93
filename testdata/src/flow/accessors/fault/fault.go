// Package fault declares errors whose statuses only accessors show, and sends
// none itself.
package fault

import "net/http"

// A Fault has a status and a count.
type Fault struct{ Code, Count int }

func (f *Fault) Error() string { return "fault" }

// Status returns the status.
func (f *Fault) Status() int { return f.Code } // want Status:`reads -1.Code`

// Tries returns no status.
func (f *Fault) Tries() int { return f.Count } // want Tries:`reads -1.Count`

// Taken returns a fault.
func Taken() *Fault { return &Fault{http.StatusConflict, 404} } // want Taken:`Fault.Code=\[409\]`

// Do fails.
func Do() error { return Taken() } // want Do:`Fault.Code=\[409\]`

// A Coder is an error with a status. Its only implementation is here.
type Coder interface {
	error
	Code() int // want Code:`reads -1.code`
}

type coder struct {
	text string
	code int
}

func (f *coder) Error() string { return f.text }
func (f *coder) Code() int     { return f.code } // want Code:`reads -1.code`

// Locked returns a Coder.
func Locked(text string) Coder { return &coder{text, http.StatusLocked} } // want Locked:`coder.code=\[423\]`

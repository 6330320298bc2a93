// Package codes has tables of failures and statuses.
package codes

import "net/http"

// A Code names a failure.
type Code int

// The codes.
const (
	Missing Code = iota
	Locked
	Broken
)

// A Failure is what is answered.
type Failure struct {
	Text   string
	Status int
}

type table map[Code]Failure

var all = table{
	Missing: {"missing", http.StatusNotFound},
	Locked:  {"locked", http.StatusLocked},
	Broken:  {"broken", http.StatusInternalServerError},
}

func (t table) failure(c Code) Failure {
	f, ok := t[c]
	if !ok {
		return t[Broken]
	}
	return f
}

// Failure returns the failure of a code.
func (c Code) Failure() Failure { return all.failure(c) }

// At holds the failures by code.
var At = map[Code]Failure{
	Missing: {"missing", http.StatusNotFound},
	Locked:  {"locked", http.StatusLocked},
}

var statusOf = [...]int{Missing: 404, Locked: 423, Broken: 500}

// Status returns the status of a code.
func (c Code) Status() int { return statusOf[c] }

// An Error has a code of its own.
type Error struct {
	Name string
	Code Code
}

func (e *Error) Error() string { return e.Name }

var byName = map[string]int{"gone": 410, "teapot": 418}

// ByName returns the status of a name.
func ByName(name string) int { return byName[name] }

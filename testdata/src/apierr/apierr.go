// Package apierr has errors that carry a status. It does not know net/http's
// responses, and nothing here says that Code is one.
package apierr

type Error struct {
	Code int
	Text string
	Line int
}

func (e *Error) Error() string { return e.Text }

func New(code int, text string) *Error { return &Error{Code: code, Text: text, Line: 300} }

func Missing(text string) error { return New(404, text) }

var ErrLocked = New(423, "locked")

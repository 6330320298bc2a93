// Package domain has an error with a kind.
package domain

// A Kind says what went wrong.
type Kind int

// The kinds.
const (
	Internal Kind = iota
	NotFound
	Conflict
	Invalid
)

// An Error has a kind.
type Error struct {
	Kind Kind
	Text string
	Code string
}

func (e *Error) Error() string { return e.Text }

// Missing returns an error of the kind NotFound.
func Missing(text string) error { return &Error{Kind: NotFound, Text: text, Code: "missing"} }

// New returns an error of a kind.
func New(kind Kind, text string) *Error { return &Error{Kind: kind, Text: text, Code: "new"} }

// Plain returns an error that names no kind.
func Plain(text string) error { return &Error{Text: text} }

// Package store returns the errors that the handlers of arms map to statuses.
package store

import (
	"errors"
	"fmt"
	"os"
)

var (
	ErrMissing = errors.New("missing")
	ErrTaken   = errors.New("taken")
	ErrOld     = errors.New("old")

	errHidden = errors.New("hidden")
)

// A LimitError has a type of its own.
type LimitError struct{ Limit int }

func (e *LimitError) Error() string { return "limit" }

// A WrapError wraps another error.
type WrapError struct{ Err error }

func (e *WrapError) Error() string { return e.Err.Error() }
func (e *WrapError) Unwrap() error { return e.Err }

func Find(id string) error {
	if id == "" {
		return ErrMissing
	}
	return nil
}

func Save(id string) error {
	if id == "" {
		return fmt.Errorf("save: %w", ErrTaken)
	}
	return nil
}

func Grow(n int) error {
	if n > 10 {
		return &LimitError{n}
	}
	return nil
}

func Wrapped(id string) error {
	if err := Find(id); err != nil {
		return &WrapError{err}
	}
	return nil
}

func Hidden() error { return errHidden }

func IsHidden(err error) bool { return errors.Is(err, errHidden) }

// Translate returns ErrTaken for one error, and passes on the others.
func Translate(err error) error {
	if errors.Is(err, ErrOld) {
		return ErrTaken
	}
	return err
}

// Read returns what package os returns.
func Read(name string) error {
	_, err := os.ReadFile(name)
	return err
}

// Run returns what it is given a function for.
func Run(f func() error) error {
	if err := f(); err != nil {
		return fmt.Errorf("run: %w", err)
	}
	return nil
}

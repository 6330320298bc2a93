// Package models knows nothing of who maps its errors.
package models

import "net/http"

type Missing struct{ ID string }

func (e Missing) Error() string   { return "missing " + e.ID }
func (e Missing) StatusCode() int { return http.StatusNotFound }

func Find(id string) error {
	if id == "" {
		return Missing{id}
	}
	return nil
}

type Fault struct{ Code int }

func (f *Fault) Error() string   { return "fault" }
func (f *Fault) StatusCode() int { return f.Code }

func Lock(id string) error {
	if id == "" {
		return &Fault{http.StatusLocked}
	}
	return Find(id)
}

// Package model has types that answer requests themselves.
package model

import "net/http"

// A User has a name.
type User struct{ name string }

// Rename renames the user.
//
//	@Success	200	{object}	User
//	@Router		/users/{id} [patch]
func (u *User) Rename(w http.ResponseWriter, r *http.Request) {
	if u.name = r.FormValue("name"); u.name == "" {
		w.WriteHeader(http.StatusUnprocessableEntity) // want `undocumented: status 422 \(Unprocessable Entity\) for PATCH /users/\{id\}: model\.go:12 lists 200`
		return
	}
	w.WriteHeader(http.StatusOK)
}

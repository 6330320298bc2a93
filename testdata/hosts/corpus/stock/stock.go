// Package stock knows nothing of HTTP, but for its errors.
package stock

import "example.com/kit"

// Take takes one of what is there.
func Take(id string) error {
	if id == "" {
		return &kit.Error{Code: 424, Text: "none left"}
	}
	return nil
}

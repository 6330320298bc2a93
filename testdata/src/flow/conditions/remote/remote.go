// Package remote returns a status with an error.
package remote

import "errors"

// Load returns the status to answer with where it fails.
func Load(path string) (int, error) {
	if path == "" {
		return 403, errors.New("forbidden")
	}
	return 202, nil
}

// Forward is Load.
func Forward(path string) (int, error) { return Load(path) }

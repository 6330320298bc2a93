// Package self sums up the executable that runs, for the keys of what it keeps.
package self

import (
	"io"
	"os"
)

// WriteTo writes the contents of the executable to w: another version of the command
// has other results.
func WriteTo(w io.Writer) error {
	name, err := os.Executable()
	if err != nil {
		return err
	}
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = io.Copy(w, f)
	return err
}

package goast

import (
	"os/exec"
	"strings"
	"testing"
)

// TestStandardLibrary holds the first elements of import paths that are taken
// for the standard library's against the go command's list.
func TestStandardLibrary(t *testing.T) {
	out, err := exec.Command("go", "list", "std").Output()
	if err != nil {
		t.Fatal(err)
	}
	for path := range strings.FieldsSeq(string(out)) {
		first, _, _ := strings.Cut(path, "/")
		if !stdRoots[first] {
			t.Errorf("%s is not taken for the standard library's", path)
		}
	}
}

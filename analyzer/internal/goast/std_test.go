package goast

import (
	"os/exec"
	"strings"
	"testing"
)

// TestStandardLibrary holds the packages that are taken for the standard
// library's against the go command's list.
func TestStandardLibrary(t *testing.T) {
	out, err := exec.Command("go", "list", "std").Output()
	if err != nil {
		t.Fatal(err)
	}
	for path := range strings.FieldsSeq(string(out)) {
		if !IsStdPath(path) {
			t.Errorf("%s is not taken for the standard library's", path)
		}
	}
}

// TestUserPackages are named like roots of the standard library, or below them.
func TestUserPackages(t *testing.T) {
	for _, path := range []string{"archive", "archive/store", "archive/internal/store", "text", "index/api", "log/store", "plugin/x", "database", "internal", "vendor", "debug"} {
		if IsStdPath(path) {
			t.Errorf("%s is taken for the standard library's", path)
		}
	}
}

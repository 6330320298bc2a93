package changelog

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/finding"
)

// maxFile bounds what is read of a file of routes: 10,000 routes take 20 MB.
const maxFile = 1 << 28

// ReadFile reads what routes -json printed.
func ReadFile(name string) ([]analyzer.RouteJSON, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if info.Size() > maxFile {
		return nil, fmt.Errorf("%s: %d bytes are too many for a list of routes", name, info.Size())
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var list []analyzer.RouteJSON
	if err := json.Unmarshal(data, &list); err != nil {
		return nil, fmt.Errorf("%s:%d: this is not what statuslint routes -json prints: %w", name, lineOf(data, err), err)
	}
	return list, nil
}

// lineOf returns the line at which JSON could not be read.
func lineOf(data []byte, err error) int {
	offset := int64(0)
	if e := (*json.SyntaxError)(nil); errors.As(err, &e) {
		offset = e.Offset
	}
	if e := (*json.UnmarshalTypeError)(nil); errors.As(err, &e) {
		offset = e.Offset
	}
	return 1 + strings.Count(string(data[:min(offset, int64(len(data)))]), "\n")
}

// Without leaves out the routes that packages register which could not be
// analysed at one of the revisions: that they are missing there means nothing.
// The packages are import paths; files are relative to the module's root.
func Without(list []analyzer.RouteJSON, packages []string) []analyzer.RouteJSON {
	return slices.DeleteFunc(slices.Clone(list), func(r analyzer.RouteJSON) bool {
		for _, at := range []string{r.Registered, r.Pos} {
			file := finding.ParsePosition(at).File
			if file == "" || path.IsAbs(file) {
				continue // of no package here
			}
			dir := path.Dir(file)
			for _, p := range packages {
				if dir == "." || p == dir || strings.HasSuffix(p, "/"+dir) {
					return true
				}
			}
		}
		return false
	})
}

// Package truth writes recorded results and the tables of docs/truth.md that show
// them.
package truth

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
)

// Record writes results to a file as JSON, if one is named, and their table into
// a document, if one is named, between the lines
//
//	<!-- begin NAME -->
//	<!-- end NAME -->
func Record(results any, table, name, file, document string) error {
	if file != "" {
		data, err := json.MarshalIndent(results, "", "  ")
		if err != nil {
			return err
		}
		if err := os.WriteFile(file, append(data, '\n'), 0o666); err != nil {
			return err
		}
	}
	if document == "" {
		return nil
	}
	data, err := os.ReadFile(document)
	if err != nil {
		return err
	}
	begin, end := "<!-- begin "+name+" -->\n", "<!-- end "+name+" -->\n"
	before, rest, ok := strings.Cut(string(data), begin)
	_, after, closed := strings.Cut(rest, end)
	if !ok || !closed {
		return fmt.Errorf("%s has no lines %s and %s", document, strings.TrimSpace(begin), strings.TrimSpace(end))
	}
	return os.WriteFile(document, []byte(before+begin+"\n"+table+"\n"+end+after), 0o666)
}

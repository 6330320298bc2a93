package docs

import (
	"errors"
	"fmt"
	"path/filepath"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/fix"
)

// FileChanges returns the changes of documents as changes of files.
func FileChanges(changes []analyzer.DocumentChange) []fix.Change {
	out := make([]fix.Change, len(changes))
	for i, c := range changes {
		out[i] = fix.Change{File: c.File, Old: c.Old, New: c.New}
	}
	return out
}

// Write writes the changes of all files, or of none: where one is read-only, has
// changed since it was read, or is a link out of its tree, the error says so.
// Each file is replaced at once.
func Write(changes []analyzer.DocumentChange) error {
	var errs []error
	files := FileChanges(changes)
	for i, c := range changes {
		errs = append(errs, inTree(c), files[i].Check())
	}
	if err := errors.Join(errs...); err != nil {
		return errors.Join(err, errors.New("nothing is written"))
	}
	for _, f := range files {
		errs = append(errs, f.Write())
	}
	return errors.Join(errs...)
}

// inTree reports a link that leads out of the directory of the documents.
func inTree(c analyzer.DocumentChange) error {
	if c.Tree == "" {
		c.Tree = filepath.Dir(c.File)
	}
	tree, err := filepath.EvalSymlinks(c.Tree)
	if err != nil {
		return err
	}
	file, err := filepath.EvalSymlinks(c.File)
	if err != nil {
		return err
	}
	if abs, err := filepath.Abs(file); err == nil {
		file = abs
	}
	rel, err := filepath.Rel(tree, file)
	if err != nil || !filepath.IsLocal(rel) {
		return fmt.Errorf("%s is a link to %s, which lies outside of %s", c.File, file, c.Tree)
	}
	return nil
}

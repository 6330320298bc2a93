package fix

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Write replaces the file by its changed text, at once: whoever reads it sees
// the one or the other. The mode stays. A file that is no longer the one that
// the change was made for is an error, and stays as it is.
func (c Change) Write() error {
	file, mode, err := c.target()
	if err != nil {
		return err
	}
	temp, err := writeBeside(file, c.New, mode)
	if err != nil {
		return err
	}
	if err := os.Rename(temp, file); err != nil {
		os.Remove(temp)
		return err
	}
	return nil
}

// Check reports why Write would fail, and writes nothing.
func (c Change) Check() error {
	_, _, err := c.target()
	return err
}

// target returns the file that is written, links followed, and its mode.
func (c Change) target() (string, fs.FileMode, error) {
	file, err := filepath.EvalSymlinks(c.File)
	if err != nil {
		return "", 0, err
	}
	info, err := os.Stat(file)
	if err != nil {
		return "", 0, err
	}
	now, err := os.ReadFile(file)
	if err != nil {
		return "", 0, err
	}
	if !bytes.Equal(now, c.Old) {
		return "", 0, fmt.Errorf("%s has changed since it was read: it is left alone", c.File)
	}
	if info.Mode().Perm()&0o200 == 0 {
		return "", 0, &fs.PathError{Op: "write", Path: c.File, Err: fs.ErrPermission}
	}
	return file, info.Mode().Perm(), nil
}

// WriteNew writes a file that does not exist, at once. One that exists, also one
// that comes to exist meanwhile, is an error and stays as it is.
func WriteNew(file string, text []byte) error {
	temp, err := writeBeside(file, text, 0o644)
	if err != nil {
		return err
	}
	defer os.Remove(temp)
	err = os.Link(temp, file)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	// Have: a file system without links.
	f, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(text)
	return errors.Join(err, f.Close())
}

// writeBeside writes a file of another name in the same directory, and returns
// that name.
func writeBeside(file string, text []byte, mode fs.FileMode) (string, error) {
	f, err := os.CreateTemp(filepath.Dir(file), "."+filepath.Base(file)+".*")
	if err != nil {
		return "", err
	}
	_, err = f.Write(text)
	err = errors.Join(err, f.Chmod(mode), f.Close())
	if err != nil {
		os.Remove(f.Name())
		return "", err
	}
	return f.Name(), nil
}

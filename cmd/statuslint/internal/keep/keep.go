// Package keep keeps results of the command's own process from one run to the
// next, in a directory of the user's (os.UserCacheDir). A result is found by a key
// that sums up all that it depends on, so that none has to be removed because
// something has changed. There is a file for each set of flags and packages, and it
// holds what the last run used.
package keep

import (
	"bytes"
	"crypto/sha256"
	"encoding/gob"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/self"
)

// Results are the kept results of a run.
type Results struct {
	file string            // "" where nothing can be kept
	old  map[string][]byte // by key
	used map[string][]byte
	new  bool // used has results that old lacks
}

// maxAge is how long the file of a run is kept that nobody repeats: flags and
// versions of the command change.
const maxAge = 14 * 24 * time.Hour

// Open returns the results of the last run with these flags by this executable;
// none where there are none, or they cannot be read.
func Open(flags []string) *Results {
	r := &Results{used: make(map[string][]byte)}
	dir, err := os.UserCacheDir()
	if err != nil {
		return r // no home: nothing is kept
	}
	h := sha256.New()
	if err := self.WriteTo(h); err != nil {
		return r
	}
	fmt.Fprintf(h, "%q\n", flags)
	r.file = filepath.Join(dir, "statuslint", fmt.Sprintf("%x", h.Sum(nil)[:16]))
	if data, err := os.ReadFile(r.file); err == nil {
		if gob.NewDecoder(bytes.NewReader(data)).Decode(&r.old) != nil {
			r.old = nil // cut short, or of something else
		}
	}
	return r
}

// Get reads the result of a key into v, and reports whether there is one.
func (r *Results) Get(key string, v any) bool {
	data, ok := r.used[key]
	if !ok {
		if data, ok = r.old[key]; !ok {
			return false
		}
	}
	if gob.NewDecoder(bytes.NewReader(data)).Decode(v) != nil {
		return false
	}
	r.used[key] = data
	return true
}

// Put keeps the result of a key.
func (r *Results) Put(key string, v any) {
	var data bytes.Buffer
	if gob.NewEncoder(&data).Encode(v) == nil {
		r.used[key], r.new = data.Bytes(), true
	}
}

// Close writes what the run has used, if that is not what is kept already.
func (r *Results) Close() error {
	if r.file == "" || !r.new && len(r.used) == len(r.old) {
		return nil
	}
	var data bytes.Buffer
	if err := gob.NewEncoder(&data).Encode(r.used); err != nil {
		return err
	}
	dir := filepath.Dir(r.file)
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	removeOld(dir)
	f, err := os.CreateTemp(dir, ".new-*")
	if err != nil {
		return err
	}
	_, err = f.Write(data.Bytes())
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(f.Name(), r.file)
	}
	if err != nil {
		os.Remove(f.Name())
	}
	return err
}

// removeOld removes the files that no run has written for a long time.
func removeOld(dir string) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return // Close reports it
	}
	for _, e := range entries {
		info, err := e.Info()
		if err != nil || !info.Mode().IsRegular() || time.Since(info.ModTime()) < maxAge || !isOwn(e) {
			continue // in use, or of somebody else
		}
		os.Remove(filepath.Join(dir, e.Name()))
	}
}

// isOwn reports whether a file has a name that Close gives.
func isOwn(e fs.DirEntry) bool {
	return strings.HasPrefix(e.Name(), ".new-") || len(e.Name()) == 32
}

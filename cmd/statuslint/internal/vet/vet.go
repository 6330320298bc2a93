// Package vet is the default driver: it has go vet run statuslint as its tool,
// so that nothing is analysed twice, and gathers what was found.
package vet

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/finding"
)

// Options are what to analyse, and how.
type Options struct {
	Dir      string   // where to run; "" for the working directory
	Patterns []string // packages
	Flags    []string // of the analyzer
	Build    []string // flags of the go command
	Stop     bool     // stop with ErrCold where the build cache lacks the dependencies
	Stderr   io.Writer
	Progress io.Writer // is written what go vet prints, as it comes
}

// Run analyses the packages. Packages that could not be analysed are among
// failed, with what the go command or the analyzer said; the findings in the
// others are returned all the same. An error means that nothing was analysed.
func Run(ctx context.Context, o Options) ([]finding.Finding, []finding.PackageError, error) {
	out, said, err := o.vet(ctx, o.Patterns)
	if err != nil {
		return nil, nil, err
	}
	var failed []finding.PackageError
	if len(out) == 0 && len(said) > 0 {
		// Packages that cannot be read at all keep go vet from looking at any.
		failed = []finding.PackageError{{Message: strings.Join(said, "\n")}}
		sound, unsound := o.sound(ctx)
		if unsound == 0 || len(sound) == 0 {
			return nil, failed, nil
		}
		if out, said, err = o.vet(ctx, sound); err != nil {
			return nil, failed, err
		}
	}
	list, broken, err := finding.Decode(bytes.NewReader(out))
	if err != nil {
		return nil, failed, err
	}
	if len(said) > 0 {
		failed = append(failed, finding.PackageError{Message: strings.Join(said, "\n")})
	}
	return finding.Sort(list), append(failed, broken...), nil
}

// vet runs go vet and returns its standard output, and what it said on standard
// error where it failed.
func (o Options) vet(ctx context.Context, patterns []string) (out []byte, said []string, err error) {
	self, err := os.Executable()
	if err != nil {
		return nil, nil, err
	}
	var watched []string
	if o.Stop {
		var done func()
		watched, done = watch(self)
		defer done()
	}
	args := slices.Concat([]string{"vet", "-json", "-vettool=" + self}, watched, o.Build, o.Flags, []string{"--"}, patterns)
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	var stdout bytes.Buffer
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Dir = o.Dir
	cmd.Stdout = io.MultiWriter(&stdout, o.Progress)
	stderr, err := cmd.StderrPipe()
	if err != nil {
		return nil, nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, nil, fmt.Errorf("running the go command: %w", err)
	}
	said = o.listen(stderr, stop)
	err = cmd.Wait()
	if slices.Contains(said, tooCold) {
		return nil, nil, ErrCold
	}
	if _, exited := err.(*exec.ExitError); err != nil && !exited {
		return nil, nil, fmt.Errorf("running go vet: %w", err)
	}
	if err == nil {
		// Have: warnings of a run that worked.
		for _, line := range said {
			fmt.Fprintln(o.Stderr, line)
		}
		return stdout.Bytes(), nil, nil
	}
	if len(said) == 0 {
		said = []string{"go vet: " + err.Error()}
	}
	return stdout.Bytes(), said, nil
}

// listen returns the lines that the go command says, but for those on its
// progress, which it passes on as they come. It stops the go command where that
// compiles too much.
func (o Options) listen(r io.Reader, stop func()) []string {
	var said []string
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		if line := lines.Text(); strings.HasPrefix(line, "go: downloading ") {
			fmt.Fprintln(o.Stderr, line)
		} else {
			said = append(said, line)
			if line == tooCold {
				stop()
			}
		}
	}
	io.Copy(io.Discard, r) // a line beyond all measure must not block the go command
	return said
}

// sound returns those of the packages that can be read, and counts the others.
func (o Options) sound(ctx context.Context) (sound []string, unsound int) {
	const format = `{{if or .Error .DepsErrors}}-{{else}}{{.ImportPath}}{{end}}`
	args := slices.Concat([]string{"list", "-e", "-f", format}, o.Build, []string{"--"}, o.Patterns)
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Dir = o.Dir
	out, err := cmd.Output()
	if err != nil {
		return nil, 0 // go vet said why
	}
	for _, path := range strings.Fields(string(out)) {
		if path == "-" {
			unsound++
		} else {
			sound = append(sound, path)
		}
	}
	return sound, unsound
}

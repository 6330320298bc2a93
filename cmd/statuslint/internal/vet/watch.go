package vet

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

// WatchTool is the command by which the go command has its tools run
// (go vet -toolexec), so that it stops where it begins to compile what the build
// cache lacks. Go vet compiles every dependency before it looks at a package:
// minutes of a new machine, where the source driver takes seconds.
const WatchTool = "internal-watch"

// ErrCold is the error of a run that was stopped because the build cache lacks
// what the packages depend on.
var ErrCold = errors.New("the build cache lacks the dependencies")

// maxCompiling is how much CPU time compilers may take for packages of other
// modules and of the standard library: some packages of one that was updated,
// and a small part of what the source driver takes.
const maxCompiling = time.Second

// tooCold is what a compiler under WatchTool says once the time is used up.
const tooCold = "statuslint: the build cache lacks the dependencies"

// RunTool runs one tool of the go command. The arguments are a directory, in
// which each compiler leaves a file named for its CPU time, and the command
// line of the tool.
func RunTool(args []string) int {
	if len(args) < 2 {
		return 1
	}
	dir, tool := args[0], args[1:]
	name := strings.TrimSuffix(filepath.Base(tool[0]), ".exe")
	compiles := (name == "compile" || name == "cgo") && !slices.Contains(tool, "-V=full") && isElsewhere(tool[len(tool)-1])
	if compiles && (compiling(dir) > maxCompiling || name == "cgo" && !isStandard()) {
		// The C compiler, which comes after cgo, takes half a minute for a database.
		fmt.Fprintln(os.Stderr, tooCold)
		return 1
	}
	cmd := exec.Command(tool[0], tool[1:]...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	err := cmd.Run()
	if compiles && cmd.ProcessState != nil {
		took := cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
		if f, err := os.CreateTemp(dir, fmt.Sprintf("%d-*", took.Milliseconds())); err == nil {
			f.Close()
		}
	}
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
		return exit.ExitCode()
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

// compiling returns the CPU time that compilers took in the run of a directory.
func compiling(dir string) time.Duration {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return 0 // the run is over
	}
	var total time.Duration
	for _, e := range entries {
		ms, _, _ := strings.Cut(e.Name(), "-")
		if n, err := strconv.Atoi(ms); err == nil {
			total += time.Duration(n) * time.Millisecond
		}
	}
	return total
}

// isElsewhere reports whether a file that is compiled is not worked on here.
func isElsewhere(file string) bool {
	file = filepath.ToSlash(file)
	return isStandard() || strings.Contains(file, "@v") || strings.Contains(file, "/vendor/")
}

// isStandard reports whether the package that the go command compiles is of the
// standard library, by its path.
func isStandard() bool {
	path := os.Getenv("TOOLEXEC_IMPORTPATH")
	first, _, _ := strings.Cut(path, "/")
	return path != "" && !strings.Contains(first, ".")
}

// watch returns the flag by which the go command stops early, and what undoes
// what it needs. Users' own tools come first.
func watch(self string) (flags []string, done func()) {
	if strings.Contains(os.Getenv("GOFLAGS"), "toolexec") {
		return nil, func() {}
	}
	dir, err := os.MkdirTemp("", "statuslint-watch-")
	if err != nil {
		return nil, func() {}
	}
	return []string{"-toolexec=" + strconv.Quote(self) + " " + WatchTool + " " + strconv.Quote(dir)}, func() { os.RemoveAll(dir) }
}

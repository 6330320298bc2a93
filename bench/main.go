// Bench measures statuslint beside other linters on real servers: what a first run
// costs, what each run after it, and what one with an empty build cache.
//
//	cd bench && go run . [-n 5] [-own] [-dir DIR,...]
//
// It needs Go, the module proxy and nothing else. The servers are those below,
// unless -dir names the directories of others; what is changed there is put back.
// The tools are built at the versions below into a temporary directory, which takes
// some minutes, or taken from -bin; with -own, statuslint is measured beside go vet
// alone. On standard output is a table for each server; the first is that of the
// README. Each figure is the median of n runs, the tools in turn.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// servers are what is measured on: one with more than a thousand dependencies; one
// whose handlers are called by generated code; one of 300,000 lines.
var servers = []string{
	"github.com/caddyserver/caddy/v2@v2.11.9",
	"github.com/treeverse/lakefs@v1.84.0",
	"github.com/hashicorp/nomad@v1.11.0-rc.1",
}

// others are the commands that statuslint is measured beside.
var others = []string{
	"honnef.co/go/tools/cmd/staticcheck@v0.8.2",
	"github.com/sashamelentyev/usestdlibvars@v1.29.0",
	"github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0",
}

func main() {
	log.SetFlags(0)
	n := flag.Int("n", 5, "runs of each `number`")
	dir := flag.String("dir", "", "`directories` of modules to measure on, separated by commas, instead of "+strings.Join(servers, ", "))
	bin := flag.String("bin", "", "`directory` of tools that are built already")
	own := flag.Bool("own", false, "measure statuslint and go vet alone")
	flag.Parse()
	temp, err := os.MkdirTemp("", "statuslint-bench")
	if err != nil {
		log.Fatal(err)
	}
	err = measure(temp, *dir, *bin, *n, *own)
	os.RemoveAll(temp)
	if err != nil {
		log.Fatal(err)
	}
}

func measure(temp, dir, bin string, n int, own bool) error {
	if bin == "" {
		bin = filepath.Join(temp, "bin")
		if err := install(bin, own); err != nil {
			return err
		}
	}
	bin, err := filepath.Abs(bin) // commands run elsewhere
	if err != nil {
		return err
	}
	var dirs []string
	if dir != "" {
		dirs = strings.Split(dir, ",")
	} else if dirs, err = downloads(temp); err != nil {
		return err
	}
	for i, dir := range dirs {
		if dir, err = filepath.Abs(dir); err == nil {
			err = measureServer(temp, dir, bin, n, own || i > 0)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// measureServer prints the table of one server.
func measureServer(temp, dir, bin string, n int, own bool) error {
	b, err := newBench(temp, dir, bin)
	if err != nil {
		return err
	}
	if own {
		b.tools = slices.DeleteFunc(b.tools, func(t tool) bool { return t.other })
	}
	defer b.restore()
	if err := b.run(n); err != nil {
		return err
	}
	return b.print(os.Stdout)
}

// downloads downloads the servers, and returns their directories.
func downloads(temp string) ([]string, error) {
	var dirs []string
	for i, server := range servers {
		dir := filepath.Join(temp, fmt.Sprint("server", i))
		log.Println("downloading", server)
		if err := download(server, dir); err != nil {
			return nil, err
		}
		dirs = append(dirs, dir)
	}
	return dirs, nil
}

// download copies a server out of the module cache, where nothing can be changed.
func download(server, dir string) error {
	out, err := output("", "go", "mod", "download", "-json", server)
	if err != nil {
		return err
	}
	var module struct{ Dir string }
	if err := json.Unmarshal([]byte(out), &module); err != nil {
		return err
	}
	if err := os.CopyFS(dir, os.DirFS(module.Dir)); err != nil {
		return err
	}
	return filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		return os.Chmod(path, 0o755)
	})
}

// install builds the tools: statuslint from the working tree around this directory.
func install(bin string, own bool) error {
	if err := os.Setenv("GOBIN", bin); err != nil {
		return err
	}
	if _, err := output("..", "go", "install", "./cmd/statuslint"); err != nil {
		return err
	}
	if own {
		return nil
	}
	for _, pkg := range others {
		log.Println("building", pkg)
		if _, err := output(os.TempDir(), "go", "install", pkg); err != nil {
			return err
		}
	}
	return nil
}

// output runs a command that must succeed.
func output(dir, name string, args ...string) (string, error) {
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("%s %s: %v\n%s", name, strings.Join(args, " "), err, stderr.String())
	}
	return string(out), nil
}

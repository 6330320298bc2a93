// Bench measures statuslint beside other linters on a real server with more than
// a thousand dependencies: what a first run costs, and what each run after it.
//
//	cd bench && go run . [-n 5] [-dir DIR]
//
// It needs Go, the module proxy and nothing else. The server is caddy, unless
// -dir names the directory of another; what is changed there is put back. The
// tools are built at the versions below into a temporary directory, which takes
// some minutes, or taken from -bin. On standard output is the table that the README
// shows; each figure is the median of n runs, the tools in turn.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

const server = "github.com/caddyserver/caddy/v2@v2.11.9"

// others are the commands that statuslint is measured beside.
var others = []string{
	"honnef.co/go/tools/cmd/staticcheck@v0.8.2",
	"github.com/sashamelentyev/usestdlibvars@v1.29.0",
	"github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0",
}

func main() {
	log.SetFlags(0)
	n := flag.Int("n", 5, "runs of each `number`")
	dir := flag.String("dir", "", "`directory` of the module to measure on, instead of "+server)
	bin := flag.String("bin", "", "`directory` of tools that are built already")
	flag.Parse()
	temp, err := os.MkdirTemp("", "statuslint-bench")
	if err != nil {
		log.Fatal(err)
	}
	err = measure(temp, *dir, *bin, *n)
	os.RemoveAll(temp)
	if err != nil {
		log.Fatal(err)
	}
}

func measure(temp, dir, bin string, n int) error {
	if dir == "" {
		dir = filepath.Join(temp, "server")
		log.Println("downloading", server)
		if err := download(dir); err != nil {
			return err
		}
	}
	if bin == "" {
		bin = filepath.Join(temp, "bin")
		if err := install(bin); err != nil {
			return err
		}
	}
	for _, path := range []*string{&dir, &bin} { // commands run in dir
		var err error
		if *path, err = filepath.Abs(*path); err != nil {
			return err
		}
	}
	b, err := newBench(temp, dir, bin)
	if err != nil {
		return err
	}
	defer b.restore()
	if err := b.run(n); err != nil {
		return err
	}
	return b.print(os.Stdout)
}

// download copies the server out of the module cache, where nothing can be changed.
func download(dir string) error {
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
func install(bin string) error {
	if err := os.Setenv("GOBIN", bin); err != nil {
		return err
	}
	if _, err := output("..", "go", "install", "./cmd/statuslint"); err != nil {
		return err
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

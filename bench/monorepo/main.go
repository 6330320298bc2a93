// Monorepo generates modules of more and more packages, ten handlers each, and
// measures what analysing them costs: CPU seconds should grow as the packages do.
//
//	cd bench && go run ./monorepo [-driver source] [-bin DIR/statuslint] [SIZE...]
//
// The module is written to a temporary directory, or to -keep. Under go vet each
// package is compiled first; that is not counted.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"
	"time"
)

const handlers = 10 // of each package

func main() {
	log.SetFlags(0)
	driver := flag.String("driver", "vet", "`driver` of statuslint, vet or source")
	bin := flag.String("bin", "statuslint", "`path` of statuslint")
	keep := flag.String("keep", "", "`directory` to leave the largest module in")
	flag.Parse()
	sizes := []int{250, 500, 1000, 2000}
	if flag.NArg() > 0 {
		sizes = nil
		for _, arg := range flag.Args() {
			n, err := strconv.Atoi(arg)
			if err != nil {
				log.Fatal(err)
			}
			sizes = append(sizes, n)
		}
	}
	fmt.Println("| packages | handlers | first run | nothing changed | memory |\n| --- | --- | --- | --- | --- |")
	for _, n := range sizes {
		dir := *keep
		if dir == "" {
			var err error
			if dir, err = os.MkdirTemp("", "monorepo"); err != nil {
				log.Fatal(err)
			}
			defer os.RemoveAll(dir)
		}
		if err := measure(dir, *bin, *driver, n); err != nil {
			log.Print(err)
			return
		}
	}
}

func measure(dir, bin, driver string, n int) error {
	if err := generate(dir, n); err != nil {
		return err
	}
	if driver == "vet" {
		// The analyzers' own results are no part of what is compiled.
		if _, err := run(dir, "go", "vet", "./..."); err != nil {
			return err
		}
	}
	// A sink that is not there makes every key new.
	settings := fmt.Sprintf(`-config-json={"sinks":[{"func":"example.com/bench.F%d","status":0}]}`, time.Now().UnixNano())
	first, err := run(dir, bin, "-driver", driver, settings, "./...")
	if err != nil {
		return err
	}
	again, err := run(dir, bin, "-driver", driver, settings, "./...")
	if err != nil {
		return err
	}
	fmt.Printf("| %d | %d | %.1f s | %.1f s | %d MB |\n", n, n*handlers, first.cpu, again.cpu, max(first.peak, again.peak)>>20)
	return nil
}

// generate writes a module of n packages. Each calls a helper that all share, one
// of the package before it, and registers its handlers.
func generate(dir string, n int) error {
	write := func(name, text string) error {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			return err
		}
		return os.WriteFile(name, []byte(text), 0o666)
	}
	if err := write("go.mod", "module example.com/monorepo\n\ngo 1.25.0\n"); err != nil {
		return err
	}
	if err := write("respond/respond.go", respond); err != nil {
		return err
	}
	for i := range n {
		if err := write(fmt.Sprintf("p%d/p%[1]d.go", i), source(i)); err != nil {
			return err
		}
	}
	return nil
}

const respond = `// Package respond writes answers.
package respond

import (
	"encoding/json"
	"errors"
	"net/http"
)

type Error struct {
	Code int
	Text string
}

func (e *Error) Error() string { return e.Text }

func JSON(w http.ResponseWriter, code int, v any) {
	w.WriteHeader(code)
	json.NewEncoder(w).Encode(v)
}

func Fail(w http.ResponseWriter, err error) {
	var e *Error
	if errors.As(err, &e) {
		JSON(w, e.Code, e.Text)
		return
	}
	http.Error(w, err.Error(), http.StatusInternalServerError)
}
`

// source returns a package.
func source(i int) string {
	imports, call := "", "&respond.Error{Code: http.StatusNotFound}"
	if i%20 != 0 { // chains of twenty packages
		imports = fmt.Sprintf("\t\"example.com/monorepo/p%d\"\n", i-1)
		call = fmt.Sprintf("p%d.Find0(id)", i-1)
	}
	text := fmt.Sprintf("package p%d\n\nimport (\n\t\"net/http\"\n\n%s\t\"example.com/monorepo/respond\"\n)\n\nfunc Register(mux *http.ServeMux) {\n", i, imports)
	for h := range handlers {
		text += fmt.Sprintf("\tmux.HandleFunc(\"%s /p%d/r%d/{id}\", handle%[3]d)\n", []string{"GET", "POST", "DELETE"}[h%3], i, h)
	}
	text += "}\n"
	for h := range handlers {
		text += fmt.Sprintf(`
func Find%d(id string) error {
	if id == "" {
		return &respond.Error{Code: %d, Text: "no id"}
	}
	return %s
}

func handle%[1]d(w http.ResponseWriter, r *http.Request) {
	if err := Find%[1]d(r.PathValue("id")); err != nil {
		respond.Fail(w, err)
		return
	}
	respond.JSON(w, %d, nil)
}
`, h, 400+h, call, []int{200, 201, 204}[h%3])
	}
	return text
}

type used struct {
	cpu  float64
	peak int64
}

func run(dir string, args ...string) (used, error) {
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Dir = dir
	err := cmd.Run()
	if code := cmd.ProcessState.ExitCode(); err != nil && code != 3 { // 3: findings
		return used{}, fmt.Errorf("%v: %w", args, err)
	}
	peak := int64(cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss) << 10 // Linux
	return used{(cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Seconds(), peak}, nil
}

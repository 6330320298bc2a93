// Replay runs statuslint on the code that public bug threads are about, as it was
// before the fix, and compares what it reports with what the threads claim.
//
//	cd bench && go run ./replay -repos DIR [-tool FILE] [-o results.json] [NAME...]
//
// threads.json is the table of threads. DIR holds a clone, or a bare repository,
// of each repository under OWNER+NAME, OWNER/NAME or NAME; nothing is fetched, but
// that the go command downloads modules as it always does. Each revision is laid
// out in a git worktree of its own under a temporary directory and removed again.
// The names limit the run to threads whose names contain one of them.
//
// On standard output is the table of docs/truth.md. The exit code is 1 if a
// thread that stands as reproduced is not, or one that stands as not reproduced is.
// A run of some threads keeps the results of the others that the file of -o holds.
package main

import (
	"bytes"
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"github.com/statuslint/statuslint/bench/internal/truth"
)

//go:embed threads.json
var threadsJSON []byte

// A Thread is a public report of a bug that statuslint is meant to find.
type Thread struct {
	Name   string `json:"name"`   // short and unique
	Kind   string `json:"kind"`   // of the bug
	URL    string `json:"url"`    // of the issue, the pull request or the commit
	Repo   string `json:"repo"`   // OWNER/NAME
	Before string `json:"before"` // the commit before the fix, or the last one known to have the bug
	Fix    string `json:"fix"`    // the commit that fixes it, "" if it is not in the snapshot that was read
	Dir    string `json:"dir"`    // of the module, "" for the root
	// Args are the command line of statuslint. "{before}" and "{fix}" stand for
	// the commits.
	Args   []string `json:"args"`
	Claims string   `json:"claims"` // what the thread says
	Want   []Want   `json:"want"`   // what statuslint must report
	Config string   `json:"config"` // .statuslint.yml that is used, "" for the repository's own or none
	// Missed says why statuslint does not report it, "" if it does.
	Missed string `json:"missed"`
}

// A Want is a number of lines that match a pattern.
type Want struct {
	Lines string `json:"lines"` // regular expression
	Count int    `json:"count"`
}

// A Result is what came of a thread.
type Result struct {
	Name       string  `json:"name"`
	Kind       string  `json:"kind"`
	URL        string  `json:"url"`
	Claims     string  `json:"claims"`
	Wanted     int     `json:"wanted"`
	Found      int     `json:"found"`
	Reproduced bool    `json:"reproduced"`
	Reason     string  `json:"reason,omitempty"` // why not
	Seconds    float64 `json:"-"`
}

// Results are what one run recorded.
type Results struct {
	Date    string   `json:"date"`
	Tool    string   `json:"tool"` // version of statuslint
	Go      string   `json:"go"`
	Threads []Result `json:"threads"`
}

// Line says when and with what the results were recorded.
func (r *Results) Line() string {
	return fmt.Sprintf("%s, statuslint %s, %s.\n\n", r.Date, r.Tool, r.Go)
}

func main() {
	log.SetFlags(0)
	repos := flag.String("repos", "", "`directory` of the clones")
	tool := flag.String("tool", "statuslint", "the statuslint to run, a `file`")
	output := flag.String("o", "", "write the results as JSON to a `file`")
	document := flag.String("doc", "", "write the table into a `file`, docs/truth.md")
	limit := flag.Duration("limit", 30*time.Minute, "`time` that one thread may take")
	verbose := flag.Bool("v", false, "print what statuslint reports")
	flag.Parse()
	if *repos == "" {
		log.Fatal("replay: -repos names the directory of the clones")
	}
	var threads []Thread
	if err := json.Unmarshal(threadsJSON, &threads); err != nil {
		log.Fatal("threads.json: ", err)
	}
	r := runner{repos: *repos, limit: *limit, verbose: *verbose, outputs: make(map[string]string)}
	var err error
	if r.tool, err = exec.LookPath(*tool); err == nil {
		r.tool, err = filepath.Abs(r.tool)
	}
	if err != nil {
		log.Fatal(err)
	}
	results := Results{Date: time.Now().Format(time.DateOnly), Tool: r.version(), Go: goVersion()}
	before, err := recorded(*output)
	if err != nil {
		log.Fatal(err)
	}
	unexpected := 0
	for _, t := range threads {
		if !named(t.Name, flag.Args()) {
			continue // not in this run
		}
		res := r.replay(t)
		if res.Reproduced != (t.Missed == "") {
			unexpected++
			log.Printf("UNEXPECTED: %s: found %d of %d: %s", t.Name, res.Found, res.Wanted, res.Reason)
		}
		log.Printf("%s: %d of %d, %.0f s", t.Name, res.Found, res.Wanted, res.Seconds)
		results.Threads = append(results.Threads, res)
		before[t.Name] = res
		if err := record(threads, results, before, *output, *document); err != nil {
			log.Fatal(err)
		}
	}
	results.Threads = inOrder(threads, before)
	fmt.Print(Table(results.Threads))
	if unexpected > 0 {
		os.Exit(1)
	}
}

// record writes what is known so far: a run takes long, and may be stopped.
func record(threads []Thread, results Results, known map[string]Result, file, document string) error {
	results.Threads = inOrder(threads, known)
	return truth.Record(results, results.Line()+Table(results.Threads), "replay", file, document)
}

// inOrder returns the results in the order of the table of threads.
func inOrder(threads []Thread, known map[string]Result) []Result {
	var list []Result
	for _, t := range threads {
		if res, ok := known[t.Name]; ok {
			list = append(list, res)
		}
	}
	return list
}

// recorded returns the results of an earlier run, by name. A run of some threads
// keeps those of the others.
func recorded(file string) (map[string]Result, error) {
	out := make(map[string]Result)
	data, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) || file == "" {
		return out, nil
	}
	if err != nil {
		return nil, err
	}
	var results Results
	if err := json.Unmarshal(data, &results); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	for _, r := range results.Threads {
		out[r.Name] = r
	}
	return out, nil
}

func named(name string, parts []string) bool {
	for _, p := range parts {
		if strings.Contains(name, p) {
			return true
		}
	}
	return len(parts) == 0
}

func goVersion() string {
	out, err := exec.Command("go", "env", "GOVERSION").Output()
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(out))
}

// A runner replays threads.
type runner struct {
	repos, tool string
	limit       time.Duration
	verbose     bool
	outputs     map[string]string // of the commands that several threads share
}

func (r *runner) version() string {
	out, err := exec.Command(r.tool, "version").Output()
	if err != nil {
		return ""
	}
	return strings.TrimSpace(strings.TrimPrefix(string(out), "statuslint "))
}

// replay runs one thread.
func (r *runner) replay(t Thread) Result {
	start := time.Now()
	res := Result{Name: t.Name, Kind: t.Kind, URL: t.URL, Claims: t.Claims, Reason: t.Missed}
	for _, w := range t.Want {
		res.Wanted += w.Count
	}
	key := fmt.Sprintln(t.Repo, t.Before, t.Fix, t.Dir, t.Config, t.Args)
	out, ok := r.outputs[key]
	var err error
	if !ok {
		out, err = r.run(t)
	}
	if err == nil {
		r.outputs[key] = out
	}
	res.Seconds = time.Since(start).Seconds()
	if err != nil {
		if res.Reason == "" {
			res.Reason = err.Error()
		}
		return res
	}
	res.Reproduced = len(t.Want) > 0
	for _, w := range t.Want {
		n := matches(w.Lines, out)
		res.Found += min(n, w.Count)
		if n != w.Count {
			res.Reproduced = false
			log.Printf("%s: %d lines match %s, want %d", t.Name, n, w.Lines, w.Count)
		}
	}
	if res.Reproduced {
		res.Reason = ""
	}
	return res
}

// matches counts the lines that match a pattern.
func matches(pattern, text string) int {
	re, err := regexp.Compile(pattern)
	if err != nil {
		log.Fatal(err)
	}
	n := 0
	for line := range strings.Lines(text) {
		if re.MatchString(line) {
			n++
		}
	}
	return n
}

// run lays the revision out and returns what statuslint prints there.
func (r *runner) run(t Thread) (_ string, err error) {
	repo, err := r.find(t.Repo)
	if err != nil {
		return "", err
	}
	temp, err := os.MkdirTemp("", "statuslint-replay")
	if err != nil {
		return "", err
	}
	tree := filepath.Join(temp, "tree")
	ctx, stop := context.WithTimeout(context.Background(), r.limit)
	defer stop()
	defer func() {
		// An object that a snapshot lacks leaves git in doubt: remove it by hand.
		command(context.Background(), repo, "git", "worktree", "remove", "--force", tree)
		os.RemoveAll(temp)
		command(context.Background(), repo, "git", "worktree", "prune")
	}()
	if err := layOut(ctx, repo, tree, t.Before); err != nil {
		return "", err
	}
	dir := filepath.Join(tree, filepath.FromSlash(t.Dir))
	if t.Config != "" {
		if err := os.WriteFile(filepath.Join(dir, ".statuslint.yml"), []byte(t.Config), 0o666); err != nil {
			return "", err
		}
	}
	var args []string
	for _, a := range t.Args {
		args = append(args, strings.NewReplacer("{before}", t.Before, "{fix}", t.Fix).Replace(a))
	}
	out, err := command(ctx, dir, r.tool, args...)
	if exit := (*exec.ExitError)(nil); err != nil && !asExit(err, &exit) {
		return "", err
	}
	if r.verbose {
		log.Print(out)
	}
	return out, ctx.Err()
}

// find returns the clone of a repository.
func (r *runner) find(repo string) (string, error) {
	owner, name, _ := strings.Cut(repo, "/")
	for _, at := range []string{owner + "+" + name + "/repo", owner + "+" + name, repo, name} {
		dir := filepath.Join(r.repos, filepath.FromSlash(at))
		if _, err := command(context.Background(), dir, "git", "rev-parse", "--git-dir"); err == nil {
			return dir, nil
		}
	}
	return "", fmt.Errorf("no clone of %s in %s", repo, r.repos)
}

// layOut lays a revision out. Files whose content a snapshot lacks are left out:
// large ones, of other languages.
func layOut(ctx context.Context, repo, tree, commit string) error {
	if _, err := command(ctx, repo, "git", "worktree", "add", "--detach", "--no-checkout", tree, commit); err != nil {
		return err
	}
	if _, err := command(ctx, tree, "git", "reset", "--quiet", "--mixed", commit); err != nil {
		return err
	}
	list, err := command(ctx, tree, "git", "ls-files", "-s", "-z")
	if err != nil {
		return err
	}
	var names, objects []string
	for entry := range strings.SplitSeq(list, "\x00") {
		info, name, _ := strings.Cut(entry, "\t")
		if f := strings.Fields(info); len(f) > 1 && f[0] != "160000" {
			names, objects = append(names, name), append(objects, f[1])
		}
	}
	check := exec.CommandContext(ctx, "git", "cat-file", "--batch-check")
	check.Dir, check.Stdin = tree, strings.NewReader(strings.Join(objects, "\n")+"\n")
	answers, err := check.Output()
	if err != nil {
		return err
	}
	var there bytes.Buffer
	i := 0
	for line := range strings.Lines(string(answers)) {
		if !strings.HasSuffix(strings.TrimSpace(line), "missing") {
			there.WriteString(names[i] + "\x00")
		}
		i++
	}
	out := exec.CommandContext(ctx, "git", "checkout-index", "-z", "--stdin", "--force")
	out.Dir, out.Stdin = tree, &there
	return out.Run()
}

func asExit(err error, exit **exec.ExitError) bool {
	e, ok := err.(*exec.ExitError)
	*exit = e
	return ok
}

// command runs a command and returns what it prints, standard error behind it.
func command(ctx context.Context, dir, name string, args ...string) (string, error) {
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOWORK=off", "GOFLAGS=-buildvcs=false", "GIT_TERMINAL_PROMPT=0", "GIT_NO_LAZY_FETCH=1")
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err := cmd.Run()
	if name == "git" {
		if err != nil {
			err = fmt.Errorf("git %s: %s", args[0], strings.TrimSpace(stderr.String()))
		}
		return stdout.String(), err
	}
	return stdout.String() + stderr.String(), err
}

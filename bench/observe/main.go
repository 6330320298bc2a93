// Observe records what the tests of real servers make them answer, and compares it
// with what statuslint predicts.
//
//	cd bench && go run ./observe -servers DIR [-tool FILE] [-work DIR] [-o results.json] [NAME...]
//
// servers.json says which packages of which servers are tested. DIR holds a
// checkout of each under its name, with its modules downloaded; nothing in it is
// changed. For each server, four files are written to the directory of -work:
// routes.json, the prediction, which is kept for the next run; seen.jsonl, what was
// observed; test.log; and misses.json, the statuses that were not predicted.
//
// On standard output is the table of docs/truth.md.
package main

import (
	"bytes"
	"context"
	_ "embed"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/statuslint/statuslint/bench/internal/truth"
)

//go:embed servers.json
var serversJSON []byte

// A Server is a server whose tests are run.
type Server struct {
	Name     string   `json:"name"`
	Repo     string   `json:"repo"`     // OWNER/NAME
	Dir      string   `json:"dir"`      // of the module, "" for the root
	Packages []string `json:"packages"` // to test
	Predict  []string `json:"predict"`  // to analyse, ./... if there are none
	Tags     string   `json:"tags"`
	Router   string   `json:"router"` // for the reader of the table
}

// Results are what one run recorded.
type Results struct {
	Date    string   `json:"date"`
	Tool    string   `json:"tool"`
	Go      string   `json:"go"`
	Servers []Counts `json:"servers"`
}

func main() {
	log.SetFlags(0)
	var o observer
	servers := flag.String("servers", "", "`directory` of the checkouts")
	tool := flag.String("tool", "statuslint", "the statuslint to run, a `file`")
	flag.StringVar(&o.work, "work", "observe-work", "`directory` to write to")
	flag.DurationVar(&o.limit, "limit", 8*time.Minute, "`time` that the tests of one server may take")
	flag.BoolVar(&o.cover, "cover", false, "run the tests under a coverage profile as well, and demand that statuslint routes -cover calls exercised what was observed")
	flag.BoolVar(&o.again, "compare", false, "compare what was recorded before, and run no tests")
	output := flag.String("o", "", "write the results as JSON to a `file`")
	document := flag.String("doc", "", "write the table into a `file`, docs/truth.md")
	flag.Parse()
	if *servers == "" {
		log.Fatal("observe: -servers names the directory of the checkouts")
	}
	var list []Server
	if err := json.Unmarshal(serversJSON, &list); err != nil {
		log.Fatal("servers.json: ", err)
	}
	var err error
	if o.tool, err = exec.LookPath(*tool); err == nil {
		o.tool, err = filepath.Abs(o.tool)
	}
	if err == nil {
		o.work, err = filepath.Abs(o.work)
	}
	if err != nil {
		log.Fatal(err)
	}
	results := Results{Date: time.Now().Format(time.DateOnly), Tool: o.version(), Go: o.goVersion()}
	for _, s := range list {
		if len(flag.Args()) > 0 && !slices.Contains(flag.Args(), s.Name) {
			continue
		}
		counts, err := o.observe(s, filepath.Join(*servers, s.Name, filepath.FromSlash(s.Dir)))
		if err != nil {
			log.Printf("%s: %v", s.Name, err)
			continue
		}
		results.Servers = append(results.Servers, counts)
	}
	table := Table(results.Servers)
	fmt.Print(table)
	line := fmt.Sprintf("%s, statuslint %s, %s.\n\n", results.Date, results.Tool, results.Go)
	if err := truth.Record(results, line+table, "observe", *output, *document); err != nil {
		log.Fatal(err)
	}
}

// An observer runs the tests of servers.
type observer struct {
	tool, work string
	limit      time.Duration
	again      bool
	cover      bool
}

func (o *observer) version() string {
	out, _ := exec.Command(o.tool, "version").Output()
	return strings.TrimSpace(strings.TrimPrefix(string(out), "statuslint "))
}

func (o *observer) goVersion() string {
	version, _ := goCommand(".", "env", "GOVERSION")
	return version
}

// observe runs one server's tests and counts what they show.
func (o *observer) observe(s Server, dir string) (Counts, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return Counts{}, err
	}
	work := filepath.Join(o.work, s.Name)
	if err := os.MkdirAll(work, 0o777); err != nil {
		return Counts{}, err
	}
	routes, err := o.predict(s, dir, filepath.Join(work, "routes.json"))
	if err != nil {
		return Counts{}, err
	}
	log.Printf("%s: %d routes predicted", s.Name, len(routes))
	over, err := newOverlay(dir, filepath.Join(work, "overlay"), routes)
	if err != nil {
		return Counts{}, err
	}
	seen := filepath.Join(work, "seen.jsonl")
	if !o.again {
		if err := o.test(s, dir, work, seen, over); err != nil {
			return Counts{}, err
		}
	}
	c := newComparison(s.Name, dir, routes, over.spans)
	if err := c.read(seen); err != nil {
		return Counts{}, err
	}
	data, err := json.MarshalIndent(map[string]any{"missed": c.missed(), "unknown": c.lost}, "", "  ")
	if err != nil {
		return Counts{}, err
	}
	log.Printf("%s: %d of %d predicted", s.Name, c.counts.Predicted, c.counts.Pairs)
	if o.cover {
		if err := o.compareCover(s, dir, work, c); err != nil {
			return Counts{}, err
		}
	}
	return c.counts, os.WriteFile(filepath.Join(work, "misses.json"), data, 0o666)
}

// compareCover prints the observed statuses of handlers that statuslint routes
// -cover does not call exercised.
func (o *observer) compareCover(s Server, dir, work string, c *comparison) error {
	routes, err := o.run(s, dir, "-cover", filepath.Join(work, "cover.out"))
	if err != nil {
		return err
	}
	said := make(map[string]*bool)
	for _, r := range routes {
		for _, status := range r.Statuses {
			key := fmt.Sprint(r.Method, " ", r.Path, " ", r.Handler, " ", status.Code)
			if old := said[key]; old == nil || !*old {
				said[key] = status.Exercised
			}
		}
	}
	agreed, unmeasured := 0, 0
	for _, p := range c.pairs {
		if p.Where != "handler" || !p.Predicted {
			continue // of no status that is listed
		}
		key := fmt.Sprint(p.Method, " ", p.Path, " ", p.Handler, " ", p.Code)
		switch e := said[key]; {
		case e == nil:
			unmeasured++
		case *e:
			agreed++
		default:
			log.Printf("%s: observed, and not called exercised: %s (%s)", s.Name, key, p.Request)
		}
	}
	log.Printf("%s: -cover calls exercised %d observed statuses, and says nothing of %d", s.Name, agreed, unmeasured)
	return nil
}

// predict returns what statuslint routes prints, from the file if it is there.
func (o *observer) predict(s Server, dir, file string) ([]Route, error) {
	var routes []Route
	if data, err := os.ReadFile(file); err == nil {
		err := json.Unmarshal(data, &routes)
		return routes, err
	}
	routes, err := o.run(s, dir)
	if err != nil {
		return nil, err
	}
	data, err := json.Marshal(routes)
	if err != nil {
		return nil, err
	}
	return routes, os.WriteFile(file, data, 0o666)
}

// run runs statuslint routes.
func (o *observer) run(s Server, dir string, flags ...string) ([]Route, error) {
	args := append([]string{"routes", "-driver", "source", "-json"}, flags...)
	if s.Tags != "" {
		args = append(args, "-tags", s.Tags)
	}
	if len(s.Predict) == 0 {
		s.Predict = []string{"./..."}
	}
	cmd := exec.Command(o.tool, append(args, s.Predict...)...)
	cmd.Dir, cmd.Env = dir, environment()
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	data, err := cmd.Output()
	if len(data) == 0 {
		return nil, fmt.Errorf("statuslint routes: %v\n%s", err, stderr.String())
	}
	var routes []Route
	err = json.Unmarshal(data, &routes)
	return routes, err
}

// test builds and runs the tests; those that fail are part of what is observed.
func (o *observer) test(s Server, dir, work, seen string, over *overlay) error {
	flags := over.flags()
	if s.Tags != "" {
		flags = append(flags, "-tags", s.Tags)
	}
	logFile, err := os.Create(filepath.Join(work, "test.log"))
	if err != nil {
		return err
	}
	defer logFile.Close()
	if err := os.RemoveAll(seen); err != nil {
		return err
	}
	run := func(limit time.Duration, env []string, args ...string) {
		ctx, stop := context.WithTimeout(context.Background(), limit)
		defer stop()
		cmd := exec.CommandContext(ctx, "go", slices.Concat([]string{"test"}, flags, args, s.Packages)...)
		cmd.Dir, cmd.Env, cmd.Stdout, cmd.Stderr = dir, append(environment(), env...), logFile, logFile
		if err := cmd.Run(); err != nil {
			log.Printf("%s: go test: %v (%s)", s.Name, err, logFile.Name())
		}
	}
	run(time.Hour, nil, "-run", "^$") // building is not part of the limit
	args := []string{"-p", "1", "-timeout", o.limit.String()}
	if o.cover {
		args = append(args, "-coverpkg=./...", "-coverprofile="+filepath.Join(work, "cover.out"))
	}
	run(o.limit, []string{"STATUSLINT_OBSERVE=" + seen}, args...)
	if !exists(seen) {
		return fmt.Errorf("nothing was observed: see %s", logFile.Name())
	}
	return nil
}

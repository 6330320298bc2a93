package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"github.com/statuslint/statuslint/internal/analysistest"
)

// unmarshal reads a YAML file of the repository.
func unmarshal(t *testing.T, name string, into any) {
	t.Helper()
	if err := yaml.Unmarshal([]byte(read(t, filepath.Join("..", "..", name))), into); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
}

// TestPlatforms compares the platforms of releases with those that CI builds.
func TestPlatforms(t *testing.T) {
	var config struct {
		Builds []struct {
			Main         string
			Goos, Goarch []string
		}
		Checksum map[string]string
		Sboms    []map[string]string
	}
	unmarshal(t, ".goreleaser.yaml", &config)
	if len(config.Builds) != 1 || config.Builds[0].Main != "./cmd/statuslint" || config.Checksum == nil || len(config.Sboms) != 1 {
		t.Fatalf("%+v", config)
	}
	ci := read(t, filepath.Join("..", "..", ".ci", "run"))
	for name, list := range map[string][]string{"os": config.Builds[0].Goos, "arch": config.Builds[0].Goarch} {
		if loop := "for " + name + " in " + strings.Join(list, " ") + ";"; !strings.Contains(ci, loop) {
			t.Errorf(".ci/run has no %q", loop)
		}
	}
}

// TestAction runs the script of the action as GitHub does, with a module proxy of
// its own, and demands its exit code, its annotations and its output.
func TestAction(t *testing.T) {
	analysistest.Long(t) // builds the command from a module cache of its own
	var action struct {
		Inputs map[string]struct{ Default string }
		Runs   struct {
			Steps []struct {
				Run string
				Env map[string]string
			}
		}
	}
	unmarshal(t, "action.yml", &action)
	u := newUser(t)
	temp := t.TempDir()
	output := filepath.Join(temp, "output")
	step := func(i int, inputs map[string]string) result {
		script := filepath.Join(temp, "step")
		write(t, script, action.Runs.Steps[i].Run)
		cmd := exec.Command("bash", "--noprofile", "--norc", "-eo", "pipefail", script)
		cmd.Dir = u.dir
		cmd.Env = append(slices.Clone(u.env), "RUNNER_TEMP="+temp, "GITHUB_OUTPUT="+output,
			"GITHUB_STEP_SUMMARY="+filepath.Join(temp, "summary"), "GITHUB_REF=refs/heads/main")
		for name, value := range action.Runs.Steps[i].Env {
			input := regexp.MustCompile(`inputs\.([\w-]+)`).FindStringSubmatch(value)[1]
			text, given := inputs[input]
			if !given {
				text = action.Inputs[input].Default
			}
			cmd.Env = append(cmd.Env, name+"="+text)
		}
		out, _ := cmd.CombinedOutput() // the exit code is looked at
		return result{code: cmd.ProcessState.ExitCode(), stdout: string(out)}
	}
	if r := step(0, nil); r.code != 0 {
		t.Fatalf("install: %+v", r)
	}
	if r := step(1, nil); r.code != exitFindings || !strings.Contains(r.stdout, "::error file=new.go,line=6,") || !strings.Contains(read(t, output), "findings=true") {
		t.Errorf("run: %+v", r)
	}
	if r := step(1, map[string]string{"fail-on": "never", "sarif": "out.sarif"}); r.code != 0 || !strings.Contains(read(t, filepath.Join(u.dir, "out.sarif")), `"ruleId": "magic"`) {
		t.Errorf("only annotate, and SARIF: %+v", r)
	}
	if r := step(1, map[string]string{"flags": "-magic=false -undocumented=false"}); r.code != 0 || !strings.Contains(read(t, output), "findings=false") {
		t.Errorf("flags: %+v", r)
	}
	for _, args := range [][]string{{"init", "-q"}, {"add", "."}, {"-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "-q", "-m", "tea"}} {
		if r := execute(t, u.dir, "git", args...); r.code != 0 {
			t.Fatalf("git: %+v", r)
		}
	}
	file := filepath.Join(u.dir, "new.go")
	write(t, file, strings.Replace(read(t, file), "GET /tea", "GET /coffee", 1))
	if r := step(2, map[string]string{"changelog": "HEAD", "breaking": "true"}); r.code != exitFindings || !strings.Contains(read(t, filepath.Join(temp, "summary")), "- `GET /tea`: removed\n") {
		t.Errorf("changelog: %+v", r)
	}
}

// TestActionComment runs the changelog's step with a statuslint and a gh that write
// down what they are asked: one comment on a pull request, which the next run
// changes; none where nothing changed; a warning where the token may not comment.
func TestActionComment(t *testing.T) {
	var action struct {
		Runs struct {
			Steps []struct{ ID, Run string }
		}
	}
	unmarshal(t, "action.yml", &action)
	steps := action.Runs.Steps
	if steps[len(steps)-1].ID != "changelog" {
		t.Fatalf("the last step is %s", steps[len(steps)-1].ID)
	}
	const (
		list   = "api --paginate repos/o/r/issues/7/comments "
		create = "api --silent repos/o/r/issues/7/comments -F body=@"
		change = "api --silent -X PATCH repos/o/r/issues/comments/42 -F body=@"
		some   = "### Statuses: 1 change, 0 breaking"
		none   = "### Statuses: no route and no status changed"
	)
	for _, c := range []struct {
		name, changes, existing, token, ref, fail string
		code                                      int
		want, wantNot                             []string
	}{
		{name: "the first", changes: some, token: "t", ref: "refs/pull/7/merge", want: []string{list, create}},
		{name: "the second", changes: none, existing: "42", token: "t", ref: "refs/pull/7/merge", want: []string{list, change}, wantNot: []string{create}},
		{name: "no change", changes: none, token: "t", ref: "refs/pull/7/merge", want: []string{list}, wantNot: []string{create, change}},
		{name: "breaking", changes: some, token: "t", ref: "refs/pull/7/merge", code: exitFindings, want: []string{create}},
		{name: "not analysed", changes: some, token: "t", ref: "refs/pull/7/merge", code: exitFailed, wantNot: []string{"api"}},
		{name: "no token", changes: some, ref: "refs/pull/7/merge", wantNot: []string{"api"}},
		{name: "a branch", changes: some, token: "t", ref: "refs/heads/main", wantNot: []string{"api"}},
		{name: "a fork", changes: some, token: "t", ref: "refs/pull/7/merge", fail: "1", want: []string{"::warning::"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			temp := t.TempDir()
			program := func(name, text string) {
				write(t, filepath.Join(temp, name), "#!/bin/sh\n"+text)
				if r := execute(t, temp, "chmod", "+x", name); r.code != 0 {
					t.Fatal(r)
				}
			}
			if r := execute(t, temp, "mkdir", "statuslint", "bin"); r.code != 0 {
				t.Fatal(r)
			}
			program("statuslint/statuslint", "echo \"$CHANGES\"\nexit $CODE\n")
			program("bin/gh", "echo \"$*\" >>$RUNNER_TEMP/log\n[ -z \"$FAIL\" ] || exit 1\ncase \"$*\" in *paginate*) echo $EXISTING;; esac\n")
			write(t, filepath.Join(temp, "log"), "")
			cmd := exec.Command("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", steps[len(steps)-1].Run)
			cmd.Dir = temp
			cmd.Env = append(os.Environ(), "PATH="+filepath.Join(temp, "bin")+":"+os.Getenv("PATH"), "RUNNER_TEMP="+temp, "GITHUB_REPOSITORY=o/r",
				"GITHUB_STEP_SUMMARY="+filepath.Join(temp, "summary"), "GITHUB_REF="+c.ref, "GH_TOKEN="+c.token, "DIRECTORY=.", "BASE=origin/main",
				"BREAKING=false", "CHANGES="+c.changes, fmt.Sprintf("CODE=%d", c.code), "EXISTING="+c.existing, "FAIL="+c.fail)
			out, _ := cmd.CombinedOutput() // the exit code is looked at
			if code := cmd.ProcessState.ExitCode(); code != c.code {
				t.Errorf("exit code %d, want %d: %s", code, c.code, out)
			}
			said := string(out) + read(t, filepath.Join(temp, "log"))
			for _, want := range c.want {
				if !strings.Contains(said, want) {
					t.Errorf("no %q in\n%s", want, said)
				}
			}
			for _, not := range c.wantNot {
				if strings.Contains(said, not) {
					t.Errorf("%q in\n%s", not, said)
				}
			}
			if summary := read(t, filepath.Join(temp, "summary")); !strings.Contains(summary, c.changes) {
				t.Errorf("the summary is %q", summary)
			}
		})
	}
}

// TestExamples reads the examples for hosts, and runs the problem matcher of VS
// Code over findings.
func TestExamples(t *testing.T) {
	var offered []struct{ ID string }
	unmarshal(t, ".pre-commit-hooks.yaml", &offered)
	var config struct {
		Repos []struct {
			Hooks []struct{ ID string }
		}
	}
	unmarshal(t, "examples/ci/pre-commit-config.yaml", &config)
	for _, hook := range config.Repos[0].Hooks {
		if !slices.ContainsFunc(offered, func(o struct{ ID string }) bool { return o.ID == hook.ID }) {
			t.Errorf("the example names a hook %s that is not offered", hook.ID)
		}
	}
	var workflow struct {
		Jobs map[string]struct {
			Steps []struct{ With map[string]string }
		}
	}
	unmarshal(t, "examples/ci/github.yml", &workflow)
	var action struct{ Inputs map[string]any }
	unmarshal(t, "action.yml", &action)
	steps := workflow.Jobs["statuslint"].Steps
	for name := range steps[len(steps)-1].With {
		if action.Inputs[name] == nil {
			t.Errorf("the example sets %s, which the action does not take", name)
		}
	}
	var tasks struct {
		Tasks []struct {
			ProblemMatcher struct{ Pattern struct{ Regexp string } }
		}
	}
	if err := json.Unmarshal([]byte(read(t, "../../examples/editors/tasks.json")), &tasks); err != nil {
		t.Fatal(err)
	}
	matcher := regexp.MustCompile(tasks.Tasks[0].ProblemMatcher.Pattern.Regexp)
	for line := range strings.Lines(magicFindings) {
		if m := matcher.FindStringSubmatch(strings.TrimSuffix(line, "\n")); m == nil || m[4] != "magic" || !strings.HasPrefix(m[5], "status ") {
			t.Errorf("the problem matcher reads %q of %s", m, line)
		}
	}
	if m := matcher.FindString("\tmain.go:18:38: registered here"); m != "" {
		t.Errorf("a related place is a problem: %s", m)
	}
}

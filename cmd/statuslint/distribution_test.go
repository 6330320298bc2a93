package main

import (
	"encoding/json"
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

package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"time"
)

// A sample is what one run took, with all processes that it started.
type sample struct {
	cpu, wall time.Duration
	peak      int64 // bytes, of the largest process
}

// found is the exit code by which a tool says that it found something, where
// that is not the first of those that report failures.
const found = 3

func (b *bench) sample(t tool, generation string, more ...string) (sample, error) {
	args, env := t.command(generation)
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Dir = b.dir
	cmd.Env = slices.Concat(os.Environ(), env, more)
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} // no interrupt for the tool
	var said strings.Builder
	cmd.Stderr = &said
	start := time.Now()
	err := cmd.Run()
	wall := time.Since(start)
	if cmd.ProcessState == nil {
		return sample{}, err
	}
	if code := cmd.ProcessState.ExitCode(); code == t.failed || code > t.failed && code != found {
		return sample{}, fmt.Errorf("%s: exit code %d\n%s", strings.Join(args, " "), code, said.String())
	}
	usage := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	unit := int64(1 << 10)
	if runtime.GOOS == "darwin" {
		unit = 1
	}
	return sample{cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), wall, int64(usage.Maxrss) * unit}, nil
}

// median returns the median of what of returns for the samples.
func median(list []sample, of func(sample) time.Duration) time.Duration {
	var values []time.Duration
	for _, s := range list {
		values = append(values, of(s))
	}
	slices.Sort(values)
	return values[len(values)/2]
}

// print writes the table: CPU, wall in brackets, and how many times go vet's own
// CPU that is.
func (b *bench) print(w io.Writer) error {
	version, err := output(b.dir, "go", "version")
	if err != nil {
		return err
	}
	module, err := output(b.dir, "go", "list", "-m")
	if err != nil {
		return err
	}
	packages, err := output(b.dir, "go", "list", "-deps", "-test", "./...")
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "%s, %s, %d CPUs. %s, %d packages. %s.\n", time.Now().Format("2006-01-02"), strings.TrimSpace(version), runtime.NumCPU(),
		strings.TrimSpace(module), strings.Count(packages, "\n"), strings.Join(others, ", "))
	fmt.Fprintf(w, "\n| | %s | peak memory |\n|%s\n", strings.Join(scenarios, " | "), strings.Repeat(" --- |", len(scenarios)+2))
	for _, t := range b.tools {
		var cells []string
		var all []sample
		for _, scenario := range scenarios {
			list := b.runs[t.name][scenario]
			all = append(all, list...)
			if len(list) == 0 {
				cells = append(cells, "–")
				continue
			}
			cpu := median(list, func(s sample) time.Duration { return s.cpu })
			wall := median(list, func(s sample) time.Duration { return s.wall })
			cell := fmt.Sprintf("%.1f s (%.1f)", cpu.Seconds(), wall.Seconds())
			if base := b.runs[b.tools[0].name][scenario]; len(base) > 0 && t.name != b.tools[0].name {
				cell += fmt.Sprintf(" %.2f×", cpu.Seconds()/median(base, func(s sample) time.Duration { return s.cpu }).Seconds())
			}
			cells = append(cells, cell)
		}
		var peak int64
		for _, s := range all {
			peak = max(peak, s.peak)
		}
		fmt.Fprintf(w, "| %s | %s | %d MB |\n", t.name, strings.Join(cells, " | "), peak>>20)
	}
	return nil
}

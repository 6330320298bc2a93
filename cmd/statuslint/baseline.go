package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/finding"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/fix"
)

// A baselineFlag is -write-baseline, with or without a file.
type baselineFlag struct {
	set  bool
	file string // "" for the one of the configuration
}

func (b *baselineFlag) String() string {
	if b == nil {
		return ""
	}
	return b.file
}
func (b *baselineFlag) IsBoolFlag() bool { return true }
func (b *baselineFlag) Set(s string) error {
	switch s {
	case "true":
		b.set, b.file = true, ""
	case "false":
		b.set, b.file = false, ""
	default:
		b.set, b.file = true, s
	}
	return nil
}

// joinBaseline joins -write-baseline with the file that follows it: package flag
// knows no flag whose value may be left out. What follows is a file unless it can
// be a package: a directory, a pattern, an import path, a Go file.
func joinBaseline(args []string) []string {
	for i, arg := range args {
		if strings.TrimLeft(arg, "-") != "write-baseline" || !strings.HasPrefix(arg, "-") || i+1 == len(args) || !isBaselineName(args[i+1]) {
			continue
		}
		return slices.Concat(args[:i], []string{arg + "=" + args[i+1]}, args[i+2:])
	}
	return args
}

func isBaselineName(arg string) bool {
	if isFlag(arg) || strings.Contains(arg, "...") || filepath.Ext(arg) == ".go" {
		return false
	}
	if info, err := os.Stat(arg); err == nil {
		return info.Mode().IsRegular()
	}
	info, err := os.Stat(filepath.Dir(arg))
	return err == nil && info.IsDir() && filepath.Ext(arg) != ""
}

// writeBaselines records the findings, and says where.
func (c *checkCommand) writeBaselines(list []finding.Finding) error {
	into := c.record.file
	if into == "" {
		into = c.flags.Lookup("baseline").Value.String()
	}
	if into != "" {
		abs, err := filepath.Abs(into)
		if err != nil {
			return err
		}
		into = abs
	}
	files, err := c.module.Baselines(list, into)
	if err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if err := writeBaseline(name, files[name]); err != nil {
			return err
		}
		fmt.Fprintf(c.stderr, "%s accepted in %s\n", count(entries(files[name]), "finding"), shortPath(c.dir, name))
	}
	return nil
}

// writeBaseline writes a baseline, unless it says the same already.
func writeBaseline(name string, text []byte) error {
	before, err := os.ReadFile(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fix.WriteNew(name, text)
	case err != nil:
		return err
	case bytes.Equal(before, text):
		return nil
	}
	return fix.Change{File: name, Old: before, New: text}.Write()
}

func entries(text []byte) int {
	n := 0
	for line := range strings.Lines(string(text)) {
		if !strings.HasPrefix(line, "#") {
			n++
		}
	}
	return n
}

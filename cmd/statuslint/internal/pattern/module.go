package pattern

import (
	"encoding/json"
	"os/exec"
	"path/filepath"
	"strings"
)

// ModuleRoot returns the nearest directory from dir up that holds a go.mod, ""
// where there is none.
func ModuleRoot(dir string) string {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return ""
	}
	for {
		if isFile(filepath.Join(dir, "go.mod")) {
			return dir
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return ""
		}
		dir = parent
	}
}

// workspace returns the go.work in force, "" for none.
func workspace() string {
	out, err := exec.Command("go", "env", "GOWORK").Output()
	file := strings.TrimSpace(string(out))
	if err != nil || file == "off" {
		return ""
	}
	return file
}

// inWorkspace reports whether the go.work in force lists the module in root.
func inWorkspace(root string) bool {
	file := workspace()
	if file == "" {
		return false
	}
	out, err := exec.Command("go", "work", "edit", "-json", file).Output()
	if err != nil {
		return false // the go command says why when it reads the packages
	}
	var work struct{ Use []struct{ DiskPath string } }
	if err := json.Unmarshal(out, &work); err != nil {
		return false
	}
	for _, u := range work.Use {
		dir := filepath.FromSlash(u.DiskPath)
		if !filepath.IsAbs(dir) {
			dir = filepath.Join(filepath.Dir(file), dir)
		}
		if filepath.Clean(dir) == root {
			return true
		}
	}
	return false
}

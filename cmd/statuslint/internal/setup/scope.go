package setup

import (
	"path"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/analyzer"
)

// scopes proposes, where several OpenAPI documents are for several services,
// what each of them covers: the packages that register its routes, if the
// services have directories of their own, else the paths of its routes.
func (s *Survey) scopes(routes []analyzer.RouteJSON) {
	var used []*Document
	for _, d := range s.Documents {
		if d.Kind == "OpenAPI" && d.Unused == "" && d.Routes > 0 {
			used = append(used, d)
		}
	}
	if len(used) < 2 {
		return // nothing to separate
	}
	if dirs := apart(used, directories(used, routes)); dirs != nil {
		for i, d := range used {
			d.Packages = []string{"./" + dirs[i] + "/..."}
		}
		return
	}
	if paths := apart(used, pathPrefixes(used, routes)); paths != nil {
		for i, d := range used {
			d.Paths = []string{"/" + paths[i] + "/**"}
		}
	}
}

// directories returns for each document the directories of the registrations of
// its routes. A directory is of the document that has most of its routes.
func directories(used []*Document, routes []analyzer.RouteJSON) [][]string {
	counts := make(map[string][]int)
	for i, r := range routes {
		file, _, _ := strings.Cut(r.Registered, ":")
		if file == "" {
			file, _, _ = strings.Cut(r.Pos, ":")
		}
		dir := path.Dir(strings.ReplaceAll(file, `\`, "/"))
		if counts[dir] == nil {
			counts[dir] = make([]int, len(used))
		}
		for j, d := range used {
			if d.matched[i] {
				counts[dir][j]++
			}
		}
	}
	out := make([][]string, len(used))
	for dir, of := range counts {
		most := slices.Max(of)
		if most == 0 {
			continue // no document has its routes
		}
		for j, n := range of {
			if n == most {
				out[j] = append(out[j], dir) // of both, if they have as many
			}
		}
	}
	return out
}

// pathPrefixes returns for each document the paths of the routes that it alone
// documents.
func pathPrefixes(used []*Document, routes []analyzer.RouteJSON) [][]string {
	out := make([][]string, len(used))
	for i, r := range routes {
		owner := -1
		for j, d := range used {
			switch {
			case d.matched[i] && owner >= 0:
				owner = -2 // of several
			case d.matched[i] && owner == -1:
				owner = j
			}
		}
		if owner >= 0 && !r.Suffix {
			out[owner] = append(out[owner], strings.Trim(r.Path, "/"))
		}
	}
	return out
}

// apart returns for each document the directory that holds all of its own, as
// short as it can be without holding or lying in another document's; nil if two
// documents cannot be separated.
func apart(used []*Document, names [][]string) []string {
	common := make([]string, len(used))
	for i, list := range names {
		common[i] = commonDirectory(list)
	}
	out := make([]string, len(used))
	for i, dir := range common {
		for _, end := range ends(dir) {
			if !slices.ContainsFunc(common, func(other string) bool { return other != dir && within(other, dir[:end]) }) {
				out[i] = dir[:end]
				break
			}
		}
		others := slices.Delete(slices.Clone(common), i, i+1)
		if out[i] == "" || strings.Contains(out[i], "{") || slices.ContainsFunc(others, func(other string) bool { return within(other, out[i]) || within(out[i], other) }) {
			return nil
		}
	}
	return out
}

// ends returns where the segments of a name end.
func ends(name string) []int {
	var list []int
	for i := range name {
		if name[i] == '/' {
			list = append(list, i)
		}
	}
	if name == "" {
		return nil
	}
	return append(list, len(name))
}

func within(name, dir string) bool { return name == dir || strings.HasPrefix(name, dir+"/") }

// commonDirectory returns the longest directory that all names lie in or are;
// "" if that is the root.
func commonDirectory(names []string) string {
	if len(names) == 0 {
		return ""
	}
	common := strings.Split(names[0], "/")
	for _, name := range names[1:] {
		parts := strings.Split(name, "/")
		n := 0
		for n < min(len(common), len(parts)) && common[n] == parts[n] {
			n++
		}
		common = common[:n]
	}
	if dir := strings.Join(common, "/"); dir != "." {
		return dir
	}
	return ""
}

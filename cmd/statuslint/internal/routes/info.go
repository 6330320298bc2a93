package routes

import (
	"fmt"
	"net/url"
	"path"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/finding"
)

// An Info says what the routes are of, for pages that are kept.
type Info struct {
	Project   string   // the module's path
	Revision  string   // of its version control; "" if there is none
	Documents []string // that the routes were compared with
	Date      string
	Link      Link
}

// A Link is the address of a place in the sources, with {file} and {line} for
// the place; "" for addresses relative to the page.
type Link string

// ParseLink checks an address that somebody gives.
func ParseLink(text string) (Link, error) {
	if text == "none" {
		return "", nil
	}
	u, err := url.Parse(strings.NewReplacer("{file}", "file", "{line}", "1").Replace(text))
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" || !strings.Contains(text, "{file}") {
		return "", fmt.Errorf("-link %s: want an address with {file} and {line}, such as https://example.com/shop/blob/main/{file}#L{line}, or none", text)
	}
	return Link(text), nil
}

// LinkTo returns the address of a place at the forge that a remote of git names;
// "" for a forge that is not known. prefix is the directory that files are
// relative to, below the repository's root.
func LinkTo(remote, revision, prefix string) Link {
	host, repo := splitRemote(remote)
	if host == "" || revision == "" {
		return ""
	}
	root := (&url.URL{Scheme: "https", Host: host, Path: "/" + repo}).String()
	below := (&url.URL{Path: strings.Trim(prefix, "/")}).EscapedPath()
	file := path.Join(below, "{file}")
	forge := func(name string) bool {
		return host == name || strings.HasPrefix(host, strings.SplitN(name, ".", 2)[0]+".")
	}
	switch {
	case forge("github.com"):
		return Link(root + "/blob/" + revision + "/" + file + "#L{line}")
	case forge("gitlab.com"):
		return Link(root + "/-/blob/" + revision + "/" + file + "#L{line}")
	case forge("bitbucket.org"):
		return Link(root + "/src/" + revision + "/" + file + "#lines-{line}")
	case forge("codeberg.org"), forge("gitea.com"), forge("forgejo.org"):
		return Link(root + "/src/commit/" + revision + "/" + file + "#L{line}")
	}
	return ""
}

// splitRemote returns the host and the path of a remote: https://host/o/r.git,
// ssh://git@host:22/o/r.git or git@host:o/r.git (git-fetch(1), "GIT URLS").
func splitRemote(remote string) (host, repo string) {
	if !strings.Contains(remote, "://") {
		before, after, found := strings.Cut(remote, ":")
		if !found || strings.ContainsAny(before, `/\`) {
			return "", "" // a directory
		}
		remote = "ssh://" + before + "/" + strings.TrimPrefix(after, "/")
	}
	u, err := url.Parse(remote)
	if err != nil || u.Hostname() == "" || u.Scheme == "file" {
		return "", ""
	}
	return u.Hostname(), strings.TrimSuffix(strings.Trim(u.Path, "/"), ".git")
}

// href returns the address of a place; "" for none. A relative one is as code
// hosts understand it.
func (l Link) href(pos string) string {
	p := finding.ParsePosition(pos)
	if p.File == "" {
		return ""
	}
	name := filepath.ToSlash(p.File)
	relative := (&url.URL{Path: name}).String()
	switch {
	case l != "" && !filepath.IsAbs(p.File) && !strings.HasPrefix(name, "../"):
		return strings.NewReplacer("{file}", strings.TrimPrefix(relative, "./"), "{line}", strconv.Itoa(max(1, p.Line))).Replace(string(l))
	case p.Line == 0:
		return relative
	}
	return relative + "#L" + strconv.Itoa(p.Line)
}

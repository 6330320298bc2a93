package changelog

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
)

// A Range is two revisions to compare.
type Range struct {
	From string // a commit
	To   string // a commit; "" for the working tree
	// FromName and ToName are what the user called them.
	FromName, ToName string
}

// WorkingTree names the working tree in what is printed.
const WorkingTree = "working tree"

// A Repository is the git repository around a directory.
type Repository struct {
	top    string // its root
	prefix string // of the directory within it, "" or "a/b/"
}

// Open finds the repository around a directory.
func Open(ctx context.Context, dir string) (*Repository, error) {
	out, err := git(ctx, dir, "rev-parse", "--show-toplevel", "--show-prefix")
	if err != nil {
		return nil, fmt.Errorf("%s is in no git repository: %w", dir, err)
	}
	top, prefix, _ := strings.Cut(strings.TrimSuffix(out, "\n"), "\n")
	return &Repository{top: filepath.FromSlash(top), prefix: strings.TrimSpace(prefix)}, nil
}

// Parse reads a range: "" is HEAD against the working tree, A what the working
// tree changed since it left A, A..B the two revisions, and A...B what B changed
// since it left A.
func (r *Repository) Parse(ctx context.Context, s string) (Range, error) {
	var x Range
	var err error
	from, to, dots := s, "", ""
	for _, sep := range []string{"...", ".."} {
		if a, b, ok := strings.Cut(s, sep); ok {
			from, to, dots = a, b, sep
			break
		}
	}
	if from == "" {
		from = "HEAD"
	}
	if dots != "" && to == "" {
		to = "HEAD"
	}
	x.FromName, x.ToName = from, to
	if x.From, err = r.commit(ctx, from); err != nil {
		return x, err
	}
	other := "HEAD"
	if to == "" {
		x.ToName = WorkingTree
	} else if x.To, err = r.commit(ctx, to); err != nil {
		return x, err
	} else {
		other = x.To
	}
	if dots != ".." {
		// A shallow clone may lack the merge base: then the revision itself is compared.
		if base, err := git(ctx, r.top, "merge-base", x.From, other); err == nil {
			x.From = strings.TrimSpace(base)
		}
	}
	return x, nil
}

// commit returns the full name of a revision.
func (r *Repository) commit(ctx context.Context, rev string) (string, error) {
	out, err := git(ctx, r.top, "rev-parse", "--verify", "--quiet", "--end-of-options", rev+"^{commit}")
	if err != nil {
		return "", fmt.Errorf("%s is no revision of %s", rev, r.top)
	}
	return strings.TrimSpace(out), nil
}

// Touches reports whether anything between the two revisions can change a route:
// Go code outside of tests, what chooses its dependencies, and the configuration,
// which names sinks and routers.
func (r *Repository) Touches(ctx context.Context, x Range) (bool, error) {
	args := []string{"diff", "--name-only", "--no-renames", "-z", x.From}
	if x.To != "" {
		args = append(args, x.To)
	}
	out, err := git(ctx, r.top, append(args, "--")...)
	if err != nil {
		return false, err
	}
	if x.To == "" {
		untracked, err := git(ctx, r.top, "ls-files", "--others", "--exclude-standard", "-z")
		if err != nil {
			return false, err
		}
		out += untracked
	}
	for name := range strings.SplitSeq(out, "\x00") {
		if matters(path.Base(name)) {
			return true, nil
		}
	}
	return false, nil
}

func matters(base string) bool {
	switch base {
	case "go.mod", "go.sum", "go.work", "go.work.sum", "modules.txt", ".statuslint.yml":
		return true
	}
	return strings.HasSuffix(base, ".go") && !strings.HasSuffix(base, "_test.go")
}

// A Checkout is a work tree of the repository in which revisions are laid out,
// one after the other. It keeps its place from run to run where it can, because
// the go command's cache knows a package by its directory: a package that two
// revisions have in common is analysed once.
type Checkout struct {
	repo *Repository
	root string
}

// Checkout makes a work tree with one revision in it.
func (r *Repository) Checkout(ctx context.Context, commit string) (*Checkout, error) {
	root, err := r.place()
	if err != nil {
		return nil, err
	}
	c := &Checkout{r, root}
	_, err = git(ctx, r.top, "worktree", "add", "--detach", "--force", "--quiet", root, commit)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("laying out %s: %w", commit, err), c.Close())
	}
	return c, nil
}

// place makes an empty directory: the same one in each run, or another one where
// that is in use.
func (r *Repository) place() (string, error) {
	if cache, err := os.UserCacheDir(); err == nil {
		parent := filepath.Join(cache, "statuslint")
		root := filepath.Join(parent, fmt.Sprintf("%x", sha256.Sum256([]byte(r.top)))[:16])
		if os.MkdirAll(parent, 0o777) == nil && os.Mkdir(root, 0o777) == nil {
			return filepath.EvalSymlinks(root)
		}
	}
	root, err := os.MkdirTemp("", "statuslint")
	if err != nil {
		return "", err
	}
	return filepath.EvalSymlinks(root)
}

// Switch lays out another revision.
func (c *Checkout) Switch(ctx context.Context, commit string) error {
	if _, err := git(ctx, c.root, "checkout", "--detach", "--force", "--quiet", commit); err != nil {
		return fmt.Errorf("laying out %s: %w", commit, err)
	}
	return nil
}

// Dir returns the directory that stands for the one in which the repository was
// opened.
func (c *Checkout) Dir() (string, error) {
	dir := filepath.Join(c.root, filepath.FromSlash(c.repo.prefix))
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return "", fmt.Errorf("there is no directory %s", strings.TrimSuffix(c.repo.prefix, "/"))
	}
	return dir, nil
}

// Close removes the work tree, and what git knows of it.
func (c *Checkout) Close() error {
	ctx := context.Background() // also after an interrupt
	_, removed := git(ctx, c.repo.top, "worktree", "remove", "--force", "--force", c.root)
	err := os.RemoveAll(c.root)
	if removed != nil {
		_, pruned := git(ctx, c.repo.top, "worktree", "prune")
		err = errors.Join(err, pruned)
	}
	return err
}

// git runs git without hooks, filters of large files, prompts, and transfers of
// objects that a partial clone lacks: nothing is fetched and nothing of the
// repository is executed.
func git(ctx context.Context, dir string, args ...string) (string, error) {
	args = append([]string{
		"-c", "core.hooksPath=" + os.DevNull, "-c", "core.fsmonitor=false", "-c", "submodule.recurse=false",
		"-c", "filter.lfs.smudge=", "-c", "filter.lfs.process=", "-c", "filter.lfs.required=false",
	}, args...)
	cmd := exec.CommandContext(ctx, "git", args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GIT_TERMINAL_PROMPT=0", "GIT_NO_LAZY_FETCH=1", "GIT_LFS_SKIP_SMUDGE=1", "LC_ALL=C")
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err := cmd.Run()
	if err == nil {
		return stdout.String(), nil
	}
	if ctx.Err() != nil {
		return "", ctx.Err()
	}
	if said := strings.TrimSpace(stderr.String()); said != "" {
		_, said, _ = strings.Cut(said, "fatal: ")
		if said == "" {
			said = strings.TrimSpace(stderr.String())
		}
		err = errors.New(said)
	}
	return "", err
}

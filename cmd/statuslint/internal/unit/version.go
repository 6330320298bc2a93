package unit

import (
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/self"
)

// answerVersion answers -V=full. The go command puts the build ID into the key
// of every unit (d), so it sums up, beside the executable, all that a unit reads
// and the go command does not know of: no result outlives a change of the
// configuration or of a document (5.4).
func answerVersion(digest func(args []string) string) int {
	h := sha256.New()
	if err := self.WriteTo(h); err != nil {
		fmt.Fprintln(os.Stderr, "statuslint:", err)
		return 1
	}
	io.WriteString(h, digest(parentArgs()))
	// The name is not the path of the executable, which may hold spaces.
	fmt.Printf("statuslint version devel buildID=%x\n", h.Sum(nil))
	return 0
}

// parentArgs returns the arguments of the process that asked: go vet, which
// does not say which -config and -docs it was given, and puts no more of them
// into its keys than their names. Where the system does not say, go vet with
// these two flags may answer from its cache after their files changed;
// statuslint itself passes digests along.
func parentArgs() []string {
	pid := strconv.Itoa(os.Getppid())
	if data, err := os.ReadFile("/proc/" + pid + "/cmdline"); err == nil {
		return strings.Split(strings.TrimRight(string(data), "\x00"), "\x00")
	}
	out, err := exec.Command("ps", "-o", "args=", "-p", pid).Output()
	if err != nil {
		return nil
	}
	return strings.Fields(string(out))
}

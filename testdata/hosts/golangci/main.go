// Golangci is golangci-lint with statuslint in it, as golangci-lint custom makes
// it, from the module proxy alone.
package main

import (
	"fmt"
	"os"

	"github.com/golangci/golangci-lint/v2/pkg/commands"
	"github.com/golangci/golangci-lint/v2/pkg/exitcodes"

	_ "github.com/statuslint/statuslint/gclplugin"
)

func main() {
	// No version: golangci-lint then keys its cache by the digest of the binary.
	if err := commands.Execute(commands.BuildInfo{GoVersion: "go", Commit: "?"}); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(exitcodes.Failure)
	}
}

// Statuslint checks the HTTP statuses of Go servers.
package main

import (
	"golang.org/x/tools/go/analysis/singlechecker"

	"github.com/statuslint/statuslint/analyzer"
)

func main() { singlechecker.Main(analyzer.Analyzer) }

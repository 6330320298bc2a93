module github.com/statuslint/statuslint/testdata/hosts/golangci

go 1.26.0

require (
	github.com/golangci/golangci-lint/v2 v2.15.0
	github.com/statuslint/statuslint v0.0.0
)

replace github.com/statuslint/statuslint => ../../..

module github.com/statuslint/statuslint

go 1.25.0

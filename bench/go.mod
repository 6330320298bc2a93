module github.com/statuslint/statuslint/bench

go 1.25.0

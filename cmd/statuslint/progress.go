package main

import (
	"bytes"
	"fmt"
	"io"
	"sync"
	"sync/atomic"
	"time"
)

// A progress counts the packages that are done.
type progress struct {
	packages atomic.Int64
}

// Write counts the trees in what go vet -json prints: each begins a line with a
// brace.
func (p *progress) Write(data []byte) (int, error) {
	n := bytes.Count(data, []byte("\n{"))
	if bytes.HasPrefix(data, []byte("{")) {
		n++
	}
	p.packages.Add(int64(n))
	return len(data), nil
}

// patience is how long a command works without a word.
const patience = 2 * time.Second

// show prints the progress on w, in one line that is renewed if w is a
// terminal, until the function that it returns is called.
func (p *progress) show(w io.Writer) (done func()) {
	start := time.Now()
	stop := make(chan struct{})
	var wait sync.WaitGroup
	wait.Go(func() {
		every := 10 * time.Second
		before, after := "", "\n"
		if isTerminal(w) {
			every, before, after = time.Second, "\r", "\x1b[K"
		}
		shown := false
		for next := patience; ; next = every {
			select {
			case <-stop:
				if shown && before != "" {
					fmt.Fprint(w, "\r\x1b[K")
				}
				return
			case <-time.After(next):
				fmt.Fprintf(w, "%sstatuslint: %s analysed, %d s%s", before,
					count(int(p.packages.Load()), "package"), int(time.Since(start).Seconds()), after)
				shown = true
			}
		}
	})
	return func() {
		close(stop)
		wait.Wait()
	}
}

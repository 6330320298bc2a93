// Package pack knows nothing of HTTP.
package pack

import (
	"context"
	"io"
)

// To packs b.
func To(w io.Writer, b []byte) (int, error) { return w.Write(b) }

// Each calls f with each word.
func Each(words []string, f func(string) string) []string {
	for i, word := range words {
		words[i] = f(word)
	}
	return words
}

// Find looks for a word.
func Find(ctx context.Context, word string) bool { return ctx.Value(word) != nil }

//go:build race

package document

// slowdown is what the race detector costs.
const slowdown = 10

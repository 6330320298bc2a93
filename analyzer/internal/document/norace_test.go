//go:build !race

package document

const slowdown = 1

// Package circle is for circle.go, which overflows the stack of the analyzer.
package circle

// Package goast reads Go syntax together with its types: which variable an
// expression is rooted in, which function a call calls, which arguments a
// parameter gets, which type is which. It knows nothing of HTTP responses; it
// is the ground that every stage of the analysis stands on, in one copy.
//
// Functions take a types.Info and hold no state. Generic functions and fields
// are returned as their origins, so that results compare as objects.
package goast

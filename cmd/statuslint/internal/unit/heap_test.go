package unit

import (
	"math"
	"runtime"
	"runtime/debug"
	"testing"
)

// TestRelaxCollector collects nothing at first, and as ever from the first
// collection on.
func TestRelaxCollector(t *testing.T) {
	t.Setenv("GOGC", "")
	t.Setenv("GOMEMLIMIT", "")
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(-1))
	defer debug.SetGCPercent(debug.SetGCPercent(100))
	restored := relaxCollector()
	if limit := debug.SetMemoryLimit(-1); limit != freeHeap {
		t.Errorf("the limit is %d", limit)
	}
	runtime.GC()
	<-restored
	if percent := debug.SetGCPercent(100); percent != 100 {
		t.Errorf("collects at %d %%, want the 100 of before", percent)
	}
	if limit := debug.SetMemoryLimit(-1); limit != math.MaxInt64 {
		t.Errorf("the limit of %d is still there after the first collection", limit)
	}
}

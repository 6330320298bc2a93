package unit

import (
	"math"
	"runtime"
	"runtime/debug"
	"testing"
	"time"
)

// TestRelaxCollector collects nothing at first, and as ever from the first
// collection on.
func TestRelaxCollector(t *testing.T) {
	t.Setenv("GOGC", "")
	t.Setenv("GOMEMLIMIT", "")
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(-1))
	defer debug.SetGCPercent(debug.SetGCPercent(100))
	relaxCollector()
	if limit := debug.SetMemoryLimit(-1); limit != freeHeap {
		t.Errorf("the limit is %d", limit)
	}
	runtime.GC()
	for range 1000 {
		if debug.SetMemoryLimit(-1) == math.MaxInt64 {
			break
		}
		time.Sleep(time.Millisecond)
	}
	if percent := debug.SetGCPercent(100); percent != 100 {
		t.Errorf("collects at %d %%, want the 100 of before", percent)
	}
	if limit := debug.SetMemoryLimit(-1); limit != math.MaxInt64 {
		t.Errorf("the limit of %d is still there after the first collection", limit)
	}
}

package magic

import (
	"net/http/httptest"
	"testing"
)

func TestTable(t *testing.T) {
	rec := httptest.NewRecorder()
	tests := []struct {
		name string
		want int
		size int
	}{
		{"positional", 200, 300},          // want `status 200`
		{name: "keyed", want: 404, size: 100}, // want `status 404`
	}
	for _, tt := range tests {
		if rec.Code != tt.want {
			t.Error(rec.Code)
		}
	}
	equal(t, 400, rec.Code) // want `status 400`
	equal(t, 300, len(tests))
}

// equal compares anything: what one call compares with a status, another
// compares with a count.
func equal(t *testing.T, want, got any) {
	if want != got {
		t.Errorf("want %v, got %v", want, got)
	}
}

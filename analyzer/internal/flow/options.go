package flow

import (
	"github.com/statuslint/statuslint/analyzer/internal/flow/absval"
)

// putsInto returns what the function puts into what its parameter points to.
func (b *behaviour) putsInto(index int) absval.Value {
	for _, p := range b.puts {
		if p.index == index {
			return p.value
		}
	}
	var out absval.Value
	for _, s := range b.stores {
		if index < len(b.params) && s.param == b.params[index] {
			out = out.Join(s.value)
		}
	}
	return out
}

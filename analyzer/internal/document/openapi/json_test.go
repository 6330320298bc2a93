package openapi

import (
	"encoding/json"
	"reflect"
	"strconv"
	"strings"
	"testing"
)

// FuzzJSON holds the reader of JSON against encoding/json.
func FuzzJSON(f *testing.F) {
	for _, s := range []string{
		`{"a": [1, -2.5e3, true, null, "x\\\\", "\\\"", {"b": {}}], "\u00e9": "\ud83d\ude00"}`,
		"{\"a\":\n[\n{}\n]}", `{"a":1,"a":2}`, "{\"\xff\": \"\xff\"}",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		var want any
		dec := json.NewDecoder(strings.NewReader(src))
		dec.UseNumber()
		wrong := dec.Decode(&want) != nil || dec.More()
		if !json.Valid([]byte(src)) {
			if err := jsonError([]byte(src)); err == nil {
				t.Errorf("%q: no error", src)
			}
			return
		}
		got, err := parseJSON([]byte(src), func(string, int) bool { return false }, new(budget))
		switch {
		case err != nil:
			if !strings.Contains(err.Error(), "nested") {
				t.Errorf("%q: %v", src, err)
			}
		case wrong:
			t.Errorf("%q is no JSON", src)
		case !reflect.DeepEqual(plainTree(got), plainValue(want)):
			t.Errorf("%q: read %v, want %v", src, plainTree(got), plainValue(want))
		}
	})
}

// plainTree makes a tree comparable: its scalars are text.
func plainTree(t *tree) any {
	switch {
	case t.list:
		out := []any{}
		for _, v := range t.items {
			out = append(out, plainTree(v))
		}
		return out
	case len(t.entries) > 0:
		out := map[string]any{}
		for _, e := range t.entries {
			out[e.key] = plainTree(e.value)
		}
		return out
	}
	return t.scalar
}

func plainValue(v any) any {
	switch v := v.(type) {
	case map[string]any:
		out := map[string]any{}
		for key, value := range v {
			out[key] = plainValue(value)
		}
		if len(out) == 0 {
			return "" // a tree does not hold it apart from an empty text
		}
		return out
	case []any:
		out := []any{}
		for _, e := range v {
			out = append(out, plainValue(e))
		}
		return out
	case json.Number:
		return v.String()
	case bool:
		return strconv.FormatBool(v)
	case string:
		return v
	}
	return ""
}

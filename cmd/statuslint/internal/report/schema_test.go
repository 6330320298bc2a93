package report

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// published returns the schema of SARIF 2.1.0 as OASIS publishes it, byte for
// byte:
// https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json
func published(t *testing.T) map[string]any {
	t.Helper()
	text, err := os.ReadFile("testdata/sarif-schema-2.1.0.json")
	if err != nil {
		t.Fatal(err)
	}
	var schema map[string]any
	if err := json.Unmarshal(text, &schema); err != nil {
		t.Fatal(err)
	}
	if id := fmt.Sprint(schema["id"]); !strings.Contains(id, "sarif-schema-2.1.0.json") {
		t.Fatalf("read the schema %s", id)
	}
	return schema
}

// A validator checks JSON by a schema of draft 4, as far as SARIF uses it. A
// keyword that it does not know is a mistake, so that nothing passes unseen.
type validator struct {
	root     map[string]any
	mistakes []string
}

func (v *validator) check(schema map[string]any, value any, at string) {
	for key, arg := range schema {
		if !v.holds(schema, key, arg, value, at) {
			v.mistakes = append(v.mistakes, fmt.Sprintf("%s: %s %v", at, key, arg))
		}
	}
}

// holds checks one keyword. Values of other types than the keyword is for
// pass it.
func (v *validator) holds(schema map[string]any, key string, arg, value any, at string) bool {
	object, _ := value.(map[string]any)
	list, isList := value.([]any)
	text, isText := value.(string)
	number, isNumber := value.(float64)
	switch key {
	case "$schema", "id", "title", "description", "default", "definitions", "format":
		return true
	case "$ref":
		name := strings.TrimPrefix(arg.(string), "#/definitions/")
		v.check(v.root["definitions"].(map[string]any)[name].(map[string]any), value, at)
		return true
	case "type":
		return hasType(arg, value)
	case "enum":
		return slices.ContainsFunc(arg.([]any), func(e any) bool { return reflect.DeepEqual(e, value) })
	case "properties":
		for name, sub := range arg.(map[string]any) {
			if field, ok := object[name]; ok {
				v.check(sub.(map[string]any), field, at+"."+name)
			}
		}
		return true
	case "additionalProperties":
		return v.additional(schema, arg, object, at)
	case "required":
		return object == nil || !slices.ContainsFunc(arg.([]any), func(name any) bool { _, ok := object[name.(string)]; return !ok })
	case "items":
		for i, e := range list {
			v.check(arg.(map[string]any), e, fmt.Sprintf("%s[%d]", at, i))
		}
		return true
	case "minItems":
		return !isList || len(list) >= int(arg.(float64))
	case "uniqueItems":
		return arg == false || !isList || unique(list)
	case "minimum":
		return !isNumber || number >= arg.(float64)
	case "maximum":
		return !isNumber || number <= arg.(float64)
	case "pattern":
		return !isText || regexp.MustCompile(arg.(string)).MatchString(text)
	case "anyOf", "oneOf":
		n := 0
		for _, sub := range arg.([]any) {
			one := validator{root: v.root}
			if one.check(sub.(map[string]any), value, at); len(one.mistakes) == 0 {
				n++
			}
		}
		return n == 1 || n > 1 && key == "anyOf"
	}
	return false
}

func (v *validator) additional(schema map[string]any, arg any, object map[string]any, at string) bool {
	known, _ := schema["properties"].(map[string]any)
	for name := range object {
		if _, ok := known[name]; ok {
			continue
		}
		sub, ok := arg.(map[string]any)
		if !ok && arg == false {
			return false
		}
		v.check(sub, object[name], at+"."+name)
	}
	return true
}

func hasType(arg, value any) bool {
	types, ok := arg.([]any)
	if !ok {
		types = []any{arg}
	}
	for _, t := range types {
		switch value := value.(type) {
		case map[string]any:
			ok = t == "object"
		case []any:
			ok = t == "array"
		case string:
			ok = t == "string"
		case bool:
			ok = t == "boolean"
		case float64:
			ok = t == "number" || t == "integer" && value == float64(int(value))
		case nil:
			ok = t == "null"
		}
		if ok {
			return true
		}
	}
	return false
}

func unique(list []any) bool {
	for i, a := range list {
		if slices.ContainsFunc(list[:i], func(b any) bool { return reflect.DeepEqual(a, b) }) {
			return false
		}
	}
	return true
}

// validate returns what is wrong with a log.
func validate(schema map[string]any, log []byte) []string {
	var value any
	if err := json.Unmarshal(log, &value); err != nil {
		return []string{err.Error()}
	}
	v := &validator{root: schema}
	v.check(schema, value, "")
	return v.mistakes
}

// TestValidator shows that the validator finds mistakes.
func TestValidator(t *testing.T) {
	schema := published(t)
	const good = `{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"x"}},"results":[{"message":{"text":"m"}}]}]}`
	if m := validate(schema, []byte(good)); m != nil {
		t.Fatal(m)
	}
	for old, bad := range map[string]string{
		`"2.1.0"`:      `"2.2"`,
		`"name":"x"`:   `"nam":"x"`,
		`"text":"m"`:   `"text":1`,
		`{"text":"m"}`: `{}`,
		`"driver":`:    `"driver":{},"drivers":`,
		`"message"`:    `"ruleIndex":-2,"message"`,
		`"results":`:   `"columnKind":"bytes","results":`,
	} {
		if m := validate(schema, []byte(strings.Replace(good, old, bad, 1))); m == nil {
			t.Errorf("%s in place of %s passes", bad, old)
		}
	}
	if len(slices.Collect(maps.Keys(schema["definitions"].(map[string]any)))) < 40 {
		t.Error("the schema is cut off")
	}
}

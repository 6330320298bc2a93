// Package config reads the settings of statuslint (DESIGN 5.3).
package config

// A Config is the content of .statuslint.yml, or of the settings that a host passes.
type Config struct {
	Docs          []string `yaml:"docs" json:"docs"`
	Common        []int    `yaml:"common" json:"common"`
	Delete        []int    `yaml:"delete" json:"delete"`
	Rules         Rules    `yaml:"rules" json:"rules"`
	Allow         []int    `yaml:"allow" json:"allow"`
	Tests         *bool    `yaml:"tests" json:"tests"`
	StrictDefault bool     `yaml:"strict-default" json:"strict-default"`
	Sinks         []Sink   `yaml:"sinks" json:"sinks"`
	Routes        []Route  `yaml:"routes" json:"routes"`
	DeleteNames   bool     `yaml:"delete-names" json:"delete-names"`
	UnwrittenAll  bool     `yaml:"unwritten-all" json:"unwritten-all"`
}

// Rules turns rules on and off; nil leaves a rule at its default.
type Rules map[string]bool

// A Sink names a function that writes the status in one of its arguments.
type Sink struct {
	Func   string `yaml:"func" json:"func"`
	Status int    `yaml:"status" json:"status"`
}

// A Route names a function that registers a handler.
type Route struct {
	Func    string `yaml:"func" json:"func"`
	Method  string `yaml:"method" json:"method"`
	Path    int    `yaml:"path" json:"path"`
	Handler int    `yaml:"handler" json:"handler"`
}

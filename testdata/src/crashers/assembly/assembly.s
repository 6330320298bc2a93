// The bodies of assembly.go are nowhere: nothing links them.

package render

import "careers/rung/roles"

// Explorer lists the commands that print what the explorer's screens show, for
// who can't use a drawn screen. Open is what was asked for, or nil.
func Explorer(open *roles.Ref) Answer {
	ref := "REF"
	if open != nil {
		ref = open.String()
	}
	commands := []struct {
		Screen  string `json:"screen"`
		Command string `json:"command"`
	}{
		{"One thing", "rung show " + ref},
		{"Where its figures come from", "rung explain " + ref},
		{"Map of the field", "rung roles"},
		{"The moves of the catalog", "rung paths FROM TO"},
		{"Search", "rung search WORDS"},
		{"Next moves from here", "rung next"},
		{"Gap to a role", "rung gap ROLE"},
		{"Routes to a role", "rung plan ROLE"},
		{"Why there is none", "rung why-not ROLE"},
		{"Side by side", "rung compare REF REF"},
		{"My profile", "rung profile show"},
		{"My plans", "rung plans list"},
		{"My renewals", "rung renewals"},
	}
	var d Doc
	d.Title = "The explorer draws on the whole screen; these commands print the same"
	var fields Fields
	for _, x := range commands {
		fields = append(fields, Field{x.Screen, x.Command})
	}
	d.Add(fields)
	return Answer{Doc: d, Value: struct {
		Schema   string `json:"schema"`
		Commands any    `json:"commands"`
	}{"rung.explore/v1", commands}}
}

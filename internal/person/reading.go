package person

import "careers/rung/roles"

// Reading is one thing that was read from elsewhere, with what it was found to
// be in the catalog.
type Reading struct {
	Kind       string      `json:"kind"` // job, education, cert, license, skill or military
	Text       string      `json:"text"`
	Where      string      `json:"where,omitempty"`
	Confidence string      `json:"confidence"` // sure, likely or unsure; "": found nowhere
	Ref        string      `json:"ref,omitempty"`
	Is         string      `json:"is,omitempty"` // what it is called in the catalog
	Level      roles.Level `json:"level,omitempty"`
	Why        string      `json:"why"`
	Candidates []string    `json:"candidates,omitempty"` // of an unsure one
	Taken      bool        `json:"taken"`                // it counts in the profile; else it is kept as text
}

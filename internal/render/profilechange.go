package render

import (
	"strings"
	"time"

	"careers/rung/roles"
)

// ProfileChanged tells what was changed in a profile, and what of it does not
// count.
// again is what commands that are told must be given to work on the same files.
func ProfileChanged(file string, changes []string, notes roles.Diagnostics, again string) Answer {
	value := struct {
		Schema      string            `json:"schema"`
		File        string            `json:"file"`
		Changes     []string          `json:"changes"`
		Diagnostics roles.Diagnostics `json:"diagnostics"`
	}{"rung.profile-change/v1", file, orEmpty(changes), notes}
	if notes == nil {
		value.Diagnostics = roles.Diagnostics{}
	}
	d := Doc{}
	d.Add(Para{Text: "Wrote " + file + ". Nothing left this machine."}, List(changes))
	addList(&d, "To look at", noteLines(notes))
	d.Add(Heading(""), Para{Text: "See it: rung profile show" + again + ". Take it back: rung profile undo" + again + ".", Tone: Quiet})
	return Answer{Value: value, Doc: d}
}

// ProfileCheck lists what of a profile a catalog does not bear out.
func ProfileCheck(file string, notes roles.Diagnostics) Answer {
	value := struct {
		Schema      string            `json:"schema"`
		File        string            `json:"file"`
		Diagnostics roles.Diagnostics `json:"diagnostics"`
	}{"rung.profile-check/v1", file, notes}
	if notes == nil {
		value.Diagnostics = roles.Diagnostics{}
	}
	d := Doc{}
	var lines Verbatim
	for _, n := range notes {
		lines = append(lines, strings.Split(n.String(), "\n")...)
	}
	if len(lines) > 0 {
		d.Add(lines)
	} else {
		d.Add(Para{Text: file + ": all of it counts."})
	}
	return Answer{Value: value, Doc: d}
}

// ProfilePath says where a profile is.
func ProfilePath(file string) Answer {
	return Answer{Value: struct {
		Schema string `json:"schema"`
		File   string `json:"file"`
	}{"rung.profile-path/v1", file}, Doc: Doc{Blocks: []Block{Verbatim{file}}}}
}

// Undone tells of a change that was taken back.
func Undone(label string, at time.Time, file string, removed, edited bool, kept string) Answer {
	value := struct {
		Schema  string `json:"schema"`
		Change  string `json:"change"`
		Made    string `json:"made"`
		File    string `json:"file"`
		Removed bool   `json:"removed"`
		Edited  bool   `json:"edited_since"`
		Kept    string `json:"kept,omitempty"`
	}{"rung.undo/v1", label, at.Format(time.RFC3339), file, removed, edited, kept}
	text := "Took back: " + label + ". " + file + " is as it was before."
	if removed {
		text = "Took back: " + label + ". There was no " + file + " before, so it is gone."
	}
	d := Doc{}
	d.Add(Para{Text: text})
	if edited {
		d.Add(Para{Text: "The file had been edited since; those edits are in the copy.", Tone: Warning})
	}
	if kept != "" {
		d.Add(Para{Text: "What it was until now: " + kept, Tone: Quiet})
	}
	return Answer{Value: value, Doc: d}
}

// PlanRemoved says that a saved plan is gone.
func PlanRemoved(name, file, again string) Answer {
	d := Doc{}
	d.Add(Para{Text: "Removed " + name + " (" + file + "). What you hold stays in your profile. Bring it back: rung plans undo" + again + "."})
	return Answer{Value: struct {
		Schema string `json:"schema"`
		Name   string `json:"name"`
		File   string `json:"file"`
	}{"rung.plan-removed/v1", name, file}, Doc: d}
}

package cli

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"careers/rung/internal/render"
)

// Formats that few commands have.
const (
	asICS     render.Format = "ics"
	asSVG     render.Format = "svg"
	asDOT     render.Format = "dot"
	asMermaid render.Format = "mermaid"
	asGraphML render.Format = "graphml"
)

// hostileCommand is a command line to run on hostile files.
type hostileCommand struct {
	line   string          // words apart; PACK is the pack, FILE a file to write
	as     []render.Format // what -o takes; nil: as every answer
	status int
	writes render.Format // the form of what it writes to FILE
	mute   bool          // it says nothing of the files' own
}

// anyAnswer is the status of a command whose answer depends on what the text is.
const anyAnswer = -1

// hostileCommands is every command that shows what a pack, a profile or a plan
// says. A new command is a line here.
func hostileCommands() []hostileCommand {
	export := []render.Format{render.Markdown, render.CSV, render.JSON, render.YAML, render.HTML, asICS}
	return []hostileCommand{
		{line: "search qz"},
		{line: "roles"}, {line: "skills"}, {line: "certs"}, {line: "programs"},
		{line: "show role/analyst"}, {line: "show chief"}, {line: "show skill/sql"},
		{line: "show cert/records"}, {line: "show program/as-data"}, {line: "show license/rn"},
		{line: "diff analyst engineer --all"},
		{line: "paths"}, {line: "paths analyst chief"},
		{line: "unlocks rn"}, {line: "unlocks as-data"}, {line: "unlocks cda --all"},
		{line: "entry"}, {line: "entry analyst"},
		{line: "interests --scores R=9,I=22,A=12,S=15,E=8,C=20"},
		{line: "plan manager"}, {line: "plan chief --route A"}, {line: "plan engineer --route A --exact --profile none --from analyst"},
		{line: "plan chief --from analyst --budget 1 --deadline 1mo --profile none", status: exitNo},
		{line: "next"}, {line: "gap manager"}, {line: "gap chief"},
		{line: "why-not nurse-lead --profile none --from analyst", status: exitNo}, {line: "why-not manager"},
		{line: "whatif manager --set pace=2"}, {line: "whatif up --hold cda"},
		{line: "compare analyst engineer manager --all"}, {line: "compare bs-data as-data"}, {line: "compare up across"},
		{line: "programs compare bs-data as-data --all"},
		{line: "renewals --ics FILE", writes: asICS},
		{line: "plans save again manager --replace"}, {line: "plans list"}, {line: "plans show odd"}, {line: "plans show odder"}, {line: "plans show oddest --why"},
		{line: "plans show up --why --ics FILE", writes: asICS}, {line: "plans refresh across"}, {line: "plans refresh odd", status: anyAnswer},
		{line: "profile show"}, {line: "profile check", status: exitUsage},
		{line: "profile show --profile odd.yaml"}, {line: "profile check --profile odder.yaml", status: exitUsage}, {line: "gap manager --profile oddest.yaml"},
		{line: "explain analyst"}, {line: "explain sql"}, {line: "explain records"}, {line: "explain as-data"}, {line: "explain rn"},
		{line: "sources"}, {line: "lint PACK"},
		{line: "version", mute: true},
		{line: "export catalog", as: []render.Format{render.JSON, render.YAML}},

		{line: "export catalog --kind roles", as: []render.Format{render.CSV}}, {line: "export catalog --kind moves", as: []render.Format{render.CSV}},
		{line: "export catalog --kind skills", as: []render.Format{render.CSV}}, {line: "export catalog --kind certs", as: []render.Format{render.CSV}},
		{line: "export catalog --kind programs", as: []render.Format{render.CSV}}, {line: "export catalog --kind licenses", as: []render.Format{render.CSV}},
		{line: "export catalog --kind funding", as: []render.Format{render.CSV}}, {line: "export catalog --kind occupations", as: []render.Format{render.CSV}},
		{line: "export catalog --kind sources", as: []render.Format{render.CSV}}, {line: "export catalog --kind tracks", as: []render.Format{render.CSV}},
		{line: "export catalog --kind ladders", as: []render.Format{render.CSV}},
		{line: "export plan up", as: export}, {line: "export plan odd", as: export}, {line: "export plan manager", as: export},
		{line: "export gap manager", as: export}, {line: "export compare analyst engineer", as: export}, {line: "export compare up across", as: export},
		{line: "export graph", as: graphForms()}, {line: "export graph --around manager --depth 2", as: graphForms()},
		{line: "export graph --track data", as: graphForms()}, {line: "export graph --plan up", as: graphForms()}, {line: "export graph --plan chief", as: graphForms()},
		{line: "handout up --out FILE", as: []render.Format{""}, writes: render.HTML}, {line: "handout manager --out FILE", as: []render.Format{""}, writes: render.HTML},
	}
}

func graphForms() []render.Format {
	return []render.Format{asSVG, asDOT, asMermaid, asGraphML, render.JSON}
}

// A command that is new is a line of the table, or is named here with what it
// shows.
func TestEveryCommandIsShownHostileFiles(t *testing.T) {
	others := []string{
		"explore",                                  // draws on a canvas, which package tui tests
		"plans done", "plans undo", "plans remove", // change what plans show shows
		"profile set", "profile init", "profile edit", "profile import", "profile undo", "profile path", // and profile show
		"pack", "pack new", "pack schema", "completion", "help", // show nothing of anybody's files
		"plans", "profile", "export", // their commands
	}
	var walk func(cmd *cobra.Command, path string)
	walk = func(cmd *cobra.Command, path string) {
		for _, sub := range cmd.Commands() {
			name := strings.TrimSpace(path + " " + sub.Name())
			shown := slices.ContainsFunc(hostileCommands(), func(c hostileCommand) bool { return strings.HasPrefix(c.line+" ", name+" ") })
			if !shown && !slices.Contains(others, name) {
				t.Errorf("rung %s is shown no hostile files: give it a line of the table", name)
			}
			walk(sub, name)
		}
	}
	walk(newRoot(newHostileApp(new(bytes.Buffer), new(bytes.Buffer))), "")
}

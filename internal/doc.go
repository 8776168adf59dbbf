// Package internal holds the rooms that are not for other modules to import.
// It has no code of its own: this page is the map of the whole house, and the
// tests beside it keep the page, the imports and the top level true.
//
// # Principles
//
// The library is the product. Package roles says what is known about jobs,
// package paths says what follows for a person, and the program is one reader
// of both. Another program can be another.
//
// What is known is data. The planner has no role, skill or figure written into
// it: all come from packs, the built-in one included, and each figure carries
// its source, year and area. What is not known stays unknown to the end; no
// layer fills it in for looks.
//
// Values, once made, do not change. A catalog is checked when it is loaded
// and is read-only from then on, so that everything after it may share it, run
// at the same time and give the same bytes for the same question.
//
// The outside is handed in. Clock, environment, terminal width and streams are
// fields that the outermost layer sets, so that every answer can be repeated.
// No package opens a socket, keeps mutable state of its own or runs code
// before main; one has to, and says why (internal/quiet).
//
// Input is hostile until checked, and text stays hostile until it is shown.
// Reading reports every fault with its place and never panics; writing makes
// text safe for the thing that will show it, in one room and nowhere else.
//
// # Data's way through the house
//
//	packs (YAML)            a folder, or the one in the binary
//	  │  internal/yamldoc   bytes to values, every position kept
//	  ▼
//	roles.Load              types, references, rules: diagnostics
//	  ▼
//	*roles.Catalog          read-only, sorted, complete
//	  │  paths.NewGraph     the same, compact, as arcs
//	  ▼
//	*paths.Graph ◀───────── paths.Query: a profile, a target, limits
//	  ▼
//	a value                 a result, a gap, a role: plain data
//	  │  internal/render    text, Markdown, HTML, JSON, CSV, YAML, drawings, calendars;
//	  │                     or a screen of internal/tui
//	  ▼
//	standard output
//
// Nothing flows back. A command turns flags into options, calls roles and
// paths, and hands the value to render.
//
// A person's own data comes in from the side: a resume is read by
// internal/importer, what they keep is a document of internal/person that
// internal/store saves, and what that says in a catalog is the paths.Profile of
// every query.
//
// The built-in pack is written in YAML and compiled into a compact form that
// the binary carries, because decoding a thousand records of YAML at every
// start would be most of the running time. A test holds the two together.
//
// # Order of imports
//
// A package imports only from lower floors; packages of one floor do not know
// each other.
//
//	cmd
//	internal/cli
//	internal/tui
//	internal/importer, internal/render, internal/store
//	internal/person
//	paths
//	roles
//	internal/layered, internal/quiet, internal/yamldoc
//
// Libraries have one home as well: cobra in cli, Bubble Tea in tui, yaml.v3 in
// yamldoc. The full table, with the reason for each line, is in deps_test.go.
//
// # Room roles
//
// What a role, skill, certification, program, license, move, occupation and
// source is, and how packs of them become a catalog. Load never panics, on
// any bytes, and reports all the faults of all files in one run: each has a
// severity, a stable code, file:line:column, the path of the datum, a message
// and a hint, and where two places contradict each other, both. Layers stack:
// a later one replaces a record only where it says so. Lists come sorted,
// whatever order the files were in. The pack itself is in roles/catalog, its
// JSON Schemas in roles/schema.
//
// # Room paths
//
// The graph, a person's profile, the planner, the gap and the verifier. The
// planner is a multi-objective label-setting search whose labels carry what a
// person holds, so that a thing acquired for one step serves all later ones.
// The trade-off set it returns is exact for the plan space, or says that it is
// not and by how much. "No plan" is a value that names the gates in the way and
// the smallest changes that open one. Plan.Verify replays a plan against the
// catalog without any of the search's code. A context is honored inside the
// innermost loop.
//
// # Room internal/yamldoc
//
// Strict YAML: bytes to Go values over the parser's node tree, because the
// parser's own decoding forgets columns, misses duplicate keys and lets unknown
// ones pass. Size, depth and the growth of aliases are bounded before anything
// is built from them.
//
// A document that changes is not written anew: Patch changes the bytes that have
// to and keeps a person's comments, order and spelling.
//
// # Room internal/person
//
// What a person keeps of themselves: the profile and saved plans, as documents
// that they may edit by hand. What a profile says in a catalog, with what no
// longer counts and why; how far a plan is, read from the profile alone, so that
// a thing once held counts for every plan; what of a plan's footing a later
// catalog changed.
//
// # Room internal/store
//
// Those documents as files, bytes only. They are replaced whole by renaming,
// under one lock a person; every version that was written, and every edit by hand
// that a change meets, is kept, so that a kill at any moment loses nothing and
// undo restores byte for byte.
//
// # Room internal/importer
//
// The world's formats. A resume of any kind becomes one shape, of which nothing
// is dropped; matching finds it in a catalog and says how sure it is and why. A
// wrong match is worse than none, so what is unsure stays text.
//
// # Room internal/tui
//
// What is drawn on a terminal. The explorer is a frame around screens on a stack,
// one file or few a screen: five methods, of which view is a function of the screen
// and its canvas alone. A canvas cuts at its edges, so nothing can push anything
// else aside, and draws meanings, which a theme turns into colors. Keys are data: one
// list makes the bottom line, the help, the palette and the README's table. Screens
// do no input or output: they get functions, put slow work through inquiries, which
// drop what comes too late, and hand messages to the frame. What a key does by
// itself is done before the next one is taken.
//
// Forms are the other part: every key handled in full before the next, with a plain
// form for who cannot see them drawn.
//
// # Room internal/quiet
//
// Initialized before Bubble Tea, whose own start would query the terminal and
// wait for an answer that may never come.
//
// # Room internal/layered
//
// Where the boxes and lines of a drawing in columns go: few crossings, nothing on
// top of anything. Geometry alone; it knows neither text nor format.
//
// # Room internal/render
//
// A value and options to bytes. All layout is here, and so is all that makes
// text safe: control bytes and direction overrides for a terminal, formulas for
// a spreadsheet, markup for a browser. Pages and drawings are trees of elements,
// which one function writes, so that no text can become markup. A chart is a block
// of an answer: drawn in cells on a terminal, in shapes with a table of the same
// facts on a page.
//
// # Room internal/cli
//
// The command tree: for every command an options struct, a constructor that
// ties flags to it, and a run function that knows nothing of flags. Exit
// statuses come from one switch.
//
// # Room cmd
//
// One main function, which calls cli and exits. The scripts that pin down what
// a user sees are below it, in testdata.
package internal

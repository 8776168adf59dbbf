package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"sync"

	"github.com/aymanbagabas/go-osc52/v2"

	"careers/rung/internal/person"
	"careers/rung/internal/store"
	"careers/rung/internal/tui"
	"careers/rung/paths"
	"careers/rung/roles"
)

// deps is what the explorer gets of the world: what the commands do, without
// what they write.
func (o *exploreOptions) deps(a *App, c *roles.Catalog) (tui.Deps, error) {
	silent, quiet := *a, *o.shared
	silent.Out, silent.Err, quiet.quiet = io.Discard, io.Discard, true
	x := &exploring{app: &silent, shared: &quiet, catalog: c, ours: map[int]bool{}}
	x.graph = sync.OnceValue(func() *paths.Graph { return paths.NewGraph(c) })
	today, err := o.civilToday(a)
	if err != nil {
		return tui.Deps{}, err
	}
	own, err := x.own(context.Background())
	if err != nil {
		return tui.Deps{}, err
	}
	return tui.Deps{
		Catalog: c, Today: today, Own: own, Again: o.again(),
		Reload: x.own, Plan: x.plan, Edit: x.edit, Keep: x.keep, Tick: x.tick, Remove: x.remove, Undo: x.undo,
		Words: func(asked person.Asked) string { return flagWords(askedWords(asked)) },
		Next:  func(ctx context.Context, q paths.Query) (*paths.Next, error) { return x.graph().Next(ctx, q) },
		ComparePrograms: func(ctx context.Context, ids []string) (*paths.ProgramComparison, error) {
			return x.graph().ComparePrograms(ctx, ids)
		},
		Copy: a.copier(),
	}, nil
}

// exploring is the explorer's hands.
type exploring struct {
	app     *App
	shared  *shared
	catalog *roles.Catalog
	graph   func() *paths.Graph

	mu   sync.Mutex
	ours map[int]bool // changes of the files that were made here
}

// did notes a change of the files as one of ours.
func (x *exploring) did(files *store.Store, label string) {
	changes, err := files.History()
	if err != nil || len(changes) == 0 || !strings.HasPrefix(changes[0].Label, label) {
		return // then undo asks first
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	x.ours[changes[0].N] = true
}

// plans is what commands about saved plans work with, on the catalog that there
// is.
func (x *exploring) plans() (*myPlans, error) {
	files, err := x.shared.mustFiles(x.app)
	if err != nil {
		return nil, err
	}
	today, err := x.shared.civilToday(x.app)
	if err != nil {
		return nil, err
	}
	return newMyPlans(&desk{x.shared, x.app, x.catalog, files, today})
}

// own reads what the person keeps.
func (x *exploring) own(context.Context) (tui.Own, error) {
	files, err := x.shared.files(x.app)
	if err != nil || files == nil {
		return tui.Own{}, err
	}
	m, err := x.plans()
	var data *dataError
	if errors.As(err, &data) && len(data.diagnostics) > 0 {
		return tui.Own{}, &placedError{data}
	}
	if err != nil {
		return tui.Own{}, err
	}
	own := tui.Own{File: m.path()}
	if m.kept {
		own.Profile, own.Found = m.profile, m.found
	}
	plans, broken, err := m.all()
	own.Broken = broken
	for _, p := range plans {
		own.Plans = append(own.Plans, m.stands(p, plans))
	}
	return own, err
}

// placedError says of a file that cannot be used what is wrong first of all, and
// where.
type placedError struct{ *dataError }

func (e *placedError) Error() string {
	d := e.diagnostics.Errors()[0]
	return fmt.Sprintf("%s: %s line %d: %s", e.dataError.Error(), filepath.Base(d.File), d.Line, d.Message)
}

func (e *placedError) Unwrap() error { return e.dataError }

// plan answers a question as rung plan does.
func (x *exploring) plan(ctx context.Context, target string, asked person.Asked) (*tui.Planned, error) {
	o := x.question(asked)
	q, assumed, err := o.query(x.catalog, target)
	if err != nil {
		return nil, err
	}
	result, err := o.answer(ctx, x.graph(), q)
	if err != nil {
		return nil, err
	}
	x.graph().Outlook(q, result)
	return &tui.Planned{Query: q, Result: result, Assumed: assumed}, nil
}

// question is the flags that were asked with.
func (x *exploring) question(asked person.Asked) *planOptions {
	o := &planOptions{shared: x.shared}
	o.asker.app, o.asker.shared = x.app, x.shared
	o.repeat(asked)
	return o
}

func (x *exploring) edit(ctx context.Context, label string, change func(*person.Profile) error) error {
	m, err := x.plans()
	if err != nil {
		return err
	}
	if _, err = m.change(ctx, label, func(p *person.Profile, _ []byte) error { return change(p) }); err == nil {
		x.did(m.files, label)
	}
	return err
}

func (x *exploring) keep(ctx context.Context, name, _ string, asked person.Asked, answer *tui.Planned, route int) (string, error) {
	m, err := x.plans()
	if err != nil {
		return "", err
	}
	plan := person.NewPlan(name, x.catalog, answer.Query, &answer.Result.Plans[route], answer.Result.Exact, asked, m.today)
	doc, err := m.keep(ctx, plan, false)
	if err != nil {
		return "", err
	}
	x.did(m.files, "plans save "+name)
	return "Saved as " + name + "; u takes that back. The file: " + m.files.Path(doc), nil
}

func (x *exploring) tick(ctx context.Context, name string, step int, done bool) (string, error) {
	m, err := x.plans()
	if err != nil {
		return "", err
	}
	p, err := m.read(name)
	if err != nil {
		return "", err
	}
	tick := (*person.At).Tick
	if !done {
		tick = untick
	}
	told, err := m.tick(ctx, p, []int{step}, person.DateOf(m.today), tick)
	if err == nil {
		x.did(m.files, "plans done "+name)
	}
	return sentenceOf(told), err
}

func (x *exploring) remove(ctx context.Context, name string) error {
	m, err := x.plans()
	if err != nil {
		return err
	}
	if _, err = m.remove(ctx, name); err == nil {
		x.did(m.files, "plans remove "+name)
	}
	return err
}

// undo takes the newest change back; one that was not made here only if the
// person was told of it.
func (x *exploring) undo(ctx context.Context, known int) (said string, doubt int, err error) {
	files, err := x.shared.mustFiles(x.app)
	if err != nil {
		return "", 0, err
	}
	changes, err := files.History()
	if err != nil {
		return "", 0, err
	}
	if len(changes) == 0 {
		return "", 0, errors.New("nothing was changed that could be taken back")
	}
	newest := changes[0]
	x.mu.Lock()
	ours := x.ours[newest.N]
	x.mu.Unlock()
	if !ours && newest.N != known {
		return newest.Label, newest.N, nil
	}
	undone, err := files.Undo(ctx, func(c store.Change) bool { return c.N == newest.N })
	if err != nil {
		return "", 0, err
	}
	return "Taken back: " + undone.Label + ".", 0, nil
}

// copier hands text to the terminal's clipboard by an escape sequence (OSC 52),
// which asks for no answer. The Linux console would show it as text.
func (a *App) copier() func(string) {
	term := a.Getenv("TERM")
	if term == "linux" {
		return func(string) {}
	}
	return func(text string) {
		sequence := osc52.New(text)
		switch {
		case a.Getenv("TMUX") != "":
			sequence = sequence.Tmux()
		case strings.HasPrefix(term, "screen"):
			sequence = sequence.Screen()
		}
		_, _ = sequence.WriteTo(a.Out) // a terminal that is gone is noticed by who draws on it
	}
}

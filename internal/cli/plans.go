package cli

import (
	"context"
	"errors"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"careers/rung/internal/person"
	"careers/rung/internal/render"
	"careers/rung/internal/store"
)

func newPlans(a *App, s *shared) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "plans",
		Short: "Keep plans, tick them off, refresh them",
		Long: `Keep routes as files beside your profile. What is done is read from the profile:
a thing once held counts for every plan, and ticking a step puts what it leads to
into the profile. No change loses a tick, and every change can be taken back.`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usagef("see the commands: rung plans --help", "unknown command %q", "plans "+args[0])
			}
			return cmd.Help()
		},
	}
	cmd.AddCommand(newPlansSave(a, s), newPlansList(a, s), newPlansShow(a, s), newPlansDone(a, s), newPlansUndo(a, s),
		newPlansRemove(a, s), newPlansRefresh(a, s))
	return cmd
}

// myPlans is what commands about saved plans work with.
type myPlans struct {
	*desk
	profile   *person.Profile // empty where there is no file
	kept      bool            // there is a file
	found     *person.Found
	catalogID person.CatalogID
}

func (s *shared) myPlans(a *App) (*myPlans, error) {
	d, err := s.desk(a)
	if err != nil {
		return nil, err
	}
	return newMyPlans(d)
}

func newMyPlans(d *desk) (*myPlans, error) {
	p, err := readProfile(d.files)
	if err != nil {
		return nil, err
	}
	kept := p != nil
	if !kept {
		p = new(person.Profile)
	}
	found, _ := p.In(d.catalog, d.today)
	return &myPlans{d, p, kept, found, person.IDOf(d.catalog)}, nil
}

// pace is the hours a week that the person has.
func (m *myPlans) pace() int {
	if m.found.Pace > 0 {
		return m.found.Pace
	}
	return m.catalog.Model.Pace
}

// read reads a saved plan by name.
func (m *myPlans) read(name string) (*person.Plan, error) {
	doc, err := planDoc(name)
	if err != nil {
		return nil, err
	}
	data, err := m.files.Read(doc)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, m.noPlan(name)
	}
	if err != nil {
		return nil, err
	}
	p, err := parsePlan(m.files.Path(doc), data)
	if err == nil {
		p.Name = name // the file's, whatever stands in it
	}
	return p, err
}

func (m *myPlans) noPlan(name string) error {
	names, err := m.files.Plans()
	if err != nil {
		return err
	}
	hint := "there are none yet; save one: rung plans save NAME ROLE"
	if near := nearestName(name, names); near != "" {
		hint = "did you mean " + near + "?"
	} else if len(names) > 0 {
		hint = "there are: " + strings.Join(names, ", ")
	}
	return usagef(hint, "there is no plan called %q", name)
}

func parsePlan(file string, data []byte) (*person.Plan, error) {
	p, diagnostics := person.ParsePlan(file, data)
	if diagnostics.HasErrors() {
		return nil, &dataError{what: "the plan", diagnostics: diagnostics, hint: "mend the file, or take the last change back: rung plans undo"}
	}
	return p, nil
}

// planDoc is the document of a plan's name.
func planDoc(name string) (store.Doc, error) {
	doc, err := store.Plan(name)
	var wrong *store.NameError
	if errors.As(err, &wrong) {
		return doc, usagef(wrong.Hint(), "%v", err)
	}
	return doc, err
}

// all reads every saved plan; those that cannot be read are named apart.
func (m *myPlans) all() (plans []*person.Plan, broken []string, err error) {
	names, err := m.files.Plans()
	if err != nil {
		return nil, nil, err
	}
	for _, name := range names {
		p, err := m.read(name)
		if err != nil {
			var data *dataError
			reason := err.Error()
			if errors.As(err, &data) && len(data.diagnostics) > 0 {
				reason = data.diagnostics[0].String()
			}
			broken = append(broken, name+": "+reason)
			continue
		}
		plans = append(plans, p)
	}
	return plans, broken, nil
}

// stands is a plan as it stands today; others are those it shares the person's
// hours with.
func (m *myPlans) stands(p *person.Plan, others []*person.Plan) render.SavedPlan {
	at := m.beside(p)
	s := render.SavedPlan{Plan: p, Steps: at.Steps(), Pace: m.pace(), Today: m.today, Again: m.again(), Asked: flagWords(askedWords(p.Asked))}
	s.Drift, s.Kept = p.Drift(m.catalog, m.catalogID)
	together := []*person.At{at}
	for _, other := range others {
		if other.Name != p.Name {
			together = append(together, m.beside(other))
		}
	}
	for _, o := range person.Overcommitted(together, m.pace()) {
		if slices.Contains(o.Plans, p.Name) {
			s.Over = append(s.Over, o)
		}
	}
	return s
}

// beside is a plan beside what the person holds today.
func (m *myPlans) beside(p *person.Plan) *person.At { return p.Beside(m.catalog, m.profile, m.today) }

// show writes a plan as it stands.
func (m *myPlans) show(p *person.Plan, did string, why bool) error {
	others, _, err := m.all()
	if err != nil {
		return err
	}
	return m.write(m.app, render.PlanSaved(m.catalog, m.stands(p, others), did, why))
}

func newPlansList(a *App, s *shared) *cobra.Command {
	return &cobra.Command{
		Use:     "list",
		Short:   "My plans: how far, what next, when done",
		Long:    "List the saved plans with their next step, and warn where they ask for more hours\ntogether than your pace.",
		Example: "  rung plans list\n  rung plans list -o csv",
		Args:    exactly(),
		RunE:    func(*cobra.Command, []string) error { return runPlansList(a, s) },
	}
}

func runPlansList(a *App, s *shared) error {
	m, err := s.myPlans(a)
	if err != nil {
		return err
	}
	plans, broken, err := m.all()
	if err != nil {
		return err
	}
	var list []render.SavedPlan
	var together []*person.At
	for _, p := range plans {
		list = append(list, m.stands(p, nil))
		together = append(together, m.beside(p))
	}
	return s.write(a, render.Plans(list, broken, person.Overcommitted(together, m.pace()), m.pace()))
}

func newPlansShow(a *App, s *shared) *cobra.Command {
	var why bool
	var ics string
	cmd := &cobra.Command{
		Use:   "show NAME",
		Short: "One plan: its steps with dates, what is done, what changed",
		Long: `Show a saved plan as it stands: which steps are done, when the others are due if
all takes its typical time, and what the catalog has changed since of what the
plan rests on.`,
		Example:           "  rung plans show data-route\n  rung plans show data-route --why\n  rung plans show data-route --ics data-route.ics",
		Args:              exactly("NAME"),
		ValidArgsFunction: completePlans(a, s),
		RunE:              func(_ *cobra.Command, args []string) error { return runPlansShow(a, s, args[0], why, ics) },
	}
	cmd.Flags().BoolVar(&why, "why", false, "with the reasons of every step")
	cmd.Flags().StringVar(&ics, "ics", "", "also write the milestones to `FILE` for a calendar")
	return cmd
}

func runPlansShow(a *App, s *shared, name string, why bool, ics string) error {
	m, err := s.myPlans(a)
	if err != nil {
		return err
	}
	p, err := m.read(name)
	if err != nil {
		return err
	}
	did := ""
	if ics != "" {
		events := render.PlanEvents(m.stands(p, nil))
		if err := m.writeCalendar(a, ics, "plan "+p.Name, m.path(), m.profile, events); err != nil {
			return err
		}
		did = render.Plural(len(events), "milestone") + " in " + ics + "."
	}
	return m.show(p, did, why)
}

// completePlans offers the names of saved plans to the shell.
func completePlans(a *App, s *shared) cobra.CompletionFunc {
	return func(_ *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
		files, err := s.files(a)
		if err != nil || files == nil || len(args) > 0 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		names, err := files.Plans()
		if err != nil {
			return nil, cobra.ShellCompDirectiveError
		}
		return slices.DeleteFunc(names, func(n string) bool { return !strings.HasPrefix(n, typed) }), cobra.ShellCompDirectiveNoFileComp
	}
}

func newPlansDone(a *App, s *shared) *cobra.Command {
	var on string
	cmd := &cobra.Command{
		Use:   "done NAME STEP…",
		Short: "Tick steps off: what they lead to goes into my profile",
		Long: `Tick steps of a plan off by number. A skill learned, an exam passed, a program
finished or a new job goes into the profile, and so counts for every plan. Time
in a job is no tick: it counts by itself from the dates in the profile.`,
		Example:           "  rung plans done data-route 1\n  rung plans done data-route 2 3 --on 2027-02-15",
		Args:              least(2, "NAME", "STEP"),
		ValidArgsFunction: completePlans(a, s),
		RunE: func(cmd *cobra.Command, args []string) error {
			return runPlansTick(cmd.Context(), a, s, args[0], args[1:], on, (*person.At).Tick)
		},
	}
	cmd.Flags().StringVar(&on, "on", "", "done on `DATE` (today)")
	return cmd
}

// runPlansTick changes the profile by steps of a plan.
func runPlansTick(ctx context.Context, a *App, s *shared, name string, numbers []string, on string, tick func(*person.At, int, person.Date) (string, error)) error {
	m, err := s.myPlans(a)
	if err != nil {
		return err
	}
	p, err := m.read(name)
	if err != nil {
		return err
	}
	date, err := s.onDate(a, "--on", on)
	if err != nil {
		return err
	}
	if day, _ := date.Day(); day.After(m.today) {
		return usagef("give the day on which it was done", "--on: %s is to come", date)
	}
	steps, err := stepNumbers(numbers)
	if err != nil {
		return err
	}
	told, err := m.tick(ctx, p, steps, date, tick)
	if err != nil {
		return err
	}
	return m.show(p, sentenceOf(told)+" Written to "+m.files.Path(store.Profile())+".", false)
}

// tick changes the profile by steps of a plan and tells what it did, a part of
// a sentence each.
func (m *myPlans) tick(ctx context.Context, p *person.Plan, steps []int, date person.Date, tick func(*person.At, int, person.Date) (string, error)) ([]string, error) {
	var told []string
	label := "plans done " + p.Name
	for _, n := range steps {
		label += " " + strconv.Itoa(n)
	}
	err := m.files.Update(ctx, store.Profile(), label, func(old []byte) ([]byte, error) {
		me, err := parseProfile(m.files.Path(store.Profile()), old)
		if err != nil {
			return nil, err
		}
		if old == nil && p.Asked.From != "" {
			me.Assume(m.catalog, p.Asked.From, m.today)
			told = append(told, "you had no profile: one was made with the job this plan starts from and what it assumes of you")
		}
		for _, n := range steps {
			words, err := tick(p.Beside(m.catalog, me, m.today), n, date)
			if err != nil {
				return nil, usagef("see how far it is: rung plans show "+p.Name, "%v", err)
			}
			told = append(told, words)
		}
		m.profile = me
		return me.Edited(old)
	})
	if err == nil {
		m.found, _ = m.profile.In(m.catalog, m.today)
	}
	return told, err
}

// untick is the tick of a step taken back.
func untick(at *person.At, n int, _ person.Date) (string, error) { return at.Untick(n) }

func sentenceOf(words []string) string {
	text := strings.Join(words, "; ")
	return render.Sentence(text) + "."
}

func stepNumbers(texts []string) ([]int, error) {
	var list []int
	for _, text := range texts {
		n, err := strconv.Atoi(text)
		if err != nil || n < 1 {
			return nil, usagef("write the number of the step, as rung plans show has it", "%q is not a step", text)
		}
		list = append(list, n)
	}
	return list, nil
}

func newPlansUndo(a *App, s *shared) *cobra.Command {
	return &cobra.Command{
		Use:   "undo [NAME STEP…]",
		Short: "Take back the last change of a plan, or a tick",
		Long: `Without arguments, take back the last thing that a rung plans command changed.
With a plan and steps, take those ticks back, however old: what they put into the
profile goes.`,
		Example:           "  rung plans undo\n  rung plans undo data-route 2",
		Args:              cobra.ArbitraryArgs,
		ValidArgsFunction: completePlans(a, s),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) < 2 {
				return runPlansUndo(cmd.Context(), a, s, strings.Join(args, ""))
			}
			return runPlansTick(cmd.Context(), a, s, args[0], args[1:], "", untick)
		},
	}
}

// runPlansUndo takes back the last thing that a plans command changed, of one
// plan or of all.
func runPlansUndo(ctx context.Context, a *App, s *shared, plan string) error {
	files, err := s.mustFiles(a)
	if err != nil {
		return err
	}
	changes, err := files.History()
	if err != nil {
		return err
	}
	newest := map[store.Doc]store.Change{}
	for _, x := range changes {
		if _, known := newest[x.Doc]; !known {
			newest[x.Doc] = x
		}
		words := strings.Fields(x.Label)
		if len(words) < 3 || words[0] != "plans" || plan != "" && words[2] != plan {
			continue
		}
		if after := newest[x.Doc]; after.N != x.N {
			return usagef("take that back first: rung profile undo; or a tick alone: rung plans undo NAME STEP",
				"after %q came %q, which would be lost", x.Label, after.Label)
		}
		return runUndo(ctx, a, s, func(y store.Change) bool { return y.N == x.N })
	}
	return usagef("nothing was changed", "%v", store.ErrNothingToUndo)
}

func newPlansRemove(a *App, s *shared) *cobra.Command {
	return &cobra.Command{
		Use:               "remove NAME",
		Short:             "Remove a plan; what I hold stays",
		Long:              "Remove a saved plan. What was ticked off stays in the profile, and rung plans undo\nbrings the plan back.",
		Example:           "  rung plans remove data-route",
		Args:              exactly("NAME"),
		ValidArgsFunction: completePlans(a, s),
		RunE: func(cmd *cobra.Command, args []string) error {
			m, err := s.myPlans(a)
			if err != nil {
				return err
			}
			doc, err := m.remove(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			return s.write(a, render.PlanRemoved(args[0], m.files.Path(doc), s.again()))
		},
	}
}

// remove takes a saved plan away and says which file that was.
func (m *myPlans) remove(ctx context.Context, name string) (store.Doc, error) {
	doc, err := planDoc(name)
	if err != nil {
		return doc, err
	}
	return doc, m.files.Update(ctx, doc, "plans remove "+name, func(old []byte) ([]byte, error) {
		if old == nil {
			return nil, m.noPlan(name)
		}
		return nil, nil
	})
}

// least demands at least so many arguments; more are welcome.
func least(n int, names ...string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) < n {
			return usagef("usage: "+cmd.UseLine(), "%s is missing", names[len(args)])
		}
		return nil
	}
}

package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"careers/rung/internal/person"
	"careers/rung/internal/render"
	"careers/rung/internal/store"
	"careers/rung/paths"
)

type interestsOptions struct {
	*shared
	asker
	answers    string
	scores     string
	sort       string
	all        bool
	statements bool
	save       bool
	again      bool
}

func newInterests(a *App, s *shared) *cobra.Command {
	o := &interestsOptions{shared: s}
	cmd := &cobra.Command{
		Use:   "interests",
		Short: "30 statements, then roles that would suit",
		Long: `Say how much you would like 30 activities, and see which roles would suit you.
On a terminal they are asked one after another; elsewhere they are printed, to
be answered on paper and scored with --answers. The answers give a score for
each of Holland's six interests, which are compared with those that O*NET gives
each role's occupation. No role is ever left out. --save notes the scores in your
profile; later rung interests shows the roles by them, and --again asks anew.`,
		Example: "  rung interests\n  rung interests --statements -o md\n  rung interests --scores R=9,I=22,A=12,S=15,E=8,C=20 --sort entry",
		Args:    exactly(),
		RunE:    func(cmd *cobra.Command, _ []string) error { return runInterests(cmd.Context(), a, o) },
	}
	o.asker.register(cmd, a, s)
	flags := cmd.Flags()
	for _, idle := range []string{"pace", "experience"} { // they change nothing here
		flags.Lookup(idle).Hidden = true
	}
	flags.StringVar(&o.answers, "answers", "", "the `NUMBERS` from 1 to 5 in order, as 4,2,5; fewer than 30 on a terminal: go on there")
	flags.StringVar(&o.scores, "scores", "", "the six `SCORES` from 5 to 25, as R=9,I=22,A=12,S=15,E=8,C=20")
	flags.StringVar(&o.sort, "sort", "", "`ORDER`: fit (default) or entry, which puts first jobs first")
	flags.BoolVar(&o.all, "all", false, "show every role on a terminal too")
	flags.BoolVar(&o.save, "save", false, "note the scores in the profile")
	flags.BoolVar(&o.again, "again", false, "ask, though the profile has scores")
	flags.BoolVar(&o.statements, "statements", false, "print the statements and ask nothing")
	return cmd
}

// terminalInterests is how many roles a terminal shows.
const terminalInterests = 10

func runInterests(ctx context.Context, a *App, o *interestsOptions) error {
	c, err := o.catalog(a)
	if err != nil {
		return err
	}
	if err := oneOf("--sort", o.sort, []string{"fit", "entry"}); err != nil {
		return err
	}
	if o.answers != "" && o.scores != "" {
		return usagef("leave one of them out", "--answers and --scores exclude each other")
	}
	profile, _, err := o.profile(c)
	if err != nil {
		return err
	}
	if o.statements {
		return o.write(a, render.Statements())
	}
	answers, err := parseAnswers(o.answers)
	if err != nil {
		return err
	}
	asked := len(paths.Statements())
	noted := o.answers == "" && o.scores == "" && !o.again && o.file != nil && o.file.Interests != nil
	if o.scores == "" && !noted && len(answers) < asked {
		if !a.Terminal || !a.TerminalIn {
			if len(answers) > 0 {
				return usagef(howToAnswer, "--answers: %s to %d statements", render.Plural(len(answers), "answer"), asked)
			}
			return o.write(a, render.Statements())
		}
		answers, err = ask(ctx, a, answers)
		if err != nil {
			return err
		}
		if len(answers) < asked {
			return o.write(a, render.StatementsStopped(answers))
		}
	}
	scores, err := parseScores(o.scores)
	if err != nil {
		return err
	}
	switch {
	case noted:
		scores = interestScores(*o.file.Interests)
	case o.scores == "":
		if scores, err = paths.ScoreInterests(answers); err != nil {
			return usagef(howToAnswer, "--answers: %v", err)
		}
	}
	fits := paths.RankByInterests(c, scores)
	if o.sort == "entry" {
		paths.FirstJobs(c, fits)
	}
	show := render.InterestOptions{Licenses: profile.Licenses}
	if a.Terminal && o.output == "" && !o.all {
		show.Most = terminalInterests
	}
	answer := render.Interests(c, scores, fits, show)
	if o.save {
		if err := o.noteInterests(ctx, a, scores, &answer); err != nil {
			return err
		}
	}
	if !o.save && !noted {
		answer.Doc.Add(render.Para{Text: "Keep the scores in your profile: rung interests --save --scores " + scoreWords(scores), Tone: render.Quiet})
	}
	return o.write(a, answer)
}

// scoreWords are scores as --scores takes them.
func scoreWords(s paths.InterestScores) string {
	var words []string
	for _, i := range paths.Interests() {
		words = append(words, i.Letter()+"="+strconv.Itoa(s.Of(i)))
	}
	return strings.Join(words, ",")
}

// interestScores are the scores that a profile notes.
func interestScores(x person.Interests) paths.InterestScores {
	return paths.InterestScores{Realistic: x.Realistic, Investigative: x.Investigative, Artistic: x.Artistic,
		Social: x.Social, Enterprising: x.Enterprising, Conventional: x.Conventional}
}

// noteInterests puts scores into the profile, and says so in the answer.
func (o *interestsOptions) noteInterests(ctx context.Context, a *App, s paths.InterestScores, answer *render.Answer) error {
	files, err := o.mustFiles(a)
	if err != nil {
		return err
	}
	today, err := o.civilToday(a)
	if err != nil {
		return err
	}
	path := files.Path(store.Profile())
	err = files.Update(ctx, store.Profile(), "interests --save", func(old []byte) ([]byte, error) {
		p, err := parseProfile(path, old)
		if err != nil {
			return nil, err
		}
		p.Interests = &person.Interests{Realistic: s.Realistic, Investigative: s.Investigative, Artistic: s.Artistic,
			Social: s.Social, Enterprising: s.Enterprising, Conventional: s.Conventional, On: person.DateOf(today)}
		return p.Edited(old)
	})
	if err == nil {
		answer.Doc.Add(render.Para{Text: "Noted in " + path + ". Take it back: rung profile undo."})
	}
	return err
}

// howToAnswer is the hint for answers that cannot be read.
const howToAnswer = "write 30 numbers from 1 to 5, as 4,2,5; see the statements: rung interests --statements"

// parseAnswers reads numbers with commas or spaces between them.
func parseAnswers(text string) ([]int, error) {
	var out []int
	for n, field := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ' ' }) {
		answer, err := strconv.Atoi(field)
		if err != nil || answer < paths.DislikeALot || answer > paths.LikeALot {
			return nil, usagef(howToAnswer, "--answers: answer %d is %q", n+1, field)
		}
		out = append(out, answer)
	}
	if most := len(paths.Statements()); len(out) > most {
		return nil, usagef(howToAnswer, "--answers: %d answers to %d statements", len(out), most)
	}
	return out, nil
}

// parseScores reads R=9,I=22 and so on, all six once.
func parseScores(text string) (paths.InterestScores, error) {
	const hint = "write all six from 5 to 25, as R=9,I=22,A=12,S=15,E=8,C=20"
	var scores paths.InterestScores
	if text == "" {
		return scores, nil
	}
	for _, field := range strings.Split(text, ",") {
		name, number, _ := strings.Cut(strings.TrimSpace(field), "=")
		at := slices.IndexFunc(paths.Interests(), func(i paths.Interest) bool {
			return strings.EqualFold(name, i.Letter()) || strings.EqualFold(name, string(i))
		})
		score, err := strconv.Atoi(number)
		if at < 0 || err != nil || score < paths.LeastInterest || score > paths.MostInterest {
			return scores, usagef(hint, "--scores: %q is not a score", field)
		}
		interest := paths.Interests()[at]
		if scores.Of(interest) != 0 {
			return scores, usagef(hint, "--scores: %s is given twice", interest)
		}
		scores = scores.With(interest, score)
	}
	for _, interest := range paths.Interests() {
		if scores.Of(interest) == 0 {
			return scores, usagef(hint, "--scores: %s is missing", interest)
		}
	}
	return scores, nil
}

// ask asks for the answers that are missing, with plain prompts on standard
// error so that the result can go elsewhere. It gives fewer than there are
// statements where the person stops.
func ask(ctx context.Context, a *App, answers []int) ([]int, error) {
	statements := paths.Statements()
	fmt.Fprintf(a.Err, "How much would you like to do this? %d activities, about five minutes.\n", len(statements))
	fmt.Fprintf(a.Err, "%s.\nb goes back, q stops and keeps your answers. Nothing leaves this machine.\n", render.AnswerScale())
	lines, problem := readLines(ctx, a)
	prompt := true
	for len(answers) < len(statements) {
		s := statements[len(answers)]
		if prompt {
			fmt.Fprintf(a.Err, "\n%d of %d. %s\n", s.N, len(statements), s.Text)
		}
		fmt.Fprint(a.Err, "1 to 5: ")
		prompt = true
		var line string
		select {
		case <-ctx.Done():
			fmt.Fprintln(a.Err)
			if len(answers) == 0 {
				return nil, errors.New("interrupted before the first answer")
			}
			return nil, errors.New("interrupted; go on where you stopped: rung interests --answers " + joinedInts(answers))
		case text, open := <-lines:
			if !open {
				fmt.Fprintln(a.Err)
				return answers, *problem
			}
			line = strings.ToLower(strings.TrimSpace(text))
		}
		switch answer, err := strconv.Atoi(line); {
		case err == nil && answer >= paths.DislikeALot && answer <= paths.LikeALot:
			answers = append(answers, answer)
		case line == "q":
			return answers, nil
		case line == "b" && len(answers) > 0:
			answers = answers[:len(answers)-1]
		case line == "b":
			fmt.Fprintln(a.Err, "This is the first.")
			prompt = false
		default:
			fmt.Fprintln(a.Err, "Write a number from 1 to 5, or b or q, then Enter.")
			prompt = false
		}
	}
	fmt.Fprintln(a.Err)
	return answers, nil
}

// readLines reads standard input line by line beside the asking, so that Ctrl-C
// is heard while a line is waited for. The error holds once the lines end.
func readLines(ctx context.Context, a *App) (<-chan string, *error) {
	lines, problem := make(chan string), new(error)
	go func() {
		defer close(lines)
		scanner := bufio.NewScanner(a.In)
		for scanner.Scan() {
			select {
			case lines <- scanner.Text():
			case <-ctx.Done():
				return
			}
		}
		if err := scanner.Err(); err != nil {
			*problem = fmt.Errorf("reading your answers: %w", err)
		}
	}()
	return lines, problem
}

func joinedInts(numbers []int) string {
	words := make([]string, len(numbers))
	for i, n := range numbers {
		words[i] = strconv.Itoa(n)
	}
	return strings.Join(words, ",")
}

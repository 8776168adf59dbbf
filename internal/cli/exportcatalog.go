package cli

import (
	"bytes"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"careers/rung/internal/render"
	"careers/rung/roles"
)

func newExportCatalog(a *App, s *shared) *cobra.Command {
	x := new(exporter)
	kind := ""
	cmd := &cobra.Command{
		Use:   "catalog",
		Short: "Everything that the planner reads, for other programs",
		Long: `Write the whole catalog as one object: roles, skills, certs, programs, licenses,
funding, one list of moves (each with from), occupations, sources, tracks,
ladders and the model's constants, in the field names of the pack format. As
csv: the table of one --kind, or a table of each kind into the folder that --out
names. The columns say their units; what is empty is not known.`,
		Example: "  rung export catalog -o json > catalog.json\n" +
			"  rung export catalog -o csv --kind roles --out roles.csv\n" +
			"  rung export catalog -o csv --out tables" + string(os.PathSeparator) + "\n" +
			"  rung export catalog -o yaml --only-pack --pack packs/mercy",
		Args: exactly(),
		RunE: func(*cobra.Command, []string) error { return runExportCatalog(a, x, kind) },
	}
	cmd.Flags().StringVar(&kind, "kind", "", "with -o csv, the table of `KIND`: "+strings.Join(render.CatalogKinds(), ", "))
	// It fails only for a flag that is not there.
	_ = cmd.RegisterFlagCompletionFunc("kind", cobra.FixedCompletions(render.CatalogKinds(), cobra.ShellCompDirectiveNoFileComp))
	x.register(cmd, s, render.JSON, render.YAML, render.CSV)
	return cmd
}

func runExportCatalog(a *App, x *exporter, kind string) error {
	kinds := render.CatalogKinds()
	if err := oneOf("--kind", kind, kinds); err != nil {
		return err
	}
	tables := x.shared.output == string(render.CSV) && x.out.namesFolder()
	x.out.folder = tables
	format, err := x.begin(a)
	if err != nil {
		return err
	}
	switch {
	case format != render.CSV && kind != "":
		return usagef("add -o csv", "--kind is for tables")
	case format == render.CSV && kind == "" && !tables:
		return usagef("name it with --kind: "+strings.Join(kinds, ", ")+"; for all of them: --out FOLDER"+string(os.PathSeparator), "a csv file holds one kind of thing")
	}
	c, err := x.shared.catalog(a)
	if err != nil {
		return err
	}
	switch {
	case format != render.CSV:
		return x.answer(a, render.Catalog(c))
	case !tables:
		return x.sheet(a, render.CatalogSheet(c, kind))
	}
	if kind != "" {
		kinds = []string{kind}
	}
	documents, err := catalogTables(c, kinds)
	if err != nil {
		return err
	}
	return x.out.writeFolder(a, documents)
}

// catalogTables is a document for each kind of thing.
func catalogTables(c *roles.Catalog, kinds []string) ([]document, error) {
	var list []document
	for _, kind := range kinds {
		sheet := render.CatalogSheet(c, kind)
		var out bytes.Buffer
		if err := render.Write(&out, render.Answer{Rows: &sheet}, render.Options{Format: render.CSV}); err != nil {
			return nil, err
		}
		list = append(list, document{kind + ".csv", out.Bytes()})
	}
	return list, nil
}

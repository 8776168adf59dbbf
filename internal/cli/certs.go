package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"careers/rung/internal/render"
	"careers/rung/roles"
)

type certsOptions struct {
	*shared
	issuer, status, sort string
}

func newCerts(a *App, s *shared) *cobra.Command {
	o := &certsOptions{shared: s}
	cmd := &cobra.Command{
		Use:     "certs",
		Short:   "List certifications",
		Example: "  rung certs --issuer AHIMA\n  rung certs --status active --sort fee",
		Args:    exactly(),
		RunE:    func(*cobra.Command, []string) error { return runCerts(a, o) },
	}
	flags := cmd.Flags()
	flags.StringVar(&o.issuer, "issuer", "", "of `ISSUER`, any case")
	flags.StringVar(&o.status, "status", "", "that are `STATUS`: active, retired or restricted")
	flags.StringVar(&o.sort, "sort", "id", "by `KEY`: id, name, issuer or fee (unknown last)")
	return cmd
}

func runCerts(a *App, o *certsOptions) error {
	c, err := o.catalog(a)
	if err != nil {
		return err
	}
	issuers := values(c.Certs, func(x roles.Cert) []string { return []string{roles.Folded(x.Issuer)} })
	if err := firstError(
		oneOf("--issuer", roles.Folded(o.issuer), issuers),
		oneOf("--status", o.status, []string{"active", "retired", "restricted"}),
		oneOf("--sort", o.sort, []string{"id", "name", "issuer", "fee"}),
	); err != nil {
		return err
	}
	var list []*roles.Cert
	for i := range c.Certs {
		x := &c.Certs[i]
		status := x.Status
		if status == "" {
			status = roles.CertActive
		}
		if (o.issuer == "" || roles.Folded(x.Issuer) == roles.Folded(o.issuer)) && (o.status == "" || string(status) == o.status) {
			list = append(list, x)
		}
	}
	slices.SortStableFunc(list, func(x, y *roles.Cert) int {
		switch o.sort {
		case "name":
			return strings.Compare(roles.Folded(x.Name), roles.Folded(y.Name))
		case "issuer":
			return strings.Compare(roles.Folded(x.Issuer), roles.Folded(y.Issuer))
		case "fee":
			return byKnown(x.FeeUSD.Nonmember, y.FeeUSD.Nonmember)
		}
		return 0
	})
	return o.write(a, render.Certs(list))
}

// byKnown orders figures, those that are not known last.
func byKnown(x, y *int) int {
	switch {
	case x == nil && y == nil:
		return 0
	case x == nil:
		return 1
	case y == nil:
		return -1
	}
	return *x - *y
}

package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"careers/rung/roles"
)

// nearestShown is how many names an unknown reference proposes.
const nearestShown = 3

// find gives every record that a reference names, or an error with the nearest
// names.
func find(c *roles.Catalog, text string, kinds ...roles.Kind) ([]roles.Ref, error) {
	if strings.TrimSpace(text) == "" {
		return nil, usagef("search for a name: rung search WORDS", "the name of a %s is empty", kindWords(kinds))
	}
	refs := c.Find(text, kinds...)
	if len(refs) > 0 {
		return refs, nil
	}
	hint := "search for it: rung search WORDS"
	if near := c.Nearest(text, nearestShown, kinds...); len(near) > 0 {
		var names []string
		for _, r := range near {
			name := r.ID
			if len(kinds) != 1 {
				name = r.String()
			}
			names = append(names, name)
		}
		hint = "did you mean " + strings.Join(names, ", ") + "?"
	}
	return nil, usagef(hint, "%s: no %s of that name", text, kindWords(kinds))
}

// findOne gives the one record of a kind that a reference names.
func findOne(c *roles.Catalog, text string, kind roles.Kind) (roles.Ref, error) {
	refs, err := find(c, text, kind)
	if err != nil {
		return roles.Ref{}, err
	}
	if len(refs) > 1 {
		var ids []string
		for _, r := range refs {
			ids = append(ids, r.ID)
		}
		return roles.Ref{}, usagef("use an id: "+strings.Join(ids, ", "), "%s: several %ss have that name", text, kindWords([]roles.Kind{kind}))
	}
	return refs[0], nil
}

func findRole(c *roles.Catalog, text string) (*roles.Role, error) {
	ref, err := findOne(c, text, roles.KindRole)
	if err != nil {
		return nil, err
	}
	return c.Role(ref.ID), nil
}

func kindWords(kinds []roles.Kind) string {
	if len(kinds) == 0 {
		kinds = roles.RefKinds()
	}
	words := map[roles.Kind]string{roles.KindCert: "certification"}
	var names []string
	for _, k := range kinds {
		name := words[k]
		if name == "" {
			name = string(k)
		}
		names = append(names, name)
	}
	if n := len(names); n > 1 {
		return strings.Join(names[:n-1], ", ") + " or " + names[n-1]
	}
	return names[0]
}

// completeRefs offers ids of some kinds to the shell.
func completeRefs(a *App, s *shared, limit int, kinds ...roles.Kind) cobra.CompletionFunc {
	return func(_ *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
		if limit > 0 && len(args) >= limit {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		c, err := s.catalog(a)
		if err != nil {
			return nil, cobra.ShellCompDirectiveError
		}
		var ids []string
		for _, r := range c.Refs(kinds...) {
			if strings.HasPrefix(r.ID, typed) {
				ids = append(ids, r.ID)
			}
		}
		return ids, cobra.ShellCompDirectiveNoFileComp
	}
}

package roles

import (
	"fmt"
	"strings"

	"careers/rung/internal/yamldoc"
)

// SchemaKinds lists the kinds that Schema knows, in the order of the guide.
func SchemaKinds() []string {
	return []string{"pack", "role", "skill", "cert", "program", "occupation", "source", "ladder", "license"}
}

// Schema is the JSON Schema of a kind of file: one role, pack.yaml, or a list
// of skills, certifications, programs, occupations, sources or ladders; of a
// license it is that of one record, which stands in pack.yaml. It is made from
// what the decoder reads by.
func Schema(kind string) ([]byte, error) {
	types := newFileTypes()
	const one, many = false, true
	switch kind {
	case "pack":
		return types.pack.Schema("A pack: its name, tracks, licenses, funding and constants", one), nil
	case "role":
		return types.role.Schema("A role, with the moves that leave it", one), nil
	case "skill":
		return types.skill.Schema("Skills", many), nil
	case "cert":
		return types.cert.Schema("Certifications", many), nil
	case "program":
		return types.program.Schema("Programs of study", many), nil
	case "occupation":
		return types.occupation.Schema("Occupations, with wages and outlook", many), nil
	case "source":
		return types.source.Schema("Sources of facts", many), nil
	case "ladder":
		return types.ladder.Schema("Named progressions", many), nil
	case "license":
		return types.license.Schema("A license to practice", one), nil
	}
	hint := "kinds are " + strings.Join(SchemaKinds(), ", ")
	if near := yamldoc.Nearest(kind, SchemaKinds()); near != "" {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	return nil, fmt.Errorf("no schema of the kind %q; %s", kind, hint)
}

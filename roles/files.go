package roles

import "careers/rung/internal/yamldoc"

// meta is what a record may say beside its own fields.
type meta struct {
	Override bool `json:"override,omitempty"` // replaces the record of an earlier layer whole
}

// packFile is pack.yaml.
type packFile struct {
	Pack
	Tracks    []trackEntry   `json:"tracks,omitempty"`
	Licenses  []licenseEntry `json:"licenses,omitempty"`
	Funding   []fundingEntry `json:"funding,omitempty"`
	Model     Model          `json:"model,omitzero"`
	Overrides string         `json:"overrides,omitempty" pack:"oneof=explicit|none"` // none: later layers may not override this pack's records
}

type trackEntry struct {
	Track
	meta
}

type licenseEntry struct {
	License
	meta
}

type fundingEntry struct {
	Funding
	meta
}

// A pack's files, by the folder or the name that tells their kind.
const (
	packFileName  = "pack.yaml"
	rolesFolder   = "roles"
	skillsFolder  = "skills"
	certsFolder   = "certs"
	programFolder = "programs"
	occupations   = "occupations.yaml"
	sources       = "sources.yaml"
	ladders       = "ladders.yaml"
)

// fileTypes are the types of the records in each kind of file.
type fileTypes struct {
	pack, role, skill, cert, program, license, funding, occupation, source, ladder, track *yamldoc.Type
}

func newFileTypes() fileTypes {
	return fileTypes{
		pack:       yamldoc.Compile(packFile{}),
		role:       yamldoc.Compile(Role{}, meta{}),
		skill:      yamldoc.Compile(Skill{}, meta{}),
		cert:       yamldoc.Compile(Cert{}, meta{}),
		program:    yamldoc.Compile(Program{}, meta{}),
		license:    yamldoc.Compile(License{}, meta{}),
		funding:    yamldoc.Compile(Funding{}, meta{}),
		track:      yamldoc.Compile(Track{}, meta{}),
		occupation: yamldoc.Compile(Occupation{}, meta{}),
		source:     yamldoc.Compile(Source{}, meta{}),
		ladder:     yamldoc.Compile(Ladder{}, meta{}),
	}
}

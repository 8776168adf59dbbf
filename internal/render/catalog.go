package render

import "careers/rung/roles"

// exportedRole hides a role's moves, which stand in one list of their own.
type exportedRole struct {
	roles.Role
	Moves struct{} `json:"moves,omitzero"`
}

type exportedMove struct {
	From string `json:"from"`
	roles.Move
}

// Catalog is everything that the planner reads, as one object.
func Catalog(c *roles.Catalog) Answer {
	value := struct {
		Schema      string             `json:"schema"`
		Pack        roles.Pack         `json:"pack"`
		Tracks      []roles.Track      `json:"tracks"`
		Roles       []exportedRole     `json:"roles"`
		Moves       []exportedMove     `json:"moves"`
		Skills      []roles.Skill      `json:"skills"`
		Certs       []roles.Cert       `json:"certs"`
		Programs    []roles.Program    `json:"programs"`
		Licenses    []roles.License    `json:"licenses"`
		Funding     []roles.Funding    `json:"funding"`
		Occupations []roles.Occupation `json:"occupations"`
		Sources     []roles.Source     `json:"sources"`
		Ladders     []roles.Ladder     `json:"ladders"`
		Model       roles.Model        `json:"model"`
	}{"rung.catalog/v1", c.Pack, orEmpty(c.Tracks), []exportedRole{}, []exportedMove{}, orEmpty(c.Skills), orEmpty(c.Certs),
		orEmpty(c.Programs), orEmpty(c.Licenses), orEmpty(c.Funding), orEmpty(c.Occupations), orEmpty(c.Sources), orEmpty(c.Ladders), c.Model}
	for _, r := range c.Roles {
		value.Roles = append(value.Roles, exportedRole{Role: r})
		for _, m := range r.Moves {
			value.Moves = append(value.Moves, exportedMove{r.ID, m})
		}
	}
	return Answer{Value: value}
}

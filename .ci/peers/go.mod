module careers/peers

go 1.26.0

require (
	careers/rung v0.0.0
	gonum.org/v1/gonum v0.17.0
)

require (
	github.com/agnivade/levenshtein v1.2.1 // indirect
	gopkg.in/yaml.v3 v3.0.1 // indirect
)

replace careers/rung => ../..

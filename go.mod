module careers/rung

go 1.26

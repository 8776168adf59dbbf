package tui

import (
	_ "github.com/aymanbagabas/go-osc52/v2"
	_ "github.com/charmbracelet/x/exp/teatest"
)

// Keys measures from outside, through a pseudo-terminal, how quickly a program
// that draws on the screen starts and answers keys:
//
//	go run ./.ci/keys [-n 500] [-before KEYS] [-keys KEYS] -- COMMAND ARGS…
//	go run ./.ci/keys -pack DIR -roles 3000    writes a large pack to measure with
//
// The first frame is the time from the start of the process until it has written
// something and then nothing for a while. A key's time is from the byte written
// to it until the first byte that comes back. Keys are given by names with
// spaces between them, such as "down down /  c o d enter esc"; -keys is repeated
// until there are -n answers. A key that changes nothing is counted apart.
package main

import (
	"flag"
	"fmt"
	"log"
	"math/rand/v2"
	"os"
	"os/exec"
	"slices"
	"strings"
	"time"

	"github.com/creack/pty"
)

func main() {
	log.SetFlags(0)
	n := flag.Int("n", 500, "answers to time")
	before := flag.String("before", "", "keys typed first, untimed")
	keys := flag.String("keys", "down right up left tab ? esc", "keys to time, over and over")
	rows := flag.Uint("rows", 24, "lines of the terminal")
	columns := flag.Uint("columns", 80, "columns of the terminal")
	pack := flag.String("pack", "", "write a pack into this folder and end")
	size := flag.Int("roles", 3000, "roles of that pack")
	busy := flag.Bool("busy", false, "don't wait for silence between keys: something else draws as well")
	flag.Parse()
	if *pack != "" {
		if err := writePack(*pack, *size); err != nil {
			log.Fatal(err)
		}
		return
	}
	if err := measure(flag.Args(), *n, strings.Fields(*before), strings.Fields(*keys), uint16(*rows), uint16(*columns), *busy); err != nil {
		log.Fatal("keys: ", err)
	}
}

// silence is how long nothing is written once a frame is whole. It is longer
// than two frames at 60 a second.
const silence = 40 * time.Millisecond

// mute is how long a key may take before it counts as one that changes nothing.
const mute = 400 * time.Millisecond

func measure(command []string, n int, before, keys []string, rows, columns uint16, busy bool) error {
	if len(command) == 0 || len(keys) == 0 {
		return fmt.Errorf("name a command after -- and keys to type")
	}
	cmd := exec.Command(command[0], command[1:]...)
	cmd.Env = append(os.Environ(), "TERM=xterm-256color")
	begin := time.Now()
	far, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: rows, Cols: columns})
	if err != nil {
		return err
	}
	defer func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	}()
	came := make(chan time.Time, 1<<16)
	go func() {
		buffer := make([]byte, 1<<16)
		for {
			count, err := far.Read(buffer)
			if err != nil {
				close(came)
				return
			}
			if count > 0 {
				came <- time.Now()
			}
		}
	}()
	settle := func(patience time.Duration) (last time.Time, ok bool) {
		for wait := patience; ; wait = silence {
			select {
			case at, open := <-came:
				if !open {
					return last, false
				}
				last = at
			case <-time.After(wait):
				return last, true
			}
		}
	}
	last, ok := settle(20 * time.Second)
	if !ok {
		return fmt.Errorf("%s ended", command[0])
	}
	first := last.Sub(begin)
	for _, key := range before {
		if _, err := far.WriteString(bytesOf(key)); err != nil {
			return err
		}
		if _, ok := settle(mute); !ok {
			return fmt.Errorf("%s ended at the key %q", command[0], key)
		}
	}
	var times []time.Duration
	silent := 0
	random := rand.New(rand.NewPCG(seed, seed))
	for i := 0; len(times) < n && silent < 10*n; i++ {
		time.Sleep(time.Duration(random.IntN(int(silence)))) // else keys would keep step with the frames
		if busy {
			time.Sleep(silence)
			for len(came) > 0 {
				<-came
			}
		}
		pressed := time.Now()
		if _, err := far.WriteString(bytesOf(keys[i%len(keys)])); err != nil {
			return err
		}
		select {
		case at, open := <-came:
			if !open {
				return fmt.Errorf("%s ended at the key %q", command[0], keys[i%len(keys)])
			}
			times = append(times, at.Sub(pressed))
		case <-time.After(mute):
			silent++
			continue
		}
		if !busy {
			settle(silence)
		}
	}
	slices.Sort(times)
	at := func(share float64) time.Duration {
		return times[min(int(share*float64(len(times))), len(times)-1)].Round(10 * time.Microsecond)
	}
	fmt.Printf("first frame %v · key p50 %v  p90 %v  p99 %v  max %v (%d keys, %d changed nothing) · peak memory %s\n",
		first.Round(100*time.Microsecond), at(.5), at(.9), at(.99), at(1), len(times), silent, peak(cmd.Process.Pid))
	return nil
}

// bytesOf is what a terminal sends for a key.
func bytesOf(key string) string {
	if text, ok := map[string]string{"up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "enter": "\r", "esc": "\x1b", "tab": "\t",
		"space": " ", "backspace": "\x7f", "pgup": "\x1b[5~", "pgdown": "\x1b[6~", "home": "\x1b[H", "end": "\x1b[F"}[key]; ok {
		return text
	}
	if letter, ok := strings.CutPrefix(key, "ctrl+"); ok && len(letter) == 1 {
		return string(rune(letter[0] & 0x1f))
	}
	return key
}

// peak is the most memory that a process had, as Linux counts it.
func peak(pid int) string {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return "unknown"
	}
	for line := range strings.Lines(string(data)) {
		if value, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			return strings.TrimSpace(value)
		}
	}
	return "unknown"
}

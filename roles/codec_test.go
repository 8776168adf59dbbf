package roles

import (
	"math/rand/v2"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

var ignoreIndex = cmpopts.IgnoreUnexported(Catalog{})

// TestCompactKeepsEveryField fills every field of every type by reflection, so
// that a field added to a type and forgotten in the codec is found.
func TestCompactKeepsEveryField(t *testing.T) {
	for seed := range uint64(20) {
		want := &Catalog{}
		fill(rand.New(rand.NewPCG(seed, 1)), reflect.ValueOf(want).Elem())
		got, err := decodeCatalog(string(want.Compact()))
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		if diff := cmp.Diff(want, got, ignoreIndex); diff != "" {
			t.Fatalf("seed %d: decoded catalog differs (-want +got):\n%s", seed, diff)
		}
	}
}

// fill sets a value to something random, and every number and text in it to
// something that is not zero.
func fill(r *rand.Rand, v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				fill(r, v.Field(i))
			}
		}
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(r, v.Elem())
	case reflect.Slice:
		if n := r.IntN(4); n > 0 {
			v.Set(reflect.MakeSlice(v.Type(), n, n))
		}
		for i := range v.Len() {
			fill(r, v.Index(i))
		}
	case reflect.String:
		v.SetString(strings.Repeat("é", 1+r.IntN(3)) + string(rune('a'+r.IntN(26))))
	case reflect.Int:
		v.SetInt(1 + r.Int64N(1<<40))
	case reflect.Uint8:
		v.SetUint(1 + r.Uint64N(4))
	case reflect.Float64:
		v.SetFloat(r.NormFloat64())
	case reflect.Bool:
		v.SetBool(true)
	default:
		panic("no way to fill a " + v.Kind().String())
	}
}

func TestCompactIsTheSameForTheSameCatalog(t *testing.T) {
	c := &Catalog{}
	fill(rand.New(rand.NewPCG(1, 2)), reflect.ValueOf(c).Elem())
	if first, second := c.Compact(), c.Compact(); string(first) != string(second) {
		t.Error("two encodings of one catalog differ")
	}
}

func TestDamagedCompactCatalogIsRefused(t *testing.T) {
	c := &Catalog{}
	fill(rand.New(rand.NewPCG(3, 4)), reflect.ValueOf(c).Elem())
	whole := string(c.Compact())
	for name, data := range map[string]string{
		"empty":      "",
		"junk":       "\x7fELF\x02\x01\x01",
		"header":     compactHeader,
		"cut":        whole[:len(whole)-1],
		"longer":     whole + "\x00",
		"other byte": whole[:len(whole)-3] + "\xff" + whole[len(whole)-2:],
	} {
		if got, err := decodeCatalog(data); err == nil {
			t.Errorf("%s: decoded %d roles, want an error", name, len(got.Roles))
		}
	}
}

// FuzzDecodeBinary looks behind the checksum, where damage would otherwise
// never get.
func FuzzDecodeBinary(f *testing.F) {
	c := &Catalog{}
	fill(rand.New(rand.NewPCG(5, 6)), reflect.ValueOf(c).Elem())
	body := c.Compact()[len(compactHeader)+4:]
	f.Add(body)
	f.Add(body[:len(body)/2])
	f.Add([]byte{})
	f.Add([]byte("\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01"))
	f.Add([]byte("\x01\x00\xff\xff\xff\x7f"))
	f.Fuzz(func(t *testing.T, body []byte) {
		got, err := decodeBody(string(body))
		if (got == nil) != (err != nil) {
			t.Fatalf("catalog %v with error %v", got != nil, err)
		}
		if err != nil {
			return
		}
		again, err := decodeBody(string(got.Compact()[len(compactHeader)+4:]))
		if err != nil {
			t.Fatalf("what was decoded does not survive: %v", err)
		}
		// A body that nobody wrote may spell an empty list as a list of none.
		if diff := cmp.Diff(got, again, ignoreIndex, cmpopts.EquateNaNs(), cmpopts.EquateEmpty()); diff != "" {
			t.Fatal(diff)
		}
	})
}

// TestBuiltinCatalogIsUpToDate compares what `go generate ./roles` writes with
// what it would write now, and both ways of loading with each other.
func TestBuiltinCatalogIsUpToDate(t *testing.T) {
	want, problems := Load(Layer{Name: "catalog", FS: os.DirFS("catalog")})
	if want == nil {
		t.Fatalf("the pack does not load:\n%v", problems)
	}
	if len(problems) > 0 {
		t.Errorf("the pack loads with warnings:\n%v", problems)
	}
	if string(want.Compact()) != builtin {
		t.Fatal("catalog.bin is stale: run go generate ./roles")
	}
	got, err := BuiltinCatalog()
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(want, got) {
		t.Errorf("compact catalog differs from its YAML (-yaml +compact):\n%s", cmp.Diff(want, got, ignoreIndex))
	}
}

func TestSchemasAreUpToDate(t *testing.T) {
	for _, kind := range SchemaKinds() {
		want, err := Schema(kind)
		if err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile("schema/" + kind + ".schema.json")
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), string(got)); diff != "" {
			t.Errorf("schema/%s.schema.json is stale, run go generate ./roles (-want +got):\n%s", kind, diff)
		}
	}
}

func BenchmarkLoadCompact(b *testing.B) {
	for b.Loop() {
		if _, err := BuiltinCatalog(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLoadYAML(b *testing.B) {
	layer := Layer{Name: "catalog", FS: os.DirFS("catalog")}
	for b.Loop() {
		if c, problems := Load(layer); c == nil {
			b.Fatal(problems)
		}
	}
}

func BenchmarkLoadOverlay(b *testing.B) {
	overlay := Layer{Name: "overlay", FS: os.DirFS("testdata/overlay")}
	for b.Loop() {
		if c, problems := Load(Builtin(), overlay); c == nil {
			b.Fatal(problems)
		}
	}
}

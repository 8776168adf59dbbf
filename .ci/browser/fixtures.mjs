// Small files of every kind that pass all checks, and for each check a file that
// fails it: [name, text, the reason that has to be given].

export const page = `<!doctype html>
<html lang="en-US">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="rung-pages" content="1">
<title>From clerk to manager</title>
<style>
:root { color-scheme: light dark; --ink: #1b1b1b; --paper: #fff; --line: #555; --fill: #dde8f5 }
@media (prefers-color-scheme: dark) { :root { --ink: #eee; --paper: #161616; --line: #aaa; --fill: #23405f } }
@media (forced-colors: active) { :root { --ink: CanvasText; --paper: Canvas; --line: CanvasText; --fill: Canvas } }
@media print { :root { --ink: #000; --paper: #fff; --line: #555; --fill: #dde8f5 } }
@page { margin: 15mm }
body { margin: 1rem; background: var(--paper); color: var(--ink); font: 1rem/1.4 sans-serif }
a { color: inherit }
:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px }
.wide { overflow-x: auto }
svg { width: 100%; height: auto; max-width: 40rem }
svg text { fill: var(--ink); font: 14px sans-serif }
rect { fill: var(--fill); stroke: var(--line) }
line { stroke: var(--line) }
th, td { text-align: left; padding: 0 1rem 0 0; white-space: nowrap }
@media print { body { margin: 0; font-size: 10pt } }
</style>
</head>
<body>
<header><h1>From clerk to manager</h1><p>Two steps, as of 2024.</p></header>
<main>
<h2>The way</h2>
<figure>
<svg viewBox="0 0 400 100" role="img" aria-labelledby="t" aria-describedby="d">
<title id="t">The way as a line</title><desc id="d">Clerk, then manager after two years.</desc>
<line x1="120" y1="50" x2="250" y2="50" />
<rect x="10" y="30" width="110" height="40" /><text x="20" y="55">Clerk</text>
<rect x="250" y="30" width="130" height="40" /><text x="260" y="55">Manager</text>
</svg>
<div class="wide" role="region" aria-label="Steps as a table" tabindex="0">
<table><caption>Steps</caption><thead><tr><th scope="col">Step</th><th scope="col">Typical time in this role</th><th scope="col">Median pay in the year</th></tr></thead>
<tbody><tr><th scope="row">Clerk</th><td>2 years</td><td>$40,000</td></tr><tr><th scope="row">Manager</th><td>3 years</td><td>$70,000</td></tr></tbody></table>
</div>
<figcaption>How long each step takes</figcaption>
</figure>
<details><summary>Where this is from</summary><p>See <a href="https://www.bls.gov/ooh/">the handbook</a> of 2024.</p></details>
</main>
<footer><p>Estimates, not promises.</p></footer>
</body>
</html>
`;

export const picture = `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100" role="img" aria-labelledby="t d">
<title id="t">Two roles</title><desc id="d">Clerk leads to manager.</desc>
<style>text { font: 14px sans-serif }</style>
<rect width="300" height="100" fill="#ffffff"/>
<line x1="80" y1="50" x2="160" y2="50" stroke="#333333"/>
<text x="20" y="55">Clerk</text><text x="170" y="55" transform="rotate(10 170 55)">Manager</text>
</svg>
`;

export const graph = JSON.stringify({ schema: "rung/graph/1", nodes: [{ id: "a" }, { id: "b" }, { id: "c" }], edges: [{ from: "a", to: "b" }, { from: "b", to: "c" }] });
const hostile = "<img src=x onerror=window.__hit=1>";
export const dot = `digraph "way" {\n  subgraph cluster_one { label="one"; a [label="Clerk \\"A\\""]; b [label="<b>Lead</b>"] }\n  c [label="Manager"]\n  a -> b\n  b -> c\n}\n`;
export const mermaid = `flowchart LR\n  a["Clerk"]\n  b["${hostile.replace("<", "#lt;").replace(">", "#gt;")}"]\n  c["Manager"]\n  a --> b\n  b -.-> c\n`;
export const graphml = `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="k" for="node" attr.name="title" attr.type="string"/>
<graph edgedefault="directed">
<node id="a"><data key="k">Clerk &lt;1&gt;</data></node><node id="b"/><node id="c"/>
<edge source="a" target="b"/><edge source="b" target="c"/>
</graph>
</graphml>
`;
export const csv = `role,change,note\nclerk,-4.5,"plain, and quoted"\nmanager,3,'=1+1\n`;

export const good = {
  "plan.handout.html": page, "way.svg": picture, "way.json": graph, "way.dot": dot, "way.mmd": mermaid,
  "way.graphml": graphml, "way.csv": csv, "way.yaml": "schema: rung/plan/1\n", "way.md": "# Way\n", "way.ics": "BEGIN:VCALENDAR\n",
};

// swap changes one place and fails if the place is not there, so that a fixture
// cannot go stale unseen.
function swap(text, from, to) {
  if (!text.includes(from)) throw new Error(`no ${from} to change`);
  return text.replace(from, () => to);
}
const html = (name, from, to, reason) => [`${name}.handout.html`, swap(page, from, to), reason];
const svg = (name, from, to, reason) => [`${name}.svg`, swap(picture, from, to), reason];
const style = (name, rule, reason) => html(name, "</style>", `${rule}\n</style>`, reason);
const many = (n, text) => Array(n).fill(text).join("\n");

export const bad = [
  // What the page is, and what got into it.
  html("no-lang", ` lang="en-US"`, "", /html: no lang/),
  html("no-title", "<title>From clerk to manager</title>", "<title> </title>", /title: no title/),
  html("no-policy", `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`, "", /no Content-Security-Policy/),
  html("weak-policy", "default-src 'none'", "default-src 'self'", /no default-src 'none'/),
  html("open-policy", "'unsafe-inline'\"", "'unsafe-inline' https:\"", /style-src allows https:/),
  html("late-policy", `<meta charset="utf-8">`, `<meta charset="utf-8"><style>p { margin: 0 }</style>`, /stands before the Content-Security-Policy/),
  html("refresh", `<meta name="rung-pages"`, `<meta http-equiv="refresh" content="9999"><meta name="rung-pages"`, /http-equiv=refresh/),
  html("script", "</main>", "<script>1</script></main>", /<script> is not an element/),
  html("blocked-script", "</main>", "<script>1</script></main>", /console: .*Content Security Policy/),
  ["dialog.handout.html", swap(swap(page, /<meta http-equiv[^>]*>/.exec(page)[0], ""), "</main>", "<script>alert(1)</script></main>"), /script: a dialog opened/],
  ["throws.handout.html", swap(swap(page, /<meta http-equiv[^>]*>/.exec(page)[0], ""), "</main>", "<script>throw Error('x')</script></main>"), /script: x/],
  html("image-policy", "default-src 'none';", "default-src 'none'; img-src https:;", /img-src allows https:/),
  ["image.handout.html", swap(swap(page, "default-src 'none';", "default-src 'none'; img-src https:;"), "</main>", `<img src="https://rung.invalid/a.png" alt=""></main>`), /request: the page asks for https:\/\/rung.invalid/],
  html("loading", "</main>", `<img src="a.png" alt=""></main>`, /the attribute src loads something/),
  html("unknown", "Two steps", "<marquee>Two</marquee> steps", /<marquee> is not an element/),
  html("foreign", "</svg>", "<foreignObject></foreignObject></svg>", /<foreignObject> is not an element/),
  html("handler", "<main>", `<main onclick="x()">`, /attribute onclick holds a script/),
  html("script-link", "https://www.bls.gov/ooh/", "javascript:x()", /link to javascript:x\(\) is not/),
  html("data-link", "https://www.bls.gov/ooh/", "data:text/html,x", /link to data:text\/html,x is not/),
  html("use", "</svg>", `<use href="other.svg#a" /></svg>`, /href reaches out of the page/),
  html("style-url", `<rect x="10"`, `<rect style="fill:url(https://rung.invalid/a)" x="10"`, /style holds url/),
  style("import", `@import "a.css";`, /holds url\(…\) or @import/),
  html("unclosed", "</figure>", "", /html-validate close-order/),
  html("twice", `<h2>`, `<h2 id="t">`, /html-validate no-dup-id/),
  html("large", "<footer>", `<!-- ${"x".repeat(300_000)} --><footer>`, /not below 300000/),

  // How it is built.
  html("two-h1", "<h2>The way</h2>", "<h1>The way</h1>", /2 of them, not one/),
  html("heading-jump", "<h2>The way</h2>", "<h3>The way</h3>", /h3 follows h1/),
  html("no-th", page.slice(page.indexOf("<thead>"), page.indexOf("</table>")), "<tbody><tr><td>Clerk</td></tr></tbody>", /a table without th/),
  html("no-scope", `<th scope="row">Clerk`, "<th>Clerk", /th without scope/),
  html("no-caption", "<caption>Steps</caption>", "", /without a name/),
  html("no-role", ` role="img"`, "", /no role=img/),
  html("no-svg-title", `<title id="t">The way as a line</title>`, `<title id="t"></title>`, /no <title>/),
  html("no-desc", `<desc id="d">Clerk, then manager after two years.</desc>`, `<desc id="d"></desc>`, /no <desc>/),
  html("desc-unnamed", ` aria-describedby="d"`, "", /<desc> is not what aria/),
  html("id-missing", `aria-describedby="d"`, `aria-describedby="d e"`, /names an id that is not there/),
  html("no-table", `<div class="wide"`, `</figure><figure><div class="wide"`, /no figure with a table/),
  style("hidden-table", "table { display: none }", /the picture's table is hidden/),

  // How it is seen, in every light and width.
  style("axe-light", "@media (prefers-color-scheme: light) and (min-width: 1000px) and (forced-colors: none) { footer { color: #aaa } }", /axe color-contrast; light 1280/),
  style("axe-dark", "@media (prefers-color-scheme: dark) and (min-width: 1000px) and (forced-colors: none) { footer { color: #444 } }", /axe color-contrast; dark 1280/),
  style("axe-narrow-light", "@media (prefers-color-scheme: light) and (max-width: 400px) { footer { color: #aaa } }", /axe color-contrast; light 320/),
  style("axe-narrow-dark", "@media (prefers-color-scheme: dark) and (max-width: 400px) { footer { color: #444 } }", /axe color-contrast; dark 320/),
  html("axe-practice", "<main>", `<main><main></main>`, /axe landmark-no-duplicate-main/),
  style("gradient", "footer p { background: linear-gradient(#777, #777) }", /footer > p.*contrast .* not 4\.5 in light/),
  style("pale-text", "@media (prefers-color-scheme: light) and (forced-colors: none) { svg text { fill: #aaa } }", /contrast .* not 4\.5 in light/),
  style("dark-text", "@media (prefers-color-scheme: dark) and (forced-colors: none) { svg text { fill: #444 } }", /contrast .* not 4\.5 in dark/),
  style("forced-text", "@media (forced-colors: active) { svg text { fill: #777 } rect { fill: #888 } }", /contrast .* not 4\.5 in forced colors, light/),
  style("forced-dark-text", "@media (forced-colors: active) { svg text { fill: #111 } }", /in forced colors, dark/),
  style("forced-line", "@media (forced-colors: active) { line { stroke: Canvas } }", /line.*cannot be told from the background in forced colors/),
  style("dark-line", "@media (prefers-color-scheme: dark) { line { stroke: #161616 } }", /line.*cannot be told from the background in dark/),
  style("gradient-text", "svg text { fill: url(#none) }", /its color is no plain one/),
  html("covered", "</svg>", `<rect x="255" y="31" width="100" height="38" /></svg>`, /“Manager”: nothing of this text can be seen/),
  html("overlap", `<text x="260"`, `<text x="30"`, /“Manager”: lies over “Clerk”/),
  style("narrow-overlap", "@media (max-width: 400px) { svg text { font-size: 130px } }", /“Manager”: lies over “Clerk”/),
  html("outside", `<text x="260"`, `<text x="360"`, /leaves the picture's viewBox/),
  html("no-view-box", `viewBox="0 0 400 100"`, "", /no viewBox/),
  style("wide-sideways", "@media (min-width: 1000px) { h1 { width: 1400px } }", /scrolls sideways at 1280/),
  html("sideways", "Two steps", `<span class="long">${"x".repeat(60)}</span>`, /scrolls sideways at 320/),
  html("scroller", ` role="region" aria-label="Steps as a table" tabindex="0"`, "", /scrolls, but is no region/),
  style("clipped", ".wide { overflow: hidden }", /cuts off what does not fit/),

  // By keyboard.
  style("no-ring", ":focus-visible { outline: none !important }", /nothing shows that it has the focus/),
  html("tabindex", `<a href="https`, `<a tabindex="3" href="https`, /a tabindex above 0/),
  html("tab-order", "Estimates", `<a tabindex="3" href="https://www.bls.gov/">Estimates</a>`, /Tab goes to/),
  style("upside-down", "main { display: flex; flex-direction: column-reverse }", /stands above .*, which Tab reaches first/),

  // On paper.
  html("pages", "<footer>", `${many(80, "<p>More.</p>")}<footer>`, /pages, and the page promises 1/),
  style("small", "@media print { footer { font-size: 6pt } }", /PDF on A4: text of 6\.0 points/),
  style("cut", "@media print { footer { width: 300mm } }", /is cut at the edge of Letter/),
  style("print-scroll", "@media print { .wide { width: 5cm } }", /would have to scroll on A4/),
  style("paper", "@page { size: A5 }", /size a5: the page has to print/i),
  style("unprinted", "@media print { h1 { display: none } }", /“From clerk to manager” is not in its text/),
  html("pdf-language", ` lang="en-US"`, "", /PDF on A4: its language is en-US, not “”/),
  style("empty-print", "@media print { body { display: none } }", /no text in it/),

  // Pictures that are files.
  svg("broken", "</text><text", "<text", /xmllint: .*mismatch/),
  svg("doctype", "<svg", "<!DOCTYPE svg>\n<svg", /a document type/),
  svg("svg-script", "</svg>", "<script>1</script></svg>", /<script> is not an element/),
  svg("svg-foreign", "</svg>", "<foreignObject/></svg>", /<foreignObject> is not an element/),
  svg("svg-link", "</svg>", `<use href="https://rung.invalid/a.svg#a"/></svg>`, /href reaches out/),
  svg("svg-overlap", `<text x="170" y="55" transform="rotate(10 170 55)"`, `<text x="45" y="45" transform="rotate(30 45 45)"`, /lies over “Clerk”/),
  svg("svg-outside", `x="170" y="55" t`, `x="270" y="55" t`, /leaves the picture's viewBox/),
  svg("svg-no-title", "Two roles", "", /no <title>/),
  svg("svg-no-desc", "Clerk leads to manager.", "", /no <desc>/),
  svg("svg-pale", "text {", "text { fill: #999;", /contrast .* not 4\.5/),

  // Graphs and tables.
  ["syntax.dot", "digraph { a -> }", /dot: .*syntax error/],
  ["warning.dot", "digraph { a [shape=nonsense] }", /dot: .*Warning/],
  ["link.dot", swap(dot, "c [", `c [URL="https://rung.invalid" `), /c: URL reaches out/],
  ["fewer.dot", swap(dot, "b -> c", ""), /edges: 1 are drawn, the JSON has 2/],
  ["syntax.mmd", "flowchart LR\n a[[[", /mermaid, strict: Parse error/],
  ["fewer.mmd", swap(mermaid, "b -.-> c", ""), /edges: 1 are drawn, the JSON has 2/],
  ["markup.mmd", swap(mermaid, "Clerk", "<b>Clerk</b>"), /taken for markup: <b>/],
  ["canary.mmd", swap(mermaid, "#lt;img src=x onerror=window.__hit=1#gt;", hostile), /a label ran as a script/],
  ["fetch.mmd", swap(mermaid, "Clerk", "<img src=https://rung.invalid/x>"), /asked for https:\/\/rung.invalid/],
  ["math.mmd", swap(mermaid, "Clerk", "$$x$$"), /taken for markup: <math/],
  ["markdown.mmd", swap(mermaid, "Clerk", "`**Clerk**`"), /taken for markup: <strong>/],
  ["icon.mmd", swap(mermaid, "Clerk", "fa:fa-user"), /taken for markup: <i/],
  ["click.mmd", `${mermaid}  click a "https://rung.invalid"\n`, /taken for markup: <a/],
  ["broken.graphml", swap(graphml, "</graph>", ""), /ParseError/],
  ["fewer.graphml", swap(graphml, `<node id="a"><data key="k">Clerk &lt;1&gt;</data></node>`, `<node id="b"/>`).replace(`<edge source="a" target="b"/>`, ""), /edges: 1 are drawn/],
  ["ragged.csv", `${csv}lead,1\n`, /record 4: 2 fields, the header has 3/],
  ["formula.csv", swap(csv, "'=1+1", "=1+1"), /record 3, field 3: a spreadsheet takes '=1\+1'/],
  ["minus.csv", swap(csv, "-4.5", "-4.5+cmd"), /takes '-4.5\+cmd'/],
  ["empty.csv", "", /no header/],
  ["open.csv", `${csv}"a,b,c\n`, /unexpected end of data/],
  ["broken.json", "{", /JSON: /],
  ["nameless.json", "{}", /no schema named/],
  ["broken.yaml", "a: [", /ParserError/],
  ["what.bin", "x", /nothing here knows/],
];

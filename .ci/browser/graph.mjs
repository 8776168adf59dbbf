// Graphs for Graphviz and Mermaid: the program has to take them without a
// warning, find as many nodes and edges as Rung's own JSON beside them says, and
// show labels as text whatever is in them.
import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { promisify } from "node:util";

// run starts a program without a shell; a failure carries its stderr.
export const run = promisify(execFile);

// compareCounts holds what a reader found against NAME.json beside NAME.dot.
export function compareCounts(file, found, report) {
  const sibling = file.replace(/\.\w+$/, ".json");
  if (!existsSync(sibling)) return;
  const graph = JSON.parse(readFileSync(sibling, "utf8"));
  for (const key of ["nodes", "edges"])
    if (found[key] !== graph[key]?.length) report.fault(key, `${found[key]} are drawn, the JSON has ${graph[key]?.length}`);
}

// Attributes by which a label could become a link, or read a file.
const reaching = ["URL", "href", "edgeURL", "headURL", "labelURL", "tailURL", "image", "shapefile", "stylesheet", "imagepath"];

export async function checkDot(file, report) {
  let drawn;
  try {
    drawn = await run("dot", ["-Tsvg", "-o/dev/null", "-Tjson0", file], { maxBuffer: 1 << 28 });
  } catch (err) {
    report.fault("dot", err.stderr || err.message);
    return;
  }
  if (drawn.stderr.trim() !== "") report.fault("dot", drawn.stderr);
  const graph = JSON.parse(drawn.stdout);
  const objects = graph.objects ?? [], edges = graph.edges ?? [];
  const nodes = objects.slice(graph._subgraph_cnt); // subgraphs come first
  for (const thing of [graph, ...objects, ...edges])
    for (const name of reaching)
      if (thing[name]) report.fault(thing.name ?? "edge", `${name} reaches out of the drawing`);
  const counts = { nodes: nodes.length, edges: edges.length };
  report.count(counts.nodes, "nodes");
  report.count(counts.edges, "edges");
  compareCounts(file, counts, report);
}

// What Mermaid itself builds a label of; anything else came out of the text.
const labelParts = ["div", "span", "p", "br"];

// mermaidReader loads Mermaid into a page of its own and returns the check.
export async function mermaidReader(browser) {
  const page = await browser.newPage();
  const asked = [];
  await page.setRequestInterception(true);
  page.on("request", (request) => { asked.push(request.url()); request.abort(); });
  const bundle = createRequire(import.meta.url).resolve("mermaid/dist/mermaid.min.js");
  await page.evaluate(readFileSync(bundle, "utf8"));

  return async (file, report) => {
    asked.length = 0;
    // Strict is what most sites set. Loose trusts the text, and its purifier is
    // told to let handlers through, so that nothing but the writer's own quoting
    // stands between a label and the page.
    for (const level of ["strict", "loose"]) {
      const seen = await page.evaluate(draw, readFileSync(file, "utf8"), level, labelParts);
      if (seen.error) {
        report.fault(`mermaid, ${level}`, seen.error);
        return;
      }
      for (const found of seen.markup) report.fault(`mermaid, ${level}`, `a label was taken for markup: ${found}`);
      if (seen.hit) report.fault(`mermaid, ${level}`, "a label ran as a script");
      if (level === "loose" || seen.nodes === undefined) continue;
      report.count(seen.nodes, "nodes");
      report.count(seen.edges, "edges");
      compareCounts(file, seen, report);
    }
    for (const url of asked) report.fault("mermaid", `asked for ${url}`);
  };
}

// draw runs inside the page.
async function draw(text, securityLevel, labelParts) {
  const { mermaid } = window;
  delete window.__hit;
  mermaid.initialize({
    startOnLoad: false, securityLevel, maxEdges: 5000, maxTextSize: 1e6, // the whole catalog is above the usual 500
    dompurifyConfig: securityLevel === "loose" ? { ADD_ATTR: ["onerror", "onload", "onclick"] } : undefined,
  });
  const host = document.createElement("div");
  try {
    await mermaid.parse(text);
    const { svg } = await mermaid.render("drawing", text);
    document.body.append(host);
    host.innerHTML = svg;
    await new Promise((done) => setTimeout(done, 30)); // an image that fails to load does so later
    const drawing = host.querySelector("svg");
    const markup = [...drawing.querySelectorAll("foreignObject *")]
      .filter((e) => !labelParts.includes(e.localName)).map((e) => e.outerHTML);
    for (const e of drawing.querySelectorAll("a, script, image, img")) markup.push(e.outerHTML);
    const flowchart = drawing.getAttribute("aria-roledescription")?.startsWith("flowchart");
    return {
      markup, hit: window.__hit !== undefined,
      nodes: flowchart ? drawing.querySelectorAll("g.node").length : undefined,
      edges: flowchart ? drawing.querySelectorAll("path.flowchart-link").length : undefined,
    };
  } catch (err) {
    return { error: String(err?.message ?? err) };
  } finally {
    host.remove();
    document.getElementById("ddrawing")?.remove();
  }
}

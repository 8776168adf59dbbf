// A page on paper: as many sheets as it promises, nothing cut, no letter too
// small, and a PDF that a screen reader can read.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "./graph.mjs";

const papers = { A4: 210 / 25.4, Letter: 8.5 }; // widths in inches
const margin = 0.4; // inches; what a browser leaves where the page says nothing
const smallest = 6.5; // points
const zoom = 3; // the most that pdftohtml grants: sizes are whole numbers of thirds of a point

export async function checkPrint(tab, report) {
  const { page } = tab;
  const rule = await page.evaluate(() => window.rung.pageRule());
  if (rule.size && rule.size !== "portrait") report.fault("@page", `size ${rule.size}: the page has to print on A4 and on Letter`);
  const promised = await page.evaluate(() => window.rung.promises());
  const points = [];
  for (const [paper, inches] of Object.entries(papers)) {
    await tab.emulate({ media: "print" });
    await tab.width(Math.floor(inches * 96 - (rule.left ?? margin * 96) - (rule.right ?? margin * 96)));
    await tab.ask("cut", paper);
    await tab.ask("textBoxes");
    await tab.emulate({});
    const side = `${margin}in`;
    const bytes = await page.pdf({ format: paper, tagged: true, margin: { left: side, right: side, top: side, bottom: side } });
    points.push(await checkPDF(Buffer.from(bytes), paper, promised, report));
  }
  report.count(Math.min(...points).toFixed(1), "smallest pt");
}

// letters of a text, without how they are joined, spaced and broken.
const letters = (text) => text.normalize("NFKC").replace(/[\s\u00ad]+/g, "");

// checkPDF returns the size of the smallest text in points.
export async function checkPDF(bytes, paper, promised, report) {
  const fault = (reason) => report.fault(`PDF on ${paper}`, reason);
  const folder = await mkdtemp(join(tmpdir(), "rung-pdf-"));
  try {
    const file = join(folder, "page.pdf");
    await writeFile(file, bytes);
    const [info, words, fonts] = await Promise.all([
      run("pdfinfo", [file]), run("pdftotext", [file, "-"]), run("pdftohtml", ["-xml", "-i", "-stdout", "-zoom", String(zoom), file]),
    ]).then((all) => all.map(({ stdout }) => stdout));

    const pages = Number(/^Pages: +(\d+)/m.exec(info)[1]);
    if (promised.pages !== null && !(pages <= Number(promised.pages))) fault(`${pages} pages, and the page promises ${promised.pages}`);
    // Chromium writes the catalog plain; only streams are compressed.
    const catalog = bytes.toString("latin1").split("/Type /Catalog")[1].split("endobj")[0];
    if (!/^Tagged: +yes/m.test(info) || !/\/StructTreeRoot \d+ 0 R/.test(catalog)) fault("not tagged");
    const title = /^Title: +(.*)$/m.exec(info)?.[1] ?? "", lang = /\/Lang \(([^)]*)\)/.exec(catalog)?.[1] ?? "";
    if (letters(title) !== letters(promised.title)) fault(`its title is “${title}”, not “${promised.title}”`);
    if (lang !== promised.lang) fault(`its language is ${lang}, not “${promised.lang}”`); // Chromium fills in its own

    if (!letters(words).includes(letters(promised.heading))) fault(`“${promised.heading}” is not in its text`);
    const used = new Set([...fonts.matchAll(/<text [^>]*font="(\d+)"/g)].map((m) => m[1]));
    const sizes = [...fonts.matchAll(/<fontspec id="(\d+)" size="(-?\d+)"/g)].filter((m) => used.has(m[1])).map((m) => Math.abs(Number(m[2])) / zoom);
    if (sizes.length === 0) fault("no text in it");
    else if (Math.min(...sizes) < smallest) fault(`text of ${Math.min(...sizes).toFixed(1)} points, below ${smallest}`);
    report.count(pages, `${paper} pages`);
    return Math.min(...sizes);
  } finally {
    await rm(folder, { recursive: true });
  }
}

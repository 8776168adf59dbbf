// Opens what Rung wrote in the programs that its readers use (a browser, a
// printer, Graphviz, Mermaid, networkx, a CSV reader) and fails unless each
// takes it as it was meant. Usage: node check.mjs FOLDER
//
// A file's name tells what it is. One line a file says what was looked at; a
// fault stands below it with the place and the reason, and what a rule could
// not decide as a note, for a person to look at.
import { readFileSync, readdirSync } from "node:fs";
import { extname, join, resolve } from "node:path";
import puppeteer from "puppeteer-core";
import { checkDot, mermaidReader } from "./graph.mjs";
import { checkHTML, openPage } from "./page.mjs";
import { checkSVG } from "./picture.mjs";
import { readAll } from "./readers.mjs";

const most = 40; // faults shown of one file
const skipped = new Set([".ics", ".md"]);

// A report gathers what was found in one file. Text from the file is made
// harmless to the terminal that shows it.
export function newReport(name) {
  const plain = (text) => String(text).replace(/\s+/g, " ").replace(/[\p{Cc}\p{Cf}]/gu, "\ufffd").slice(0, 300);
  const once = (list) => (where, reason) => {
    const line = `${plain(where)}: ${plain(reason)}`;
    if (!list.includes(line)) list.push(line);
  };
  const report = { name, faults: [], notes: [], counts: [] };
  report.fault = once(report.faults);
  report.note = once(report.notes);
  report.count = (n, what) => report.counts.push(`${what} ${n}`);
  return report;
}

function checkJSON(file, report) {
  try {
    const value = JSON.parse(readFileSync(file, "utf8"));
    if (typeof value?.schema !== "string" || value.schema === "") report.fault("schema", "no schema named");
    for (const key of ["nodes", "edges"]) if (Array.isArray(value?.[key])) report.count(value[key].length, key);
  } catch (err) {
    report.fault("JSON", err.message);
  }
}

// guarded makes a check that breaks off a fault of the file it was given, and
// says whether it ran to its end.
async function guarded(report, check) {
  try {
    await check();
    return true;
  } catch (err) {
    report.fault("check", err.stack ?? err);
    return false;
  }
}

export const launch = () => puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  protocolTimeout: 60_000,
  args: ["--disable-gpu", "--force-color-profile=srgb", ...(process.getuid() === 0 ? ["--no-sandbox"] : [])],
});

// checkFolder checks every file below a folder and returns their reports in the
// order of names.
export async function checkFolder(folder) {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
  const reports = new Map(names.map((file) => [file, newReport(file.slice(folder.length + 1))]));
  const of = (...kinds) => names.filter((file) => kinds.includes(extname(file)));

  for (const file of names.filter((f) => skipped.has(extname(f)))) reports.get(file).counts.push("skipped");
  const known = new Set([...skipped, ".html", ".svg", ".dot", ".mmd", ".graphml", ".csv", ".json", ".yaml"]);
  for (const file of names.filter((f) => !known.has(extname(f)))) reports.get(file).fault("name", "nothing here knows how to check such a file");
  for (const file of of(".json")) checkJSON(file, reports.get(file));

  const browser = await launch();
  try {
    const queue = of(".html", ".svg");
    const reader = async () => {
      let tab;
      for (let file; (file = queue.shift()) !== undefined;) {
        tab ??= await openPage(browser);
        const report = reports.get(file), check = extname(file) === ".html" ? checkHTML : checkSVG;
        if (!await guarded(report, () => check(tab, file, report))) tab = undefined; // it may have crashed
      }
    };
    const others = async () => {
      await readAll(of(".graphml", ".csv", ".yaml"), reports);
      for (const file of of(".dot")) await guarded(reports.get(file), () => checkDot(file, reports.get(file)));
      const drawings = of(".mmd");
      const checkMermaid = drawings.length > 0 ? await mermaidReader(browser) : undefined;
      for (const file of drawings) await guarded(reports.get(file), () => checkMermaid(file, reports.get(file)));
      await reader(); // then help with the pages, so that never more than two things run
    };
    await Promise.all([reader(), others()]);
  } finally {
    await browser.close();
  }
  return [...reports.values()];
}

async function main() {
  const began = Date.now();
  const reports = await checkFolder(resolve(process.argv[2]));
  let faults = 0;
  for (const report of reports) {
    console.log(`${report.faults.length > 0 ? "FAIL" : "ok  "}  ${report.name}: ${report.counts.join(", ")}`);
    for (const note of report.notes) console.log(`        undecided: ${note}`);
    for (const fault of report.faults.slice(0, most)) console.error(`        ${fault}`);
    if (report.faults.length > most) console.error(`        and ${report.faults.length - most} more`);
    faults += report.faults.length;
  }
  console.log(`browser and parsers: ${reports.length} files, ${faults} faults, ${((Date.now() - began) / 1000).toFixed(1)} s`);
  process.exit(faults > 0 || reports.length === 0 ? 1 : 0);
}

if (process.argv[1] === import.meta.filename) {
  if (process.argv.length !== 3) {
    console.error("usage: node check.mjs FOLDER");
    process.exit(2);
  }
  await main();
}

// Proves that the checks can fail: good files pass all of them, and each bad one
// is refused for its own reason. Usage: node selftest.mjs
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkFolder, launch, newReport } from "./check.mjs";
import { bad, good, graph } from "./fixtures.mjs";
import { checkPDF } from "./print.mjs";

// No page can ask for a PDF without tags, or under another title.
async function untagged() {
  const browser = await launch();
  try {
    const page = await browser.newPage();
    await page.setContent("<title>B</title><h1>A</h1>");
    const report = newReport("untagged.pdf");
    await checkPDF(Buffer.from(await page.pdf({ tagged: false })), "A4", { heading: "A", title: "A", lang: "en-US", pages: null }, report);
    return report.faults;
  } finally {
    await browser.close();
  }
}

const folder = mkdtempSync(join(tmpdir(), "rung-browser-"));
const wrong = [];
try {
  for (const part of ["good", "bad"]) mkdirSync(join(folder, part));
  for (const [name, text] of Object.entries(good)) writeFileSync(join(folder, "good", name), text);
  for (const [name, text] of bad) {
    writeFileSync(join(folder, "bad", name), text);
    if (name.startsWith("fewer.")) writeFileSync(join(folder, "bad", "fewer.json"), graph);
  }
  const reports = new Map((await checkFolder(folder)).map((r) => [r.name, r]));
  for (const name of Object.keys(good))
    for (const line of [...reports.get(`good/${name}`).faults, ...reports.get(`good/${name}`).notes]) wrong.push(`${name} is good, yet: ${line}`);
  for (const [name, , reason] of bad) {
    const { faults } = reports.get(`bad/${name}`);
    if (!faults.some((line) => reason.test(line))) wrong.push(`${name} is not refused for ${reason}, but for:\n    ${faults.join("\n    ") || "nothing"}`);
  }
  const faults = await untagged();
  for (const reason of ["not tagged", "its title is “B”, not “A”"])
    if (!faults.includes(`PDF on A4: ${reason}`)) wrong.push(`an untagged PDF under another title is not refused for ${reason}`);
} finally {
  rmSync(folder, { recursive: true });
}
for (const line of wrong) console.error(line);
console.log(`browser and parsers: ${Object.keys(good).length} good files, ${bad.length} bad ones, ${wrong.length} not as they should be`);
process.exit(wrong.length > 0 ? 1 : 0);

// Pictures: every word readable, inside its frame and clear of the others, in
// light, in dark and in the colors that a person forces on everything.
import { readFileSync } from "node:fs";
import { run } from "./graph.mjs";

// What is told from its background in plain light stays so in every other light.
const told = 1.2;

const lights = [
  { name: "light", scheme: "light" },
  { name: "dark", scheme: "dark" },
  { name: "forced colors, light", scheme: "light", forced: true },
  { name: "forced colors, dark", scheme: "dark", forced: true },
];

// checkPicture looks at all svg in the page that is open. unknown names, for
// "light" and "dark", selectors of other elements whose contrast is to be
// measured too.
export async function checkPicture(tab, report, unknown = {}) {
  const { page } = tab;
  await tab.ask("textBoxes");
  let plain;
  for (const light of lights) {
    await tab.emulate(light);
    const shapes = await page.evaluate(() => window.rung.shapes());
    plain ??= shapes;
    shapes.forEach(([where, contrast], i) => {
      if (plain[i][1] >= told && contrast < told) report.fault(where, `cannot be told from the background in ${light.name}`);
    });
    for (const [where, reason] of await unreadable(page, unknown[light.name] ?? [])) report.fault(where, `${reason} in ${light.name}`);
  }
  await tab.emulate({});
}

async function unreadable(page, selectors) {
  const pieces = await page.evaluate((s) => window.rung.lettering(s), selectors);
  if (pieces.length === 0) return [];
  const left = Math.floor(Math.min(...pieces.map(({ box }) => box.x))), top = Math.floor(Math.min(...pieces.map(({ box }) => box.y)));
  const clip = {
    x: Math.max(0, left), y: Math.max(0, top),
    width: Math.ceil(Math.max(...pieces.map(({ box }) => box.x + box.width))) - Math.max(0, left),
    height: Math.ceil(Math.max(...pieces.map(({ box }) => box.y + box.height))) - Math.max(0, top),
  };
  const shoot = async (hide) => {
    await page.evaluate((h) => window.rung.hideLettering(h), hide);
    return page.screenshot({ clip, encoding: "base64", optimizeForSpeed: true });
  };
  const bare = await shoot(true), inked = await shoot(false);
  return page.evaluate((...args) => window.rung.readable(...args), pieces, inked, bare, { x: clip.x, y: clip.y });
}

// checkSVG checks a picture that is a file of its own.
export async function checkSVG(tab, file, report) {
  const text = readFileSync(file, "utf8");
  report.count(Buffer.byteLength(text), "bytes");
  try {
    await run("xmllint", ["--noout", "--nonet", file]);
  } catch (err) {
    report.fault("xmllint", err.stderr);
    return;
  }
  if (/<!DOCTYPE/i.test(text)) report.fault("DOCTYPE", "a document type can name things outside the file");
  await tab.load(file, report);
  await tab.ask("intruders");
  const found = await tab.page.evaluate(() => [window.rung.pictureText(document.documentElement), window.rung.counts()]);
  for (const [where, reason] of found[0]) report.fault(where, reason);
  report.count(found[1].texts, "texts");
  await checkPicture(tab, report);
}

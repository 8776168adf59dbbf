// A page as its readers meet it: wide, narrow, in the dark, in forced colors, by
// keyboard, through a screen reader, and on paper.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { HtmlValidate } from "html-validate";
import { inside } from "./inside.mjs";
import { checkPicture } from "./picture.mjs";
import { checkPrint } from "./print.mjs";

const maxBytes = 300_000;
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

// openPage returns a tab that lets a file load itself and nothing else.
export async function openPage(browser) {
  // A context has a window of its own: a tab behind another is not painted.
  const page = await (await browser.createBrowserContext()).newPage();
  const cdp = await page.createCDPSession();
  await cdp.send("Emulation.setFocusEmulationEnabled", { enabled: true }); // one window has the focus
  await page.evaluateOnNewDocument(inside);
  await page.setRequestInterception(true);
  let address = "", report;
  page.on("request", (request) => {
    if (request.url() === address) return request.continue();
    report.fault("request", `the page asks for ${request.url()}`);
    return request.abort();
  });
  page.on("console", (message) => {
    if (["error", "warn"].includes(message.type())) report.fault("console", message.text());
  });
  page.on("pageerror", (err) => report.fault("script", err.message));
  page.on("dialog", (dialog) => { report.fault("script", "a dialog opened"); dialog.dismiss(); });

  const tab = { page };
  tab.emulate = ({ media = "", scheme = "light", forced = false }) => cdp.send("Emulation.setEmulatedMedia", {
    media, features: [{ name: "prefers-color-scheme", value: scheme }, { name: "forced-colors", value: forced ? "active" : "none" }],
  });
  tab.width = (width, height = 900) => page.setViewport({ width, height });
  // load opens a file in a wide, light window; its faults go to the report.
  tab.load = async (file, itsReport) => {
    report = itsReport;
    address = pathToFileURL(file).href;
    await tab.width(1280);
    await tab.emulate({});
    await page.goto(address);
  };
  // ask runs one of the checks inside the page and reports what it found.
  tab.ask = async (name, ...args) => {
    const found = await page.evaluate((check, given) => window.rung[check](...given), name, args);
    for (const [where, reason] of found) report.fault(where, reason);
  };
  return tab;
}

// The standard set holds the rules of HTML itself; those of taste are left out.
const validator = new HtmlValidate({ extends: ["html-validate:standard"] });

async function validate(file, text, report) {
  const { results } = await validator.validateString(text, file);
  for (const { messages } of results)
    for (const m of messages) report.fault(`line ${m.line}, column ${m.column}`, `${m.message} (html-validate ${m.ruleId})`);
}

const allRules = { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };
const contrastAlone = { type: "rule", values: ["color-contrast"] }; // all that darkness can change

// runAxe runs axe as the page stands and adds its violations to found, by rule
// and element, with the settings they appear in. Where axe cannot tell the
// contrast, the element is returned, to be measured; other doubts become notes.
async function runAxe(tab, setting, runOnly, found, report) {
  const { violations, incomplete } = await tab.page.evaluate(async (runOnly) => {
    const only = (list) => list.flatMap(({ id, help, nodes }) => nodes.map((n) => ({ id, help, target: n.target.flat().join(" ") })));
    const { violations, incomplete } = await window.axe.run(document, { runOnly, resultTypes: ["violations", "incomplete"] });
    return { violations: only(violations), incomplete: only(incomplete) };
  }, runOnly);
  for (const { id, help, target } of violations) {
    const key = JSON.stringify([target, `${help} (axe ${id}`]);
    found.set(key, [...found.get(key) ?? [], setting]);
  }
  for (const { id, help, target } of incomplete)
    if (id !== "color-contrast") report.note(target, `${help} (axe ${id})`);
  return incomplete.filter(({ id }) => id === "color-contrast").map(({ target }) => target);
}

async function checkKeyboard(tab) {
  const stops = await tab.page.evaluate(() => window.rung.listen());
  // The key is held down: press by press takes twice as long.
  await Promise.all(Array.from({ length: stops }, () => tab.page.keyboard.down("Tab")));
  await tab.page.keyboard.up("Tab");
  await tab.ask("followed");
}

// checkHTML does everything in one load. What is closed is opened after the first
// look, so that the rest sees all of the page.
export async function checkHTML(tab, file, report) {
  const text = readFileSync(file, "utf8"), bytes = Buffer.byteLength(text);
  report.count(bytes, "bytes");
  if (bytes >= maxBytes) report.fault("file", `${bytes} bytes, not below ${maxBytes}`);
  await validate(file, text, report);

  await tab.load(file, report);
  const { page } = tab;
  await tab.ask("intruders");
  await tab.ask("head");
  await tab.ask("structure");
  await tab.ask("sideways");
  const counts = await page.evaluate(() => window.rung.counts());
  for (const [what, n] of Object.entries(counts)) report.count(n, what);

  await page.evaluate(axe);
  const violations = new Map();
  const unknown = { light: await runAxe(tab, "light 1280 px", allRules, violations, report) };
  await page.evaluate(() => window.rung.openAll());
  await tab.emulate({ scheme: "dark" });
  unknown.dark = await runAxe(tab, "dark 1280 px", contrastAlone, violations, report);
  await checkPicture(tab, report, unknown);

  await tab.width(320, 800);
  for (const scheme of ["dark", "light"]) {
    await tab.emulate({ scheme });
    await runAxe(tab, `${scheme} 320 px`, scheme === "light" ? allRules : contrastAlone, violations, report);
  }
  for (const [key, settings] of violations) {
    const [target, rule] = JSON.parse(key);
    report.fault(target, `${rule}; ${settings.join(", ")})`);
  }
  await tab.ask("sideways");
  await tab.ask("textBoxes");
  await checkKeyboard(tab);
  await checkPrint(tab, report);
}

// Opens the YAML files of packs in a real YAML language server, as an editor
// does, and fails unless it accepts every one of them and refuses a file with a
// mistake of each kind. Usage: node check.mjs PACK…
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const server = spawn(process.execPath, [resolve(import.meta.dirname, "node_modules/yaml-language-server/bin/yaml-language-server"), "--stdio"],
  { stdio: ["pipe", "pipe", "inherit"] });

let nextId = 1;
const answers = new Map(), reports = new Map();
const post = (message) => {
  const body = Buffer.from(JSON.stringify({ jsonrpc: "2.0", ...message }));
  server.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
  server.stdin.write(body);
};
const ask = (method, params) => new Promise((done) => {
  answers.set(nextId, done);
  post({ id: nextId++, method, params });
});
const settings = { validate: true, schemaStore: { enable: false }, schemaDownload: { enable: false }, format: { enable: false } };

let pending = Buffer.alloc(0);
server.stdout.on("data", (chunk) => {
  pending = Buffer.concat([pending, chunk]);
  for (;;) {
    const head = pending.indexOf("\r\n\r\n");
    if (head < 0) return;
    const length = Number(/Content-Length: (\d+)/i.exec(pending.subarray(0, head))[1]);
    if (pending.length < head + 4 + length) return;
    const message = JSON.parse(pending.subarray(head + 4, head + 4 + length));
    pending = pending.subarray(head + 4 + length);
    if (message.method === "workspace/configuration")
      post({ id: message.id, result: message.params.items.map((item) => (item.section === "yaml" ? settings : null)) });
    else if (message.method === "textDocument/publishDiagnostics") {
      reports.get(message.params.uri)?.(message.params.diagnostics);
    } else if (message.id !== undefined && message.method) post({ id: message.id, result: null });
    else if (message.id !== undefined) answers.get(message.id)?.(message.result);
  }
});
server.on("exit", (code) => { console.error(`the language server stopped: ${code}`); process.exit(1); });
setTimeout(() => { console.error("no answer for five minutes"); process.exit(1); }, 300_000).unref();

// diagnose opens a file and waits for what the server says of it.
const diagnose = (file) => new Promise((done) => {
  const uri = pathToFileURL(file).href;
  reports.set(uri, (found) => {
    reports.delete(uri);
    post({ method: "textDocument/didClose", params: { textDocument: { uri } } });
    done(found);
  });
  post({ method: "textDocument/didOpen", params: { textDocument: { uri, languageId: "yaml", version: 1, text: readFileSync(file, "utf8") } } });
});
const yamlFiles = (pack) => readdirSync(pack, { recursive: true }).filter((f) => f.endsWith(".yaml")).sort().map((f) => join(pack, f));

await ask("initialize", {
  processId: process.pid, rootUri: null,
  capabilities: { workspace: { configuration: true }, textDocument: { publishDiagnostics: {} } },
});
post({ method: "initialized", params: {} });
post({ method: "workspace/didChangeConfiguration", params: { settings: { yaml: settings } } });

let files = 0, faults = 0;
for (const pack of process.argv.slice(2).map((p) => resolve(p))) {
  await Promise.all(yamlFiles(pack).map(async (file) => {
    files++;
    for (const d of await diagnose(file)) {
      faults++;
      console.error(`${file}:${d.range.start.line + 1}:${d.range.start.character + 1}: ${d.message}`);
    }
  }));
}

// What an author gets wrong must be seen as it is typed.
const schemas = resolve(import.meta.dirname, "../../roles/schema");
const folder = mkdtempSync(join(tmpdir(), "rung-editor-"));
const role = "id: a\ntitle: A\ntrack: t\nlevel: entry\nstage: 1\nsummary: S\n";
const mistakes = {
  "unknown key": ["role", role + "colour: red\n"],
  "missing key": ["role", "id: a\ntitle: A\n"],
  "closed set": ["role", role.replace("entry", "junior")],
  "type": ["role", role.replace("stage: 1", "stage: high")],
  "duration": ["cert", "- {id: a, name: A, issuer: I, wait: {typical: soon}}\n"],
  "a fee": ["cert", "- {id: a, name: A, issuer: I, fee_usd: {nonmember: $299}}\n"],
};
for (const [name, [kind, text]] of Object.entries(mistakes)) {
  const file = join(folder, name.replaceAll(" ", "-") + ".yaml");
  writeFileSync(file, `# yaml-language-server: $schema=${pathToFileURL(join(schemas, kind + ".schema.json"))}\n${text}`);
  if ((await diagnose(file)).length === 0) {
    faults++;
    console.error(`a mistake in ${name} is not seen`);
  }
}
rmSync(folder, { recursive: true });
console.log(`language server: ${files} files accepted, ${Object.keys(mistakes).length} mistakes seen, ${faults} faults`);
process.exit(faults || files === 0 ? 1 : 0);

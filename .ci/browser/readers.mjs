// Graphs, tables and settings that Python reads: one process for all files,
// because importing networkx takes longer than reading them.
import { compareCounts, run } from "./graph.mjs";

// readAll adds what Python says of each file to its report.
export async function readAll(files, reports) {
  if (files.length === 0) return;
  const { stdout } = await run("/usr/bin/python3", [`${import.meta.dirname}/readers.py`, ...files], { maxBuffer: 1 << 26 });
  for (const { file, faults, counts } of JSON.parse(stdout)) {
    const report = reports.get(file);
    for (const [where, reason] of faults) report.fault(where, reason);
    for (const [what, n] of Object.entries(counts)) report.count(n, what);
    if (!file.endsWith(".graphml") || faults.length > 0) continue;
    await run("xmllint", ["--noout", "--nonet", file]).catch((err) => report.fault("xmllint", err.stderr));
    compareCounts(file, counts, report);
  }
}

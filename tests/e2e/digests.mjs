// Prices the corpus in WASM: every block's fingerprint must be the one that is known to be right.
// Arguments: the module that wasm-bindgen made for Node, and the file of known fingerprints.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [module, golden] = process.argv.slice(2);
const { fingerprint } = createRequire(import.meta.url)(module);
const known = readFileSync(golden, "utf8").trim().split("\n");

let failed = 0;
for (const [block, right] of known.entries())
  if (fingerprint(block) !== right) {
    failed += 1;
    console.log(`block ${block} is priced differently in WASM`);
  }

console.log(`${known.length - failed} passed, ${failed} failed`);
process.exitCode = failed || !known.length ? 1 : 0;

// Runs the browser stories: all of them, or those whose names are given.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { launch } from "./lib/browser.mjs";
import { Kit } from "./lib/kit.mjs";
import { leave } from "./lib/plug.mjs";

const PATIENCE_MS = 120_000;
const folder = join(import.meta.dirname, "stories");

const names = readdirSync(folder)
  .filter((file) => file.endsWith(".mjs"))
  .map((file) => file.slice(0, -".mjs".length))
  .sort();
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !names.includes(name));
if (unknown.length) {
  console.error(`no such story: ${unknown.join(", ")}; there are: ${names.join(", ")}`);
  process.exit(2);
}

// Those that move the shop's clock come last: the others are about today.
const stories = [];
for (const name of wanted.length ? wanted : names)
  stories.push({ name, ...(await import(join(folder, `${name}.mjs`))) });
stories.sort((a, b) => Number(a.moves ?? false) - Number(b.moves ?? false));

const tell = async (kit, story) => {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done after ${PATIENCE_MS / 1000} s`)), PATIENCE_MS);
  });
  try {
    await Promise.race([story(kit), late]);
  } finally {
    clearTimeout(timer);
  }
  const problems = kit.untolerated();
  if (problems.length) throw new Error(`the browser complained:\n${problems.join("\n")}`);
};

const browser = await launch();
let passed = 0;
let failed = 0;
for (const { name, title, default: story } of stories) {
  const kit = new Kit(browser, name);
  const started = performance.now();
  const took = () => `${((performance.now() - started) / 1000).toFixed(1)} s`;
  try {
    await tell(kit, story);
    passed += 1;
    console.log(`  ok      ${name}: ${title} (${took()})`);
  } catch (error) {
    failed += 1;
    console.log(`  FAILED  ${name}: ${title} (${took()})\n${error.stack}`);
    for (const problem of kit.untolerated()) console.log(`          ${problem}`);
    await kit.keepEvidence();
  } finally {
    await kit.close();
  }
}
await browser.close();
await leave();

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;

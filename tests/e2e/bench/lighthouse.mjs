// Lighthouse as a phone: `node lighthouse.mjs <simulate|devtools> <path>`; one JSON object with the
// medians, times in microseconds and the layout shift in thousandths.
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { FLAGS } from "../lib/browser.mjs";
import { CHROMIUM, SHOP } from "../lib/env.mjs";
import { median } from "./median.mjs";

const RUNS = 3;
// On a busy machine Lighthouse sometimes misses the start of its own trace.
const TRIES = 3;

const [throttlingMethod, path] = process.argv.slice(2);

// A browser of its own for each run, or the second would find everything in the first one's cache.
const measure = async () => {
  const browser = await launch({ chromePath: CHROMIUM, chromeFlags: [...FLAGS, "--headless=new"] });
  try {
    const options = { port: browser.port, throttlingMethod, onlyCategories: ["performance"], logLevel: "error" };
    const { lhr } = await lighthouse(new URL(path, SHOP).href, options);
    if (lhr.runtimeError) {
      console.error(`${path}: ${lhr.runtimeError.message}`);
      return null;
    }
    const value = (audit) => Math.round(lhr.audits[audit].numericValue * 1000);
    const figures = {
      score: Math.round(lhr.categories.performance.score * 100),
      fcp: value("first-contentful-paint"),
      lcp: value("largest-contentful-paint"),
      tbt: value("total-blocking-time"),
      cls: value("cumulative-layout-shift"),
    };
    console.error(`${throttlingMethod} ${path}: ${JSON.stringify(figures)}`);
    return { figures, version: lhr.lighthouseVersion };
  } finally {
    browser.kill();
  }
};

const runs = [];
for (let tries = 0; runs.length < RUNS && tries < RUNS * TRIES; tries += 1) {
  const run = await measure();
  if (run) runs.push(run);
}
if (runs.length < RUNS) throw new Error(`Lighthouse cannot measure ${path}`);

const names = Object.keys(runs[0].figures);
const medians = names.map((name) => [name, median(runs.map(({ figures }) => figures[name]))]);
console.log(JSON.stringify({ version: runs[0].version, runs: RUNS, ...Object.fromEntries(medians) }));

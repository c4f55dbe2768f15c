// What a page makes a phone download: `node bytes.mjs <path>`; one JSON object.
import { setTimeout } from "node:timers/promises";
import { launch, newShopper, ready } from "../lib/browser.mjs";

const [path] = process.argv.slice(2);

const browser = await launch();
// The service worker would keep copies, and hide from this page what it downloads.
const context = await newShopper(browser, { serviceWorkers: "block" });
const page = await context.newPage();
const network = await context.newCDPSession(page);
const answers = new Map();
network.on("Network.responseReceived", ({ requestId, type, response }) => {
  if (!response.url.startsWith("data:")) answers.set(requestId, { type, path: new URL(response.url).pathname, bytes: 0 });
});
const waiting = new Set();
let changed = performance.now();
const note = (change) => {
  change();
  changed = performance.now();
};
network.on("Network.requestWillBeSent", ({ requestId }) => note(() => waiting.add(requestId)));
network.on("Network.loadingFailed", ({ requestId }) => note(() => waiting.delete(requestId)));
network.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
  note(() => waiting.delete(requestId));
  const answer = answers.get(requestId);
  if (answer) answer.bytes = encodedDataLength;
});
// Nothing is on its way, and nothing was for half a second.
const quiet = async () => {
  while (waiting.size || performance.now() - changed < 500) await setTimeout(50);
};
await network.send("Network.enable");

const sum = (wanted) => {
  const found = [...answers.values()].filter(wanted);
  return [found.length, found.reduce((total, { bytes }) => total + bytes, 0)];
};
const isImage = ({ type }) => type === "Image";
const isApp = ({ path }) => path.startsWith("/w/") || path.startsWith("/api/");

await page.goto(path);
await ready(page);
await quiet();
const [requests, bytes] = sum(() => true);
const [firstRequests, firstBytes] = sum((answer) => !isApp(answer));
const [images, imageBytes] = sum(isImage);

// A screen at a time, as a thumb does: images below are loaded when they come near.
await page.evaluate(async () => {
  for (let y = 0; y < document.body.scrollHeight; y += innerHeight) {
    scrollTo(0, y);
    await new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown)));
  }
});
await quiet();
const [allImages, allImageBytes] = sum(isImage);
await browser.close();

console.log(
  JSON.stringify({ requests, bytes, firstRequests, firstBytes, images, imageBytes, allImages, allImageBytes }),
);

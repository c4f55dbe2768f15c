// How soon a tap shows on a phone with a slow processor: `node taps.mjs <lines>`, where the lines
// are a JSON list of options and quantities, enough to fill a cart; one JSON object, in microseconds.
import { launch, newShopper, ready } from "../lib/browser.mjs";
import { SHOP } from "../lib/env.mjs";
import { median } from "./median.mjs";

const SLOWDOWN = 4;
const TAPS = 9;
const TOTAL = ".bottom-bar__total";

const lines = JSON.parse(process.argv[2]);
const browser = await launch();

// A page of a shopper with these lines in the cart, the first `selected` of them for the next order.
const open = async (path, cart, selected) => {
  const at = Date.now() - cart.length;
  const entries = cart.map((line, nth) => ({ ...line, selected: nth < selected, since: at + nth, at: at + nth }));
  const localStorage = [{ name: "chorok.cart", value: JSON.stringify({ entries }) }];
  const storageState = { cookies: [], origins: [{ origin: SHOP, localStorage }] };
  const context = await newShopper(browser, cart.length ? { storageState } : {});
  const page = await context.newPage();
  await page.goto(path);
  await ready(page);
  await page.waitForLoadState("networkidle");
  return page;
};

const slowDown = async (page) => {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
};

// Taps, and waits until the text of what `selector` finds has changed and is on screen.
// `shown` counts from the finger's leaving the screen, `work` from the page's first hearing of it
// until the change is made, before it is laid out and painted.
const tap = async (page, button, selector) => {
  await page.evaluate((selector) => {
    const text = () => document.querySelector(selector)?.textContent ?? "";
    const before = text();
    globalThis.tapped = new Promise((resolve) => {
      let left, heard;
      const onClick = ({ timeStamp }) => {
        left = timeStamp;
        heard = performance.now();
      };
      addEventListener("click", onClick, { capture: true, once: true });
      const observer = new MutationObserver(() => {
        if (left === undefined || text() === before) return;
        observer.disconnect();
        const work = performance.now() - heard;
        requestAnimationFrame(() => {
          // The first task after a frame's paint.
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve({ work, shown: performance.now() - left });
          port2.postMessage(null);
        });
      });
      observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    });
  }, selector);
  await button.tap();
  const times = await page.evaluate(() => globalThis.tapped);
  await page.evaluate(() => new Promise((idle) => requestIdleCallback(idle)));
  return times;
};

// Chooses the first option of a product and puts it in; the header counts it.
const putIn = async (path) => {
  const page = await open(path, [], 0);
  await page.getByRole("region", { name: "구매" }).getByText("담기", { exact: true }).tap();
  const sheet = page.locator("dialog#options");
  await sheet.locator("input:enabled").first().check();
  await slowDown(page);
  const button = sheet.getByRole("button", { name: "장바구니 담기" });
  const times = await tap(page, button, ".icon-button__count");
  await page.context().close();
  return times;
};

// One more and one less of the first line, in turns.
const changeFirst = async (cart, selected) => {
  const page = await open("/cart", cart, selected);
  await slowDown(page);
  const first = page.getByRole("group", { name: /수량$/ }).first();
  const button = (nth) => first.getByRole("button", { name: nth % 2 ? "하나 줄이기" : "하나 늘리기" });
  const times = [];
  for (let nth = 0; nth <= TAPS; nth += 1) times.push(await tap(page, button(nth), TOTAL));
  await page.context().close();
  // The first one also compiles.
  return times.slice(1);
};

const product = await (async () => {
  const page = await open("/", [], 0);
  const path = await page.locator('a[href^="/p/"]').first().getAttribute("href");
  await page.context().close();
  return path;
})();

const puts = [];
for (let nth = 0; nth < TAPS; nth += 1) puts.push(await putIn(product));
const few = await changeFirst(lines.slice(0, 1), 1);
// The same list on screen twice, priced once for all its lines and once for one of them.
const many = await changeFirst(lines, lines.length);
const oneOfMany = await changeFirst(lines, 1);
await browser.close();

const micros = (times, what) => Math.round(median(times.map((time) => time[what])) * 1000);
const workOfMany = micros(many, "work");
console.log(
  JSON.stringify({
    taps: TAPS,
    lines: lines.length,
    put: micros(puts, "shown"),
    more: micros(few, "shown"),
    moreOfMany: micros(many, "shown"),
    workOfMany,
    pricing: Math.max(0, workOfMany - micros(oneOfMany, "work")),
  }),
);

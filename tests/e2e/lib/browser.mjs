// Chromium, and pages that remember everything that went wrong on them.
import { chromium } from "playwright-core";
import { CHROMIUM, SHOP } from "./env.mjs";

export const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const PHONE = { width: 360, height: 800 };

export const launch = () => chromium.launch({ executablePath: CHROMIUM, args: FLAGS });

// A shopper of her own: no cookies, no storage, no cache.
export const newShopper = (browser, options = {}) =>
  browser.newContext({
    baseURL: SHOP,
    viewport: PHONE,
    deviceScaleFactor: 2,
    hasTouch: true,
    isMobile: true,
    locale: "ko-KR",
    timezoneId: "Asia/Seoul",
    reducedMotion: "reduce",
    ...options,
  });

// Console errors, uncaught exceptions and failed answers of the shop, in words.
export const watch = (page, problems) => {
  page.on("pageerror", (error) => problems.push(`uncaught on ${page.url()}: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() !== "error") return;
    const { url } = message.location();
    problems.push(`console on ${page.url()}: ${message.text()}${url ? ` (${url})` : ""}`);
  });
};

// The app has taken over the server's page, which a first sign of the shopper makes it do.
export const ready = async (page) => {
  await page.mouse.move(1, 1);
  await page.waitForSelector("html[data-ready]", { state: "attached" });
};

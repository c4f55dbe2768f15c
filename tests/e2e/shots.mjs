// Takes a picture of every kind of page at four widths, light and dark.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { launch } from "./lib/browser.mjs";
import { ARTIFACTS } from "./lib/env.mjs";
import { Kit } from "./lib/kit.mjs";
import { findPages } from "./lib/pages.mjs";

const HEIGHTS = { 320: 640, 360: 800, 768: 1024, 1280: 900 };
const folder = join(ARTIFACTS, "shots");
mkdirSync(folder, { recursive: true });

const browser = await launch();
const kit = new Kit(browser, "shots");
const pages = await findPages(kit);
for (const [width, height] of Object.entries(HEIGHTS)) {
  for (const colorScheme of ["light", "dark"]) {
    const isPhone = width < 768;
    const page = await kit.newPage({
      viewport: { width: Number(width), height },
      deviceScaleFactor: isPhone ? 2 : 1,
      hasTouch: isPhone,
      isMobile: isPhone,
      colorScheme,
    });
    for (const [name, path] of pages) {
      await kit.open(page, path);
      await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`), fullPage: true });
    }
    console.log(`${pages.length} pages at ${width} px, ${colorScheme}`);
  }
}
await kit.close();
await browser.close();
console.log(`the pictures are in ${folder}`);

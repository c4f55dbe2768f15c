import { findPages } from "../lib/pages.mjs";

export const title = "every page hydrates, fits, stays quiet, leads on without a reload and is accessible by day and by night";

const NARROW = [320, 360];

export default async function (kit) {
  // Chromium reports the page's own status, which is what this page is for.
  kit.tolerate(/status of 404/);
  const page = await kit.newPage();
  for (const [name, path] of await findPages(kit)) {
    await kit.open(page, path);
    await kit.accessible(page);
    await fits(kit, page, name);
    await kit.shot(page, name);
    await page.emulateMedia({ colorScheme: "dark" });
    await kit.look(page, `${name}-dark`);
    await page.emulateMedia({ colorScheme: "light" });
    if (path === "/") continue;
    // A page that only looks alive would load the next one anew. The way back may do so rightly.
    await page.evaluate(() => (globalThis.isSamePage = true));
    const here = new URL(page.url()).pathname;
    const links = page.locator(`a[href^="/"]:not([aria-label="뒤로"]):not([href^="${here}"]):visible`);
    await links.first().click();
    await page.waitForURL(({ pathname }) => pathname !== here);
    kit.assert.ok(await page.evaluate(() => globalThis.isSamePage), `${name} is alive`);
  }
}

// No phone has to scroll sideways. A phone's own idea of its width grows with what does not fit,
// so the width that was asked for is the measure.
async function fits(kit, page, name) {
  for (const width of NARROW) {
    await page.setViewportSize({ width, height: 800 });
    const needed = await page.evaluate(() => document.documentElement.scrollWidth);
    kit.assert.ok(needed <= width, `${name} needs ${needed} px at a width of ${width} px`);
  }
}

import { findPages } from "../lib/pages.mjs";

export const title = "every page hydrates, stays quiet, leads on without a reload and is accessible";

export default async function (kit) {
  // Chromium reports the page's own status, which is what this page is for.
  kit.tolerate(/status of 404/);
  const page = await kit.newPage();
  for (const [name, path] of await findPages(kit)) {
    await kit.open(page, path);
    await kit.accessible(page);
    await kit.shot(page, name);
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

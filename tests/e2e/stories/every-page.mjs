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
    // A page that only looks alive would load the next one anew.
    await page.evaluate(() => (globalThis.isSamePage = true));
    await page.locator('a[href="/"]:visible').first().click();
    await page.waitForURL("/");
    kit.assert.ok(await page.evaluate(() => globalThis.isSamePage), `${name} is alive`);
  }
}

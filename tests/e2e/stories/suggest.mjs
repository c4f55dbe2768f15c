export const title = "initials propose products while they are typed, and the arrow keys lead to them";

export default async function (kit) {
  const page = await kit.newPage();
  await kit.open(page, "/search");
  const field = page.getByRole("searchbox");
  await field.click();
  // What many look for comes before anything is typed.
  await page.locator(".suggest__row").first().waitFor();
  await field.pressSequentially("ㅎㅇ");
  const rows = page.locator(".suggest__row:has(mark:not(:empty))");
  await rows.first().waitFor();
  await kit.shot(page, "rows");
  await kit.accessible(page);
  const product = page.locator('.suggest__row[href^="/p/"]').first();
  const href = await product.getAttribute("href");
  const steps = await page.locator(".suggest__row").evaluateAll(
    (rows, wanted) => rows.findIndex((row) => row.getAttribute("href") == wanted),
    href,
  );
  for (let nth = 0; nth <= steps; nth++) await page.keyboard.press("ArrowDown");
  kit.assert.equal(await page.evaluate(() => document.activeElement.getAttribute("href")), href);
  await page.keyboard.press("Enter");
  await page.waitForURL(`**${href}`);
  await page.locator(".suggest").waitFor({ state: "hidden" });

  await kit.open(page, "/search");
  await field.click();
  await page.locator(".suggest__row").first().waitFor();
  await page.keyboard.press("Escape");
  await page.locator(".suggest").waitFor({ state: "detached" });
}

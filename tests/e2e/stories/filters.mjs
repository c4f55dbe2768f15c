import { findPages } from "../lib/pages.mjs";
import { digits } from "../lib/shopping.mjs";

export const title = "a shelf is narrowed and put in order by its address, with and without the app";

export default async function (kit) {
  const shelf = new Map(await findPages(kit)).get("category");
  for (const javaScriptEnabled of [true, false]) {
    const page = await kit.newPage({ javaScriptEnabled });
    await walk(kit, page, shelf, javaScriptEnabled ? () => kit.ready(page) : () => {});
  }
}

async function walk({ assert }, page, shelf, ready) {
  const main = page.getByRole("main");
  const asked = (key) => new URL(page.url()).searchParams.get(key);
  const prices = async () => (await main.locator("article .price__now").allInnerTexts()).map(digits);
  await page.goto(shelf);
  await ready();

  await main.locator("summary").filter({ hasText: "정렬" }).click();
  await main.getByRole("link", { name: "낮은 가격" }).click();
  await page.waitForURL(/sort=/);
  await main.locator("summary").filter({ hasText: "낮은 가격" }).waitFor();
  const cheapest = await prices();
  assert.ok(cheapest.length > 1, "there is something to put in order");
  assert.deepEqual(cheapest, cheapest.toSorted((a, b) => a - b), "the cheapest come first");
  const sorted = page.url();

  await main.getByRole("link", { name: "거르기" }).click();
  const sheet = page.getByRole("dialog", { name: "거르기" });
  await sheet.getByRole("radio", { name: "3만원까지" }).check();
  await sheet.getByRole("checkbox", { name: "상품권으로 살 수 있어요" }).check();
  await sheet.getByRole("button", { name: "적용" }).click();
  await page.waitForURL(/max=30000/);
  await main.getByRole("link", { name: "상품권 사용 풀기" }).waitFor();
  assert.equal(asked("sort"), new URL(sorted).searchParams.get("sort"), "the order is kept");
  const affordable = await prices();
  assert.ok(affordable.every((price) => price <= 30_000), "nothing dearer is left");

  const narrowed = page.url();
  await page.reload();
  await ready();
  assert.equal(page.url(), narrowed);
  assert.deepEqual(await prices(), affordable, "the address says it all");

  await main.getByRole("link", { name: "상품권 사용 풀기" }).click();
  await page.waitForURL((url) => !url.searchParams.has("voucher"));
  await main.getByRole("link", { name: "상품권 사용", exact: true }).waitFor();
  await page.goBack();
  await page.waitForURL(narrowed);
  await main.getByRole("link", { name: "상품권 사용 풀기" }).waitFor();
  assert.deepEqual(await prices(), affordable, "the way back leads to the same list");
}

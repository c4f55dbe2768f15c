import * as shopping from "../lib/shopping.mjs";

export const title = "from a campaign to a paid order with a voucher and a card, right to the won";

const CODES = ["DEMO-PB25-0001", "DEMO-GIFT-0001"];

export default async function (kit) {
  const { assert } = kit;
  const page = await kit.newPage();

  await kit.open(page, "/");
  await page.getByRole("main").locator('a[href="/campaigns/new-rice"]').first().click();
  await page.waitForURL("/campaigns/new-rice");
  await kit.shot(page, "1-campaign");

  const cards = page.getByRole("main").getByRole("article").filter({ hasNotText: /품절|19세/ });
  await cards.getByRole("link").first().click();
  await page.waitForURL(/\/p\//);
  await page.getByRole("region", { name: "구매" }).getByText("담기").click();
  const sheet = page.getByRole("dialog", { name: "옵션 고르기" });
  await sheet.waitFor();
  const choices = sheet.getByRole("radio").and(page.locator(":enabled"));
  // The dearest one, so that the voucher does not pay for all of it.
  if (await choices.count()) await choices.last().check();
  await sheet.getByRole("button", { name: "하나 늘리기" }).click();
  const chosen = await sheet.locator("[name=add]:checked, [name=add][type=hidden]").inputValue();
  const [option, quantity] = [chosen.split(":")[0], Number(chosen.split(":")[1])];
  assert.equal(quantity, 2);
  await kit.look(page, "2-option");
  await sheet.getByRole("button", { name: "바로 구매" }).click();

  await page.waitForURL("/cart");
  const lines = [{ option, quantity }];
  const plain = await shopping.quoteOf(kit, lines);
  assert.ok(plain.totals.campaignDiscount > 0, "the campaign takes something off");
  assert.equal((await shopping.sumsOn(page))["낼 돈"], plain.totals.card);
  assert.equal((await shopping.sumsOn(page))["상품 할인"], plain.totals.campaignDiscount);

  const lots = await bringOneWithMoney(page);
  const tenders = lots.map(({ lotToken }) => ({ lotToken }));
  const { totals } = await shopping.quoteOf(kit, lines, tenders);
  assert.ok(totals.voucher > 0 && totals.card > 0, "the voucher pays a part");
  await page.getByText(`${shopping.won(totals.voucher)}을 가장 많이 쓰도록 나눴어요`).waitFor();
  const sums = await shopping.sumsOn(page);
  assert.equal(sums["정가"], totals.list);
  assert.equal(sums["상품권"], totals.voucher);
  assert.equal(sums["카드로 낼 돈"], totals.card);
  await kit.look(page, "3-cart");

  await shopping.toCheckout(page);
  await shopping.fillOrder(page);
  await kit.look(page, "4-checkout");
  await shopping.payButton(page).filter({ hasText: `${shopping.won(totals.card)} 결제하기` }).click();
  await shopping.atCardWindow(page, totals.card);
  await kit.shot(page, "5-card");
  await shopping.payWith(kit, page, "shinhan");

  const no = await shopping.atComplete(page);
  const order = await shopping.orderOf(kit, page, no);
  assert.equal(order.status, "PAID");
  for (const name of ["list", "due", "voucher", "card"])
    assert.equal(order.totals[name], totals[name], `${name} of the order`);
  const tendered = order.tenders.reduce((sum, { amount }) => sum + amount, 0);
  assert.equal(tendered, totals.due - totals.voucherDiscount, "what was paid with adds up");
  const paid = await shopping.sumsOn(page);
  assert.equal(paid["상품권"], totals.voucher);
  assert.equal(paid["카드 결제"], totals.card);
  await kit.look(page, "6-complete");

  const [before] = lots;
  const { lots: after } = await kit.api("/api/vouchers/balance", { body: { lotTokens: [before.lotToken] } });
  assert.equal(after[0].lot.remaining, before.lot.remaining - totals.voucher, "the voucher's balance");

  await page.goto("/cart");
  await page.getByRole("heading", { name: "장바구니가 비어 있어요" }).waitFor();
}

// The first voucher that still has something left.
async function bringOneWithMoney(page) {
  for (const code of CODES) {
    const { lots } = await shopping.bringVoucher(page, code);
    if (lots.some(({ lot }) => lot.remaining > 0)) return lots;
    await page.getByRole("button", { name: "더 불러오기" }).click();
  }
  throw new Error(`${CODES.join(", ")} are all spent`);
}

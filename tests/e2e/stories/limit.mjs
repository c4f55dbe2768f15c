import * as shopping from "../lib/shopping.mjs";

export const title = "a voucher pays up to the amount that the shopper sets, to the won";

const LIMIT = 3_000;

export default async function (kit) {
  const { assert } = kit;
  const page = await kit.newPage();
  const [option] = await shopping.buyable(kit);
  const lines = [{ option: option.id, quantity: 1 }];
  await shopping.putIn(kit, page, option.id);
  const { lots } = await shopping.bringVoucher(page, "DEMO-PB26-0002");
  const [{ lotToken, name }] = lots;

  await page.getByText("쓸 금액 정하기").click();
  const field = page.getByLabel(`${name}에서 쓸 금액(원)`);
  await field.fill("3,000원");
  await field.press("Tab");
  await page.getByText("3,000원까지만 써요").waitFor();
  const { totals } = await shopping.quoteOf(kit, lines, [{ lotToken, limit: LIMIT }]);
  assert.equal(totals.voucher, LIMIT);
  const sums = await shopping.sumsOn(page);
  assert.equal(sums["상품권"], LIMIT);
  assert.equal(sums["카드로 낼 돈"], totals.card);
  await kit.shot(page, "cart");
  await kit.accessible(page);

  await shopping.toCheckout(page);
  await shopping.fillOrder(page);
  await shopping.payButton(page).filter({ hasText: `${shopping.won(totals.card)} 결제하기` }).click();
  await shopping.atCardWindow(page, totals.card);
  await shopping.payWith(kit, page, "shinhan");
  const order = await shopping.orderOf(kit, page, await shopping.atComplete(page));
  assert.equal(order.status, "PAID");
  assert.equal(order.totals.voucher, LIMIT);
  assert.equal(order.totals.card, totals.card);
}

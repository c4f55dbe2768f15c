import * as shopping from "../lib/shopping.mjs";

export const title = "two products of two vendors by payback and card: the order shows what the cart showed";

export default async function (kit) {
  const { assert } = kit;
  // Dear ones, so that the payback leaves something for the card.
  const dear = (await shopping.buyable(kit)).reverse();
  const [first] = dear;
  const second = dear.find(({ product }) => product.vendor !== first.product.vendor);

  const page = await kit.newPage();
  for (const { id, product } of [first, second]) {
    await kit.open(page, `/p/${product.id}`);
    await page.getByRole("region", { name: "구매" }).getByText("담기").click();
    // A product with a single option needs no choice.
    const sheet = page.getByRole("dialog", { name: "옵션 고르기" });
    await sheet.waitFor();
    const choice = sheet.locator(`input[type=radio][value^="${id}:"]`);
    if (await choice.count()) await choice.check();
    await sheet.getByRole("button", { name: "장바구니 담기" }).click();
    await page.getByText("장바구니에 담았어요").waitFor();
  }
  await page.getByRole("link", { name: /^장바구니/ }).click();
  await page.waitForURL("/cart");
  const { lots } = await shopping.bringVoucher(page, "DEMO-PB26-0002");
  const lines = [first, second].map(({ id }) => ({ option: id, quantity: 1 }));
  const { totals } = await shopping.quoteOf(kit, lines, [{ lotToken: lots[0].lotToken }]);
  assert.ok(totals.voucher > 0 && totals.card > 0, "both pay a part");
  await page.getByText(`${shopping.won(totals.voucher)}을 가장 많이 쓰도록 나눴어요`).waitFor();
  const cart = await shopping.sumsOn(page);
  await kit.shot(page, "1-cart");

  await shopping.toCheckout(page);
  await shopping.fillOrder(page);
  await shopping.payButton(page).filter({ hasText: shopping.won(cart["카드로 낼 돈"]) }).click();
  await shopping.atCardWindow(page, cart["카드로 낼 돈"]);
  await shopping.payWith(kit, page, "shinhan");
  const order = await shopping.orderOf(kit, page, await shopping.atComplete(page));
  assert.equal(order.shipments.length, 2);
  const shown = await shopping.sumsOn(page);
  await kit.shot(page, "2-order");
  assert.equal(shown["상품권"], cart["상품권"]);
  assert.equal(shown["카드 결제"], cart["카드로 낼 돈"]);
  assert.equal(order.totals.list, cart["정가"]);
  assert.equal(order.totals.due, totals.due);
}

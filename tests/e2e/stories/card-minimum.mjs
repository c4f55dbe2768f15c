import * as shopping from "../lib/shopping.mjs";

export const title = "a card is never asked for less than 100 won: the vouchers step back";

export default async function (kit) {
  const { assert } = kit;
  const page = await kit.newPage();
  const [option] = await shopping.buyable(kit);
  const lines = [{ option: option.id, quantity: 1 }];
  await kit.open(page, "/vouchers");
  const { lots } = await shopping.bringVoucher(page, "DEMO-PB26-0002");
  const [{ lotToken }] = lots;
  const { totals: plain } = await shopping.quoteOf(kit, lines);

  // No page sets a limit of its own; the contract does, and prices the same way.
  for (const rest of [1, 50, 99, 100]) {
    const tenders = [{ lotToken, limit: plain.due - rest }];
    const { totals, cardMinimumMissed } = await shopping.quoteOf(kit, lines, tenders);
    assert.equal(totals.card, 100, `${rest} won left for the card`);
    assert.equal(totals.voucher, totals.due - 100);
    assert.equal(cardMinimumMissed, false);
  }
  const above = await shopping.quoteOf(kit, lines, [{ lotToken, limit: plain.due - 101 }]);
  assert.equal(above.totals.card, 101, "more than the minimum stays as it is");

  const tenders = [{ lotToken, limit: plain.due - 1 }];
  const { digest } = await shopping.quoteOf(kit, lines, tenders);
  const recipient = { ...shopping.BUYER, address: { ri: "", detail: "", ...shopping.ADDRESS }, note: "" };
  const placed = await kit.api("/api/orders", {
    headers: { "Idempotency-Key": crypto.randomUUID() },
    body: {
      lines,
      quoteDigest: digest,
      buyer: shopping.BUYER,
      recipient,
      tenders,
      consents: { orderTerms: true, vendorPrivacy: true },
    },
  });
  await page.evaluate(({ no, orderToken }) => {
    localStorage.setItem("chorok.orders", JSON.stringify([{ no, token: orderToken }]));
  }, placed);
  await kit.open(page, `/orders/${placed.no}`);
  await page.getByRole("button", { name: "100원 이어서 결제하기" }).click();
  await shopping.atCardWindow(page, 100);
  await shopping.payWith(kit, page, "shinhan");
  assert.equal(await shopping.atComplete(page), placed.no);
  const order = await shopping.orderOf(kit, page, placed.no);
  assert.equal(order.status, "PAID");
  assert.equal(order.totals.card, 100);
  assert.equal(order.totals.voucher, plain.due - 100);
  await kit.shot(page, "complete");
}

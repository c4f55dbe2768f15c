import * as shopping from "../lib/shopping.mjs";

export const title = "an order is paid by voucher alone, and cancelling it gives the voucher back";

const CODES = ["DEMO-GIFT-0001", "DEMO-PB26-0002", "DEMO-PB25-0001"];

export default async function (kit) {
  const { assert } = kit;
  const page = await kit.newPage();
  const [option] = await shopping.buyable(kit);
  const lines = [{ option: option.id, quantity: 1 }];
  const { totals: plain } = await shopping.quoteOf(kit, lines);

  await shopping.putIn(kit, page, option.id);
  const held = await bringEnough(page, plain.due);
  const tenders = [{ lotToken: held.lotToken }];
  const { totals } = await shopping.quoteOf(kit, lines, tenders);
  assert.equal(totals.card, 0);
  assert.equal(totals.voucher, totals.due - totals.voucherDiscount);

  await shopping.toCheckout(page);
  await shopping.fillOrder(page);
  await kit.shot(page, "1-checkout");
  const visited = [];
  page.on("framenavigated", (frame) => visited.push(frame.url()));
  await shopping.payButton(page).filter({ hasText: "상품권으로 주문하기" }).click();
  const no = await shopping.atComplete(page);
  assert.ok(visited.every((url) => url.startsWith(kit.shop)), "no card window was opened");
  const order = await shopping.orderOf(kit, page, no);
  assert.equal(order.status, "PAID");
  assert.equal(order.totals.voucher, totals.voucher);
  assert.equal(order.totals.card, 0);
  await kit.shot(page, "2-complete");

  const left = async () => {
    const { lots } = await kit.api("/api/vouchers/balance", { body: { lotTokens: [held.lotToken] } });
    return lots[0].lot.remaining;
  };
  assert.equal(await left(), held.lot.remaining - totals.voucher);

  await page.getByRole("button", { name: "주문 취소", exact: true }).click();
  const sheet = page.getByRole("dialog");
  await sheet.getByText(shopping.won(totals.voucher)).first().waitFor();
  await kit.shot(page, "2-what-comes-back");
  await sheet.getByRole("button", { name: "취소 접수하기" }).click();
  await page.getByText(/취소하고 있어요|취소한 주문이에요/).waitFor();
  await page.getByText("취소한 주문이에요").waitFor();
  assert.equal(await left(), held.lot.remaining, "all of it came back");
  await kit.shot(page, "3-cancelled");
}

// A voucher that can pay all of it.
async function bringEnough(page, due) {
  for (const code of CODES) {
    const { lots } = await shopping.bringVoucher(page, code);
    await page.getByRole("button", { name: "더 불러오기" }).waitFor();
    if (lots[0].lot.remaining >= due) return lots[0];
    await page.getByRole("checkbox", { name: lots[0].name }).uncheck();
    await page.getByRole("button", { name: "더 불러오기" }).click();
  }
  throw new Error(`none of ${CODES.join(", ")} can pay ${due}`);
}

import {
  atCardWindow,
  atComplete,
  buyable,
  goPay,
  orderOf,
  ownOrders,
  payWith,
} from "../lib/shopping.mjs";

export const title = "a refused card, a declined payment and a closed window take no money and can be retried";

export default async function (kit) {
  const { assert } = kit;
  // Chromium reports the refused confirmation, which is what this story asks for.
  kit.tolerate(/status of (402|409|422)/);
  const [option] = await buyable(kit);
  const page = await kit.newPage();
  const { totals } = await goPay(kit, page, option.id);

  let no;
  const refused = async (name) => {
    await page.getByRole("heading", { name: "결제하지 못했어요" }).waitFor();
    await page.getByText("돈은 빠져나가지 않았어요").waitFor();
    no ??= (await ownOrders(page))[0].no;
    const order = await orderOf(kit, page, no);
    assert.equal(order.status, "PENDING_PAYMENT", name);
    assert.equal(order.paidAt, null, name);
    await kit.shot(page, name);
    await page.getByRole("button", { name: "다시 결제하기" }).click();
    await atCardWindow(page, totals.card);
  };

  await payWith(kit, page, "samsung");
  await page.getByText(/한도|거절|카드사/).first().waitFor();
  await refused("1-over-limit");
  await kit.pay(page, "decline");
  await refused("2-declined");
  await kit.pay(page, "cancel");
  await refused("3-cancelled");

  await payWith(kit, page, "shinhan");
  assert.equal(await atComplete(page), no);
  const order = await orderOf(kit, page, no);
  assert.equal(order.status, "PAID");
  assert.equal(order.totals.card, totals.card, "paid once, and as quoted");
  assert.equal((await ownOrders(page)).length, 1);
  await kit.shot(page, "4-paid");
}

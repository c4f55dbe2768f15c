import {
  atCardWindow,
  atComplete,
  buyable,
  fillOrder,
  orderOf,
  ownOrders,
  payButton,
  payWith,
  putIn,
  quoteOf,
  sumsOn,
  toCheckout,
  won,
} from "../lib/shopping.mjs";

export const title = "two tabs have one cart, and what one has paid the other cannot pay again";

export default async function (kit) {
  const { assert } = kit;
  const [option] = await buyable(kit);
  const page = await kit.newPage();
  const other = await page.context().newPage();
  await kit.open(other, "/cart");
  await other.getByRole("heading", { name: "장바구니가 비어 있어요" }).waitFor();

  await putIn(kit, page, option.id);
  const line = other.getByRole("main").getByRole("link", { name: option.product.name });
  await line.first().waitFor();
  await other.getByRole("button", { name: "하나 늘리기" }).click();
  const { totals } = await quoteOf(kit, [{ option: option.id, quantity: 2 }]);
  await page.getByText(won(totals.card)).first().waitFor();
  assert.deepEqual(await sumsOn(page), await sumsOn(other), "both tabs show the same sums");
  await kit.shot(page, "1-same");

  const sent = [];
  page.context().on("request", (request) => {
    const isOrder = request.method() === "POST" && new URL(request.url()).pathname === "/api/orders";
    if (isOrder) sent.push(request.headers()["idempotency-key"]);
  });
  for (const tab of [page, other]) {
    await toCheckout(tab);
    await fillOrder(tab);
  }
  await payButton(page).click();
  await atCardWindow(page, totals.card);
  await payWith(kit, page, "shinhan");
  const no = await atComplete(page);

  await other.getByRole("heading", { name: "주문할 상품이 없어요" }).waitFor();
  assert.equal(await payButton(other).count(), 0, "the other tab has nothing left to pay");
  await kit.shot(other, "2-nothing-left");
  assert.equal((await ownOrders(page)).length, 1, "there is one order");
  assert.equal(new Set(sent).size, 1, "one order was asked for");
  const order = await orderOf(kit, page, no);
  assert.equal(order.status, "PAID");
}

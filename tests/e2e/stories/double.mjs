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
  toCheckout,
} from "../lib/shopping.mjs";

export const title = "double clicks, the back button and paying again make one order";

export default async function (kit) {
  const { assert } = kit;
  const [option] = await buyable(kit);
  const page = await kit.newPage();
  const sent = [];
  page.on("request", (request) => {
    const isOrder = request.method() === "POST" && new URL(request.url()).pathname === "/api/orders";
    if (isOrder) sent.push(request.headers()["idempotency-key"]);
  });
  await putIn(kit, page, option.id);
  const { totals } = await quoteOf(kit, [{ option: option.id, quantity: 1 }]);
  await toCheckout(page);
  await fillOrder(page);
  await payButton(page).evaluate((button) => {
    button.click();
    button.click();
  });
  await atCardWindow(page, totals.card);
  assert.equal(new Set(sent).size, 1, "one order was asked for");
  const [{ no }] = await ownOrdersAt(kit, page);

  await kit.open(page, "/checkout");
  await page.getByText("기다리고 있는 주문이 있어요").waitFor();
  await page.getByRole("checkbox", { name: /결제에 동의해요/ }).check();
  await page.getByRole("checkbox", { name: /제공하는 데 동의해요/ }).check();
  await kit.shot(page, "waiting");
  await payButton(page).dblclick();
  await atCardWindow(page, totals.card);
  await payWith(kit, page, "shinhan");
  assert.equal(await atComplete(page), no, "it is the same order");
  assert.equal(new Set(sent).size, 1, "no other order was asked for");
  assert.equal((await ownOrders(page)).length, 1);
  const order = await orderOf(kit, page, no);
  assert.equal(order.status, "PAID");
  assert.equal(order.totals.card, totals.card);
}

// The device's orders, read where its storage is: in the shop.
async function ownOrdersAt(kit, page) {
  await page.goBack();
  await kit.ready(page);
  const own = await ownOrders(page);
  kit.assert.equal(own.length, 1);
  return own;
}

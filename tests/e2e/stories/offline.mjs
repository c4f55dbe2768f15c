import {
  atCardWindow,
  atComplete,
  buyable,
  digits,
  fillOrder,
  orderOf,
  payButton,
  payWith,
  putIn,
  quoteOf,
  sumsOn,
  toCheckout,
} from "../lib/shopping.mjs";

export const title = "without a network visited pages open and the cart can be changed; then it is bought";

export default async function (kit) {
  const { assert } = kit;
  kit.tolerate(/ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to fetch/);
  const option = (await buyable(kit))[0];
  const product = `/p/${option.product.id}`;
  const page = await kit.newPage();
  await kit.open(page, "/");
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller)
      await new Promise((resolve) => navigator.serviceWorker.addEventListener("controllerchange", resolve));
  });
  const names = {};
  for (const path of ["/", `/c/${option.product.category}`, product]) {
    await kit.open(page, path);
    names[path] = await page.getByRole("heading", { level: 1 }).first().textContent();
  }
  await putIn(kit, page, option.id);

  await page.context().setOffline(true);
  for (const [path, name] of Object.entries(names)) {
    await kit.open(page, path);
    assert.equal(await page.getByRole("heading", { level: 1 }).first().textContent(), name, path);
  }
  await kit.shot(page, "1-product");
  await kit.open(page, "/cart");
  const line = page.getByRole("group", { name: /수량$/ });
  await line.getByRole("button", { name: "하나 늘리기" }).click();
  await line.getByText("2", { exact: true }).waitFor();
  const shown = (await sumsOn(page))["낼 돈"];
  await kit.shot(page, "2-cart");
  await kit.open(page, "/cart");
  assert.equal(digits(await line.getByRole("status").innerText()), 2, "the change was kept");

  await page.context().setOffline(false);
  const quote = await quoteOf(kit, [{ option: option.id, quantity: 2 }]);
  assert.equal(shown, quote.totals.card, "the price without a network was right");
  await toCheckout(page);
  await fillOrder(page);
  await payButton(page).click();
  await atCardWindow(page, quote.totals.card);
  await payWith(kit, page, "kookmin");
  const order = await orderOf(kit, page, await atComplete(page));
  assert.equal(order.status, "PAID");
  assert.equal(order.totals.card, quote.totals.card);
  await kit.shot(page, "3-complete");
}

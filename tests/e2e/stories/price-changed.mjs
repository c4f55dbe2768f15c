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

export const title = "a price that changed since the page was opened is shown before anything is ordered";

const CHEAPER = 700;

export default async function (kit) {
  const { assert } = kit;
  kit.tolerate(/status of 409/);
  const inCampaign = new Set();
  const { campaigns } = await kit.api("/api/catalog");
  for (const { rules } of campaigns)
    for (const rule of rules) {
      for (const product of rule.OFF?.products ?? []) inCampaign.add(product);
      if (rule.FIXED) inCampaign.add(rule.FIXED.option);
    }
  const option = (await buyable(kit)).find(
    ({ id, price, product }) => price > 2 * CHEAPER && !inCampaign.has(product.id) && !inCampaign.has(id),
  );

  // The page still has an older catalogue; the mall's answer to the order is its own.
  const page = await kit.newPage({ serviceWorkers: "block" });
  await page.route("**/api/catalog", async (route) => {
    const answer = await route.fetch();
    const catalog = await answer.json();
    catalog.revision -= 1;
    const options = catalog.products.flatMap((product) => product.options);
    options.find(({ id }) => id === option.id).price -= CHEAPER;
    await route.fulfill({ response: answer, json: catalog });
  });
  await putIn(kit, page, option.id);
  const { totals } = await quoteOf(kit, [{ option: option.id, quantity: 1 }]);
  // The server's price of the intent stands there until the old catalogue has come.
  await page.getByText(won(totals.card - CHEAPER)).first().waitFor();
  assert.equal((await sumsOn(page))["낼 돈"], totals.card - CHEAPER, "the page shows the old price");
  await toCheckout(page);
  await fillOrder(page);
  await page.unroute("**/api/catalog");
  const [answer] = await Promise.all([
    page.waitForResponse((answer) => answer.url().endsWith("/api/orders")),
    payButton(page).filter({ hasText: won(totals.card - CHEAPER) }).click(),
  ]);
  assert.equal(answer.status(), 409);
  const note = page.locator("#order-problem");
  await note.getByText("그사이 값이 바뀌어 결제하지 않았어요").waitFor();
  const changes = await note.getByRole("listitem").allInnerTexts();
  const change = (what, now) => `${what} ${won(now - CHEAPER)} → ${won(now)}`;
  assert.deepEqual(changes, [
    change(`${option.product.name} ${option.label}`, totals.list),
    change("배송비까지 모두 더한 값", totals.due),
    change("카드로 낼 돈", totals.card),
  ]);
  assert.deepEqual(await ownOrders(page), [], "nothing was ordered");
  await kit.shot(page, "1-difference");

  await note.getByRole("button", { name: `바뀐 값 ${won(totals.due)}으로 계속하기` }).click();
  await payButton(page).filter({ hasText: won(totals.card) }).click();
  await atCardWindow(page, totals.card);
  await payWith(kit, page, "shinhan");
  const order = await orderOf(kit, page, await atComplete(page));
  assert.equal(order.status, "PAID");
  assert.equal(order.totals.due, totals.due);
  await kit.shot(page, "2-complete");
}

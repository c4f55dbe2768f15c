import { buyable, quoteOf, won } from "../lib/shopping.mjs";

export const title = "before the app is there the shop reads and adds to the cart; later that counts once";

export default async function (kit) {
  const { assert } = kit;
  kit.tolerate(/\.wasm|ERR_FAILED|Failed to fetch/);
  // A service worker would fetch the app by itself.
  const page = await kit.newPage({ serviceWorkers: "block" });
  let blocked = 0;
  const block = (route) => {
    blocked += 1;
    return route.abort();
  };
  await page.route("**/*.wasm", block);

  const [option] = (await buyable(kit)).filter(({ product }) => product.options.length > 1);
  const { product } = option;
  await page.goto("/");
  const campaign = await page.locator('main a[href^="/campaigns/"]').first().getAttribute("href");
  for (const [name, path] of [["home", "/"], ["category", `/c/${product.category}`], ["campaign", campaign]]) {
    await page.goto(path);
    assert.ok((await page.getByRole("article").count()) > 1, `${name} shows products`);
    assert.match(await page.getByRole("main").innerText(), /[\d,]+원/, `${name} shows prices`);
    await kit.shot(page, name);
  }

  await page.goto(`/p/${product.id}`);
  await page.getByRole("heading", { level: 1, name: product.name }).waitFor();
  await page.getByRole("region", { name: "구매" }).getByRole("link", { name: "담기" }).click();
  await kit.shot(page, "product");
  await page.getByRole("radio", { name: option.label }).check();
  await page.getByRole("button", { name: "장바구니 담기" }).click();
  await page.waitForURL(/\/cart\?add=/);
  const { totals } = await quoteOf(kit, [{ option: option.id, quantity: 1 }], [], null);
  const main = page.getByRole("main");
  assert.match(await main.innerText(), new RegExp(product.name));
  await main.getByText(won(totals.card)).first().waitFor();
  await kit.shot(page, "cart");
  await page.reload();
  assert.ok(blocked > 0, "the app was held back");
  assert.equal(await page.locator("html[data-ready]").count(), 0);

  await page.unroute("**/*.wasm", block);
  const quantity = page.getByRole("main").getByRole("group", { name: /수량$/ }).getByRole("status");
  const once = async (when) => {
    await kit.ready(page);
    await quantity.first().waitFor();
    assert.deepEqual(await quantity.allInnerTexts(), ["1"], when);
  };
  await page.reload();
  await once("merged when the app came");
  await page.reload();
  await once("not merged again by a reload");
  await page.goto("/");
  await page.goBack();
  await once("nor by going back");
  await kit.shot(page, "merged");
}

import { ADDRESS, atCardWindow, BUYER, payButton, quoteOf } from "../lib/shopping.mjs";

export const title = "from the home page to the card window with nothing but a keyboard";

const MOST_STEPS = 120;

export default async function (kit) {
  const { assert } = kit;
  const page = await kit.newPage();
  const { keyboard } = page;

  // Moves the focus on until it is where the locator says, and shows that it can be seen there.
  const tabTo = async (locator) => {
    await locator.waitFor();
    for (let step = 0; step < MOST_STEPS; step += 1) {
      if (await locator.evaluate((element) => element === document.activeElement)) {
        const isShown = await locator.evaluate((element) => element.matches(":focus-visible"));
        assert.ok(isShown, `${locator} shows its focus`);
        return;
      }
      await keyboard.press("Tab");
    }
    throw new Error(`${MOST_STEPS} steps do not lead to ${locator}`);
  };
  const press = async (locator, key = "Enter") => {
    await tabTo(locator);
    await keyboard.press(key);
  };
  const type = async (locator, text) => {
    await tabTo(locator);
    await keyboard.type(text);
  };

  await kit.open(page, "/");
  const cards = page.getByRole("main").getByRole("article").filter({ hasNotText: /품절|19세/ });
  await press(cards.getByRole("link").first());
  await page.waitForURL(/\/p\//);

  await press(page.getByRole("region", { name: "구매" }).locator("a, button"));
  const sheet = page.getByRole("dialog", { name: "옵션 고르기" });
  await sheet.waitFor();
  const choices = sheet.locator("input[type=radio]:enabled");
  if (await choices.count()) await press(choices.first(), "Space");
  await sheet.getByRole("group", { name: /수량$/ }).waitFor();
  const chosen = await sheet.locator("[name=add]:checked, [name=add][type=hidden]").inputValue();
  await kit.shot(page, "1-option");
  await press(sheet.getByRole("button", { name: "바로 구매" }));
  await page.waitForURL("/cart");

  await press(page.getByRole("region", { name: "구매" }).getByRole("link", { name: "주문하기" }));
  await page.waitForURL("/checkout");
  const form = page.getByRole("form", { name: "주문서" });
  const field = (label) => form.getByLabel(label, { exact: true });
  await type(field("이름"), BUYER.name);
  await type(field("휴대전화"), BUYER.phone);
  await type(field("우편번호"), ADDRESS.postcode);
  await tabTo(field("시·도"));
  const provinces = await field("시·도").locator("option").allInnerTexts();
  for (let step = provinces.indexOf(ADDRESS.sido); step > 0; step -= 1) await keyboard.press("ArrowDown");
  await type(field("시·군·구"), ADDRESS.sigungu);
  await type(field("읍·면·동"), ADDRESS.eupmyeondong);
  await type(field("도로명과 건물 번호"), ADDRESS.road);
  assert.equal(await field("시·도").inputValue(), ADDRESS.sido);
  await press(page.getByRole("checkbox", { name: /결제에 동의해요/ }), "Space");
  await press(page.getByRole("checkbox", { name: /제공하는 데 동의해요/ }), "Space");
  const [option, quantity] = chosen.split(":");
  const { totals } = await quoteOf(kit, [{ option, quantity: Number(quantity) }]);
  await kit.shot(page, "2-checkout");
  await press(payButton(page));
  await atCardWindow(page, totals.card);
  await kit.shot(page, "3-card");
}

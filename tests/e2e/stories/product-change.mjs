import { setTimeout as wait } from "node:timers/promises";
import { DAY, now } from "../lib/clock.mjs";
import { LAPTOP, asProducer, asTeam, ask } from "../lib/console.mjs";
import * as shopping from "../lib/shopping.mjs";

export const title = "a producer changes the price and a sentence of a product that came by a file, and the county agrees";

const PHONE = "010-0000-0003";
const VENDOR = "rice-01";
const DEARER = 1_000;
const SENTENCE = "올해는 벼를 그늘에서 말렸어요.";

const button = (page, name) => page.getByRole("button", { name, exact: true });
const asked = (page, question) => page.getByRole("heading", { level: 1, name: question }).waitFor();

export default async function (kit) {
  const { assert } = kit;
  // Nobody is signed in yet: the door asks who is there.
  kit.tolerate(/status of 401/);
  const phone = await kit.newPage();
  await asProducer(kit, phone, PHONE);
  const { id, name, option } = await ofFile(kit, phone);
  const price = option.unit.list + DEARER;

  await phone.getByRole("link", { name: "내 물건" }).click();
  await asked(phone, /내 물건/);
  await button(phone, `${name} 고치기`).click();
  await asked(phone, /고칠까요/);
  await phone.getByText("여기서 고치지 않는 것은 그대로예요").click();
  await phone.getByText("지금 정해진 대로예요").waitFor();
  await kit.look(phone, "1-choose");
  await button(phone, "값과 무게 고치기").click();
  await asked(phone, /얼마에/);
  const field = phone.getByRole("group", { name: /파는 값/ }).first().getByRole("textbox");
  await field.fill(String(price));
  await kit.look(phone, "2-price");
  await button(phone, "저장하기").click();
  await asked(phone, /고칠까요/);
  await button(phone, "키우는 이야기 고치기").click();
  await asked(phone, /키우나요/);
  const story = phone.getByRole("textbox", { name: "어떻게 키우나요?" });
  await story.fill(`${await story.inputValue()}\n${SENTENCE}`);
  await kit.look(phone, "3-story");
  await button(phone, "저장하기").click();
  await asked(phone, /고칠까요/);
  await phone.frameLocator(".phone__frame").getByText(SENTENCE).waitFor();
  assert.equal(await phone.getByText("고쳤어요").count(), 3, "the price, the story, and the page that shows it");
  await kit.look(phone, "4-changed");
  await button(phone, "군청에 보여 주기").click();
  await phone.getByText("고친 것을 군청이 보는 중").waitFor();
  const seen = await kit.api(`/api/products/${id}`);
  assert.equal(seen.options[0].unit.list, option.unit.list, "shoppers see the old price");

  const desk = await kit.newPage(LAPTOP);
  await asTeam(desk, "md");
  await desk.getByRole("link", { name: "입점·상품 심사" }).first().click();
  await desk.getByRole("navigation", { name: "심사할 것" }).getByRole("button", { name: /물건/ }).click();
  await desk.getByRole("button", { name }).first().click();
  const drawer = desk.getByRole("complementary", { name: "물건" });
  await drawer.getByText("팔고 있는 물건을 고쳐요").waitFor();
  await drawer.locator("del", { hasText: shopping.won(option.unit.list) }).waitFor();
  await drawer.locator("ins", { hasText: shopping.won(price) }).waitFor();
  await drawer.getByText(SENTENCE).first().waitFor();
  await kit.look(desk, "5-differences");
  await button(drawer, "고친 것 보이게 하기").click();
  await drawer.getByText("팔고 있어요").waitFor();

  await until(kit, id, price);
  const shopper = await kit.newPage();
  await kit.open(shopper, `/p/${id}`);
  await shopper.getByText(shopping.won(price)).first().waitFor();
  await shopper.getByText(SENTENCE).waitFor();
  await kit.look(shopper, "6-shop");

  // A second change is thrown away: everything stays as the county agreed to it.
  await phone.goto(`/console/v/${VENDOR}/products`);
  await button(phone, `${name} 고치기`).click();
  await asked(phone, /고칠까요/);
  await button(phone, "값과 무게 고치기").click();
  await asked(phone, /얼마에/);
  await field.fill(String(price + DEARER));
  await phone.getByText("나중에 값 바꾸기").first().click();
  await phone.getByLabel("어느 날부터 바꿀까요?").first().fill(dayOf(now() + 7 * DAY));
  await phone.getByLabel("그날부터 파는 값 (원)").first().fill(String(price));
  await phone.getByText(`부터 ${shopping.won(price)}`).waitFor();
  await kit.look(phone, "7-later");
  await button(phone, "저장하기").click();
  await asked(phone, /고칠까요/);
  await button(phone, "고친 것 버리고 그대로 팔기").click();
  await phone.getByRole("dialog").waitFor();
  await kit.look(phone, "8-throw-away");
  await button(phone.getByRole("dialog"), "버리기").click();
  await asked(phone, /내 물건/);
  await kit.look(phone, "9-products");
  const { rows } = await ask(phone, `/api/console/vendors/${VENDOR}/products`);
  assert.deepEqual(
    rows.filter((row) => row.name === name).map((row) => row.status),
    ["LIVE"],
  );
  assert.equal((await kit.api(`/api/products/${id}`)).options[0].unit.list, price);
}

// As a field for a day takes it.
const dayOf = (ms) => new Date(ms + 9 * 3_600_000).toISOString().slice(0, 10);

// A product that came by a file, that tells a story, and that no campaign prices.
async function ofFile(kit, page) {
  const { rows } = await ask(page, `/api/console/vendors/${VENDOR}/products`);
  for (const { product, draft, name } of rows.filter((row) => row.product && row.draft === row.product)) {
    const { campaign, options } = await kit.api(`/api/products/${product}`);
    if (!campaign && !options[0].soldOut) return { id: draft, name, option: options[0] };
  }
  throw new Error(`${VENDOR} has nothing that came by a file`);
}

// The catalogue is read again a moment after the county agreed.
async function until(kit, id, price) {
  for (;;) {
    const { options } = await kit.api(`/api/products/${id}`);
    if (options[0].unit.list === price) return;
    await wait(100);
  }
}

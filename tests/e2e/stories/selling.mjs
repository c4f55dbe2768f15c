import { DAY, pass } from "../lib/clock.mjs";
import { LAPTOP, asTeam, ask } from "../lib/console.mjs";
import * as farm from "../lib/farm.mjs";
import { Hand } from "../lib/hand.mjs";
import { settle } from "../lib/payday.mjs";
import * as shopping from "../lib/shopping.mjs";

export const title = "a farmer applies on a phone, sells, sends, and is paid what two people of the county approved";
export const moves = true;

const PERCENT = 5;
const PIECES = 2;

export default async function (kit) {
  const { assert } = kit;
  // Nobody is signed in yet: the door asks who is there.
  kit.tolerate(/status of 401/);
  const phone = await kit.newPage();
  const desk = await kit.newPage(LAPTOP);
  const onPhone = (name) => kit.look(phone, name);
  const atDesk = (name) => kit.look(desk, name);

  const hand = new Hand();
  await farm.apply(kit, phone, hand, onPhone);
  await asTeam(desk, "md");
  await farm.letIn(desk, PERCENT, atDesk);
  const vendor = await farm.offer(kit, phone, hand, onPhone, await aPhoto(kit));
  await farm.letSell(desk, atDesk);
  console.log(hand.told("the farmer's way to a product on sale"));

  const { rows } = await ask(phone, `/api/console/vendors/${vendor}/products`);
  const slug = rows.find(({ name }) => name === farm.MUSHROOMS.name).product;
  const shopper = await kit.newPage();
  await kit.open(shopper, `/p/${slug}`);
  await shopper.getByRole("heading", { level: 1, name: farm.MUSHROOMS.name }).waitFor();
  await kit.look(shopper, "shop-product");
  const { options } = await kit.api(`/api/products/${slug}`);
  const { totals } = await shopping.goPay(kit, shopper, options[0].id, PIECES);
  await shopping.payWith(kit, shopper, "shinhan");
  const no = await shopping.atComplete(shopper);
  const goods = PIECES * farm.MUSHROOMS.price;
  assert.equal(totals.card, goods + totals.shipping);

  await phone.goto(`/console/v/${vendor}`);
  await farm.send(phone, no, onPhone);
  await kit.look(phone, "today-sent");

  // Nobody wrote down that it arrived, so it is the farmer's for good after ten days.
  await pass(11 * DAY);
  const run = await settle(kit);
  const fee = Math.floor((goods * PERCENT) / 100);
  const due = totals.card - fee - Math.floor(fee / 10);
  const own = run.statements.find((row) => row.vendor === vendor);
  assert.equal(own.balance.payable, due, "the statement of the run");

  await phone.getByRole("link", { name: "내 돈" }).click();
  await phone.getByText(/통장에 보냈어요/).first().waitFor();
  await phone.locator(".money__value").filter({ hasText: shopping.won(due) }).waitFor();
  await kit.look(phone, "money");
  await phone.getByRole("link", { name: "어떻게 나온 돈인지 보기" }).click();
  await phone.getByRole("heading", { name: "정산서" }).waitFor();
  await phone.getByText(`−${shopping.won(fee)}`, { exact: true }).waitFor();
  await kit.look(phone, "statement");
  const statements = await ask(phone, `/api/console/vendors/${vendor}/statements`);
  assert.equal(statements.rows[0].balance.payable, due, "the statement of the farmer");
}

// A photo as a phone would send it: one of the shop's own pictures.
async function aPhoto(kit) {
  const { products } = await kit.api("/api/products?q=표고");
  const { base, widths } = products[0].image;
  const answer = await fetch(new URL(`${base}-${widths.at(-1)}.webp`, kit.shop));
  const buffer = Buffer.from(await answer.arrayBuffer());
  return { name: "photo.webp", mimeType: "image/webp", buffer };
}

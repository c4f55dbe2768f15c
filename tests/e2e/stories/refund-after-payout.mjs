import { DAY, pass } from "../lib/clock.mjs";
import { LAPTOP, ask, asProducer, asTeam } from "../lib/console.mjs";
import * as farm from "../lib/farm.mjs";
import { settle } from "../lib/payday.mjs";
import * as shopping from "../lib/shopping.mjs";

export const title = "what comes back after its seller was paid is taken off the next statement";
export const moves = true;

const PHONE = "010-0000-0003";
const VENDOR = "rice-01";

export default async function (kit) {
  const { assert } = kit;
  // Nobody is signed in yet: the door asks who is there.
  kit.tolerate(/status of 401/);
  const shopper = await kit.newPage();
  const found = await shopping.buyable(kit);
  const option = found.find(({ product }) => product.vendor === VENDOR);
  const { totals } = await shopping.goPay(kit, shopper, option.id);
  await shopping.payWith(kit, shopper, "shinhan");
  const no = await shopping.atComplete(shopper);
  const phone = await kit.newPage();
  await asProducer(kit, phone, PHONE);
  await farm.send(phone, no, () => {});
  const agent = await kit.newPage(LAPTOP);
  await asTeam(agent, "cs", `/console/orders?open=${no}`);
  const drawer = agent.getByRole("complementary", { name: `주문 ${no}` });
  await drawer.getByRole("button", { name: "도착했어요" }).click();
  await drawer.getByText("상품이 도착했어요").waitFor();
  await kit.look(agent, "1-arrived");

  await pass(9 * DAY);
  const first = await settle(kit);
  const sold = first.statements.find(({ vendor }) => vendor === VENDOR);

  // It was not as described, so everything of it comes back, the parcel's fee too.
  await kit.open(shopper, `/orders/${no}`);
  await shopper.getByRole("button", { name: "반품·교환" }).click();
  const sheet = shopper.getByRole("dialog", { name: "무엇을 돌려보낼까요" });
  await sheet.getByLabel("이유").selectOption({ label: "상했거나 망가졌어요" });
  await sheet.getByRole("button", { name: /하나 늘리기/ }).click();
  await sheet.getByText(shopping.won(totals.card), { exact: true }).last().waitFor();
  await kit.look(shopper, "2-return");
  await sheet.getByRole("button", { name: "반품 접수하기" }).click();
  await sheet.waitFor({ state: "hidden" });

  await phone.reload();
  const claim = phone.getByRole("article", { name: `반품 ${no}` });
  await claim.getByRole("button", { name: "네, 보내세요" }).click();
  await claim.getByRole("button", { name: "물건을 받았어요" }).waitFor();
  await kit.look(phone, "3-claim");
  await claim.getByRole("button", { name: "물건을 받았어요" }).click();
  await claim.waitFor({ state: "hidden" });
  await shopper.reload();
  await shopper.getByText("환불 완료").first().waitFor();

  await pass(2 * DAY);
  const second = await settle(kit);
  const next = second.statements.find(({ vendor }) => vendor === VENDOR);
  assert.ok(sold.balance.payable > 0, "the seller was paid");
  assert.equal(next.returned.goods + next.returned.shipping, -totals.card, "all that the shopper paid is taken off");

  await phone.getByRole("link", { name: "내 돈" }).click();
  await phone.getByRole("link", { name: "어떻게 나온 돈인지 보기" }).click();
  await phone.getByText("손님께 돌려드린 돈").click();
  await kit.look(phone, "4-statement");
  const { rows } = await ask(phone, `/api/console/vendors/${VENDOR}/statements`);
  assert.deepEqual(rows[0].balance, next.balance, "the statement that the seller reads");
}

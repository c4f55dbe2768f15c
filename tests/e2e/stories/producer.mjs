import { LAPTOP, asProducer, asTeam } from "../lib/console.mjs";
import * as shopping from "../lib/shopping.mjs";

export const title = "a producer promises and sends an order on a phone, and the team sees what happened";

const PHONE = "010-0000-0003";
const VENDOR = "rice-01";

export default async function (kit) {
  const { assert } = kit;
  // Nobody is signed in yet: the door asks who is there.
  kit.tolerate(/\/api\/console\/me/);
  kit.tolerate(/status of 4(01|22)/);

  const shopper = await kit.newPage();
  const found = await shopping.buyable(kit);
  const option = found.find(({ product }) => product.vendor === VENDOR);
  await shopping.putIn(kit, shopper, option.id);
  await shopping.toCheckout(shopper);
  await shopping.fillOrder(shopper);
  const { totals } = await shopping.quoteOf(kit, [{ option: option.id, quantity: 1 }]);
  await shopping.payButton(shopper).filter({ hasText: shopping.won(totals.card) }).click();
  await shopping.atCardWindow(shopper, totals.card);
  await shopping.payWith(kit, shopper, "shinhan");
  const no = await shopping.atComplete(shopper);

  const farm = await kit.newPage();
  await farm.goto("/console");
  await farm.getByLabel("휴대전화").waitFor();
  await kit.shot(farm, "1-door");
  await kit.accessible(farm);
  await asProducer(kit, farm, PHONE);
  await farm.getByRole("heading", { name: /오늘 보낼 것/ }).waitFor();
  await kit.shot(farm, "2-today");
  await kit.accessible(farm);
  const fresh = farm.getByRole("article", { name: `새 주문 ${no}` });
  await fresh.getByRole("button", { name: "못 보내요" }).click();
  await farm.getByRole("dialog").waitFor();
  await kit.shot(farm, "3-cannot");
  await farm.getByRole("button", { name: "돌아가기" }).click();
  await fresh.getByRole("button", { name: "네, 보낼게요" }).click();
  const promised = farm.getByRole("article", { name: `송장 넣기 ${no}` });
  const number = promised.getByLabel("송장번호");
  await number.fill("6890 1234 5678");
  await number.blur();
  await farm.getByText("숫자가 하나 모자라요. 지금 12자리예요.").waitFor();
  await kit.shot(farm, "4-waybill");
  await number.fill("6890123456789");
  await number.blur();
  await farm.getByText("숫자가 하나 모자라요").waitFor({ state: "hidden" });
  await promised.getByRole("button", { name: "보냈어요" }).click();
  await farm.getByText("보냈어요. 손님께 알렸어요.").waitFor();
  await farm.getByText("우체국택배 6890123456789").first().waitFor();
  await kit.shot(farm, "5-sent");
  await kit.accessible(farm);

  await shopper.reload();
  await shopper.getByText("우체국택배 6890123456789").first().waitFor();
  const carrier = await shopper.getByRole("link", { name: /배송 조회/ }).getAttribute("href");
  assert.match(carrier, /epost.*6890123456789$/);
  await kit.look(shopper, "6-on-its-way");

  const desk = await kit.newPage(LAPTOP);
  await asTeam(desk, "cs", "/console/orders");
  await desk.getByRole("link", { name: no }).click();
  await desk.getByRole("heading", { name: no }).waitFor();
  await desk.getByText(/상품을 보냈어요: 우체국택배/).first().waitFor();
  await kit.shot(desk, "7-desk");
  await kit.accessible(desk);
  const drawer = desk.getByRole("complementary", { name: `주문 ${no}` });
  await drawer.getByLabel("연락처를 보는 까닭").fill("배송지 확인 전화");
  await drawer.getByRole("button", { name: "연락처 보기" }).click();
  await drawer.getByText(shopping.BUYER.phone).first().waitFor();
  await kit.shot(desk, "8-people");

  const auditor = await kit.newPage(LAPTOP);
  await asTeam(auditor, "audit");
  await auditor.getByRole("link", { name: "감사 기록" }).first().click();
  await auditor.getByText("배송지 확인 전화").first().waitFor();
  await auditor.getByText(/해시로 이어져 있어요/).waitFor();
  await kit.shot(auditor, "9-audit");
  await kit.accessible(auditor);
  assert.equal(await auditor.getByRole("button", { name: "연락처 보기" }).count(), 0);

  const small = await kit.newPage();
  await asTeam(small, "cs", "/console/orders");
  await kit.shot(small, "10-desk-phone");
  await kit.accessible(small);
}

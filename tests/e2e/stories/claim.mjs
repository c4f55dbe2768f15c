import { LAPTOP, asProducer, asTeam } from "../lib/console.mjs";
import * as farm from "../lib/farm.mjs";
import * as shopping from "../lib/shopping.mjs";

export const title = "one of two lines is cancelled, the other sent back, and each gives back what it was paid with";

const CODES = ["DEMO-PB25-0001", "DEMO-GIFT-0001"];
const PHONE = "010-0000-0003";
const VENDOR = "rice-01";

export default async function (kit) {
  const { assert } = kit;
  // Nobody is signed in at the console yet: the door asks who is there.
  kit.tolerate(/status of 401/);
  const page = await kit.newPage();
  const own = (await shopping.buyable(kit)).filter(({ product }) => product.vendor === VENDOR);
  // The dearest two, so that the voucher does not pay for all of it.
  const [first, second] = own.slice(-2);
  await shopping.putIn(kit, page, first.id);
  await shopping.putIn(kit, page, second.id);
  const lots = await bringOneWithMoney(page);
  const lines = [first, second].map(({ id }) => ({ option: id, quantity: 1 }));
  const tenders = lots.map(({ lotToken }) => ({ lotToken }));
  const { totals } = await shopping.quoteOf(kit, lines, tenders);
  assert.ok(totals.voucher > 0 && totals.card > 0, "both pay a part");
  await shopping.toCheckout(page);
  await shopping.fillOrder(page);
  await shopping.payButton(page).filter({ hasText: shopping.won(totals.card) }).click();
  await shopping.atCardWindow(page, totals.card);
  await shopping.payWith(kit, page, "shinhan");
  const no = await shopping.atComplete(page);
  await kit.open(page, `/orders/${no}`);

  const seen = async () => {
    const { tenders, totals } = await shopping.orderOf(kit, page, no);
    const returned = tenders.map(({ returned }) => returned);
    return { returned, all: returned.reduce((sum, amount) => sum + amount, 0), due: totals.due };
  };
  // What the sheet promises is what each tender has back afterwards.
  const claim = async (opener, title, option, name) => {
    await page.getByRole("button", { name: opener, exact: true }).click();
    const sheet = page.getByRole("dialog", { name: title });
    const none = sheet.getByRole("button", { name: "모두 빼기" });
    if (await none.count()) await none.click();
    await sheet.getByText("상품과 수량을 골라 주세요.").waitFor();
    await kit.shot(page, `${name}-empty`);
    await kit.accessible(page);
    const line = sheet.getByRole("listitem").filter({ hasText: option.label }).filter({ hasText: option.product.name });
    await line.getByRole("button", { name: "하나 늘리기" }).click();
    await sheet.getByRole("heading", { name: "돌려받는 돈" }).waitFor();
    await kit.shot(page, name);
    await kit.accessible(page);
    const rows = await sheet.locator("dl div").evaluateAll((rows) =>
      rows.map((row) => [row.querySelector("dt").textContent, Number(row.querySelector("dd").textContent.replace(/\D/g, ""))]),
    );
    const promised = Object.fromEntries(rows);
    await sheet.getByRole("button", { name: /접수하기$/ }).click();
    await sheet.waitFor({ state: "hidden" });
    return promised;
  };
  const told = (promised) => Object.entries(promised).filter(([name]) => name !== "모두").map(([, amount]) => amount);

  const cancelled = await claim("주문 취소", "무엇을 취소할까요", first, "1-cancel");
  await page.getByText("환불 완료").first().waitFor();
  await kit.shot(page, "2-cancelled");
  await kit.accessible(page);
  const after = await seen();
  assert.deepEqual(after.returned.filter((amount) => amount > 0), told(cancelled), "what each tender has back");
  assert.equal(after.all, cancelled["모두"]);
  assert.ok(after.all < after.due, "the other line stays paid");

  const phone = await kit.newPage();
  await asProducer(kit, phone, PHONE);
  await farm.send(phone, no, () => {});
  const agent = await kit.newPage(LAPTOP);
  await asTeam(agent, "cs", `/console/orders?open=${no}`);
  const drawer = agent.getByRole("complementary", { name: `주문 ${no}` });
  await drawer.getByRole("button", { name: "도착했어요" }).click();
  await drawer.getByText("상품이 도착했어요").waitFor();

  await kit.open(page, `/orders/${no}`);
  const returned = await claim("반품·교환", "무엇을 돌려보낼까요", second, "3-return");
  const card = phone.getByRole("article", { name: `반품 ${no}` });
  await phone.reload();
  await card.getByRole("button", { name: "네, 보내세요" }).click();
  await card.getByRole("button", { name: "물건을 받았어요" }).click();
  await card.waitFor({ state: "hidden" });
  await page.reload();
  await page.getByText("환불 완료").nth(1).waitFor();
  await kit.shot(page, "4-returned");
  const end = await seen();
  assert.equal(end.all, after.all + returned["모두"], "all that came back");
  assert.deepEqual(
    end.returned.map((amount, at) => amount - after.returned[at]).filter((amount) => amount > 0),
    told(returned),
  );
}

// The first voucher that still has something left.
async function bringOneWithMoney(page) {
  for (const code of CODES) {
    const { lots } = await shopping.bringVoucher(page, code);
    if (lots.some(({ lot }) => lot.remaining > 0)) return lots;
    await page.getByRole("button", { name: "더 불러오기" }).click();
  }
  throw new Error(`${CODES.join(", ")} are all spent`);
}

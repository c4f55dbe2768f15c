import { setTimeout as wait } from "node:timers/promises";
import { LAPTOP, ask, asTeam, letters } from "../lib/console.mjs";
import * as shopping from "../lib/shopping.mjs";

export const title = "a shopper's call is written down, answered with a compensation, closed in words, and spent";

const AMOUNT = 10_000;

export default async function (kit) {
  const { assert } = kit;
  // Nobody is signed in yet: the door asks who is there.
  kit.tolerate(/status of 401/);
  // An amount that is no multiple of 100 won is refused.
  kit.tolerate(/status of 422/);
  const button = (page, name) => page.getByRole("button", { name, exact: true });

  const shopper = await kit.newPage();
  const option = (await shopping.buyable(kit)).find(({ price }) => price > AMOUNT);
  await shopping.goPay(kit, shopper, option.id);
  await shopping.payWith(kit, shopper, "shinhan");
  const no = await shopping.atComplete(shopper);

  const cs = await kit.newPage(LAPTOP);
  await asTeam(cs, "cs", `/console/orders?open=${no}`);
  await cs.getByLabel("손님이 물어본 것").fill("상자가 젖어서 왔대요. 물건은 괜찮대요.");
  await button(cs, "상담 적기").click();
  await cs.getByText("확인할 일에 적었어요.").waitFor();
  await kit.look(cs, "1-written");
  await cs.getByRole("link", { name: "그 일 보기" }).click();
  const drawer = cs.getByRole("complementary", { name: "고객 상담" });
  await drawer.getByText("상자가 젖어서 왔대요.").waitFor();

  const gift = drawer.getByRole("region", { name: "보상" });
  await gift.getByLabel("무슨 일이 있었나요?").fill("젖은 상자");
  await gift.getByLabel("드릴 금액 (원)").fill("150");
  await button(gift, "150원 드리기").click();
  await gift.getByText("100원 단위로 적어 주세요.").waitFor();
  await kit.look(cs, "2-refused");
  const known = (await letters(kit, shopping.BUYER.phone)).length;
  await gift.getByLabel("드릴 금액 (원)").fill(String(AMOUNT));
  await button(gift, `${shopping.won(AMOUNT)} 드리기`).click();
  await gift.getByText(`보상 ${shopping.won(AMOUNT)}을 드렸어요.`).waitFor();
  await drawer.getByText("젖은 상자").first().waitFor();
  await kit.look(cs, "3-given");
  const desk = await ask(cs, `/api/console/compensations?order=${no}`);
  assert.deepEqual(desk.rows.map(({ amount, status }) => [amount, status]), [[AMOUNT, "ISSUED"]]);

  await drawer.getByLabel("무엇을 했나요?").fill("사과드리고 보상 상품권을 드렸어요.");
  await button(drawer, "적고 끝내기").click();
  await drawer.waitFor({ state: "hidden" });
  await button(cs, "끝난 일").click();
  await cs.getByText("상자가 젖어서 왔대요.").first().waitFor();
  await kit.look(cs, "4-closed");
  await cs.goto(`/console/orders?open=${no}`);
  const history = cs.getByRole("region", { name: "있었던 일" });
  await history.getByText(/보상 상품권 10,000원을 드렸어요/).waitFor();

  const letter = await gifted(kit, known);
  const [code] = letter.match(/\b[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}\b/);
  const [, pin] = letter.match(/비밀번호\D*(\d{4})/);
  await cs.goto(`/console/messages?view=log&q=${shopping.BUYER.phone.slice(-4)}`);
  await cs.getByText("봉한 편지라 내용은 보이지 않아요").first().waitFor();
  assert.equal(await cs.getByText(code).count(), 0, "the code is in the letter only");
  await kit.look(cs, "5-log");

  await shopping.spendVoucher(kit, shopper, option.id, { code, pin, holds: AMOUNT });
  await kit.look(shopper, "6-spent");
}

// The letter with the code, as soon as it is there.
const gifted = async (kit, known) => {
  for (;;) {
    const own = await letters(kit, shopping.BUYER.phone);
    const news = own.slice(0, own.length - known);
    const found = news.find(({ body }) => body.includes("보상 상품권"));
    if (found) return found.body;
    await wait(100);
  }
};

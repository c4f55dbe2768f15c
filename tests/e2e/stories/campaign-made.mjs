import { join } from "node:path";
import { MINUTE, goTo, korean, now } from "../lib/clock.mjs";
import { LAPTOP, ask, asTeam } from "../lib/console.mjs";
import * as shopping from "../lib/shopping.mjs";

const SCENE = join(import.meta.dirname, "../../../demo/images/banners/field.webp");

export const title = "the county makes a campaign, looks at it beforehand, and shoppers see it at its minute";
export const moves = true;

export default async function (kit) {
  const { assert } = kit;
  // Nobody is signed in yet: the door asks who is there.
  kit.tolerate(/status of 401/);
  // The campaign's address is tried before it is one.
  kit.tolerate(/status of 404/);
  // Something that no campaign prices.
  const { campaigns } = await kit.api("/api/catalog");
  const rules = JSON.stringify(campaigns.map((campaign) => campaign.rules));
  const isFree = ({ id, product }) => !rules.includes(`"${id}"`) && !rules.includes(`"${product.id}"`);
  const option = (await shopping.buyable(kit)).find((one) => isFree(one) && one.price > 5000);
  const { product } = option;
  const price = Math.floor((option.price * 0.8) / 100) * 100;
  const unit = async () => (await shopping.quoteOf(kit, [{ option: option.id, quantity: 1 }])).lines[0].unit.now;

  const desk = await kit.newPage(LAPTOP);
  await asTeam(desk, "promo", "/console/campaigns");
  await desk.getByRole("button", { name: "새 기획전" }).click();
  await desk.getByLabel("제목", { exact: true }).fill("겨울 밥상 사흘장");
  await desk.getByLabel("제목 아래 한 줄").fill("사흘만 싸게 팔아요");
  await desk.getByLabel("값 옆 이름표").fill("겨울 밥상");
  await desk.getByLabel("주소", { exact: true }).fill("winter-table");
  const begin = Math.ceil(now() / MINUTE) * MINUTE + 10 * MINUTE;
  await desk.getByLabel("시작", { exact: true }).fill(korean(begin));
  await desk.getByLabel(/^끝/).fill(korean(begin + 10 * MINUTE));
  await desk.locator("input[type=file]").setInputFiles(SCENE);
  await desk.getByLabel("그림에 무엇이 있나요?").fill("김이 나는 겨울 밥상");
  await kit.look(desk, "1-basics");

  await desk.getByRole("button", { name: /^상품과 값/ }).click();
  await desk.getByLabel("하나하나 특가로").check();
  await desk.getByLabel("상품 찾아 넣기").fill(product.name);
  await desk.getByRole("button", { name: `${product.name} 넣기`, exact: true }).click();
  const field = desk.getByLabel(new RegExp(`^${option.label.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")} · 정가`)).first();
  await field.fill(String(option.price));
  await desk.getByText(/보다 싸게 적어 주세요/).first().waitFor();
  await kit.look(desk, "2-too-dear");
  await field.fill(String(price));
  await desk.getByText(/보다 싸게 적어 주세요/).waitFor({ state: "detached" });

  for (const [kind, heading, text] of [
    ["글", "사흘 동안만", "새벽에 담아 그날 보내요."],
    ["알림", "보내는 날", "화요일에 부쳐요."],
  ]) {
    await desk.getByLabel("블록 넣기").selectOption(kind);
    await desk.locator("#part-title").fill(heading);
    await desk.locator("#part-body").fill(text);
  }
  // Moved with the keyboard, the part keeps the focus.
  await desk.getByRole("button", { name: /^알림/ }).press("Alt+ArrowUp");
  await desk.getByText("‘보내는 날’: 2개 가운데 1번째로 옮겼어요.").waitFor({ state: "attached" });
  assert.equal(await desk.evaluate(() => document.activeElement.id), "part-name-0");
  await desk.getByText(/저장됨/).waitFor();
  await kit.look(desk, "3-parts");

  // The page as it would be, before and at its minute; the shop knows nothing of it.
  const page = desk.frameLocator("iframe");
  await page.getByRole("heading", { name: "겨울 밥상 사흘장", level: 1 }).waitFor();
  await page.getByText(shopping.won(price)).first().waitFor();
  await desk.getByLabel("이 시각에 보이는 대로").fill(korean(begin - MINUTE));
  await page.getByText(/부터 시작해요/).first().waitFor();
  await desk.getByLabel("기기").selectOption("컴퓨터");
  await page.getByText(/부터 시작해요/).first().waitFor();
  await kit.look(desk, "4-wide");
  const shopper = await kit.newPage();
  assert.equal((await shopper.goto("/campaigns/winter-table")).status(), 404, "it is nowhere yet");

  await desk.getByRole("button", { name: "내보내기", exact: true }).click();
  const question = desk.getByRole("dialog");
  await question.getByText(/에 값과 화면이 저절로 바뀌어요/).waitFor();
  await kit.look(desk, "5-question");
  await question.getByRole("button", { name: "내보내기", exact: true }).click();
  const row = desk.getByRole("row", { name: /겨울 밥상 사흘장/ });
  await row.getByText("예정").waitFor();
  await kit.look(desk, "6-planned");
  assert.equal(await unit(), option.price, "it is not on yet");
  await goTo(begin);
  assert.equal(await unit(), price, "from its minute on");
  await kit.open(shopper, "/campaigns/winter-table");
  await shopper.getByRole("heading", { name: "사흘 동안만" }).waitFor();
  await kit.shot(shopper, "7-live");

  // A change of what is live waits for whoever publishes it.
  await desk.reload();
  await row.getByRole("button", { name: "겨울 밥상 사흘장 고치기" }).click();
  await desk.getByLabel("제목", { exact: true }).fill("겨울 밥상, 마지막 날");
  await desk.getByText(/저장됨/).waitFor();
  const listed = await ask(desk, "/api/console/campaigns");
  assert.equal(listed.drafts[0].replaces, "winter-table");
  await kit.open(shopper, "/campaigns/winter-table");
  assert.equal(await shopper.getByText("마지막 날").count(), 0);
}

import { setTimeout as wait } from "node:timers/promises";
import { LAPTOP, asTeam } from "../lib/console.mjs";

export const title = "the first page, a shelf and the terms are changed, and shoppers see each when it holds";

const HEADING = "이웃이 많이 담은 것";
const DAY = 24 * 60 * 60 * 1000;

export default async function (kit) {
  const { assert } = kit;
  // Nobody is signed in yet: the door asks who is there.
  kit.tolerate(/status of 401/);
  // Terms from a day that has passed are refused.
  kit.tolerate(/status of 422/);
  const button = (page, name) => page.getByRole("button", { name, exact: true });
  const shopper = await kit.newPage();
  const onHome = async (text) => {
    await kit.open(shopper, "/");
    return shopper.getByRole("main").getByText(text, { exact: true }).count();
  };
  // What the county changes is read by the shop within a second.
  const untilHome = async (text, count) => {
    for (let times = 0; times < 30; times += 1) {
      if ((await onHome(text)) === count) return;
      await wait(100);
    }
    assert.fail(`the first page has ${text} not ${count} times`);
  };

  const desk = await kit.newPage(LAPTOP);
  await asTeam(desk, "promo", "/console/home");
  const sections = desk.getByRole("region", { name: "칸 순서" });
  await sections.getByText("많이 찾는 상품").click();
  await desk.getByLabel("제목", { exact: true }).fill(HEADING);
  await desk.getByText(/고친 곳 1군데/).waitFor();
  await kit.look(desk, "1-home");
  assert.equal(await onHome(HEADING), 0, "a draft is the county's alone");
  await button(desk, "내보내기").click();
  const question = desk.getByRole("dialog");
  await question.getByRole("listitem").first().waitFor();
  await kit.look(desk, "2-publish");
  await button(question, "내보내기").click();
  await desk.getByText("내보냈어요. 손님이 이제 이 화면을 봐요.").waitFor();
  await untilHome(HEADING, 1);
  await kit.shot(shopper, "3-seen");

  const md = await kit.newPage(LAPTOP);
  await asTeam(md, "md", "/console/categories");
  const { categories } = await kit.api("/api/catalog");
  const shelf = categories.find(({ parent }) => !parent);
  const renamed = `${shelf.name}와 벗`;
  await button(md, `${shelf.name} 이름 바꾸기`).click();
  await md.getByLabel("분류 이름").fill(renamed);
  await button(md, "바꾸기").click();
  await md.getByRole("status").filter({ hasText: `‘${renamed}’` }).waitFor();
  await kit.look(md, "4-shelf");
  await kit.open(shopper, `/c/${shelf.id}`);
  await shopper.getByRole("heading", { level: 1, name: renamed }).waitFor();
  await button(md, `${renamed} 숨기기`).click();
  await md.getByText(`‘${renamed}’ 분류를 숨겼어요.`).waitFor();
  await untilHome(renamed, 0);
  await button(md, `${renamed} 보이기`).click();
  await md.getByText(`‘${renamed}’ 분류를 다시 보이게 했어요.`).waitFor();

  const admin = await kit.newPage(LAPTOP);
  await asTeam(admin, "admin", "/console/policies");
  await button(admin, "이용약관 새 판 쓰기").click();
  const day = (days) => new Date(Date.now() + days * DAY + 9 * 60 * 60 * 1000).toISOString().slice(0, 10);
  await admin.getByLabel("적용하는 첫날").fill(day(-1));
  await admin.getByLabel("무엇이 바뀌었나요").fill("첫 항목의 이름을 바꿈");
  const first = admin.getByRole("group", { name: "1번째 항목" });
  await first.getByLabel("항목 이름").fill("이 약관이 말하는 것");
  await button(admin, "새 판 만들기").click();
  await button(admin, "만들기").click();
  await admin.locator("#from:focus[aria-invalid]").waitFor();
  await kit.look(admin, "5-refused");
  await admin.getByLabel("적용하는 첫날").fill(day(40));
  await button(admin, "새 판 만들기").click();
  await button(admin, "만들기").click();
  await admin.getByText("새 이용약관 판을 만들었어요.").waitFor();
  await kit.look(admin, "6-planned");
  await kit.open(shopper, "/policies/terms");
  assert.equal(await shopper.getByText("이 약관이 말하는 것").count(), 0, "not before its day");
}

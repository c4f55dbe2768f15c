import { LAPTOP, asNewcomer, asTeam } from "../lib/console.mjs";

export const title = "a manager lets somebody in, who sees what waits, and keeps them out again";

export default async function (kit) {
  const { assert } = kit;
  // Nobody is signed in yet: the door asks who is there.
  kit.tolerate(/status of 401/);
  // Somebody without a name is refused.
  kit.tolerate(/status of 422/);
  const admin = await kit.newPage(LAPTOP);
  await asTeam(admin, "admin", "/console/people");
  const own = admin.getByRole("row", { name: /서이음/ });
  await own.waitFor();
  assert.equal(await own.getByRole("button").count(), 0, "nobody changes what they may do themselves");
  await kit.look(admin, "1-people");

  await admin.getByRole("button", { name: "새 사람 들이기" }).click();
  const dialog = admin.getByRole("dialog", { name: "새 사람 들이기" });
  await dialog.getByRole("button", { name: "들이기", exact: true }).click();
  await dialog.getByText("이름을 20자 안으로 적어 주세요.").waitFor();
  await kit.look(admin, "2-refused");
  await dialog.getByLabel("이름", { exact: true }).fill("한누리");
  await dialog.getByLabel("들어올 때 쓸 이름").fill("nuri");
  await dialog.getByLabel(/^고객 상담/).check();
  await dialog.getByRole("button", { name: "들이기", exact: true }).click();

  const shown = admin.getByRole("dialog", { name: "이 화면은 한 번만 보여요" });
  await shown.waitFor();
  await kit.look(admin, "3-secrets");
  const [login, password, seed] = await shown.locator("b").allTextContents();
  assert.equal(login, "nuri");
  await shown.getByRole("button", { name: "적었어요" }).click();

  const newcomer = await kit.newPage(LAPTOP);
  await asNewcomer(newcomer, { login, password, seed: seed.replaceAll(" ", "") });
  await newcomer.getByRole("heading", { level: 1, name: /^오늘 할 일/ }).waitFor();
  await newcomer.getByRole("heading", { name: "가맹점 30억 기준선" }).waitFor();
  await kit.look(newcomer, "4-todo");
  const phone = await kit.newPage();
  await asTeam(phone, "cs");
  await phone.getByRole("heading", { name: "장부 검증" }).waitFor();
  await kit.look(phone, "5-todo-phone");

  await admin.getByRole("button", { name: "한누리 들어오지 못하게" }).click();
  const question = admin.getByRole("dialog");
  await question.getByLabel("까닭").fill("전보");
  await question.getByRole("button", { name: "들어오지 못하게" }).click();
  await admin.getByRole("button", { name: "한누리 다시 들어오게" }).waitFor();
  await newcomer.reload();
  await newcomer.getByLabel("휴대전화").waitFor();
  await admin.goto("/console/audit");
  await admin.getByText("들어오지 못하게 함").first().waitFor();
}

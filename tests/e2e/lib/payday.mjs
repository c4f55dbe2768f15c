// A payday of the county: one person counts, another approves, and the bank pays.
import { LAPTOP, ask, asTeam } from "./console.mjs";
import { won } from "./shopping.mjs";

const button = (page, name) => page.getByRole("button", { name });

// Everything that is ready is settled and paid out; the run as the API has it.
export const settle = async (kit) => {
  const { assert } = kit;
  const first = await kit.newPage(LAPTOP);
  await asTeam(first, "money");
  await first.getByRole("link", { name: "정산", exact: true }).first().click();
  await first.getByLabel("며칠까지 정산할까요?").waitFor();
  await button(first, "얼마인지 먼저 보기").click();
  const close = button(first, /잠그기$/);
  await close.waitFor();
  await kit.look(first, "settlement-preview");
  await close.click();
  await first.waitForURL(/\/console\/settlement\/[^/?]+$/);
  await first.getByText("계산한 사람은 결재할 수 없어요").waitFor();
  assert.equal(await button(first, /지급 결재/).count(), 0, "who counted does not approve");
  const id = new URL(first.url()).pathname.split("/").at(-1);
  const path = `/api/console/settlement/runs/${id}`;
  const { sums } = await ask(first, path);
  const amount = won(sums.balance.payable);

  const second = await kit.newPage(LAPTOP);
  await asTeam(second, "money2", `/console/settlement/${id}`);
  await kit.look(second, "settlement-waits");
  await button(second, `${amount} 지급 결재`).click();
  const paid = button(second, sums.balance.payable > 0 ? `${amount} 입금 끝났어요` : "보낼 돈 없이 마치기");
  await paid.waitFor();
  await kit.look(second, "settlement-approved");
  if (sums.balance.payable > 0) {
    await second.getByLabel("은행 파일을 받는 까닭").fill("12월 지급");
    await button(second, "파일 만들기").click();
    await second.getByRole("link", { name: /\.csv 받기$/ }).waitFor();
  }
  await paid.click();
  await second.getByText("입금 끝남").first().waitFor();
  await kit.look(second, "settlement-paid");
  return ask(second, path);
};

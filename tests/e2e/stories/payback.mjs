import { LAPTOP, ask, asTeam, letters, newest } from "../lib/console.mjs";
import * as shopping from "../lib/shopping.mjs";

export const title = "a file of paybacks is kept by one person, issued by another, and spent in the shop";

const PHONE = "010-7777-2001";
const PAYBACK = 57_000;
const FILE = `이름,전화번호,금액,승인번호,비고
김하나,${PHONE},${PAYBACK},S-1,가족 여행
박두리,010-7777-2002,20000,S-2,
이셋별,전화 없음,30000,S-3,
`;
const TOTAL = 77_000;

export default async function (kit) {
  const { assert } = kit;
  // Nobody is signed in yet: the door asks who is there.
  kit.tolerate(/status of 401/);
  const button = (page, name) => page.getByRole("button", { name });
  const waiting = (page) => page.getByRole("region", { name: "결재를 기다리는 발행" });
  // What is issued of the programme that the file is for.
  const issued = async (page, id) =>
    (await ask(page, "/api/console/vouchers")).programmes.find((programme) => programme.id === id).issued;

  const maker = await kit.newPage(LAPTOP);
  await asTeam(maker, "promo", "/console/vouchers");
  await maker.getByRole("heading", { level: 1, name: "상품권" }).waitFor();
  await kit.look(maker, "1-desk");
  await button(maker, "페이백 발행").click();
  await maker.getByLabel("사업", { exact: true }).selectOption({ label: "반값여행 페이백 2026" });
  const programme = await maker.getByLabel("사업", { exact: true }).inputValue();
  const before = await issued(maker, programme);
  const file = { name: "payback.csv", mimeType: "text/csv", buffer: Buffer.from(FILE) };
  await maker.getByLabel("파일 고르기").setInputFiles(file);
  await maker.getByText(`2명, ${shopping.won(TOTAL)}`).waitFor();
  await kit.look(maker, "2-preview");
  await button(maker, `2명 ${shopping.won(TOTAL)} 결재 올리기`).click();
  await waiting(maker).getByText("올린 사람은 결재할 수 없어요.").waitFor();
  assert.equal(await button(maker, /발행 결재$/).count(), 0, "who kept the file does not approve it");
  await kit.look(maker, "3-kept");
  assert.equal(await issued(maker, programme), before, "nothing is issued yet");

  const known = (await letters(kit, PHONE)).length;
  const other = await kit.newPage(LAPTOP);
  await asTeam(other, "promo2");
  await other.getByRole("link", { name: /페이백 발행 결재하기 처리하기$/ }).first().click();
  await button(other, `${shopping.won(TOTAL)} 발행 결재`).waitFor();
  await kit.look(other, "4-waiting");
  await button(other, `${shopping.won(TOTAL)} 발행 결재`).click();
  await waiting(other).waitFor({ state: "hidden" });
  await other.getByText("김*나").waitFor();
  await kit.look(other, "5-issued");
  assert.equal(await issued(other, programme), before + TOTAL, "both are issued");

  const letter = await newest(kit, PHONE, known);
  const [code] = letter.match(/\b[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}\b/);
  const [, pin] = letter.match(/(?:PIN|비밀번호)\D*(\d{4})/);
  const shopper = await kit.newPage();
  const option = (await shopping.buyable(kit)).find(({ price }) => price > 5_000);
  const spent = await shopping.spendVoucher(kit, shopper, option.id, { code, pin, holds: PAYBACK });

  await other.goto(`/console/vouchers?q=${PHONE.slice(-4)}`);
  await other.getByText((PAYBACK - spent).toLocaleString("ko-KR"), { exact: true }).first().waitFor();
  await kit.look(other, "6-spent");
}

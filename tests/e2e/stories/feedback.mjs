import { LAPTOP, asProducer, asTeam } from "../lib/console.mjs";
import * as farm from "../lib/farm.mjs";
import * as shopping from "../lib/shopping.mjs";

export const title = "a shopper asks and is answered, gets the parcel and reviews it, and the county hides a word";

const PHONE = "010-0000-0003";
const VENDOR = "rice-01";
const QUESTION = "햅쌀인가요? 도정한 날이 궁금해요.";
const MISTAKEN = "작년에 거둔 쌀이에요.";
const ANSWER = "올해 거둔 햅쌀이고, 보내기 전날 도정해요.";
const REVIEW = "밥맛이 아주 좋아요. 다음에도 여기서 살게요.";

export default async function (kit) {
  const { assert } = kit;
  // Nobody is signed in at the console yet: the door asks who is there.
  kit.tolerate(/status of 401/);
  // A phone number that is too short is refused.
  kit.tolerate(/status of 422/);
  const own = (await shopping.buyable(kit)).filter(({ product }) => product.vendor === VENDOR);
  const option = own[0];
  const product = `/p/${option.product.id}`;

  // A question, on pages that need no program.
  const page = await kit.newPage();
  await kit.open(page, product);
  await page.getByRole("link", { name: "판매자에게 물어보기" }).click();
  await page.getByLabel("궁금한 것").fill(QUESTION);
  await page.getByLabel("이름").fill(shopping.BUYER.name);
  await page.getByLabel("휴대전화 번호").fill("010-2345");
  await page.getByRole("button", { name: "물어보기" }).click();
  await page.getByRole("alert").waitFor();
  assert.equal(await page.getByLabel("궁금한 것").inputValue(), QUESTION, "what was typed stays");
  await kit.shot(page, "1-wrong");
  await kit.accessible(page);
  await page.getByLabel("휴대전화 번호").fill(shopping.BUYER.phone);
  await page.getByRole("button", { name: "물어보기" }).click();
  await page.getByRole("heading", { name: "판매자에게 전했어요" }).waitFor();
  await kit.shot(page, "2-asked");
  await kit.accessible(page);

  await shopping.goPay(kit, page, option.id);
  await shopping.payWith(kit, page, "shinhan");
  const no = await shopping.atComplete(page);

  // The producer answers and sends.
  const phone = await kit.newPage();
  await asProducer(kit, phone, PHONE);
  await farm.send(phone, no, () => {});
  await phone.getByRole("link", { name: "문의", exact: true }).click();
  const card = phone.getByRole("article").filter({ hasText: QUESTION });
  await card.getByRole("button", { name: "답하기" }).click();
  await kit.shot(phone, "3-answering");
  await kit.accessible(phone);
  // Whoever presses the button goes on typing.
  await phone.keyboard.type(MISTAKEN);
  await card.getByRole("button", { name: "보내기" }).click();
  await phone.getByText("손님께 답했어요.").waitFor();

  // It was not right: the words come back, and the right ones take their place.
  await card.getByRole("button", { name: "고쳐 쓰기" }).click();
  const words = card.getByLabel("손님께 드릴 답");
  assert.equal(await words.inputValue(), MISTAKEN, "what was said stands there");
  await card.getByRole("button", { name: "보내기" }).click();
  await card.getByText("전과 같은 말이에요. 고친 뒤 보내 주세요.").waitFor();
  await kit.shot(phone, "3-correcting");
  await kit.accessible(phone);
  await words.fill(ANSWER);
  await card.getByRole("button", { name: "보내기" }).click();
  await phone.getByText("답을 고쳐서 손님께 다시 알렸어요.").waitFor();
  await kit.shot(phone, "3-corrected");

  // The county writes down what has arrived: chosen, looked at, done; with the keyboard alone.
  const desk = await kit.newPage(LAPTOP);
  await asTeam(desk, "cs", "/console/orders");
  await desk.getByRole("navigation", { name: "상태" }).getByRole("button", { name: /배송 중/ }).click();
  const bar = desk.getByRole("region", { name: "고른 주문 처리" });
  await bar.waitFor();
  assert.ok(await bar.getByRole("button", { name: "도착으로 적기" }).isDisabled(), "nothing is chosen yet");
  await desk.getByRole("checkbox", { name: `${no} 고르기` }).focus();
  await desk.keyboard.press("Space");
  await bar.getByText("1건 골랐어요").waitFor();
  await kit.shot(desk, "4-chosen");
  await kit.accessible(desk);
  await bar.getByRole("button", { name: "도착으로 적기" }).press("Enter");
  const question = desk.getByRole("dialog", { name: "택배 1개를 도착으로 적을까요?" });
  await question.getByText(no).waitFor();
  await kit.shot(desk, "5-look");
  await kit.accessible(desk);
  await question.getByRole("button", { name: "도착으로 적기" }).press("Enter");
  await desk.getByText("1개를 도착으로 적었어요.").waitFor();
  await desk.getByRole("link", { name: no }).waitFor({ state: "hidden" });

  // Whoever got it says how it was.
  await kit.open(page, `/orders/${no}`);
  await page.getByRole("button", { name: "상품평 남기기" }).click();
  await page.getByRole("heading", { level: 1, name: "상품평 남기기" }).waitFor();
  await kit.shot(page, "6-reviews");
  await kit.accessible(page);
  await page.getByRole("radio", { name: "아주 좋아요" }).check();
  await page.getByLabel("어떠셨나요?").fill(REVIEW);
  await page.getByRole("button", { name: "상품평 남기기" }).click();
  await page.getByText(REVIEW).waitFor();
  await kit.shot(page, "7-reviewed");
  await kit.accessible(page);

  const said = page.getByRole("region", { name: "상품평과 문의" });
  await kit.open(page, product);
  await said.getByText(ANSWER).first().waitFor();
  await said.getByText(REVIEW).first().waitFor();
  const shown = await said.getByText(REVIEW).count();
  await said.scrollIntoViewIfNeeded();
  await kit.shot(page, "8-product");
  await kit.accessible(page);

  // The county hides it with a reason; its place among the county's lists says so.
  await asTeam(desk, "cs", "/console/feedback?tab=reviews");
  await desk.getByRole("row").filter({ hasText: REVIEW }).first().getByRole("button", { name: /가리기/ }).click();
  const why = desk.getByRole("dialog", { name: "이 글을 왜 가리나요?" });
  await why.getByRole("radio").first().check();
  await why.getByRole("textbox").fill("다른 사람의 일이 적혀 있어요");
  await kit.shot(desk, "9-hide");
  await kit.accessible(desk);
  await why.getByRole("button", { name: /가리기/ }).click();
  await desk.getByText("글을 가렸어요.").waitFor();
  // Nobody reads what is hidden, from the next look at the catalogue on.
  do await kit.open(page, product);
  while ((await said.getByText(REVIEW).count()) === shown);
  assert.equal(await said.getByText(REVIEW).count(), shown - 1);
  await said.getByText(ANSWER).first().waitFor();
}

// A farm that comes into the mall: what its farmer says on a phone, and what the county says to it.
import { asProducer, letters, newest } from "./console.mjs";

export const FARM = {
  phone: "010-7777-1001",
  name: "푸른골 표고농장",
  answers: [
    ["농장 이름", "푸른골 표고농장"],
    ["대표 이름", "박순례"],
    ["읍·면", "군동면"],
    ["파는 물건", "버섯"],
    ["주소", "전라남도 강진군 군동면 푸른길 12"],
    ["사업자번호", "123-45-67891"],
    ["통신판매업 신고번호", "제2026-전남강진-0012호"],
    ["돈 받을 통장", "농협 352-1234-5678-93 박순례"],
  ],
};

export const MUSHROOMS = {
  name: "참나무 생표고버섯",
  price: 18_000,
  stock: 20,
  answers: [
    [/무엇이/, "무엇이 좋은가요?", "참나무에서 두 해를 키워 향이 진해요. 씹는 맛이 있어요."],
    [/키우나요/, "어떻게 키우나요?", "산그늘에 참나무를 세우고 물만 주어요. 해마다 나무를 새로 바꿔요."],
    [/맛있나요/, "어떻게 먹으면 맛있나요?", "살짝 구워 소금에 찍어 드셔 보세요."],
    [/보관하나요/, "어떻게 보관하나요?", "받으시면 바로 냉장고에 넣어 주세요."],
    [/권하나요/, "어떤 손님께 권하나요?", "고기 대신 씹는 맛을 찾는 분께 권해요."],
  ],
};

const button = (page, name) => page.getByRole("button", { name, exact: true });

const asked = (page, question) => page.getByRole("heading", { level: 1, name: question }).waitFor();

// From the door to the application that the county has. `look` is called on each kind of screen.
export const apply = async (kit, page, hand, look) => {
  await page.goto("/console");
  await hand.press(page.getByRole("link", { name: "처음 파시는 분은 여기로" }));
  const known = (await letters(kit, FARM.phone)).length;
  await hand.write(page.getByLabel("휴대전화"), FARM.phone);
  await hand.press(button(page, "인증 번호 받기"));
  await page.getByLabel("인증 번호").waitFor();
  const body = await newest(kit, FARM.phone, known);
  await hand.write(page.getByLabel("인증 번호"), body.match(/\d{6}/)[0]);
  await hand.press(button(page, "들어가기"));
  await button(page, "시작하기").waitFor();
  await look("join-start");
  await hand.press(button(page, "시작하기"));
  for (const [at, [name, text]] of FARM.answers.entries()) {
    await page.getByText(`${FARM.answers.length}개 중 ${at + 1}번째`).waitFor();
    if (name === "파는 물건") await hand.press(page.getByLabel(text));
    else if (name === "읍·면") await hand.press(page.getByRole("radio", { name: text }));
    else await hand.write(page.getByLabel(name, { exact: true }), text);
    await look(`join-${at + 1}`);
    await hand.press(button(page, "다음"));
  }
  await asked(page, /서류가 이만큼/);
  await look("join-papers");
  await hand.press(button(page, "다음"));
  await page.getByText("12,000원에 팔면 내 통장에").waitFor();
  await look("join-price");
  await hand.press(button(page, "알겠어요"));
  await asked(page, /맞는지/);
  await look("join-check");
  await hand.press(button(page, "군청에 보내기"));
  await asked(page, /잘 보내졌어요/);
  await look("join-sent");
};

// The county lets the farm in, at this commission.
export const letIn = async (page, percent, look) => {
  await page.getByRole("link", { name: "입점·상품 심사" }).first().click();
  await page.getByRole("button", { name: FARM.name }).click();
  const drawer = page.getByRole("complementary", { name: "입점 신청" });
  await drawer.getByLabel("면세사업자").waitFor();
  await look("review-farm");
  await drawer.getByLabel("수수료 (%)").fill(String(percent));
  await drawer.getByLabel("면세사업자").check();
  await drawer.getByLabel("지역상품권 가맹점이에요").check();
  await button(drawer, "입점시키기").click();
  await drawer.getByText("입점함").waitFor();
};

// The farmer comes in and makes a product; the vendor's id.
export const offer = async (kit, page, hand, look, photo) => {
  const go = async (name) => {
    await look(`offer-${name}`);
    await hand.press(button(page, "저장하고 다음"));
  };
  await asProducer(kit, page, FARM.phone);
  // The phone, the code, and the buttons after each.
  hand.taps += 4;
  await asked(page, /오늘 보낼 것/);
  const vendor = new URL(page.url()).pathname.split("/")[3];
  await look("today-empty");
  await hand.press(page.getByRole("link", { name: "내 물건" }));
  await asked(page, /내 물건/);
  await look("products-empty");
  await hand.press(button(page, "새 물건 올리기"));
  await asked(page, /물건 이름이/);
  await hand.write(page.getByRole("textbox", { name: "물건 이름" }), MUSHROOMS.name);
  await go("name");
  await asked(page, /어디에/);
  await hand.press(page.getByRole("group").getByText("버섯", { exact: true }));
  await hand.press(page.getByRole("radio", { name: "생버섯" }));
  await go("shelf");
  await hand.press(button(page, "값 적기"));
  await hand.write(page.getByLabel("무게나 수량"), "1kg 한 상자");
  await hand.write(page.getByLabel("알맹이 무게 (그램)"), "1000");
  await hand.write(page.getByRole("group", { name: /파는 값/ }).getByRole("textbox"), String(MUSHROOMS.price));
  await hand.write(page.getByLabel("지금 몇 개 있나요?"), String(MUSHROOMS.stock));
  await go("choices");
  await hand.press(page.getByRole("radio", { name: /^면세/ }));
  await go("tax");
  await hand.write(page.getByLabel("어디에서 났나요?"), "국산(전남 강진군)");
  await hand.write(page.getByLabel("언제까지 먹나요?"), "받은 날부터 열흘");
  await hand.press(page.getByRole("radio", { name: "냉장고" }));
  await go("origin");
  await hand.show(page.getByLabel(/찍거나 고르기/), photo);
  await hand.write(page.getByLabel("이 사진에 무엇이 있나요?"), "바구니에 담긴 표고");
  await go("photos");
  for (const [at, [question, label, text]] of MUSHROOMS.answers.entries()) {
    await asked(page, question);
    await hand.write(page.getByRole("textbox", { name: label }), text);
    await go(`answer-${at + 1}`);
  }
  await asked(page, /법에 적으라는/);
  await look("offer-notice-open");
  await hand.press(button(page, "저장하고 다음"));
  const care = page.getByLabel("소비자안전을 위한 주의사항");
  await page.getByText(/‘소비자안전을 위한 주의사항’.*적어 주세요/).waitFor();
  await hand.write(care, "씻어서 익혀 드세요.");
  await go("notice");
  await asked(page, /바꿀 수 있어요/);
  await hand.press(button(page, "먹는 법 위로"));
  await page.getByText("먹는 법, 7개 중 2번째로 옮겼어요.").waitFor();
  await page.getByText("저장됨").waitFor();
  await look("offer-order");
  await hand.press(button(page, "미리보기"));
  await asked(page, /이렇게 보여요/);
  await page.frameLocator(".phone__frame").getByRole("heading", { level: 1, name: MUSHROOMS.name }).waitFor();
  await look("offer-preview");
  await hand.press(button(page, "군청에 보여 주기"));
  await page.getByText("군청이 보는 중").waitFor();
  await look("products");
  return vendor;
};

// The county lets the product be sold.
export const letSell = async (page, look) => {
  await page.getByRole("link", { name: "입점·상품 심사" }).first().click();
  await page.getByRole("navigation", { name: "심사할 것" }).getByRole("button", { name: /물건/ }).click();
  await page.getByRole("button", { name: MUSHROOMS.name }).click();
  const drawer = page.getByRole("complementary", { name: "물건" });
  await button(drawer, "팔게 하기").waitFor();
  await look("review-product");
  await button(drawer, "팔게 하기").click();
  await drawer.getByText("팔고 있어요").waitFor();
};

// The farmer promises an order and hands it to the post.
export const send = async (page, no, look) => {
  const fresh = page.getByRole("article", { name: `새 주문 ${no}` });
  await fresh.waitFor();
  await look("today-new");
  await button(fresh, "네, 보낼게요").click();
  const promised = page.getByRole("article", { name: `송장 넣기 ${no}` });
  await promised.getByLabel("송장번호").fill("6890123456789");
  await button(promised, "보냈어요").click();
  await page.getByText("보냈어요. 손님께 알렸어요.").waitFor();
};

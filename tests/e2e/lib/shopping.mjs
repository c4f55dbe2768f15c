// What a shopper does in several stories, and what the mall itself says about it.
import assert from "node:assert/strict";
import { CARD } from "./env.mjs";

export const BUYER = { name: "김초록", phone: "010-2345-6789" };

export const ADDRESS = {
  postcode: "13529",
  sido: "경기도",
  sigungu: "성남시 분당구",
  eupmyeondong: "백현동",
  road: "판교역로 1",
};

const AREA = { sido: ADDRESS.sido, sigungu: ADDRESS.sigungu, eupmyeondong: ADDRESS.eupmyeondong, ri: "" };

// 12300 as the pages write it.
export const won = (amount) => `${amount.toLocaleString("ko-KR")}원`;

// The digits of a text, as a number.
export const digits = (text) => Number(text.replace(/\D/g, ""));

// Options that anyone can buy one of and that every voucher pays for, the cheapest first.
export const buyable = async (kit) => {
  const { products, vendors } = await kit.api("/api/catalog");
  const merchants = new Set(
    vendors.filter((vendor) => vendor.voucherMerchant && !vendor.overSalesLimit).map(({ id }) => id),
  );
  const found = products
    .filter((product) => merchants.has(product.vendor) && product.voucherAllowed && !product.adultOnly)
    .flatMap((product) => product.options.map((option) => ({ ...option, product })))
    .filter((option) => !option.soldOut && option.min === 1 && option.max > 1);
  assert.ok(found.length, "the catalogue has something to buy");
  return found.sort((a, b) => a.price - b.price);
};

// What the mall itself asks for these lines, delivered to the address of the stories.
export const quoteOf = (kit, lines, tenders = [], area = AREA) =>
  kit.api("/api/quotes", { body: { lines, area, tenders } });

// Puts an option into the cart by its link and opens the cart.
export const putIn = async (kit, page, option, quantity = 1) => {
  await kit.open(page, `/cart?add=${option}:${quantity}`);
  await page.getByRole("region", { name: "구매" }).getByRole("link", { name: "주문하기" }).waitFor();
};

// Types a voucher's number into the form on the page; the mall's answer about it.
export const bringVoucher = async (page, code, pin = "0000") => {
  await page.getByLabel("카드 번호 또는 상품권 코드").fill(code);
  await page.getByLabel("PIN 번호 네 자리").fill(pin);
  const [answer] = await Promise.all([
    page.waitForResponse((answer) => answer.url().endsWith("/api/vouchers/balance")),
    page.getByRole("button", { name: "조회" }).click(),
  ]);
  return answer.json();
};

// From the cart to the order form.
export const toCheckout = async (page) => {
  await page.getByRole("region", { name: "구매" }).getByRole("link", { name: "주문하기" }).click();
  await page.waitForURL("/checkout");
  await payButton(page).waitFor();
};

export const payButton = (page) =>
  page.getByRole("region", { name: "결제", exact: true }).getByRole("button");

export const fillOrder = async (page) => {
  const form = page.getByRole("form", { name: "주문서" });
  const field = (label) => form.getByLabel(label, { exact: true });
  await field("이름").fill(BUYER.name);
  await field("휴대전화").fill(BUYER.phone);
  await field("우편번호").fill(ADDRESS.postcode);
  await field("시·도").selectOption(ADDRESS.sido);
  await field("시·군·구").fill(ADDRESS.sigungu);
  await field("읍·면·동").fill(ADDRESS.eupmyeondong);
  await field("도로명과 건물 번호").fill(ADDRESS.road);
  await page.getByRole("checkbox", { name: /결제에 동의해요/ }).check();
  await page.getByRole("checkbox", { name: /제공하는 데 동의해요/ }).check();
};

// With one option in the cart, as far as the provider's payment page; what the mall asks for it.
export const goPay = async (kit, page, option, quantity = 1) => {
  await putIn(kit, page, option, quantity);
  await toCheckout(page);
  await fillOrder(page);
  const quote = await quoteOf(kit, [{ option, quantity }]);
  await payButton(page).filter({ hasText: won(quote.totals.card) }).click();
  await atCardWindow(page, quote.totals.card);
  return quote;
};

// The provider's payment page asks for this much.
export const atCardWindow = async (page, amount) => {
  await page.waitForURL((url) => url.href.startsWith(CARD));
  assert.equal(digits(await page.getByTestId("amount").innerText()), amount, "the provider's amount");
};

// Pays with a card of the provider's page.
export const payWith = async (kit, page, card) => {
  await page.getByTestId(`card-${card}`).click();
  await kit.pay(page, "approve");
};

// Spends a voucher that its letter told of on one option, and the card on the rest; what it paid.
export const spendVoucher = async (kit, page, option, { code, pin, holds }) => {
  await putIn(kit, page, option);
  const { lots } = await bringVoucher(page, code, pin);
  assert.equal(lots[0].lot.remaining, holds);
  const tenders = lots.map(({ lotToken }) => ({ lotToken }));
  const { totals } = await quoteOf(kit, [{ option, quantity: 1 }], tenders);
  assert.ok(totals.voucher > 0, "the voucher pays");
  await toCheckout(page);
  await fillOrder(page);
  await payButton(page).click();
  if (totals.card > 0) {
    await atCardWindow(page, totals.card);
    await payWith(kit, page, "shinhan");
  }
  const no = await atComplete(page);
  assert.equal((await orderOf(kit, page, no)).totals.voucher, totals.voucher);
  return totals.voucher;
};

// The page right after an order was paid; the order's number.
export const atComplete = async (page) => {
  await page.waitForURL(/\/orders\/[^/]+\/complete$/);
  await page.getByRole("heading", { level: 1, name: "주문을 마쳤어요" }).waitFor();
  return new URL(page.url()).pathname.split("/")[2];
};

// The orders that this device knows, newest first.
export const ownOrders = (page) =>
  page.evaluate(() => JSON.parse(localStorage.getItem("chorok.orders") ?? "[]"));

// An order as the mall has it, with the proof that this device keeps.
export const orderOf = async (kit, page, no) => {
  const own = (await ownOrders(page)).find((order) => order.no === no);
  assert.ok(own, `the device has the proof for ${no}`);
  return kit.api(`/api/orders/${no}`, { headers: { "X-Order-Token": own.token } });
};

// The rows of the sums on the page, each a label and the digits of its amount.
export const sumsOn = (page) =>
  page.locator("dl.breakdown").evaluate((list) =>
    Object.fromEntries(
      [...list.querySelectorAll("div")].map((row) => [
        row.querySelector("dt").textContent.trim(),
        Number(row.querySelector("dd").textContent.replace(/\D/g, "")),
      ]),
    ),
  );

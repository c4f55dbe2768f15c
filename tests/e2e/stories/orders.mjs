import {
  atCardWindow,
  atComplete,
  BUYER,
  buyable,
  goPay,
  orderOf,
  ownOrders,
  payWith,
  won,
} from "../lib/shopping.mjs";

export const title = "an unpaid order is found again, by this device and by a guest, and then paid";

export default async function (kit) {
  const { assert } = kit;
  // Chromium reports the refused look-up, which is what this story asks for.
  kit.tolerate(/status of (403|404)/);
  const [option] = await buyable(kit);
  const page = await kit.newPage();
  const { totals } = await goPay(kit, page, option.id);
  await kit.pay(page, "cancel");
  await page.getByRole("heading", { name: "결제하지 못했어요" }).waitFor();
  await page.getByText("돈은 빠져나가지 않았어요").waitFor();
  const [{ no }] = await ownOrders(page);
  assert.equal((await orderOf(kit, page, no)).status, "PENDING_PAYMENT");
  await kit.shot(page, "1-cancelled");

  const guest = await kit.newPage();
  await kit.open(guest, "/orders");
  await guest.getByText("이 기기에서 넣은 주문이 없어요.").waitFor();
  await guest.getByLabel("주문번호", { exact: true }).fill(no);
  await guest.getByLabel("주문한 분의 휴대전화").fill("010-9999-0000");
  await guest.getByRole("button", { name: "조회" }).click();
  await guest.locator("#look-up-phone[aria-invalid=true]").waitFor();
  assert.ok((await guest.locator("#look-up-error").innerText()).trim(), "a wrong phone is answered");
  assert.equal(new URL(guest.url()).pathname, "/orders");
  await kit.shot(guest, "2-wrong-phone");
  await guest.getByLabel("주문한 분의 휴대전화").fill(BUYER.phone);
  await guest.getByRole("button", { name: "조회" }).click();
  await guest.waitForURL(`/orders/${no}`);
  await guest.getByText(`주문번호 ${no}`, { exact: true }).waitFor();
  await guest.getByText("아직 결제하지 않았어요").waitFor();
  await kit.shot(guest, "3-found");
  await kit.open(guest, "/orders");
  await guest.getByRole("link", { name: `주문 ${no}` }).waitFor();

  await kit.open(page, "/orders");
  const own = page.getByRole("region", { name: "이 기기의 주문" });
  await own.getByRole("link", { name: `주문 ${no}` }).click();
  await page.waitForURL(`/orders/${no}`);
  await kit.shot(page, "4-own");
  await page.getByRole("button", { name: `${won(totals.card)} 이어서 결제하기` }).click();
  await atCardWindow(page, totals.card);
  await payWith(kit, page, "nonghyup");
  assert.equal(await atComplete(page), no, "the very same order was paid");
  const order = await orderOf(kit, page, no);
  assert.equal(order.status, "PAID");
  assert.equal(order.totals.card, totals.card);
  assert.equal((await ownOrders(page)).length, 1);

  await kit.open(guest, `/orders/${no}`);
  await guest.getByText(`주문번호 ${no}`, { exact: true }).waitFor();
  assert.equal(await guest.getByText("아직 결제하지 않았어요").count(), 0);
}

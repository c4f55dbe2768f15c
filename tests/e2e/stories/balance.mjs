import { bringVoucher, won } from "../lib/shopping.mjs";

export const title = "a voucher's balance shows; a wrong PIN and an unknown code are told alike";

export default async function (kit) {
  const { assert } = kit;
  // Chromium reports the refusals, which is what this story asks for.
  kit.tolerate(/status of (404|422)/);
  const page = await kit.newPage();
  await kit.open(page, "/vouchers");
  const form = page.getByRole("region", { name: "상품권 불러오기" });
  const code = form.getByLabel("카드 번호 또는 상품권 코드");
  const said = async () => {
    await page.locator("#wallet-code[aria-invalid=true]").waitFor();
    return form.locator("#wallet-error").innerText();
  };

  await form.getByRole("button", { name: "조회" }).click();
  const empty = await said();
  assert.ok(empty.trim(), "empty fields are answered");
  await kit.shot(page, "empty");

  await bringVoucher(page, "DEMO-PB25-0001", "9999");
  const wrongPin = await said();
  await kit.shot(page, "wrong-pin");
  await bringVoucher(page, "DEMO-NONE-9999", "0000");
  const unknown = await said();
  assert.equal(unknown, wrongPin, "nothing tells which codes exist");
  assert.equal(await page.locator(".lot__amount").count(), 0);

  const { lots } = await bringVoucher(page, "DEMO-PB25-0001");
  assert.equal(lots.length, 1);
  const { lot } = lots[0];
  await page.getByText("쓸 수 있는 상품권", { exact: true }).waitFor();
  assert.equal(await page.locator(".lot__amount").innerText(), won(lot.remaining));
  assert.equal(await page.getByText(`처음 ${won(lot.face)}`).count(), 1);
  assert.equal(await form.locator("#wallet-error").count(), 0, "the refusal is gone");
  assert.equal(await code.inputValue(), "", "the number is not kept");
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  assert.doesNotMatch(kept, /PB25/, "nor anywhere on the device");
  await kit.shot(page, "right");
}

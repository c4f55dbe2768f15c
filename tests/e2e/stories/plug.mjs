import { setTimeout as wait } from "node:timers/promises";
import { CARD } from "../lib/env.mjs";
import * as plug from "../lib/plug.mjs";
import { atComplete, buyable, goPay, orderOf, ownOrders } from "../lib/shopping.mjs";

export const title = "the shop loses power in the middle of a payment, and the order ends honestly";

export default async function (kit) {
  const { assert } = kit;
  // While the shop is off, Chromium reports every question that nobody answers.
  kit.tolerate(/ERR_CONNECTION|ERR_EMPTY_RESPONSE|ERR_SOCKET|status of 50\d/);
  const [option] = await buyable(kit);

  // The card is charged, and the power goes before the shop hears of it.
  const page = await kit.newPage();
  await goPay(kit, page, option.id);
  await fault({ op: "confirm", fault: { kind: "timeout_after" } });
  await page.getByTestId("card-shinhan").click();
  await page.getByTestId("approve").click();
  await page.waitForURL((url) => url.href.startsWith(kit.shop));
  const attempt = new URL(page.url()).searchParams.get("orderId");
  while (!(await approvals(attempt)).length) await wait(50);
  plug.pull();
  await page.getByText("카드사의 답을 기다리고 있어요").waitFor();
  await kit.shot(page, "1-waiting");
  await plug.putBack();
  const since = performance.now();
  const no = await atComplete(page);
  assert.ok(performance.now() - since < 60_000, "within a minute");
  const order = await orderOf(kit, page, no);
  assert.equal(order.status, "PAID");
  assert.equal((await approvals(attempt)).length, 1, "the card is charged once");
  await kit.shot(page, "2-paid");

  // The power goes while the shopper is at the provider: nothing is charged until the shop is asked.
  const other = await kit.newPage();
  await goPay(kit, other, option.id);
  plug.pull();
  await other.getByTestId("card-shinhan").click();
  await other.getByTestId("approve").click();
  await other.waitForURL((url) => url.href.startsWith(kit.shop) || url.protocol === "chrome-error:");
  await plug.putBack();
  await other.reload();
  const second = await atComplete(other);
  assert.equal((await orderOf(kit, other, second)).status, "PAID");
  assert.equal((await ownOrders(other)).length, 1);
  await kit.shot(other, "3-paid-after-reload");
}

const fault = async (rule) => {
  const answer = await fetch(new URL("/sandbox/faults", CARD), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(rule),
  });
  if (!answer.ok) throw new Error(`the sandbox refused the fault: ${answer.status}`);
};

// The provider's own log of charges of a payment attempt.
const approvals = async (attempt) => {
  const text = await (await fetch(new URL("/sandbox/log", CARD))).text();
  const lines = text.split("\n").filter(Boolean).map((line) => JSON.parse(line));
  return lines.filter(({ type, orderId }) => type === "APPROVED" && orderId === attempt);
};

import { MINUTE, goTo, korean, now } from "../lib/clock.mjs";
import { LAPTOP, ask, asTeam } from "../lib/console.mjs";
import * as shopping from "../lib/shopping.mjs";

export const title = "a campaign is put on a minute, begins with it, and ends with its last";
export const moves = true;

const CAMPAIGN = "new-rice";

export default async function (kit) {
  const { assert } = kit;
  // Nobody is signed in yet: the door asks who is there.
  kit.tolerate(/status of 401/);
  // An end that is no end is refused.
  kit.tolerate(/status of 422/);
  // Something that no other campaign takes off from.
  const { campaigns } = await kit.api("/api/catalog");
  const named = (id) => campaigns.filter(({ rules }) => JSON.stringify(rules).includes(`"${id}"`));
  const only = ({ id, product }) =>
    [...named(id), ...named(product.id)].map((campaign) => campaign.id).join() === CAMPAIGN;
  const option = (await shopping.buyable(kit)).find(only).id;
  // What the shop takes off one of it.
  const off = async () => (await shopping.quoteOf(kit, [{ option, quantity: 1 }])).totals.campaignDiscount;
  const during = await off();
  assert.ok(during > 0, "it is on already");

  const desk = await kit.newPage(LAPTOP);
  await asTeam(desk, "promo", "/console/campaigns");
  const listed = await ask(desk, "/api/console/campaigns");
  const { title } = listed.campaigns.find(({ id }) => id === CAMPAIGN);
  const row = desk.getByRole("row", { name: title }).first();
  await row.getByText("진행 중").waitFor();
  await kit.look(desk, "1-desk");
  const begin = Math.ceil(now() / MINUTE) * MINUTE + 10 * MINUTE;
  const end = begin + 10 * MINUTE;
  await row.getByRole("button", { name: `${title} 일정 바꾸기` }).click();
  await desk.getByLabel("시작", { exact: true }).fill(korean(begin));
  await desk.getByLabel(/^끝/).fill(korean(begin));
  await desk.getByRole("button", { name: "이 일정으로 바꾸기" }).click();
  await desk.getByRole("dialog").getByRole("status").waitFor();
  await kit.look(desk, "2-refused");
  await desk.getByLabel(/^끝/).fill(korean(end));
  await desk.getByRole("button", { name: "이 일정으로 바꾸기" }).click();
  await row.getByText("예정").waitFor();
  await kit.look(desk, "3-planned");

  const shopper = await kit.newPage();
  const banner = listed.banners.find(({ campaign }) => campaign === CAMPAIGN).title;
  const onHome = async () => {
    await kit.open(shopper, "/");
    return shopper.getByRole("main").getByText(banner).count();
  };
  // A few seconds before its minute, which the rest of this step needs.
  await goTo(begin - 20_000);
  assert.equal(await off(), 0, "not yet");
  assert.equal(await onHome(), 0, "nor is its banner");
  await goTo(begin);
  assert.equal(await off(), during, "from its minute on");
  assert.ok((await onHome()) > 0, "its banner is there");
  await kit.shot(shopper, "4-live");
  await desk.reload();
  await row.getByText("진행 중").waitFor();
  await goTo(end - 20_000);
  assert.equal(await off(), during, "to its last");
  await goTo(end);
  assert.equal(await off(), 0, "and no longer");
  assert.equal(await onHome(), 0, "its banner is gone");
  await desk.reload();
  await row.getByText("끝남").waitFor();
  await kit.look(desk, "5-over");
}

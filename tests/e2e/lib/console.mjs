// The console's door, for producers with a phone and the county's team with an authenticator.
import { createHmac } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";

export const LAPTOP = { viewport: { width: 1280, height: 900 }, deviceScaleFactor: 1, hasTouch: false, isMobile: false };

// The demo team's authenticator (RFC 6238), printed by `cargo xtask run`.
const SEED = Buffer.from("chorok demo seed 001");
const PASSWORD = "chorok-demo";

const digits = (step) => {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const hash = createHmac("sha1", SEED).update(counter).digest();
  const at = hash[19] & 15;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
};

// No digits work twice, so somebody who was here in this half minute takes the next ones.
const used = new Map();
const fresh = (login) => {
  const step = Math.max(Math.floor(Date.now() / 30_000), (used.get(login) ?? 0) + 1);
  used.set(login, step);
  return digits(step);
};

export const asTeam = async (page, login) => {
  await page.goto("/console");
  await page.getByRole("button", { name: "군청에서 일하는 분은 여기로" }).click();
  await page.getByLabel("아이디").fill(login);
  await page.getByLabel("비밀번호").fill(PASSWORD);
  await page.getByLabel("인증 앱의 숫자 여섯 자리").fill(fresh(login));
  await page.getByRole("button", { name: "들어가기", exact: true }).click();
  await page.getByRole("button", { name: "나가기" }).waitFor();
};

// The newest message to a phone that came after `since`, as soon as it is there.
const newest = async (kit, phone, known) => {
  for (;;) {
    const answer = await fetch(new URL("/v1/messages", kit.messages));
    const { messages } = await answer.json();
    const own = messages.filter(({ to }) => to === phone);
    if (own.length > known) return own[0].body;
    await wait(100);
  }
};

const count = async (kit, phone) => {
  const answer = await fetch(new URL("/v1/messages", kit.messages));
  const { messages } = await answer.json();
  return messages.filter(({ to }) => to === phone).length;
};

export const asProducer = async (kit, page, phone) => {
  await page.goto("/console");
  const known = await count(kit, phone);
  await page.getByLabel("휴대전화").fill(phone);
  await page.getByRole("button", { name: "인증 번호 받기" }).click();
  await page.getByLabel("인증 번호").waitFor();
  const body = await newest(kit, phone, known);
  await page.getByLabel("인증 번호").fill(body.match(/\d{6}/)[0]);
  await page.getByRole("button", { name: "들어가기", exact: true }).click();
  await page.getByRole("button", { name: "나가기" }).waitFor();
};

// The console's door, for producers with a phone and the county's team with an authenticator.
import { createHmac } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { MINUTE, now } from "./clock.mjs";

export const LAPTOP = { viewport: { width: 1280, height: 900 }, deviceScaleFactor: 1, hasTouch: false, isMobile: false };

// The demo team's authenticator (RFC 6238), printed by `cargo xtask run`.
const SEED = Buffer.from("chorok demo seed 001");
const PASSWORD = "chorok-demo";

const digits = (step, seed = SEED) => {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const hash = createHmac("sha1", seed).update(counter).digest();
  const at = hash[19] & 15;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
};

// No digits work twice, so somebody who was here in this half minute takes the next ones.
const used = new Map();
const fresh = (login) => {
  const step = Math.max(Math.floor(now() / 30_000), (used.get(login) ?? 0) + 1);
  used.set(login, step);
  return digits(step);
};

// Somebody who came in a moment ago is still in: the same digits would not let them in again.
const sessions = new Map();
const MOMENT = 4 * MINUTE;

export const asTeam = async (page, login, path = "/console") => {
  const session = sessions.get(login);
  if (session && now() - session.at < MOMENT) {
    await page.context().addCookies(session.cookies);
    await page.goto(path);
    await page.getByRole("button", { name: "나가기" }).waitFor();
    return;
  }
  const at = now();
  await comeIn(page, path, [login, PASSWORD, fresh(login)]);
  sessions.set(login, { at, cookies: await page.context().cookies() });
};

const comeIn = async (page, path, [login, password, code]) => {
  await page.goto(path);
  await page.getByRole("button", { name: "군청에서 일하는 분은 여기로" }).click();
  await page.getByLabel("아이디").fill(login);
  await page.getByLabel("비밀번호").fill(password);
  await page.getByLabel("인증 앱의 숫자 여섯 자리").fill(code);
  await page.getByRole("button", { name: "들어가기", exact: true }).click();
  await page.getByRole("button", { name: "나가기" }).waitFor();
};

// Base 32 as authenticator apps take it (RFC 4648).
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const seedOf = (text) => {
  const bits = [...text].map((letter) => LETTERS.indexOf(letter).toString(2).padStart(5, "0")).join("");
  return Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
};

// Somebody comes in for the first time, with what the manager handed over.
export const asNewcomer = (page, { login, password, seed }) =>
  comeIn(page, "/console", [login, password, digits(Math.floor(now() / 30_000), seedOf(seed))]);

// The newest message to a phone that knew so many, as soon as it is there.
export const newest = async (kit, phone, known, list = letters) => {
  for (;;) {
    const own = await list(kit, phone);
    if (own.length > known) return own[0].body;
    await wait(100);
  }
};

export const letters = async (kit, phone) => {
  const answer = await fetch(new URL("/v1/messages", kit.messages));
  const { messages } = await answer.json();
  return messages.filter(({ to }) => to === phone);
};

// Producers get other messages, too, each morning.
export const codes = async (kit, phone) => {
  const own = await letters(kit, phone);
  return own.filter(({ template }) => template === "console-code");
};

export const asProducer = async (kit, page, phone) => {
  await page.goto("/console");
  const known = (await codes(kit, phone)).length;
  await page.getByLabel("휴대전화").fill(phone);
  await page.getByRole("button", { name: "인증 번호 받기" }).click();
  await page.getByLabel("인증 번호").waitFor();
  const body = await newest(kit, phone, known, codes);
  await page.getByLabel("인증 번호").fill(body.match(/\d{6}/)[0]);
  await page.getByRole("button", { name: "들어가기", exact: true }).click();
  await page.getByRole("button", { name: "나가기" }).waitFor();
};

// What the console's API says to whoever is signed in on this page.
export const ask = async (page, path) => {
  const answer = await page.request.get(path);
  if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}: ${await answer.text()}`);
  return answer.json();
};

// Where the mall under test is; `cargo xtask` opens it and tells us.
import { mkdirSync } from "node:fs";
import { join } from "node:path";

const required = (name) => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; start the stories with \`cargo xtask e2e\``);
  return value;
};

export const SHOP = required("CHOROK_URL");
export const START = JSON.parse(required("CHOROK_START"));
export const CARD = required("CHOROK_CARD_URL");
export const MESSAGES = required("CHOROK_MESSAGE_URL");
// Where the shop's clock is moved.
export const CLOCK = required("CHOROK_CLOCK_URL");
export const CHROMIUM = required("CHROMIUM");

export const ARTIFACTS = join(import.meta.dirname, "..", "artifacts");
mkdirSync(ARTIFACTS, { recursive: true });

// The shop's clock. A story moves it instead of waiting, and only forwards; stories that move it
// export `moves` and are told last.
import { CLOCK } from "./env.mjs";

export const MINUTE = 60_000;
export const DAY = 86_400_000;

let ahead = 0;

// The present in the shop.
export const now = () => Date.now() + ahead;

// From now on it is so late in the shop; what begins or ends by then has begun or ended.
export const goTo = async (moment) => {
  const aheadMs = Math.round(moment - Date.now());
  const answer = await fetch(CLOCK, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ aheadMs }),
  });
  if (!answer.ok) throw new Error(`the clock does not move: ${answer.status} ${await answer.text()}`);
  ahead = aheadMs;
};

export const pass = (ms) => goTo(now() + ms);

// A moment of the shop as people in Korea write it: `2026-11-23T09:40`.
export const korean = (moment) => new Date(moment + 9 * 60 * MINUTE).toISOString().slice(0, 16);

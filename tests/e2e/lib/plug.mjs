// Pulls the shop's plug and puts it back, as a power cut would: nothing is asked to end first.
import { spawn } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";
import { SHOP, START } from "./env.mjs";

const PATIENCE_MS = 60_000;
let { pid } = START;
let again;

export const pull = () => process.kill(pid, "SIGKILL");

// Starts the same shop at the same address, and waits until it sells.
export const putBack = async () => {
  const { program, args, env } = START;
  again = spawn(program, args, { env: { ...process.env, ...env }, stdio: "ignore" });
  ({ pid } = again);
  const since = performance.now();
  for (;;) {
    const answer = await fetch(new URL("/readyz", SHOP)).catch(() => null);
    if (answer?.ok) return;
    if (again.exitCode !== null || performance.now() - since > PATIENCE_MS) throw new Error("the shop does not start again");
    await wait(100);
  }
};

// What was started here also ends here; the first one ends with whoever started it.
export const leave = async () => {
  if (!again || again.exitCode !== null) return;
  const ended = new Promise((resolve) => again.once("exit", resolve));
  again.kill("SIGTERM");
  await ended;
};

// What a story holds in its hands. One kit per story; it closes with the story.
import assert from "node:assert/strict";
import { join } from "node:path";
import axe from "axe-core";
import { newShopper, ready, watch } from "./browser.mjs";
import { ARTIFACTS, CARD, MESSAGES, SHOP } from "./env.mjs";

export class Kit {
  #browser;
  #story;
  #contexts = [];
  #pages = [];
  #problems = [];
  #tolerated = [];

  constructor(browser, story) {
    this.#browser = browser;
    this.#story = story;
  }

  assert = assert;
  shop = SHOP;
  ready = ready;

  // A new shopper's first page. `options` are Playwright's context options.
  async newPage(options) {
    const context = await newShopper(this.#browser, options);
    this.#contexts.push(context);
    context.on("page", (page) => {
      this.#pages.push(page);
      watch(page, this.#problems);
    });
    return context.newPage();
  }

  // Opens a path and waits until the app has taken over.
  async open(page, path) {
    const answer = await page.goto(path);
    await ready(page);
    return answer;
  }

  // Problems that belong to the story, such as the network being off.
  tolerate(pattern) {
    this.#tolerated.push(pattern);
  }

  // Forgets what went wrong so far, after the story has looked at it.
  takeProblems() {
    return this.#problems.splice(0);
  }

  shot(page, name) {
    return page.screenshot({ path: join(ARTIFACTS, `${this.#story}-${name}.png`) });
  }

  // JSON of the shop's API; an answer that is not OK is an error unless `expect` names its status.
  async api(path, { method, body, headers, expect } = {}) {
    const answer = await fetch(new URL(path, SHOP), {
      method: method ?? (body === undefined ? "GET" : "POST"),
      headers: { ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await answer.text();
    if (expect ? answer.status !== expect : !answer.ok)
      throw new Error(`${path} answered ${answer.status}: ${text.slice(0, 400)}`);
    return text ? JSON.parse(text) : null;
  }

  // On the provider's payment page: "approve", "decline" or "cancel"; returns on the shop's page.
  async pay(page, choice) {
    await page.waitForURL((url) => url.href.startsWith(CARD));
    await page.getByTestId(choice).click();
    await page.waitForURL((url) => url.href.startsWith(SHOP));
    await ready(page);
  }

  // The page on which the messages to shoppers can be read.
  messages = MESSAGES;

  // Fails on serious and critical accessibility findings.
  async accessible(page) {
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate(() => globalThis.axe.run(document));
    const grave = violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`);
    assert.deepEqual(grave, [], `accessibility of ${page.url()}`);
  }

  // Takes a picture of a page, which must be accessible.
  async look(page, name) {
    await this.shot(page, name);
    await this.accessible(page);
  }

  // Keeps what every open page looked like when the story failed.
  async keepEvidence() {
    for (const [index, page] of this.#pages.entries())
      if (!page.isClosed()) await this.shot(page, `failed-${index + 1}`).catch(() => {});
  }

  untolerated() {
    return this.#problems.filter((problem) => !this.#tolerated.some((known) => known.test(problem)));
  }

  async close() {
    for (const context of this.#contexts) await context.close();
  }
}

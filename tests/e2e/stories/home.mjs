export const title = "the home page comes complete from the server and hydrates without a complaint";

export default async function (kit) {
  const page = await kit.newPage();
  const answer = await page.goto("/");
  kit.assert.equal(answer.status(), 200);
  kit.assert.match(await answer.text(), /<div id="app">.*<main/s);
  await kit.ready(page);
  await kit.shot(page, "ready");
  await kit.accessible(page);
}

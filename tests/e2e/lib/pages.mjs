// One page of every kind, found by following the shop's own links.
const KINDS = [
  ["category", "/c/"],
  ["product", "/p/"],
  ["campaign", "/campaigns/"],
  ["vendor", "/vendors/"],
  ["policy", "/policies/"],
];

// [name, path] of each kind of page that an anonymous shopper can open.
export const findPages = async (kit) => {
  const page = await kit.newPage();
  const linksOn = async (path) => {
    await page.goto(path);
    return page.$$eval("a[href]", (links) => links.map((link) => link.pathname));
  };
  const links = await linksOn("/");
  const product = links.find((path) => path.startsWith("/p/"));
  if (product) links.push(...(await linksOn(product)));
  const found = KINDS.map(([name, prefix]) => {
    const path = links.find((link) => link.startsWith(prefix));
    if (!path) throw new Error(`no link to ${prefix} on the home page or on ${product}`);
    return [name, path];
  });
  return [
    ["home", "/"],
    ...found,
    ["search", "/search?q=전복"],
    ["search-empty", "/search?q=없는상품이름"],
    ["categories", "/categories"],
    ["campaigns", "/campaigns"],
    ["offline", "/offline"],
    ["cart", "/cart"],
    ["checkout", "/checkout"],
    ["orders", "/orders"],
    ["vouchers", "/vouchers"],
    ["not-found", "/없는-쪽"],
  ];
};

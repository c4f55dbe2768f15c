// Reads what the generator wrote and how things should look.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** RFC 4180, header row first. */
export function csv(path) {
  const text = readFileSync(path, 'utf8');
  const rows = [];
  let [row, cell, quoted] = [[], '', false];
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted) {
      if (c === '"' && text[i + 1] === '"') { cell += c; i++; } else if (c === '"') quoted = false; else cell += c;
    } else if (c === '"') quoted = true;
    else if (c === ',') { row.push(cell); cell = ''; } else if (c === '\n') { row.push(cell); rows.push(row); [row, cell] = [[], '']; } else if (c !== '\r') cell += c;
  }
  const [head, ...body] = rows;
  return body.map((r) => Object.fromEntries(head.map((name, i) => [name, r[i]])));
}

/** The `[kinds]` table of looks.toml. */
export function looks(materialDir) {
  const lines = readFileSync(join(materialDir, 'looks.toml'), 'utf8').split('[kinds]')[1].split('\n');
  return Object.fromEntries(lines.map((l) => l.match(/^([\w-]+) = "(.*)"$/)).filter(Boolean).map((m) => [m[1], m[2]]));
}

/** Products of both counties with their vendor's name and slug. */
export function products(rowsDir) {
  return ['gangjin', 'haenam'].flatMap((tenant) => {
    const vendors = new Map(csv(join(rowsDir, tenant, 'vendors.csv')).map((v) => [v.slug, v.name]));
    return csv(join(rowsDir, tenant, 'products.csv')).map((p) => ({
      slug: p.slug, tenant, category: p.category, kind: p.slug.replace(/^hn-/, '').replace(/-\d+$/, ''), turn: Number(p.slug.match(/\d+$/)[0]) - 1,
      vendor: p.vendor, brand: vendors.get(p.vendor).split(' ')[0], keywords: p.keywords.split('|'),
    }));
  });
}

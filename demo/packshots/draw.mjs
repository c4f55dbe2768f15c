// Draws the demo county's pictures into ../images. `node draw.mjs <rows folder> [name filter]`
// The rows come from `cargo run -p demo --example rows -- <rows folder> <as-of>`.

import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import sharp from 'sharp';

import { icon, MALLS, share } from './lib/brand.mjs';
import { packshot } from './lib/compose.mjs';
import { CATEGORIES, VENDORS } from './lib/extras.mjs';
import { ACCENTS, GROUNDS_OF } from './lib/palette.mjs';
import { SCENES, WIDTH } from './lib/scenes.mjs';
import { looks, products } from './lib/source.mjs';
import { chance, resetIds } from './lib/svg.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const images = join(here, '..', 'images');
const [rows, filter = ''] = process.argv.slice(2);
const wanted = new RegExp(filter);
if (!rows) throw new Error('usage: node draw.mjs <rows folder> [name filter]');

const WEBP = { quality: 62, effort: 6, smartSubsample: true };

async function save(name, svg, width) {
  const path = join(images, name);
  mkdirSync(dirname(path), { recursive: true });
  const image = sharp(Buffer.from(svg)).resize(width);
  await (name.endsWith('.png') ? image.png({ palette: true, quality: 90 }) : image.webp(WEBP)).toFile(path);
}

async function drawProducts() {
  const lookOf = looks(join(here, '..', 'material'));
  const seen = new Map();
  for (const product of products(rows)) {
    resetIds();
    const vendor = chance(product.vendor);
    const grounds = GROUNDS_OF[product.category.split('-')[0]];
    // A vendor's second product of a kind goes by its second name.
    const own = `${product.vendor} ${product.kind}`;
    const nth = seen.get(own) ?? 0;
    seen.set(own, nth + 1);
    const first = product.keywords[nth];
    if (!wanted.test(product.slug)) continue;
    await save(`products/${product.slug}.webp`, await packshot({
      look: lookOf[product.kind],
      slug: product.slug,
      turn: product.turn + (product.tenant === 'haenam' ? 3 : 0),
      ground: grounds[(product.turn + chance(product.kind).index(grounds.length) + (product.tenant === 'haenam' ? 2 : 0)) % grounds.length],
      print: { first, second: product.brand, accent: vendor.pick(ACCENTS), style: vendor.index(12) },
    }), 560);
  }
}

/** Pictures without print, named by what they show. */
async function drawPlain(folder, entries, width) {
  for (const [slug, look, ground] of entries) {
    resetIds();
    const print = { first: '', second: '', accent: '#1a5c3c', style: 0 };
    await save(`${folder}/${slug}.webp`, await packshot({ look, ground, print, slug, turn: 0 }), width);
  }
}

async function drawRest() {
  await drawPlain('categories', Object.entries(CATEGORIES).map(([slug, look]) => [slug, look, GROUNDS_OF[slug][0]]), 240);
  await drawPlain('vendors', Object.entries(VENDORS).map(([slug, [look, ground]]) => [slug, look, ground]), 400);
  for (const [slug, scene] of Object.entries(SCENES)) {
    resetIds();
    await save(`banners/${slug}.webp`, await scene(), WIDTH);
  }
  for (const [slug, mall] of Object.entries(MALLS)) {
    resetIds();
    await save(`brand/og-${slug}.png`, await share(mall), 800);
    for (const size of [192, 512]) await save(`brand/icon-${slug}-${size}.png`, icon(mall), size);
  }
}

await drawProducts();
if (!filter || filter === 'rest') await drawRest();

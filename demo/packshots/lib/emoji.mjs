// Objects of the 3-D set: trimmed, recoloured where the set lacks the thing, ready to embed.

import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import sharp from 'sharp';

const assets = join(dirname(createRequire(import.meta.url).resolve('@lobehub/fluent-emoji-3d/package.json')), 'assets');

// Hue in degrees, saturation and lightness in 0–1; x and y are 0–1 across the object.
const paint = (hue, s = 1, l = 1) => (p) => ({ h: hue, s: p.s * s, l: p.l * l });
const fade = (s, l = 1) => (p) => ({ ...p, s: p.s * s, l: p.l * l });
const between = (h, low, high) => (low <= high ? h >= low && h <= high : h >= low || h <= high);
const only = (low, high, change) => (p) => (between(p.h, low, high) ? change(p) : p);
const green = (change) => only(60, 215, change);
const notGreen = (change) => (p) => (between(p.h, 62, 170) ? p : change(p));
const below = (edge, change) => (p) => (p.y > edge ? change(p) : p);
const lift = (p, to, t) => p * (1 - t) + to * t;

const RECOLOUR = {
  yellow: below(0.24, green((p) => ({ h: 44, s: 0.86, l: lift(p.l, 0.62, 0.42) }))),
  red: (p) => (between(p.h, 60, 215) ? below(0.24, (q) => ({ h: 356, s: 0.74, l: lift(q.l, 0.46, 0.25) }))(p) : { h: p.h - 12, s: p.s, l: p.l * 0.93 }),
  orange: below(0.24, green((p) => ({ h: 24, s: 0.86, l: lift(p.l, 0.56, 0.35) }))),
  persimmon: notGreen((p) => ({ h: 26, s: 0.86, l: lift(p.l, 0.55, 0.3) })),
  daebong: notGreen((p) => ({ h: 16, s: 0.82, l: lift(p.l, 0.5, 0.25) })),
  dried: (p) => (between(p.h, 62, 170) ? { h: 38, s: 0.35, l: p.l * 0.8 } : { h: 20, s: 0.66, l: lift(p.l, 0.4, 0.3) }),
  pear: notGreen((p) => ({ h: 40, s: 0.52, l: lift(p.l, 0.66, 0.35) })),
  yuja: notGreen((p) => ({ h: 48, s: 0.88, l: lift(p.l, 0.58, 0.35) })),
  plum: (p) => ({ h: between(p.h, 60, 170) ? 88 : 330, s: p.s * 0.72, l: p.l * 0.94 }),
  purple: (p) => (p.l > 0.58 && p.h > 14 ? { h: 46, s: 0.8, l: lift(p.l, 0.72, 0.4) } : { h: 342, s: 0.42, l: p.l * 0.74 }),
  mulberry: (p) => ({ h: 320, s: p.s * 0.72, l: p.l * 0.68 }),
  green: (p) => (between(p.h, 60, 160) ? p : { h: 88, s: 0.5, l: lift(p.l, 0.62, 0.42) }),
  grey: (p) => (p.s > 0.3 && (p.h > 320 || p.h < 24) ? { h: 30, s: 0.14, l: lift(p.l, 0.6, 0.4) } : fade(0.35)(p)),
  brown: paint(22, 0.55, 0.62), pale: (p) => ({ h: p.h < 70 || p.h > 200 ? 32 : 78, s: p.s * 0.5, l: lift(p.l, 0.86, 0.42) }),
  rust: (p) => (p.l < 0.2 ? p : { h: 8, s: 0.5, l: p.l * 0.68 }), tan: (p) => (p.l < 0.2 ? p : { h: 24, s: 0.34, l: p.l * 0.92 }),
  crab: (p) => (p.l < 0.16 ? p : { h: 18, s: 0.58, l: p.l * 0.86 }), silver: (p) => ({ h: 206, s: p.s * 0.2, l: lift(p.l, 0.78, 0.3) }),
  soy: (p) => (p.h < 30 || p.h > 330 ? { h: 34, s: 0.5, l: lift(p.l, p.l > 0.42 ? 0.86 : 0.72, 0.72) } : p),
  dry: (p) => (between(p.h, 62, 170) ? { h: 44, s: 0.4, l: p.l * 0.72 } : { h: 356, s: 0.72, l: p.l * 0.62 }),
  bumpy: (p) => ({ h: 92, s: p.s * 0.92, l: lift(p.l, 0.6, 0.22) }), smooth: (p) => ({ h: 96, s: p.s * 0.7, l: lift(p.l, 0.68, 0.24) }),
  oat: (p) => ({ h: 32, s: Math.min(p.s, 0.5), l: p.l }), mosi: (p) => ({ h: 104, s: 0.26, l: p.l * 0.66 }), napa: (p) => ({ h: lift(p.h, 62, 0.8), s: 0.5, l: lift(p.l, 0.78, 0.6) }), wood: (p) => ({ h: 28, s: 0.42, l: lift(p.l, 0.5, 0.35) }), black: (p) => ({ h: 26, s: 0.16, l: p.l * 0.36 }),
  bowl: (p) => (p.s > 0.35 ? { h: 152, s: 0.2, l: lift(p.l, 0.72, 0.6) } : p), cel: (p) => ({ h: 152, s: 0.24, l: lift(p.l, 0.74, 0.42) }),
  white: notGreen((p) => ({ h: 40, s: 0.2, l: lift(p.l, 0.95, 0.66) })), lilac: notGreen((p) => ({ h: 276, s: 0.42, l: lift(p.l, 0.78, 0.4) })),
  peony: notGreen((p) => ({ h: 340, s: 0.62, l: lift(p.l, 0.76, 0.25) })), pink: notGreen((p) => ({ h: 344, s: 0.58, l: lift(p.l, 0.78, 0.42) })),
  hanwoo: (p) => (p.l < 0.16 ? p : { h: 26, s: 0.5, l: p.s < 0.2 && p.l < 0.4 ? lift(p.l, 0.5, 0.5) : p.l * 0.72 }), soft: (p) => ({ h: 10, s: p.s * 0.5, l: lift(p.l, 0.8, 0.3) }),
  crabsoy: paint(22, 0.6, 0.5),
};

function toHsl(r, g, b) {
  [r, g, b] = [r / 255, g / 255, b / 255];
  const [max, min] = [Math.max(r, g, b), Math.min(r, g, b)];
  const l = (max + min) / 2;
  const d = max - min;
  if (!d) return { h: 0, s: 0, l };
  const s = d / (1 - Math.abs(2 * l - 1));
  const h = max === r ? ((g - b) / d + 6) % 6 : max === g ? (b - r) / d + 2 : (r - g) / d + 4;
  return { h: h * 60, s, l };
}

function toRgb({ h, s, l }) {
  h = ((h % 360) + 360) % 360;
  s = Math.min(1, Math.max(0, s));
  l = Math.min(1, Math.max(0, l));
  const c = (1 - Math.abs(2 * l - 1)) * s;
  const x = c * (1 - Math.abs(((h / 60) % 2) - 1));
  const [r, g, b] = [[c, x, 0], [x, c, 0], [0, c, x], [0, x, c], [x, 0, c], [c, 0, x]][Math.floor(h / 60)];
  const m = l - c / 2;
  return [r, g, b].map((v) => Math.round((v + m) * 255));
}

const cache = new Map();

/** `1f345@persimmon` → a drawing that embeds the picture. */
export async function emoji(name) {
  if (!cache.has(name)) cache.set(name, load(name));
  return cache.get(name);
}

async function load(name) {
  const [code, recolour] = name.split('@');
  const { data, info } = await sharp(join(assets, `${code}.webp`)).ensureAlpha().trim().raw().toBuffer({ resolveWithObject: true });
  const change = recolour && (RECOLOUR[code === '1f980' && recolour === 'soy' ? 'crabsoy' : recolour]);
  if (recolour && !change) throw new Error(`no recolour ${recolour}`);
  const { width: w, height: h } = info;
  if (change) {
    for (let i = 0; i < w * h; i++) {
      if (!data[i * 4 + 3]) continue;
      const p = toHsl(data[i * 4], data[i * 4 + 1], data[i * 4 + 2]);
      const out = toRgb(change({ ...p, x: (i % w) / w, y: Math.floor(i / w) / h }));
      [data[i * 4], data[i * 4 + 1], data[i * 4 + 2]] = out;
    }
  } else {
    // The set is brighter than a calm photograph.
    for (let i = 0; i < w * h; i++) {
      const p = toHsl(data[i * 4], data[i * 4 + 1], data[i * 4 + 2]);
      [data[i * 4], data[i * 4 + 1], data[i * 4 + 2]] = toRgb({ h: p.h, s: p.s * 0.9, l: p.l });
    }
  }
  const png = await sharp(data, { raw: { width: w, height: h, channels: 4 } }).png().toBuffer();
  return { w, h, body: `<image width="${w}" height="${h}" href="data:image/png;base64,${png.toString('base64')}"/>` };
}

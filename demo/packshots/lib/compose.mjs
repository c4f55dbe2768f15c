// Puts a package and its things on a ground, with contact shadows.

import { windowColour } from './bowls.mjs';
import { pack, tag } from './packages.mjs';
import { GROUNDS } from './palette.mjs';
import { chance, linear, mix, n1, radial } from './svg.mjs';
import { beside, thing } from './things.mjs';

export const SIZE = 600;

/** Wall and floor in two soft tones, lit from the upper left. */
export function ground(name, size = SIZE) {
  const [wall, floor] = GROUNDS[name];
  const [base, d1] = linear([[0, wall], [0.58, wall], [0.66, floor], [1, mix(floor, '#ffffff', 0.12)]], 0, 1);
  const [glow, d2] = radial([[0, '#ffffff', 0.8], [1, '#ffffff', 0]], 0.34, 0.26, 0.62);
  return `<defs>${d1}${d2}</defs><rect width="${size}" height="${size}" fill="${base}"/><rect width="${size}" height="${size}" fill="${glow}"/>`;
}

/** Draws `d` with its foot at (`cx`, `base`) percent and `h` percent tall. */
export function put(d, { cx, base, h, rot = 0, flip = false, shadow = 1 }, size = SIZE) {
  const height = (h / 100) * size;
  const width = (height * d.w) / d.h;
  const [x, y] = [(cx / 100) * size - width / 2, (base / 100) * size - height];
  const foot = (base / 100) * size;
  let shade = '';
  if (shadow) {
    const [near, d1] = radial([[0, '#3b2f1e', 0.5 * shadow], [0.55, '#3b2f1e', 0.26 * shadow], [1, '#3b2f1e', 0]]);
    const [far, d2] = radial([[0, '#6b5a40', 0.3 * shadow], [1, '#6b5a40', 0]]);
    const thick = Math.min(height, width);
    shade = `<defs>${d1}${d2}</defs><ellipse cx="${n1((cx / 100) * size + width * 0.08)}" cy="${n1(foot + thick * 0.02)}" rx="${n1(width * 0.68)}" ry="${n1(thick * 0.15)}" fill="${far}"/><ellipse cx="${n1((cx / 100) * size)}" cy="${n1(foot - thick * 0.005)}" rx="${n1(width * 0.47)}" ry="${n1(thick * 0.065)}" fill="${near}"/>`;
  }
  const turn = `translate(${n1(x)} ${n1(y)}) scale(${(height / d.h).toFixed(4)})`;
  const spin = rot ? ` rotate(${rot} ${d.w / 2} ${d.h / 2})` : '';
  const mirror = flip ? ` translate(${d.w} 0) scale(-1 1)` : '';
  return `${shade}<g transform="${turn}${spin}${mirror}">${d.body}</g>`;
}

export const frame = (body, w = SIZE, h = w) => `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}">${body}</svg>`;

// Package beside things: height of the package.
const HERO = { sack: 70, pouch: 67, vac: 65, box: 62, jar: 61, bottle: 72, tub: 53, tin: 63, sticks: 60, onggi: 65, bojagi: 57 };
const TOPPED = new Set(['tray', 'crate', 'basket', 'cooler', 'giftbox']);

/** One packshot. `look` is `package.tint thing …`; `print` what its label says. */
export async function packshot({ look, ground: groundName, print, slug, turn }) {
  const [packing, ...names] = look.split(' ');
  const [name, tint] = packing.split('.');
  const r = chance(slug);
  const scene = { names, name, tint, print, r, turn, mirror: turn % 2 === 1 };
  let items;
  if (HERO[name]) items = await hero(scene);
  else if (TOPPED.has(name)) items = await topped(scene);
  else if (name === 'board' || name === 'plate') items = await laid(scene);
  else if (name === 'wrap') items = await wrapped(scene);
  else items = await standing(scene);
  fit(items, TOPPED.has(name) ? [80, 68] : [86, 74]);
  // A picture and its mirror image are two pictures.
  const placed = items.map(([d, at]) => put(d, scene.mirror ? { ...at, cx: 100 - at.cx, rot: -(at.rot ?? 0), flip: at.mirrors ? !at.flip : at.flip } : at));
  return frame(ground(groundName) + placed.join(''));
}

/** Moves and scales a group so that all groups fill their pictures alike. */
function fit(items, [widest, tallest]) {
  const boxes = items.map(([d, at]) => {
    const w = (at.h * d.w) / d.h;
    const turn = Math.abs(Math.sin(((at.rot ?? 0) * Math.PI) / 180));
    const half = (w * (1 - turn) + at.h * turn) / 2;
    return [at.cx - half, at.cx + half, at.base - at.h, at.base];
  });
  const [left, right] = [Math.min(...boxes.map((b) => b[0])), Math.max(...boxes.map((b) => b[1]))];
  const [top, foot] = [Math.min(...boxes.map((b) => b[2])), Math.max(...boxes.map((b) => b[3]))];
  const scale = Math.min(widest / (right - left), tallest / (foot - top), 1.5);
  const middle = (top + foot) / 2;
  // Low groups stand a little below the middle, as on a table.
  const sink = 53.5 + Math.max(0, tallest - (foot - top) * scale) * 0.14;
  for (const [, at] of items) {
    at.cx = 50 + (at.cx - (left + right) / 2) * scale;
    at.base = sink + (at.base - middle) * scale;
    at.h *= scale;
  }
}

async function hero({ names, name, tint, print, r, turn }) {
  const h = HERO[name] + r.between(-2, 2);
  const wide = ['tub', 'sticks', 'bojagi', 'box'].includes(name);
  const cx = (wide ? 41 : 38) + r.between(-2, 2);
  const items = [];
  const seed = r.index(1000);
  const grassy = (n) => ['1f33e', '1f331', '1f33f'].includes(n);
  const back = names.find(grassy);
  const front = names.filter((n) => n !== back);
  if (back) {
    const tall = beside(back) * r.between(1.02, 1.18);
    items.push([await thing(back), { cx: front.length ? 79 : 74, base: front.length ? 80 : 85, h: tall, rot: 7, mirrors: true, shadow: 0.6 }]);
    if (back === '1f33e' && turn % 3 !== 1) items.push([await thing(back), { cx: front.length ? 69 : 85, base: front.length ? 79 : 87, h: tall * 0.82, rot: front.length ? -3 : 15, mirrors: true, shadow: 0.5 }]);
  }
  items.push([pack(name, tint, print, windowColour(names.find((n) => windowColour(n) && n !== 'bowl:white'))), { cx, base: 88, h }]);
  const spots = front.length > 1 ? [[77, 84], [66, 94]] : [[75, 91]];
  for (const [i, n] of front.slice(0, 2).entries()) {
    const [x, y] = spots[i];
    const bee = n === '1f41d';
    const scale = front.length > 1 ? (i === 0 ? 1.12 : 0.92) : 1.26;
    items.push([await thing(n, seed + i), bee ? { cx: 76, base: 36 + r.between(-3, 5), h: 15, rot: -8, shadow: 0, mirrors: true } : { cx: x + r.between(-1.5, 1.5), base: y, h: beside(n) * scale, rot: n.includes(':') ? 0 : Math.round(r.between(-8, 8)), mirrors: !n.includes(':') }]);
  }
  // A second one of the same, where there is room and it is loose goods.
  if (front.length === 1 && !front[0].includes(':') && !['1f410', '1f377', '1f35a@bowl'].includes(front[0]) && turn % 3 !== 2) {
    items.push([await thing(front[0]), { cx: 61 + r.between(-1, 1), base: 93, h: beside(front[0]) * 0.72, rot: 12, flip: true, mirrors: true }]);
  }
  return items;
}

async function topped({ names, name, tint, print, r, turn }) {
  const width = { tray: 66, crate: 72, basket: 70, cooler: 70, giftbox: 72 }[name];
  const box = pack(name, tint, print);
  const h = (width * box.h) / box.w;
  const base = 88;
  const rim = base - h;
  const items = [];
  const things = await Promise.all(names.map((n, i) => thing(n, r.index(1000) + i)));
  const lone = names.length === 1 && /^(slices|cubes|sheets|jars|discs|comb)/.test(names[0]);
  if (lone || (names[0].includes(':') && /^(slices|cubes|sheets|jars|discs)/.test(names[0]))) {
    const d = things[0];
    const w = width * (names.length > 1 ? 0.62 : 0.8);
    items.push([d, { cx: names.length > 1 ? 42 : 50, base: rim + 4, h: (w * d.h) / d.w, shadow: 0 }]);
    if (things[1]) items.push([things[1], { cx: 69, base: rim + 5, h: 24, rot: 6, shadow: 0, mirrors: true }]);
  } else {
    const big = /^(1f348|1f419|1f33d|1f96c|kingo|radish|fish|1f347|1f335|1f969|pom|abalone)/.test(names[0]);
    const back = big ? 2 : 4 + (turn % 2);
    const front = big ? 3 : 4 - (turn % 2);
    const size = (d) => {
      const unit = width / (big ? 3 : 4.1);
      return Math.min((unit * 1.3 * d.h) / d.w, big ? 36 : 27);
    };
    // Each row is an arch; the feet of the front row are inside the package.
    const row = (count, spread, sunk, arch, shift) => {
      for (let i = 0; i < count; i++) {
        const k = (i + shift) % things.length;
        const t = count === 1 ? 0 : i / (count - 1) - 0.5;
        const tall = size(things[k]) * r.between(0.95, 1.07);
        items.push([things[k], { cx: 50 + t * spread, base: rim + tall * (sunk - (0.25 - t * t) * arch * Math.min(1, things[k].h / things[k].w)), h: tall, rot: Math.round(t * 22 + r.between(-6, 6)), flip: !names[k].includes(':') && r.next() < 0.4, mirrors: true, shadow: 0.35 }]);
      }
    };
    row(back, width * (big ? 0.36 : 0.6), big ? -0.12 : 0.02, 1, 0);
    row(front, width * 0.56, 0.26, 0.3, 1);
  }
  items.push([box, { cx: 50, base, h }]);
  if (turn % 3 === 1 && !names[0].includes(':')) items.push([things[0], { cx: 84, base: 93, h: 17, rot: 14, mirrors: true }]);
  return items;
}

async function laid({ names, name, tint, print, r, turn }) {
  const under = pack(name, tint, print);
  const flat = name === 'board' ? { cx: 48, base: 89, h: 17.5 } : { cx: 48, base: 89, h: 23 };
  const items = [];
  const things = await Promise.all(names.map((n, i) => thing(n, r.index(1000) + i)));
  const main = things.filter((_, i) => names[i] === names[0]);
  const rest = things.filter((_, i) => names[i] !== names[0]);
  const label = tag(print);
  if (rest[0] && names.some((n) => n === '1f33f')) items.push([things[names.indexOf('1f33f')], { cx: 82, base: 76, h: 30, rot: 22, shadow: 0, mirrors: true }]);
  items.push([under, flat]);
  const foot = name === 'board' ? 79 : 82.5;
  const wide = /^(slices|discs|cubes|sheets|fish|comb)/.test(names[0]);
  if (main.length === 1) {
    const d = main[0];
    const count = wide ? 1 : 3;
    for (let i = 0; i < count; i++) {
      const h = wide ? Math.min((52 * d.h) / d.w, 36) : 25;
      items.push([d, { cx: wide ? 46 : 30 + i * 18, base: foot + (wide ? 1 : i === 1 ? 2.5 : 0), h, rot: wide ? 0 : Math.round(r.between(-10, 10)), shadow: 0.4, mirrors: true }]);
    }
  } else {
    for (const [i, d] of main.entries()) {
      const h = wide ? (46 * d.h) / d.w : 38 - main.length * 2;
      items.push([d, { cx: wide ? 44 + (i % 2) * 6 : 34 + i * 25, base: wide ? foot - 10 + i * 7.5 : foot + i * 3, h: Math.min(h, 40), rot: wide ? (i % 2 ? 4 : -3) : i * 8, shadow: 0.45, mirrors: true }]);
    }
  }
  for (const [i, n] of names.entries()) {
    if (n !== names[0] && n !== '1f33f') items.push([things[i], { cx: 71, base: foot + 3, h: beside(n) * 0.8, rot: 6, mirrors: true, shadow: 0.5 }]);
  }
  if (print.first) items.push([label, { cx: turn % 3 === 2 ? 22 : 78, base: 95, h: 15, rot: turn % 3 === 2 ? -2 : 2 }]);
  return items;
}

async function wrapped({ names, tint, print, r }) {
  const items = [];
  const things = await Promise.all(names.map((n, i) => thing(n, r.index(1000) + i)));
  if (names[0].startsWith('bundle')) {
    items.push([things[0], { cx: 50, base: 84, h: 62, shadow: 0 }], [pack('wrap', tint, print), { cx: 50, base: 93, h: 50 }]);
    return items;
  }
  const spots = [[30, 60, -22], [70, 60, 22], [40, 55, -9], [60, 55, 9], [50, 52, 0], [36, 66, -14], [64, 66, 14], [50, 64, 2]];
  for (const [i, [x, y, rot]] of spots.entries()) {
    const d = things[i % things.length];
    items.push([d, { cx: x + r.between(-1.5, 1.5), base: y + 8, h: (d.h > d.w * 1.15 ? 40 : 25) * r.between(0.93, 1.05), rot: rot + Math.round(r.between(-4, 4)), shadow: 0, mirrors: true }]);
  }
  items.push([pack('wrap', tint, print), { cx: 50, base: 94, h: 50 }]);
  return items;
}

async function standing({ names, name, print, r, turn }) {
  const items = [];
  const count = names.length;
  const seed = r.index(1000);
  const things = await Promise.all(names.map((n, i) => thing(n, seed + i * (name === 'bowl' ? 0 : 1))));
  const size = (i) => beside(names[i]) * (count === 1 ? 1.5 : count === 2 ? 1.42 : 1.3);
  const limit = (i, h) => Math.min(h, ((count === 1 ? 66 : count === 2 ? 46 : 40) * things[i].h) / things[i].w, 70);
  const spots = { 1: [[47, 85]], 2: [[33, 82], [66, 87]], 3: [[28, 80], [67, 79], [47, 89]] }[Math.min(count, 3)];
  for (const [i, [x, y]] of spots.entries()) {
    items.push([things[i], { cx: x + r.between(-1.5, 1.5), base: y, h: limit(i, size(i)) * (turn % 4 === 3 && i === 0 ? 1.06 : 1), rot: names[i].includes(':') ? 0 : Math.round(r.between(-6, 6)), mirrors: true }]);
  }
  if (print.first) items.push([tag(print), { cx: 80, base: 96, h: 14, rot: 2 }]);
  return items;
}

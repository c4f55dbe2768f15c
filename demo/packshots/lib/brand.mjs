// Mark, share picture and app icons of each mall.

import { ground, put, SIZE } from './compose.mjs';
import { bowl } from './bowls.mjs';
import { pack } from './packages.mjs';
import { linear } from './svg.mjs';
import { thing } from './things.mjs';

export const MALLS = {
  gangjin: { name: '초록믿음', county: '강진군이 직접 엽니다', accent: '#14593A', deep: '#0c3f28', soft: '#cfe8d6', goods: ['새청무', '강진', 'maesaengi', '1f33e'] },
  haenam: { name: '땅끝푸름', county: '해남군이 직접 엽니다', accent: '#7A3E12', deep: '#552a0b', soft: '#f3dcc2', goods: ['고구마', '해남', 'oat', '1f360@purple'] },
};

/** Two leaves on a stem, in a 100×100 field. */
const sprout = (c) => `<path d="M50 84 C50 66 50 58 50 48" stroke="${c}" stroke-width="7" stroke-linecap="round" fill="none"/><path d="M50 54 C28 56 18 42 17 24 C38 22 50 32 50 54Z" fill="${c}"/><path d="M50 46 C50 28 62 16 83 17 C84 36 72 48 50 46Z" fill="${c}" opacity=".82"/>`;

export function icon({ accent, deep, soft }) {
  const [url, def] = linear([[0, accent], [1, deep]], 0.6, 1);
  // Full bleed: the system cuts its own shape; the mark keeps to the safe middle.
  return `<svg xmlns="http://www.w3.org/2000/svg" width="512" height="512" viewBox="0 0 512 512"><defs>${def}</defs><rect width="512" height="512" fill="${url}"/><g transform="translate(71 66) scale(3.7)">${sprout(soft)}</g></svg>`;
}

export async function share({ name, county, accent, goods: [first, second, inBowl, beside] }) {
  const print = { first, second, accent, style: 1 };
  const items = [
    [await thing(beside), beside.includes('@') ? { cx: 100, base: 92, h: 24, rot: -6 } : { cx: 150, base: 84, h: 58, rot: 4 }],
    [pack('sack', 'cream', print), { cx: 128, base: 88, h: 68 }],
    [bowl(inBowl, 3), { cx: 163, base: 93, h: 27 }],
  ];
  const FONT = 'font-family="Noto Sans CJK KR" font-weight="700"';
  const right = items.map(([d, at]) => put(d, at, 400)).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="400" viewBox="0 0 800 400"><g transform="scale(${800 / SIZE} ${400 / SIZE})">${ground('sage')}</g>${right}<g transform="translate(52 86) scale(.62)">${sprout(accent)}</g><text x="56" y="222" font-size="64" fill="#1e211b" ${FONT}>${name}</text><text x="58" y="268" font-size="25" fill="#55584d" ${FONT}>${county}</text></svg>`;
}


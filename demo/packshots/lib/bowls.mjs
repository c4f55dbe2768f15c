// Things in bowls: grains, beans, powders, strands, soups, kimchi.

import { chance, darker, drawing, lighter, linear, lit, litRound, mix, n1 } from './svg.mjs';

const BODY = 'M14 58 C16 120 56 158 88 164 L88 172 H162 L162 164 C194 158 234 120 236 58Z';

function vessel(c, inside, content) {
  return `${litRound(BODY, c)}<ellipse cx="125" cy="58" rx="111" ry="32" fill="${c}"/><ellipse cx="125" cy="58" rx="111" ry="32" fill="#fff" opacity=".35"/><ellipse cx="125" cy="60" rx="100" ry="26" fill="${inside}"/>${content}<path d="M30 82 Q40 124 74 148" stroke="#fff" stroke-opacity=".45" stroke-width="6" stroke-linecap="round" fill="none"/>`;
}

// [mound colour, grain colours, half length, half width]
const GRAINS = {
  white: ['#efe9da', ['#fffdf6', '#f6f1e4', '#fbf8ee', '#ece5d4'], 5.2, 2.4], halfmilled: ['#e6d8b8', ['#f0e5c9', '#e5d6b2', '#f5edd8'], 5.2, 2.4],
  brown: ['#b9935e', ['#c9a46e', '#b58b54', '#d6b684', '#a97e48'], 5.2, 2.5], black: ['#2a2330', ['#2b2433', '#3d3346', '#1d1824', '#4a3d52'], 5.2, 2.4],
  red: ['#8a3d2c', ['#9a4a35', '#7f3526', '#b0614a'], 5.2, 2.4], oat: ['#cdb07c', ['#dcc394', '#c8a86f', '#e6d2aa', '#b9985f'], 6.2, 2.5],
  barley: ['#d8c193', ['#e6d3aa', '#d2b983', '#efe0bf'], 4.8, 3.2], wheat: ['#b88a4e', ['#c99c5e', '#ad7d40', '#d9b27c'], 5.2, 3],
  mixed: ['#b89468', ['#f5efe0', '#2b2433', '#8a3d2c', '#d9b24c', '#7c9a4a', '#c9a46e'], 5, 3.4], adlay: ['#e3d9c2', ['#f1e9d6', '#d8ccb0', '#faf4e6'], 6, 4.6],
  sorghum: ['#a4523a', ['#b5634a', '#94432d', '#c97f63'], 4, 3.8], millet: ['#e0b23f', ['#efc455', '#d3a230', '#f5d67c'], 2.8, 2.6],
  blackbean: ['#26221f', ['#2f2a27', '#1d1a18', '#403935'], 7.4, 6.2], soy: ['#e2c583', ['#efd79c', '#d8b76f', '#f6e4b8'], 7, 6.4],
  redbean: ['#7b2430', ['#8f2f3b', '#6d1c28', '#a54450'], 6.6, 5], mung: ['#7f9a3e', ['#90ab4c', '#6f8a31', '#a6bf66'], 5, 4.2],
  beans: ['#3b2a22', ['#4a352a', '#2d1f18', '#5d4434'], 7, 6], sesame: ['#e6d3a8', ['#f2e3c0', '#dcc592', '#f8eed6'], 3.4, 1.9],
  perilla: ['#6f5a45', ['#806a52', '#5e4a38', '#978068'], 3, 2.8], pollen: ['#e6b640', ['#f0c455', '#d9a02c', '#f7d884', '#c98a24'], 4.2, 3.8],
  fermented: ['#a2702f', ['#b9853f', '#8f5f24', '#cda05c', '#7d5220'], 7, 6], granola: ['#b07c42', ['#c79252', '#9a6630', '#e6d2aa', '#8c2f2a', '#d9b47a'], 6.4, 4.6],
  oatflake: ['#ddc79c', ['#ecdcb8', '#d2b985', '#f5ead0'], 6.6, 4.8], barleygrass: ['#5c8f3e', ['#6fa24c', '#4c7d31', '#86b766'], 1.8, 1.6],
  sikhye: ['#efe6cd', ['#fffdf4', '#f5eedb'], 5, 2.4], sliced: ['#b08a5e', ['#e6d4b4', '#8a5f3a', '#d6bd94', '#6e452a'], 11, 3.6],
  flakes: ['#22382c', ['#2b4536', '#1a2c22', '#3c5a46', '#c9b27c'], 6.4, 2.6], driedmussel: ['#a8562c', ['#bd6a3a', '#8f4420', '#d48a55'], 9, 5],
};

const POWDERS = {
  flour: ['#ffffff', '#efe9dc'], chili: ['#cf3a22', '#9c2312'], matcha: ['#86b04a', '#5f8a2f'], shiipowder: ['#b89468', '#8f6b43'],
};

// Long things lying across each other: [under, colours, thickness, length]
const STRANDS = {
  maesaengi: ['#0f3d2a', ['#0f3d2a', '#185238', '#1f6344', '#0b2c1e'], 4.2, 26], miyeok: ['#23352a', ['#2c4434', '#1c2b22', '#3a5745', '#24392c'], 7, 30],
  tot: ['#2c2a22', ['#37342a', '#24221b', '#4a4636'], 4, 18], kkosiraegi: ['#3f5a2c', ['#4f6d38', '#334a22', '#67884b'], 2.4, 34],
  cheonggak: ['#2f5a3a', ['#3b6d48', '#24482d', '#4d8459'], 7, 16], bracken: ['#6a4f34', ['#7d6041', '#584027', '#927556'], 4.4, 28],
  siraegi: ['#66703f', ['#7a8450', '#525b30', '#929c68', '#8a7b4c'], 6, 30], woodear: ['#3a2a24', ['#4b3830', '#2b1e19', '#63493e'], 9, 12],
  anchovy: ['#9aa6ad', ['#b9c4ca', '#8795a0', '#d5dde1', '#6f7d88'], 6, 20], smallanchovy: ['#c9c6ba', ['#dedbd0', '#b5b2a6', '#efece3'], 2.8, 12],
  driedshrimp: ['#e59a7c', ['#f0ad90', '#d6835f', '#f8c8b2'], 5, 10], namul: ['#5d7a3a', ['#6f8e48', '#4a6530', '#88a660'], 4, 28],
  pickle: ['#9aa04a', ['#b3b85e', '#848a38', '#cfd487', '#6f7430'], 9, 14], jeot: ['#b3532f', ['#c9683f', '#9a4022', '#e08a62', '#7d2f18'], 5, 12],
};

function grains(r, [mound, colours, a, b]) {
  const dots = [];
  for (let i = 0; i < (a < 4 ? 420 : a < 5.5 ? 250 : 150); i++) {
    const angle = r.between(0, Math.PI * 2);
    const far = Math.sqrt(r.next());
    const x = 125 + 94 * far * Math.cos(angle);
    const y = 56 + 22 * far * Math.sin(angle) - 32 * (1 - far * far);
    dots.push([y, `<ellipse cx="${n1(x)}" cy="${n1(y)}" rx="${a}" ry="${b}" transform="rotate(${Math.round(r.between(-70, 70))} ${n1(x)} ${n1(y)})" fill="${r.pick(colours)}"/>`]);
  }
  dots.sort((p, q) => p[0] - q[0]);
  return `<path d="M27 60 Q40 20 125 16 Q210 20 223 60 Q200 84 125 85 Q50 84 27 60Z" fill="${mound}"/>${dots.map(([, d]) => d).join('')}<path d="M27 62 Q50 86 125 86 Q200 86 223 62" stroke="#000" stroke-opacity=".16" stroke-width="5" fill="none"/>`;
}

function powder(r, [light, dark]) {
  const p = 'M30 62 Q58 48 92 22 Q108 8 124 16 Q160 40 220 62 Q196 84 125 85 Q52 84 30 62Z';
  const [url, def] = linear([[0, light], [1, dark]], 1, 0.4);
  const specks = Array.from({ length: 70 }, () => `<circle cx="${n1(r.between(60, 190))}" cy="${n1(r.between(44, 78))}" r="1.6" fill="${r.pick([light, dark])}" opacity=".6"/>`).join('');
  return `<defs>${def}</defs><path d="${p}" fill="${url}"/>${specks}`;
}

function tangle(r, [under, colours, thick, long]) {
  const lines = [`<path d="M30 60 Q44 26 125 22 Q206 26 220 60 Q196 84 125 85 Q54 84 30 60Z" fill="${under}"/>`];
  for (let i = 0; i < Math.round(420 / thick); i++) {
    const far = Math.sqrt(r.next());
    const angle = r.between(0, Math.PI * 2);
    const x = 125 + 78 * far * Math.cos(angle);
    const y = 52 + 18 * far * Math.sin(angle) - 26 * (1 - far * far);
    const d = `M${n1(x)} ${n1(y)} q${n1(r.between(-long, long) * 0.7)} ${n1(r.between(-long * 0.6, 6))} ${n1(r.between(-long, long))} ${n1(r.between(-6, 10))}`;
    lines.push(`<path d="${d}" stroke="${r.pick(colours)}" stroke-width="${n1(r.between(thick * 0.7, thick * 1.25))}" stroke-linecap="round" fill="none"/>`);
  }
  return lines.join('');
}

/** A bowl of something, `kind` as in the looks. */
export function bowl(kind, seed, c = '#f4f0e7') {
  const r = chance(`${kind}${seed}`);
  let content;
  if (GRAINS[kind]) content = grains(r, GRAINS[kind]);
  else if (POWDERS[kind]) content = powder(r, POWDERS[kind]);
  else if (STRANDS[kind]) content = tangle(r, STRANDS[kind]);
  else throw new Error(`no bowl of ${kind}`);
  return drawing(250, 176, vessel(c, '#e9e2d2', content));
}

// [liquid, bits]
const SOUPS = {
  beef: ['#c98a3f', ['#7a4a2c', '#7a4a2c', '#5f8f3a', '#f0e6d2']], white: ['#f1ead9', ['#d9c9a8', '#7fa24a', '#f8f3e6']], spicy: ['#c23a1e', ['#7a2412', '#6f9a3a', '#e9dcc2', '#e2583a']],
  chueo: ['#8a5a2c', ['#5f7d34', '#6f4a24', '#a8743c']], siraegi: ['#a57a3c', ['#5f6d32', '#737f3f', '#4d5a28']], maesaengi: ['#1d5a3c', ['#0f3d2a', '#d9cdb4', '#2a6f4d', '#123f2b']],
  clear: ['#d9a850', ['#3a4a2c', '#f3e6c6', '#c9923c']], porridge: ['#e3d9a8', ['#b9a35c', '#f3edd2', '#7f9a4c']], dongchimi: ['#e9efe4', ['#fbfcf7', '#c9433a', '#9abf7a', '#f3f5ea']],
};

/** Soup in dark stoneware. */
export function soup(kind, seed) {
  const r = chance(`${kind}${seed}soup`);
  const [liquid, bits] = SOUPS[kind];
  const pieces = Array.from({ length: 26 }, () => {
    const far = Math.sqrt(r.next()) * 0.86;
    const angle = r.between(0, Math.PI * 2);
    const [x, y] = [n1(125 + 92 * far * Math.cos(angle)), n1(57 + 20 * far * Math.sin(angle))];
    const c = r.pick(bits);
    return r.next() < 0.35
      ? `<ellipse cx="${x}" cy="${y}" rx="6" ry="3.4" fill="none" stroke="${c}" stroke-width="3"/>`
      : `<rect x="${x - 9}" y="${y - 4}" width="${n1(r.between(12, 22))}" height="8" rx="4" fill="${c}" transform="rotate(${Math.round(r.between(-30, 30))} ${x} ${y})"/>`;
  }).join('');
  const steam = `<g stroke="#fff" stroke-opacity=".5" stroke-width="6" stroke-linecap="round" fill="none"><path d="M92 26 q-10 -14 0 -26 M126 22 q10 -14 0 -26 M160 26 q-8 -12 2 -24"/></g>`;
  const body = 'M10 52 C14 112 40 150 76 158 H174 C210 150 236 112 240 52Z';
  return drawing(250, 164, `${steam}${litRound(body, '#4a3c34')}<ellipse cx="125" cy="54" rx="116" ry="33" fill="#5d4c42"/><ellipse cx="125" cy="56" rx="102" ry="26" fill="#33291f"/><ellipse cx="125" cy="58" rx="99" ry="24" fill="${liquid}"/>${pieces}<path d="M44 52 Q70 38 112 36" stroke="#fff" stroke-opacity=".35" stroke-width="4" stroke-linecap="round" fill="none"/>`);
}

const KIMCHI = {
  fresh: ['#d2402a', '#f3e2b0', '#8fae55'], aged: ['#b5482a', '#e0c48a', '#8a8f4a'], gat: ['#9c3a2a', '#6f7a3a', '#4f6a34'],
  pa: ['#c23c26', '#e8e2c2', '#4f8a3c'], yeolmu: ['#cf5a3a', '#7fa24a', '#4f8a3c'],
};

/** Cut kimchi, laid in a shallow dish. */
export function kimchi(kind, seed) {
  const r = chance(`${kind}${seed}kimchi`);
  const [red, core, green] = KIMCHI[kind];
  const piece = (x, y, w) => {
    const h = r.between(30, 38);
    const p = `M${x} ${y} q${w * 0.08} ${-h} ${w * 0.3} ${-h} h${w * 0.42} q${w * 0.22} 2 ${w * 0.26} ${h}Z`;
    const rib = `<path d="M${x + w * 0.24} ${y - h * 0.78} q${w * 0.26} ${-6} ${w * 0.5} 0" stroke="${core}" stroke-width="8" stroke-linecap="round" fill="none"/><path d="M${x + w * 0.2} ${y - h * 0.42} q${w * 0.3} -8 ${w * 0.62} 0" stroke="${mix(core, red, 0.4)}" stroke-width="6" stroke-linecap="round" fill="none"/>`;
    const leaf = `<path d="M${x + w * 0.72} ${y - h * 0.9} q${w * 0.3} 4 ${w * 0.2} ${h * 0.7}" stroke="${green}" stroke-width="7" stroke-linecap="round" fill="none" opacity=".85"/>`;
    return lit(p, mix(red, '#ffffff', r.between(0, 0.12))) + rib + leaf;
  };
  const rows = [[44, 66, 60], [88, 60, 62], [136, 62, 60], [66, 82, 64], [116, 84, 62]];
  const specks = Array.from({ length: 30 }, () => `<circle cx="${n1(r.between(52, 198))}" cy="${n1(r.between(30, 80))}" r="2" fill="${darker(red, 0.25)}" opacity=".7"/>`).join('');
  const dish = 'M8 66 C20 112 60 124 92 126 H158 C190 124 230 112 242 66Z';
  return drawing(250, 130, `<ellipse cx="125" cy="66" rx="117" ry="28" fill="#fff"/>${rows.map(([x, y, w]) => piece(x, y, w)).join('')}${specks}${litRound(dish, '#f4f0e7')}<path d="M8 66 Q125 116 242 66" stroke="#fff" stroke-width="6" fill="none"/>`);
}

/** What a window in the package shows. */
export const windowColour = (thing) => {
  const kind = thing?.split(':')[1];
  if (GRAINS[kind]) return GRAINS[kind][1][0];
  if (POWDERS[kind]) return POWDERS[kind][0];
  if (STRANDS[kind]) return STRANDS[kind][1][0];
  if (SOUPS[kind]) return SOUPS[kind][0];
  return undefined;
};

export const celadonBowl = (inside, content = '') => {
  const c = '#a9c9b8';
  return drawing(250, 176, `${litRound(BODY, c)}<ellipse cx="125" cy="58" rx="111" ry="32" fill="${lighter(c, 0.25)}"/><ellipse cx="125" cy="60" rx="100" ry="26" fill="${inside}"/>${content}<path d="M58 112 q12 -12 24 0 t24 0 t24 0 t24 0 t24 0" stroke="#fff" stroke-opacity=".55" stroke-width="3.4" fill="none"/><path d="M30 82 Q40 124 74 148" stroke="#fff" stroke-opacity=".45" stroke-width="6" stroke-linecap="round" fill="none"/>`);
};

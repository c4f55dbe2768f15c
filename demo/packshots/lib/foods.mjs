// Food that the 3-D set lacks, drawn in the same soft light.

import { ball, chance, darker, drawing, lighter, linear, lit, litRound, mix, n1 } from './svg.mjs';

export function abalone() {
  const [shell, d1] = linear([[0, '#cfe6df'], [0.35, '#e9d8ea'], [0.65, '#bfe0e6'], [1, '#9fc4b4']], 1, 1);
  const [flesh, d2] = linear([[0, '#ecd3a6'], [0.6, '#d3ab74'], [1, '#a97f4d']], 0.4, 1);
  const frill = Array.from({ length: 26 }, (_, k) => {
    const t = (2 * Math.PI * k) / 26;
    return `<circle cx="${n1(132 + 86 * Math.cos(t))}" cy="${n1(92 + 54 * Math.sin(t))}" r="9" fill="#3c3a30"/>`;
  }).join('');
  return drawing(264, 190, `<defs>${d1}${d2}</defs><g transform="rotate(-8 132 95)"><ellipse cx="132" cy="98" rx="126" ry="84" fill="#4f4a39"/><ellipse cx="132" cy="95" rx="124" ry="80" fill="#6a644c"/><ellipse cx="132" cy="92" rx="114" ry="72" fill="${shell}"/><path d="M30 74 Q70 34 132 30" stroke="#fff" stroke-opacity=".8" stroke-width="6" stroke-linecap="round" fill="none"/>${frill}<ellipse cx="132" cy="92" rx="86" ry="54" fill="#544e3e"/><ellipse cx="132" cy="90" rx="76" ry="45" fill="${flesh}"/><ellipse cx="122" cy="82" rx="44" ry="22" fill="#f3dfba" opacity=".65"/><path d="M70 104 Q132 136 196 98" stroke="#8f6a3e" stroke-opacity=".45" stroke-width="4" fill="none"/></g>`);
}

const CLAMS = { manila: ['#d8cdb8', '#a5977c'], cockle: ['#c9a987', '#7d5f42'], mussel: ['#3d4a63', '#1f2736'], scallop: ['#eaa98c', '#c46a52'] };

export function clam(kind) {
  const [light, dark] = CLAMS[kind];
  const [url, def] = linear([[0, lighter(light, 0.25)], [0.6, light], [1, dark]], 0.6, 1);
  if (kind === 'mussel') {
    const p = 'M14 92 C20 40 90 8 150 20 C196 30 210 66 190 92 C160 122 60 124 14 92Z';
    return drawing(210, 120, `<defs>${def}</defs><path d="${p}" fill="${url}"/><path d="M24 92 C40 54 100 30 160 42 M34 98 C60 74 120 56 176 70" stroke="#fff" stroke-opacity=".16" stroke-width="4" fill="none"/><path d="M44 58 Q80 28 132 26" stroke="#fff" stroke-opacity=".55" stroke-width="6" stroke-linecap="round" fill="none"/>`);
  }
  const ribs = Array.from({ length: 9 }, (_, i) => {
    const x = 18 + i * 20.5;
    return `<path d="M100 132 Q${n1((100 + x) / 2)} ${n1(70 - Math.sin((i / 8) * Math.PI) * 16)} ${n1(x)} ${n1(74 - Math.sin((i / 8) * Math.PI) * 62)}" stroke="${dark}" stroke-opacity=".4" stroke-width="${kind === 'manila' ? 2 : 4}" fill="none"/>`;
  }).join('');
  const rings = kind === 'manila' ? '<path d="M40 92 Q100 42 160 92 M26 82 Q100 14 174 82" stroke="#7d6f55" stroke-opacity=".4" stroke-width="3" fill="none"/>' : '';
  return drawing(200, 140, `<defs>${def}</defs><path d="M100 136 C60 136 8 104 10 72 C14 28 60 8 100 8 C140 8 186 28 190 72 C192 104 140 136 100 136Z" fill="${url}"/>${ribs}${rings}<path d="M36 52 Q60 24 100 20" stroke="#fff" stroke-opacity=".55" stroke-width="6" stroke-linecap="round" fill="none"/>`);
}

export function shii(dried) {
  const [top, mid, low] = dried ? ['#8d6240', '#5f3b25', '#412717'] : ['#a8774c', '#7a4d30', '#553421'];
  const [cap, d1] = linear([[0, top], [0.55, mid], [1, low]], 0.6, 1);
  const [stem, d2] = linear([[0, '#f4e6cf'], [1, '#cdb48f']], 1, 0.3);
  const cracks = dried ? '<path d="M74 44 l22 16 l26 -14 l24 18 M52 78 l20 -14 l24 18 l28 -16 l30 14 M96 60 v22 M122 46 l2 20" stroke="#e7cfa6" stroke-width="5" stroke-linecap="round" stroke-linejoin="round" opacity=".85" fill="none"/>' : '<path d="M62 62 l10 6 M98 46 l12 4 M140 60 l-10 8 M84 84 l10 4 M160 88 l-12 4" stroke="#e7cfa6" stroke-width="4" stroke-linecap="round" opacity=".45" fill="none"/>';
  return drawing(220, 190, `<defs>${d1}${d2}</defs><path d="M82 100 Q88 150 78 180 Q110 192 142 180 Q132 150 138 100Z" fill="${stem}"/><path d="M8 104 Q8 20 110 14 Q212 20 212 104 Q206 122 110 124 Q14 122 8 104Z" fill="${cap}"/><path d="M14 110 Q110 132 206 110 Q200 124 110 127 Q20 124 14 110Z" fill="#e9d3b0"/>${cracks}<path d="M34 72 Q48 36 92 26" stroke="#fff" stroke-opacity=".28" stroke-width="9" stroke-linecap="round" fill="none"/>`);
}

export function kingo() {
  const stem = 'M58 70 C40 130 30 190 44 228 Q90 246 136 228 C150 190 140 130 122 70Z';
  return drawing(180, 244, `${litRound(stem, '#f3ead9')}${lit('M30 70 Q34 26 90 22 Q146 26 150 70 Q130 86 90 86 Q50 86 30 70Z', '#9a7b5c')}<path d="M40 74 Q90 92 140 74 Q124 86 90 87 Q56 86 40 74Z" fill="#e9dcc6"/>`);
}

/** A ball of tufts: lion's mane, hydrangea. */
export function pom(kind, seed) {
  const r = chance(`${kind}${seed}pom`);
  const hue = kind === 'white' ? ['#fffaf0', '#f1e6d2', '#dccbb0'] : r.pick([['#cfd8f5', '#9fb0e3', '#7586c4'], ['#f3cfe0', '#e0a0c0', '#c07aa0'], ['#e3d3f3', '#bfa3dd', '#9478bb']]);
  const tufts = [];
  for (let i = 0; i < 150; i++) {
    const angle = r.between(0, Math.PI * 2);
    const far = Math.sqrt(r.next());
    const [x, y] = [110 + 92 * far * Math.cos(angle), 104 + 88 * far * Math.sin(angle)];
    const light = (x + y) / 2 < 96 ? hue[0] : (x + y) / 2 < 122 ? hue[1] : hue[2];
    tufts.push(kind === 'white'
      ? `<ellipse cx="${n1(x)}" cy="${n1(y)}" rx="5" ry="15" fill="${mix(light, '#ffffff', r.between(0, 0.3))}" transform="rotate(${Math.round((110 - x) / 6)} ${n1(x)} ${n1(y)})"/>`
      : [0, 90].map((t) => `<ellipse cx="${n1(x)}" cy="${n1(y)}" rx="13" ry="6.5" fill="${mix(light, '#ffffff', r.between(0, 0.3))}" transform="rotate(${t + 20} ${n1(x)} ${n1(y)})"/>`).join(''));
  }
  const stem = kind === 'white' ? '' : '<path d="M104 180 Q110 240 108 290 M108 214 q34 -26 58 -8 q-24 26 -58 8" stroke="#5f8a4a" stroke-width="9" fill="#6f9a56" stroke-linecap="round"/>';
  return drawing(220, kind === 'white' ? 206 : 296, `${stem}${ball(110, 104, 96, 92, hue)}${tufts.join('')}`);
}

const FISH = { silver: ['#e6edf1', '#9fb0bd', '#5d7183'], dried: ['#ecd9b4', '#c9a469', '#8f6a38'], eel: ['#6d6a52', '#45432f', '#2b2a1e'] };

export function fish(kind) {
  const [belly, side, back] = FISH[kind];
  const [url, def] = linear([[0, back], [0.45, side], [1, belly]], 0, 1);
  if (kind === 'eel') {
    return drawing(330, 84, `<defs>${def}</defs><path d="M8 48 C40 14 90 22 140 34 S250 54 322 30 Q300 62 240 66 S110 52 60 66 Q24 70 8 48Z" fill="${url}"/><circle cx="30" cy="44" r="4" fill="#15140e"/><path d="M40 34 Q90 26 150 42 T280 46" stroke="#fff" stroke-opacity=".3" stroke-width="4" fill="none" stroke-linecap="round"/>`);
  }
  const cut = kind === 'dried' ? '<path d="M96 74 q14 12 0 26 M136 78 q14 12 0 24 M176 76 q12 10 0 20" stroke="#8f6a38" stroke-opacity=".5" stroke-width="3.5" fill="none"/>' : '<path d="M90 56 Q150 50 214 62" stroke="#fff" stroke-opacity=".6" stroke-width="5" stroke-linecap="round" fill="none"/>';
  return drawing(300, 130, `<defs>${def}</defs><path d="M222 66 L288 24 Q276 66 290 108Z" fill="${side}"/><path d="M120 34 Q150 4 186 30Z M128 102 Q150 124 172 102Z" fill="${back}"/><path d="M10 68 C36 24 120 14 234 66 C120 120 36 112 10 68Z" fill="${url}"/><path d="M66 42 Q78 68 64 96" stroke="#000" stroke-opacity=".2" stroke-width="3" fill="none"/><circle cx="42" cy="60" r="7" fill="#fff"/><circle cx="42" cy="60" r="4" fill="#22221c"/>${cut}`);
}

export function fig() {
  return drawing(170, 200, `<path d="M78 30 Q84 8 96 8 Q98 24 92 34Z" fill="#7d8f4a"/>${lit('M86 26 C112 44 160 92 156 140 C152 182 124 194 86 194 C48 194 20 182 16 140 C12 92 60 44 86 26Z', '#6b3550')}<path d="M86 34 C70 80 60 130 66 188 M86 34 C104 80 112 130 106 188 M86 34 C56 74 34 120 36 170 M86 34 C118 74 138 120 136 170" stroke="#a2798f" stroke-opacity=".55" stroke-width="3" fill="none"/><path d="M44 96 Q36 124 42 150" stroke="#fff" stroke-opacity=".35" stroke-width="8" stroke-linecap="round" fill="none"/>`);
}

export function lotus() {
  const holes = [[100, 60, 11, 9], ...Array.from({ length: 7 }, (_, i) => [100 + 44 * Math.cos((i * 2 * Math.PI) / 7), 60 + 27 * Math.sin((i * 2 * Math.PI) / 7), 13, 9])].map(([x, y, rx, ry]) => `<ellipse cx="${n1(x)}" cy="${n1(y)}" rx="${rx}" ry="${ry}" fill="#a98a5c"/><ellipse cx="${n1(x + 1.5)}" cy="${n1(y + 2)}" rx="${rx - 2.5}" ry="${ry - 2.5}" fill="#7d6340"/>`).join('');
  return drawing(200, 170, `${lit('M18 60 V108 Q18 160 100 160 Q182 160 182 108 V60Z', '#cda877')}<ellipse cx="100" cy="60" rx="82" ry="50" fill="#c39c68"/><ellipse cx="100" cy="59" rx="74" ry="44" fill="#f2e6cc"/>${holes}`);
}

export function radish() {
  return drawing(170, 260, `<path d="M70 60 C40 40 30 20 36 6 C56 18 70 34 80 56 C82 30 84 14 92 2 C104 18 102 38 96 56 C108 36 124 20 142 12 C142 32 126 48 104 62Z" fill="#5f8f3f"/><path d="M74 58 C54 40 44 26 42 14 M88 56 C90 34 92 20 93 10 M98 58 C112 40 124 28 136 20" stroke="#86b35c" stroke-width="3" fill="none"/>${litRound('M36 74 Q60 54 86 54 Q112 54 136 74 C152 130 138 196 96 244 Q86 256 78 244 C34 196 22 130 36 74Z', '#f6f2e6')}<path d="M36 76 Q60 54 86 54 Q112 54 136 76 C142 96 142 112 138 126 Q86 142 32 126 C30 108 31 92 36 76Z" fill="#8db560" opacity=".75"/>`);
}

export function shoot() {
  const scales = Array.from({ length: 6 }, (_, i) => `<path d="M${34 - i * 0} ${232 - i * 34} Q80 ${184 - i * 34} ${126} ${232 - i * 34} L${120 - i * 7} ${206 - i * 34} Q80 ${150 - i * 34} ${40 + i * 7} ${206 - i * 34}Z" fill="${i % 2 ? '#c9a36a' : '#a97f48'}" opacity=".9"/>`).join('');
  return drawing(160, 250, `${lit('M80 8 C96 60 134 150 138 220 Q138 244 80 244 Q22 244 22 220 C26 150 64 60 80 8Z', '#b98d54')}<g clip-path="none">${scales}</g><path d="M58 110 Q44 170 42 216" stroke="#fff" stroke-opacity=".35" stroke-width="7" stroke-linecap="round" fill="none"/>`);
}

const SHEETS = { laver: ['#1f2f27', '#2f4438', 5], dark: ['#201f28', '#33313d', 6], gamtae: ['#2f6a3c', '#478a55', 4], kelp: ['#3b3d26', '#54563a', 4], bugak: ['#26392c', '#e6d6ae', 5] };

/** A stack of sheets, seen from the front corner. */
export function sheets(kind, seed) {
  const r = chance(`${kind}${seed}sheet`);
  const [c, shine, n] = SHEETS[kind];
  const stack = Array.from({ length: n }, (_, i) => {
    const y = 112 - i * 10;
    const dx = r.between(-4, 4);
    return `<path d="M${20 + dx} ${y} L${134 + dx} ${y - 40} L${276 + dx} ${y - 6} L${160 + dx} ${y + 40}Z" fill="${mix(c, '#000000', i === n - 1 ? 0 : 0.25)}"/><path d="M${20 + dx} ${y} L${160 + dx} ${y + 40} L${276 + dx} ${y - 6}" stroke="${shine}" stroke-opacity=".7" stroke-width="2" fill="none"/>`;
  }).join('');
  const top = 112 - (n - 1) * 10;
  const flecks = Array.from({ length: 70 }, () => {
    const [u, v] = [r.next(), r.next()];
    const [x, y] = [20 + 114 * u + 140 * v, top - 40 * u + 38 * v];
    return kind === 'bugak' ? `<ellipse cx="${n1(x)}" cy="${n1(y)}" rx="4" ry="2.4" fill="${shine}"/>` : `<path d="M${n1(x)} ${n1(y)} l${n1(r.between(4, 14))} ${n1(r.between(-4, 4))}" stroke="${shine}" stroke-opacity=".55" stroke-width="2"/>`;
  }).join('');
  return drawing(296, 160, `${stack}${flecks}<path d="M134 ${top - 36} L262 ${top - 6}" stroke="#fff" stroke-opacity=".25" stroke-width="3"/>`);
}

const CUBES = { injeolmi: ['#e3c78f', '#f2e2b8', '#c9a463'], yugwa: ['#f7efdd', '#fffaf0', '#e0cfae'], gangjeong: ['#d9a85a', '#efcf90', '#a87432'], yanggaeng: ['#5a2430', '#7b3a46', '#3a141d'], radishkimchi: ['#d9583a', '#ee8a68', '#a83a22'] };

export function cubes(kind, seed) {
  const r = chance(`${kind}${seed}cube`);
  const [c, top, side] = CUBES[kind];
  const cube = (x, y, s) => {
    const bits = kind === 'gangjeong' || kind === 'yugwa' ? Array.from({ length: 9 }, () => `<ellipse cx="${n1(x + r.between(8, s - 8))}" cy="${n1(y + r.between(8, s * 0.7))}" rx="4" ry="2.6" fill="${top}" opacity=".9"/>`).join('') : '';
    return `<path d="M${x} ${y} h${s} q4 0 4 5 v${s * 0.62} q0 7 -7 7 h${-s + 6} q-7 0 -7 -7 v${-s * 0.62} q0 -5 6 -5Z" fill="${c}"/><path d="M${x} ${y} l${s * 0.2} ${-s * 0.24} h${s * 0.88} l${-s * 0.08 + 4} ${s * 0.24}Z" fill="${top}"/><path d="M${x + s + 4} ${y + 2} l${-2} ${-s * 0.24} q10 2 10 10 v${s * 0.5} l-8 ${s * 0.2}Z" fill="${side}"/>${bits}`;
  };
  const at = [[20, 74], [88, 70], [156, 74], [54, 92], [122, 92], [54, 36], [122, 34], [88, 2 + 8]];
  const order = [0, 1, 2, 5, 6, 7, 3, 4];
  return drawing(240, 140, `<g transform="translate(0 12)">${order.map((i) => cube(at[i][0], at[i][1] - 8, 50)).join('')}</g>`);
}

const DISCS = { rice: ['#fbf8ee', '#e6dfca'], ssuk: ['#6f8a4a', '#4d6632'], nurungji: ['#d9a75a', '#a87432'], puff: ['#f7ecd2', '#dcc79c'], brick: ['#5d4a2c', '#3d2f1a'], shii: ['#a97c52', '#7a5433'], strawberry: ['#d94a52', '#a82a36'], yeoju: ['#a9b86a', '#7c8c40'], scallop: ['#fbf3e4', '#e3d3b6'] };

export function discs(kind, seed) {
  const r = chance(`${kind}${seed}disc`);
  const [c, edge] = DISCS[kind];
  const disc = (x, y) => {
    const inner = kind === 'brick' ? `<rect x="${x - 6}" y="${y - 5}" width="12" height="9" fill="#d9c08a"/>`
      : kind === 'yeoju' || kind === 'shii' ? `<ellipse cx="${x}" cy="${y}" rx="20" ry="9" fill="${lighter(c, 0.45)}"/>`
        : kind === 'nurungji' || kind === 'puff' ? Array.from({ length: 16 }, () => `<ellipse cx="${n1(x + r.between(-30, 30))}" cy="${n1(y + r.between(-11, 11))}" rx="4" ry="2.4" fill="${lighter(c, r.between(0.1, 0.5))}"/>`).join('')
          : kind === 'strawberry' ? `<ellipse cx="${x}" cy="${y}" rx="24" ry="11" fill="#f3b6ae"/><ellipse cx="${x}" cy="${y}" rx="10" ry="5" fill="#fae3dc"/>` : `<ellipse cx="${x - 6}" cy="${y - 4}" rx="24" ry="9" fill="#fff" opacity=".35"/>`;
    return `<ellipse cx="${x}" cy="${y + 11}" rx="42" ry="20" fill="${edge}"/><path d="M${x - 42} ${y} v11 h84 v-11Z" fill="${edge}"/><ellipse cx="${x}" cy="${y}" rx="42" ry="20" fill="${c}"/>${inner}`;
  };
  const at = [[60, 110], [136, 104], [206, 112], [96, 84], [172, 82], [134, 58], [98, 122], [176, 124]];
  return drawing(262, 160, at.map(([x, y]) => disc(x, y)).join(''));
}

const SLICES = { beef: ['#b8343a', '#f3d9d0', 1], pork: ['#eba79c', '#fdf1ea', 2], duck: ['#9a4a3a', '#f0d9b8', 1], spicy: ['#c9401f', '#f0a060', 0], yukhoe: ['#a8202c', '#c94a50', 0], jerky: ['#6b2a1e', '#8f4430', 0], malaengi: ['#d98a35', '#eeb066', 0], jeonggwa: ['#e6cf9a', '#f7ecd0', 0] };

export function slices(kind, seed) {
  const r = chance(`${kind}${seed}slice`);
  const [c, fat, bands] = SLICES[kind];
  if (!bands) {
    const strips = Array.from({ length: 46 }, (_, i) => {
      const [x, y] = [130 + r.between(-92, 92) * (1 - i / 80), 104 - i * 1.6 + r.between(-10, 10)];
      return `<path d="M${n1(x)} ${n1(y)} q${n1(r.between(-20, 20))} ${n1(r.between(-18, 6))} ${n1(r.between(-44, 44))} ${n1(r.between(-8, 8))}" stroke="${r.pick([c, c, fat, darker(c, 0.18)])}" stroke-width="${n1(r.between(9, 14))}" stroke-linecap="round" fill="none"/>`;
    });
    const spots = kind === 'spicy' ? Array.from({ length: 16 }, () => `<ellipse cx="${n1(r.between(60, 200))}" cy="${n1(r.between(40, 104))}" rx="5" ry="3" fill="${r.pick(['#6f9a3a', '#f3e2b0'])}"/>`).join('') : '';
    return drawing(260, 130, strips.join('') + spots);
  }
  const piece = (x, y, t) => {
    const p = `M0 30 Q4 4 40 6 Q80 8 104 2 Q124 6 122 34 Q122 58 90 56 Q44 58 20 58 Q-2 56 0 30Z`;
    const stripes = bands === 2 ? `<path d="M4 20 Q60 14 120 18 M4 40 Q60 36 120 42" stroke="${fat}" stroke-width="9" fill="none"/>` : `<path d="M8 44 Q60 60 116 40" stroke="${fat}" stroke-width="8" fill="none" stroke-linecap="round"/><path d="M30 20 q14 8 26 2 M70 26 q12 -8 24 0" stroke="${fat}" stroke-width="3" fill="none" opacity=".8"/>`;
    return `<g transform="translate(${x} ${y}) rotate(${t})">${lit(p, c)}${stripes}</g>`;
  };
  return drawing(280, 150, [[8, 62, -6], [84, 58, 4], [148, 66, 10], [40, 30, -10], [112, 28, 6], [78, 6, -2]].map((a) => piece(...a)).join(''));
}

const LEAFS = { perilla: ['#3f6d3a', '#6f9a56'], mulberry: ['#5c8f3e', '#8fb966'], tea: ['#7d5a2c', '#a8834a'] };

export function leafs(kind) {
  const [c, vein] = LEAFS[kind];
  const leaf = (x, y, t, s) => `<g transform="translate(${x} ${y}) rotate(${t}) scale(${s})">${lit('M0 60 C10 14 60 0 110 8 C150 14 176 40 186 60 C170 92 120 112 70 108 C30 104 6 84 0 60Z', c)}<path d="M4 60 Q90 50 182 60 M50 56 Q64 34 84 26 M50 60 Q66 82 88 92 M100 54 Q114 36 132 30 M100 60 Q116 78 136 84" stroke="${vein}" stroke-width="3.5" fill="none"/></g>`;
  return drawing(230, 160, leaf(8, 46, 6, 0.92) + leaf(40, 20, -16, 0.9) + leaf(24, 62, -4, 0.86));
}

const BUNDLES = { asparagus: ['#8fb35a', '#5f8a3a', '#56703f'], parsley: ['#8fbf5a', '#5f9a3c', '#4f8a34'], onion: ['#f3f2e2', '#6f9a4a', '#3f7a34'] };

/** Stalks that stand in a paper wrap. */
export function bundle(kind, seed) {
  const r = chance(`${kind}${seed}bundle`);
  const [low, high, tip] = BUNDLES[kind];
  const many = kind === 'parsley' ? 18 : 12;
  const stalks = Array.from({ length: many }, (_, i) => {
    const x = 70 + (60 * i) / many + r.between(-4, 4);
    const top = x + (x - 100) * 1.5 + r.between(-8, 8);
    const y = r.between(14, 54);
    const [url, def] = linear([[0, high], [1, low]], 0, 1);
    const end = kind === 'asparagus' ? `<path d="M${n1(top - 9)} ${n1(y + 34)} Q${n1(top - 11)} ${n1(y + 6)} ${n1(top)} ${n1(y - 10)} Q${n1(top + 11)} ${n1(y + 6)} ${n1(top + 9)} ${n1(y + 34)}Z" fill="${mix(tip, high, 0.35)}"/>`
      : kind === 'parsley' ? [[-16, -4], [14, -8], [0, -20], [-10, 12], [12, 10]].map(([a, b]) => `<ellipse cx="${n1(top + a)}" cy="${n1(y + b)}" rx="13" ry="8" fill="${r.pick([high, tip, lighter(high, 0.2)])}" transform="rotate(${a * 3} ${n1(top + a)} ${n1(y + b)})"/>`).join('')
        : `<path d="M${n1(top - 7)} ${n1(y + 70)} Q${n1(top - 10)} ${n1(y)} ${n1(top + r.between(-14, 14))} ${n1(y - 24)} Q${n1(top + 10)} ${n1(y)} ${n1(top + 7)} ${n1(y + 70)}Z" fill="${r.pick([tip, high])}"/>`;
    return `<defs>${def}</defs><path d="M${n1(x)} 300 Q${n1((x + top) / 2)} 170 ${n1(top)} ${n1(y + 20)}" stroke="${url}" stroke-width="${kind === 'parsley' ? 6 : 15}" stroke-linecap="round" fill="none"/>${end}`;
  });
  return drawing(200, 310, stalks.join(''));
}

export function twigs() {
  const twig = (y, t) => `<g transform="rotate(${t} 120 ${y})"><path d="M16 ${y} H226" stroke="#7a5a38" stroke-width="17" stroke-linecap="round"/><path d="M16 ${y - 4} H226" stroke="#a5805a" stroke-width="6" stroke-linecap="round"/><circle cx="228" cy="${y}" r="9" fill="#e3cfa2"/><circle cx="228" cy="${y}" r="4.5" fill="#c9ab70"/></g>`;
  return drawing(250, 120, [[102, 2], [84, -5], [64, 4], [46, -3], [28, 3]].map(([y, t]) => twig(y, t)).join(''));
}

export function meju() {
  return drawing(230, 190, `${lit('M20 70 Q20 56 34 52 L190 44 Q208 44 210 60 L214 150 Q214 168 196 170 L40 176 Q24 176 22 160Z', '#a8793f')}<path d="M20 70 Q20 56 34 52 L190 44 Q208 44 210 60 L210 72 L24 84Z" fill="#c4965a"/><path d="M60 96 l20 8 M110 120 l26 -6 M160 92 l14 8 M70 148 l22 -6 M150 146 l26 4" stroke="#7d5626" stroke-width="4" stroke-linecap="round"/><path d="M70 46 Q66 110 74 176 M160 42 Q166 110 158 172 M16 116 Q110 104 214 110" stroke="#e6d08a" stroke-width="9" fill="none" stroke-linecap="round"/><path d="M104 14 Q96 26 70 46 M120 14 Q132 24 160 42" stroke="#e6d08a" stroke-width="7" fill="none"/>`);
}

export function comb() {
  const cells = [];
  for (let row = 0; row < 5; row++) for (let i = 0; i < 8; i++) {
    const [x, y] = [34 + i * 25 + (row % 2) * 12.5, 30 + row * 21];
    cells.push(`<path d="M${x} ${y - 12} l11 6 v12 l-11 6 l-11 -6 v-12Z" fill="${(row + i) % 3 ? '#eeb038' : '#d98f1f'}" stroke="#b8761a" stroke-width="2.4"/>`);
  }
  return drawing(250, 140, `${lit('M14 12 H234 Q240 12 240 20 V118 Q240 128 232 128 H18 Q10 128 10 118 V20 Q10 12 14 12Z', '#e0a02c')}${cells.join('')}<path d="M26 22 Q80 14 130 18" stroke="#fff" stroke-opacity=".6" stroke-width="6" stroke-linecap="round" fill="none"/><path d="M60 126 q4 16 10 0 M150 126 q6 22 12 0" fill="#e0a02c"/>`);
}


// Wide scenes for banners: layered land, sea or yard, with things in front. 1040×780.

import { bowl, kimchi } from './bowls.mjs';
import { put } from './compose.mjs';
import { cup } from './craft.mjs';
import { abalone, shii } from './foods.mjs';
import { board, onggi, pack } from './packages.mjs';
import { chance, n1, radial } from './svg.mjs';
import { thing } from './things.mjs';

export const [WIDTH, HEIGHT] = [1040, 780];
const [W, H] = [1200, 900];

function hills(y, swing, seed, fill, n = 7, opacity = 1) {
  const r = chance(`hills${seed}`);
  const points = Array.from({ length: n + 1 }, (_, i) => [(i * W) / n, y + r.between(-swing, swing)]);
  let d = `M-10 ${H} L-10 ${n1(points[0][1])} `;
  for (let i = 0; i < n; i++) {
    const [[x0, y0], [x1, y1]] = [points[i], points[i + 1]];
    const middle = (x0 + x1) / 2;
    d += `C${n1(middle)} ${n1(y0)} ${n1(middle)} ${n1(y1)} ${n1(x1)} ${n1(y1)} `;
  }
  return `<path d="${d}L${W + 10} ${H}Z" fill="${fill}" opacity="${opacity}"/>`;
}

const cloud = (x, y, s) => `<g fill="#fff" opacity=".75" transform="translate(${x} ${y}) scale(${s})"><rect width="200" height="34" rx="17"/><rect x="60" y="-28" width="110" height="40" rx="20"/></g>`;
const sun = (x, y, r, c) => {
  const [url, def] = radial([[0, c], [0.62, c], [0.64, c, 0.35], [1, c, 0]]);
  return `<defs>${def}</defs><circle cx="${x}" cy="${y}" r="${r * 1.6}" fill="${url}"/>`;
};

// Things stand at percent of the scene; heights are percent of its height.
function scene(sky, land, items) {
  const placed = items.map(([d, cx, base, h, more = {}]) => put(d, { cx: (cx * W) / H, base, h, ...more }, H)).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${W} ${H}"><rect width="${W}" height="${H}" fill="${sky}"/>${land}${placed}</svg>`;
}

const print = (first, second, accent, style = 1) => ({ first, second, accent, style });

async function sea() {
  const waves = [[90, 470], [330, 500], [640, 462], [860, 498], [1010, 466], [180, 530], [500, 540], [940, 540]]
    .map(([x, y]) => `<path d="M${x} ${y} q28 -9 56 0 t56 0" stroke="#fff" stroke-opacity=".5" stroke-width="4" fill="none" stroke-linecap="round"/>`).join('');
  const land = `${sun(880, 190, 74, '#fbf3dc')}${cloud(150, 150, 1)}${hills(330, 46, 11, '#c4d8cc', 6)}${hills(372, 40, 23, '#a3c4b3')}<rect x="0" y="430" width="1200" height="470" fill="#bcd9d8"/><rect x="0" y="430" width="1200" height="40" fill="#d3e6e2"/>${waves}<path d="M-10 392 Q120 352 250 410 Q300 436 340 438 L-10 446Z" fill="#6fa287"/><path d="M1210 380 Q1080 360 980 412 Q930 436 890 438 L1210 446Z" fill="#7aab90"/><path d="M-10 650 C180 560 420 600 620 610 C860 622 1040 570 1210 600 L1210 910 L-10 910Z" fill="#f1e4c8"/><path d="M-10 720 C240 650 520 690 720 690 C920 690 1080 660 1210 680 L1210 910 L-10 910Z" fill="#e9d8b4"/>`;
  return scene('#e9f0e8', land, [
    [await thing('26f5'), 73, 58, 15, { shadow: 0 }], [await thing('26f5'), 24, 53, 8, { shadow: 0 }],
    [await thing('1f33e'), 19, 83, 33, { rot: -8, shadow: 0.6 }], [pack('sack', 'cream', print('새청무', '10kg', '#1a5c3c')), 34, 87, 43],
    [await thing('1f353'), 54, 66, 10, { rot: -8, shadow: 0 }], [await thing('1f353'), 63, 66, 10, { rot: 8, shadow: 0 }], [await thing('1f96c'), 58.5, 68, 15, { shadow: 0 }],
    [await thing('1f9fa'), 58.5, 87, 34], [bowl('maesaengi', 3), 81, 89, 22], [abalone(), 45, 94, 16], [abalone(), 68, 96, 17, { rot: 4 }],
  ]);
}

async function field() {
  const rows = [[560, '#dcc377', 18], [600, '#cdb25f', 20], [644, '#dcc377', 24], [694, '#cdb25f', 26]]
    .map(([y, c, w]) => `<path d="M-20 ${y} Q300 ${y - 46} 620 ${y - 8} T1220 ${y - 20}" stroke="${c}" stroke-width="${w}" fill="none" stroke-linecap="round"/>`).join('');
  const house = '<g transform="translate(-470 6) scale(.96)"><path d="M770 500 h150 v-62 h-150Z" fill="#f7efe0"/><path d="M752 444 Q845 376 938 444 Z" fill="#6f5a4a"/><rect x="826" y="456" width="36" height="44" fill="#8a6a4a"/></g>';
  const land = `${sun(300, 210, 82, '#f3c9a0')}${hills(360, 56, 5, '#dccdb4', 6)}${hills(410, 40, 31, '#b9c3a0')}${hills(470, 30, 41, '#96ad84', 6)}<path d="M-10 540 Q300 480 620 530 T1210 520 L1210 910 L-10 910Z" fill="#e6d08a"/>${rows}<path d="M-10 730 C240 680 520 720 720 712 C920 704 1080 690 1210 706 L1210 910 L-10 910Z" fill="#d9b98c"/>${house}`;
  return scene('#f6ecdd', land, [
    [await thing('1f333'), 46, 57, 13, { shadow: 0 }], [await thing('1f333'), 86, 58, 17, { shadow: 0 }], [await thing('1f69c'), 90, 70, 13, { shadow: 0.5 }],
    [await thing('1f33e'), 30, 84, 36, { rot: -8, shadow: 0.5 }], [await thing('1f33e'), 38, 86, 42, { rot: 3, shadow: 0.5 }],
    [pack('sack', 'cream', print('햅쌀', '10kg', '#6b4a00')), 53, 89, 46], [pack('pouch', 'kraft', print('쌀귀리', '1kg', '#1a5c3c', 0), '#dcc394'), 73, 90, 37],
    [bowl('white', 5, '#b7cfc1'), 64, 96, 18], [bowl('oat', 9), 86, 95, 15],
  ]);
}

async function kimjang() {
  const wall = '<path d="M-10 470 H1210 V620 H-10Z" fill="#d9c6a6"/><path d="M-10 452 Q600 420 1210 452 V486 Q600 454 -10 486Z" fill="#8a6f58"/>' + Array.from({ length: 25 }, (_, i) => `<path d="M${-20 + i * 50} ${480 - Math.sin((i / 24) * Math.PI) * 30} q25 14 50 0" stroke="#6f5846" stroke-width="7" fill="none"/>`).join('');
  const land = `${sun(900, 190, 70, '#f6dcb8')}${cloud(180, 170, 0.9)}${hills(350, 50, 7, '#dccdbb', 6)}${hills(400, 40, 17, '#bcc3a4')}${wall}<path d="M-10 600 H1210 V910 H-10Z" fill="#e6d3b3"/><path d="M-10 700 C260 660 520 690 720 686 C920 680 1080 664 1210 676 L1210 910 L-10 910Z" fill="#dcc4a0"/>`;
  return scene('#f4ede1', land, [
    [onggi('#6d4228', '#8d5a37'), 72, 79, 34], [onggi('#5f3a24', '#7f5233'), 88, 81, 38], [onggi(), 54, 84, 42],
    [await thing('1f96c'), 24, 88, 32], [await thing('1f96c'), 37, 94, 27], [await thing('1f96c'), 14, 95, 24], [kimchi('fresh', 2), 67, 95, 15],
    [await thing('1f336-fe0f'), 51, 96, 11, { rot: 40 }], [await thing('1f9c4'), 84, 93, 13], [await thing('1f9c4'), 92, 95, 11],
  ]);
}

async function tea() {
  let land = '';
  [[520, '#8cb583', '#6f9e6c'], [572, '#7dab77', '#5f9160'], [632, '#6da06b', '#4f8454'], [704, '#5c9260', '#41764a'], [790, '#4d8555', '#356a40']].forEach(([y, light, dark], i) => {
    const w = 70 + i * 16;
    land += `<rect x="-10" y="${y}" width="1220" height="${120 + i * 10}" fill="${dark}"/>`;
    for (let x = -60 + (i % 2) * 30; x < 1260; x += w) land += `<ellipse cx="${x}" cy="${y + 6}" rx="${n1(w * 0.62)}" ry="${n1(w * 0.3)}" fill="${light}"/>`;
  });
  const peaks = `<path d="M-10 470 L110 380 L190 410 L300 250 L360 300 L450 170 L520 250 L590 210 L690 330 L770 290 L900 400 L1010 350 L1210 460 L1210 910 L-10 910Z" fill="#bfd0c8"/><path d="M-10 480 L150 420 L300 350 L400 380 L470 300 L560 360 L660 400 L820 420 L1210 480 L1210 910 L-10 910Z" fill="#a4bfb1"/>${hills(474, 20, 3, '#8fb39b', 6)}<g fill="#fff" opacity=".55"><rect x="-40" y="400" width="420" height="30" rx="15"/><rect x="760" y="430" width="420" height="26" rx="13"/></g>`;
  return scene('#e8efe9', peaks + land, [
    [pack('box', 'pine', print('녹차', '월출산', '#1f5f63', 0)), 34, 90, 42], [await thing('1fad6@cel'), 63, 91, 35], [cup('green'), 49, 96, 14], [cup('green'), 82, 95, 14],
  ]);
}

/** Bunting over stalls. */
async function market() {
  const flags = Array.from({ length: 15 }, (_, i) => {
    const x = 20 + i * 83;
    const y = 96 + Math.sin((i / 14) * Math.PI) * 64;
    return `<path d="M${x} ${n1(y)} l58 6 l-32 52Z" fill="${['#d98c86', '#e8d6a2', '#8fb39b', '#a9c9d6'][i % 4]}"/>`;
  }).join('');
  const awning = (x, c) => `<g transform="translate(${x} 292)"><path d="M0 0 H400 L424 92 H-24Z" fill="#fbf6ea"/>${[0, 2, 4, 6].map((i) => `<path d="M${i * 57} 0 h57 l3.4 92 h-64Z" fill="${c}"/>`).join('')}${Array.from({ length: 7 }, (_, i) => `<path d="M${-24 + i * 64} 92 q32 44 64 0Z" fill="${i % 2 ? '#fbf6ea' : c}"/>`).join('')}<rect x="-6" y="92" width="12" height="250" fill="#a87a45"/><rect x="394" y="92" width="12" height="250" fill="#a87a45"/></g>`;
  const land = `<path d="M10 92 Q600 240 1190 92" stroke="#a08a6a" stroke-width="4" fill="none"/>${flags}${hills(400, 40, 9, '#cfd9c4', 6)}${hills(450, 26, 19, '#b3c6a6')}${awning(120, '#7fae94')}${awning(660, '#d9a06a')}<path d="M-10 600 H1210 V910 H-10Z" fill="#efdfc2"/><path d="M-10 640 H1210 V910 H-10Z" fill="#e6d2ae"/>`;
  const pile = async (name, cx, base, h, width) => Promise.all([-0.36, -0.12, 0.12, 0.36].map(async (t, i) => [await thing(name, i), cx + t * width, base - (0.2 - t * t) * 12, h, { rot: t * 30, shadow: 0.3 }]));
  return scene('#f3efe3', land, [
    ...(await pile('1f353', 22, 82, 11, 19)), [pack('crate', 'pine', print('딸기', '강진', '#a8353f')), 22, 93, 16],
    ...(await pile('1f360@purple', 50, 80, 14, 21)), [pack('crate', 'pine', print('고구마', '해남', '#7a3e12')), 50, 94, 18],
    ...[-0.34, 0, 0.34].map((t, i) => [shii(i % 2), 79 + t * 19, 82 - (0.2 - t * t) * 8, 15, { rot: t * 22, shadow: 0.3 }]), [pack('crate', 'pine', print('표고', '강진', '#1a5c3c')), 79, 93, 16],
  ]);
}

async function gift() {
  const screen = '<rect x="60" y="110" width="1080" height="470" rx="10" fill="#f7f0e0"/>' + [0, 1, 2, 3].map((i) => `<rect x="${60 + i * 270}" y="110" width="270" height="470" fill="none" stroke="#c9ab7c" stroke-width="9"/>`).join('') + Array.from({ length: 12 }, (_, i) => `<path d="M${105 + i * 90} 114 V576" stroke="#d9c298" stroke-width="3"/>`).join('') + [0, 1, 2, 3].map((i) => `<path d="M60 ${210 + i * 92} H1140" stroke="#d9c298" stroke-width="3"/>`).join('');
  const [light, def] = radial([[0, '#fff', 0.75], [1, '#fff', 0]]);
  const land = `${screen}<defs>${def}</defs><ellipse cx="420" cy="290" rx="520" ry="330" fill="${light}"/><path d="M-10 580 H1210 V910 H-10Z" fill="#d9b98c"/>${[640, 712, 800].map((y) => `<path d="M-10 ${y} H1210" stroke="#bf9b68" stroke-width="3"/>`).join('')}`;
  return scene('#efe3ce', land, [
    [pack('bojagi', 'rose', print('한과', '강진', '#8c3b2a', 0)), 33, 88, 44], [pack('jar', 'honey', print('꿀', '600g', '#7a5416', 2)), 57, 87, 36],
    [board('#8d613c'), 78, 93, 10], [await thing('cubes:yugwa', 4), 78, 89, 22], [await thing('1f345@persimmon'), 50, 95, 14], [await thing('1f345@persimmon'), 59, 96, 12, { flip: true }], [await thing('1f338@white'), 92, 92, 12],
  ]);
}

export const SCENES = { sea, field, kimjang, tea, market, gift };

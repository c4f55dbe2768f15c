// Packages as SVG, with light from the upper left and two lines of print.

import { BOTTLES, JARS, TINTS } from './palette.mjs';
import { darker, drawing, id, lighter, line, lit, litRound, mix } from './svg.mjs';

const INK = '#2b2a24';
const isDark = (c) => {
  const [r, g, b] = [1, 3, 5].map((i) => parseInt(c.slice(i, i + 2), 16));
  return r * 0.3 + g * 0.59 + b * 0.11 < 150;
};

/** A printed label in the vendor's style. `print` is `{ first, second, accent, style }`. */
function label(x, y, w, h, { first, second, accent, style }) {
  if (!first) return '';
  const cx = x + w / 2;
  const text = (ink, dy = 0, width = w * 0.82) =>
    line(first, cx, y + h * 0.5 + dy, h * 0.3, width, ink) + line(second, cx, y + h * 0.76 + dy, h * 0.17, width, ink, 0.78);
  switch (style % 4) {
    case 0:
      return `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="10" fill="#fbf8f1"/><circle cx="${cx}" cy="${y + h * 0.15}" r="${h * 0.045}" fill="${accent}"/>${text(INK)}`;
    case 1:
      return `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="4" fill="${accent}"/><rect x="${x + 4}" y="${y + 4}" width="${w - 8}" height="${h - 8}" rx="2" fill="none" stroke="#fff" stroke-opacity=".45" stroke-width="1.2"/>${text('#fff')}`;
    case 2: {
      const r = Math.min(w, h) * 0.56;
      return `<circle cx="${cx}" cy="${y + h * 0.53}" r="${r}" fill="#fbf8f1"/><circle cx="${cx}" cy="${y + h * 0.53}" r="${r - 4}" fill="none" stroke="${accent}" stroke-width="1.6"/>${text(accent, h * 0.02, r * 1.55)}`;
    }
    default:
      return `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="6" fill="#fbf8f1"/><rect x="${x}" y="${y}" width="${w}" height="${h * 0.14}" rx="3" fill="${accent}"/><rect x="${x}" y="${y + h * 0.9}" width="${w}" height="${h * 0.04}" fill="${accent}"/>${text(INK, h * 0.05)}`;
  }
}

/** A small card that stands beside unpacked goods. */
export function tag(print) {
  const { first, second, accent, style } = print;
  const paper = style % 2 ? '#fbf8f1' : '#e9d9b8';
  const p = 'M12 6 H148 Q154 6 154 12 L158 82 Q158 90 150 90 H10 Q2 90 2 82 L6 12 Q6 6 12 6Z';
  return drawing(160, 94, `${lit(p, paper)}<path d="M14 22 H146" stroke="${accent}" stroke-width="3" stroke-linecap="round"/>${line(first, 80, 55, 28, 126, INK)}${line(second, 80, 78, 17, 126, INK, 0.75)}`);
}

function sack(tint, print) {
  const c = TINTS[tint];
  const p = 'M38 52 C34 40 30 30 34 22 L166 22 C170 30 166 40 162 52 C172 90 176 190 168 246 C166 258 156 262 146 262 L54 262 C44 262 34 258 32 246 C24 190 28 90 38 52Z';
  const pleats = Array.from({ length: 9 }, (_, i) => `M${38 + i * 14} 22v${30 + (i % 3)}`).join('');
  const mesh = tint === 'mesh' || tint === 'clear'
    ? `<g stroke="#fff" stroke-opacity="${tint === 'mesh' ? 0.4 : 0.25}" stroke-width="1.6">${Array.from({ length: 22 }, (_, i) => `<path d="M${-60 + i * 16} 60 l120 210 M${260 - i * 16} 60 l-120 210"/>`).join('')}</g>` : '';
  const band = print.style % 2
    ? `<path d="M0 112 Q100 100 200 112 L200 208 Q100 220 0 208Z" fill="${print.accent}"/>${line(print.first, 100, 164, 36, 112, '#fff')}${line(print.second, 100, 193, 20, 112, '#fff', 0.86)}`
    : `<path d="M0 92 Q100 80 200 92 L200 101 Q100 89 0 101Z M0 226 Q100 238 200 226 L200 235 Q100 247 0 235Z" fill="${print.accent}"/>${line(print.first, 100, 164, 40, 116, isDark(c) ? '#fff' : print.accent)}${line(print.second, 100, 194, 20, 112, isDark(c) ? '#fff' : INK, 0.8)}`;
  const clip = id();
  return drawing(200, 270, `<defs><clipPath id="${clip}"><path d="${p}"/></clipPath></defs><path d="${p}" fill="${c}"/><g clip-path="url(#${clip})">${mesh}${band}<path d="M30 52 Q100 62 170 52" stroke="#000" stroke-opacity=".12" stroke-width="3" fill="none"/><path d="${pleats}" stroke="#000" stroke-opacity=".07" stroke-width="5"/></g>${lit(p, 'none')}`);
}

function pouch(tint, print, window) {
  const c = TINTS[tint];
  const p = 'M30 14 Q100 6 170 14 L174 40 C180 110 182 190 176 236 C172 250 164 254 150 254 L50 254 C36 254 28 250 24 236 C18 190 20 110 26 40Z';
  const win = window
    ? `<rect x="52" y="182" width="96" height="48" rx="22" fill="${window}"/><rect x="52" y="182" width="96" height="48" rx="22" fill="#fff" opacity=".14"/><path d="M66 192 q14 -6 30 -5" stroke="#fff" stroke-opacity=".6" stroke-width="4" stroke-linecap="round" fill="none"/>` : '';
  return drawing(200, 260, `${lit(p, c)}<path d="M28 36 Q100 28 172 36 M29 43 Q100 35 171 43" stroke="#000" stroke-opacity=".13" stroke-width="2.5" fill="none"/><circle cx="100" cy="23" r="5" fill="#000" opacity=".18"/>${label(46, 66, 108, 102, print)}${win}`);
}

function vac(tint, print, window) {
  const c = TINTS[tint];
  const p = 'M14 16 Q100 8 186 16 L182 44 C188 110 188 180 182 226 L186 250 Q100 258 14 250 L18 226 C12 180 12 110 18 44Z';
  const seal = Array.from({ length: 15 }, (_, i) => `M${22 + i * 11.2} 14v14M${22 + i * 11.2} 238v14`).join('');
  const view = window ? `<rect x="32" y="138" width="136" height="84" rx="24" fill="${window}"/><rect x="32" y="138" width="136" height="84" rx="24" fill="#fff" opacity=".18"/><path d="M46 156 Q56 146 84 146" stroke="#fff" stroke-opacity=".75" stroke-width="6" stroke-linecap="round" fill="none"/>` : '<path d="M30 60 Q36 44 60 42" stroke="#fff" stroke-opacity=".6" stroke-width="6" stroke-linecap="round" fill="none"/>';
  return drawing(200, 262, `${lit(p, c)}<path d="${seal}" stroke="#000" stroke-opacity=".08" stroke-width="3"/>${view}${window ? label(40, 42, 120, 84, { ...print, style: print.style % 2 ? 1 : 3 }) : label(34, 72, 132, 116, print)}`);
}

function box(tint, print) {
  const c = TINTS[tint];
  const art = print.style % 2
    ? `<path d="M20 190 Q60 164 96 184 T158 172 V222 H20Z" fill="#fff" opacity=".16"/><path d="M20 206 Q70 186 110 202 T158 196 V222 H20Z" fill="#fff" opacity=".16"/>`
    : `<path d="M20 62 H158 V80 H20Z" fill="${print.accent}" opacity=".8"/>`;
  return drawing(230, 230, `<path d="M20 62 L158 62 L158 222 L20 222Z" fill="${c}"/><path d="M158 62 L206 38 L206 196 L158 222Z" fill="${darker(c, 0.3)}"/><path d="M20 62 L70 38 L206 38 L158 62Z" fill="${lighter(c, 0.3)}"/>${art}${label(36, 92, 106, 94, print)}<path d="M20 62 L158 62 L158 222" stroke="#fff" stroke-opacity=".22" stroke-width="2" fill="none"/>`);
}

function jar(tint, print) {
  const [content, lid] = JARS[tint];
  const body = 'M58 44 H142 Q176 48 176 84 V200 Q176 234 142 234 H58 Q24 234 24 200 V84 Q24 48 58 44Z';
  const cloth = print.style % 3 === 0
    ? `<path d="M30 50 Q24 28 40 12 Q100 2 160 12 Q176 28 170 50 Q158 58 148 48 Q136 60 124 50 Q112 62 100 51 Q88 62 76 50 Q64 60 52 48 Q42 58 30 50Z" fill="${mix(lid, '#ffffff', 0.2)}"/><path d="M38 34 Q100 42 162 34" stroke="${print.accent}" stroke-width="4" fill="none"/>`
    : litRound('M42 10 H158 Q164 10 164 18 V44 Q164 52 156 52 H44 Q36 52 36 44 V18 Q36 10 42 10Z', lid);
  return drawing(200, 240, `<path d="${body}" fill="#e9eeea"/><rect x="32" y="66" width="136" height="160" rx="28" fill="${content}"/>${litRound(body, 'none')}${cloth}${label(46, 100, 108, 94, print)}<path d="M40 84 Q38 150 44 200" stroke="#fff" stroke-opacity=".6" stroke-width="6" stroke-linecap="round" fill="none"/>`);
}

function bottle(tint, print) {
  const [glass, content, cap] = BOTTLES[tint];
  const small = tint === 'dropper';
  const p = small
    ? 'M62 92 H118 Q146 100 146 130 V240 Q146 256 130 256 H50 Q34 256 34 240 V130 Q34 100 62 92Z'
    : 'M72 46 H108 V84 Q110 104 132 120 Q146 130 146 152 V266 Q146 282 130 282 H50 Q34 282 34 266 V152 Q34 130 48 120 Q70 104 72 84Z';
  const h = small ? 262 : 288;
  const top = small
    ? `${litRound('M58 66 H122 V96 H58Z', cap)}${litRound('M74 20 Q90 8 106 20 V66 H74Z', darker(cap, 0.1))}`
    : litRound('M68 20 Q68 14 74 14 H106 Q112 14 112 20 V50 H68Z', cap);
  return drawing(180, h, `<path d="${p}" fill="${glass}"/><path d="M42 ${small ? 130 : 156} Q90 ${small ? 138 : 164} 138 ${small ? 130 : 156} V${h - 24} Q138 ${h - 14} 126 ${h - 14} H54 Q42 ${h - 14} 42 ${h - 24}Z" fill="${content}"/>${litRound(p, 'none')}${top}${label(38, small ? 144 : 162, 104, small ? 84 : 92, print)}<path d="M48 ${small ? 124 : 150} V${h - 40}" stroke="#fff" stroke-opacity=".55" stroke-width="5" stroke-linecap="round"/>`);
}

export function onggi(c1 = '#7a4a2c', c2 = '#9a6540', print = null) {
  const p = 'M58 64 C20 90 10 150 34 206 C42 224 58 230 110 230 C162 230 178 224 186 206 C210 150 200 90 162 64Z';
  const lid = 'M46 58 Q46 34 110 30 Q174 34 174 58 Q150 68 110 68 Q70 68 46 58Z';
  const paper = print ? label(66, 112, 88, 78, { ...print, style: 0 }) : '';
  return drawing(220, 236, `${litRound(p, c1)}<path d="M22 128 Q110 146 198 128" stroke="${c2}" stroke-width="5" fill="none"/><path d="M20 140 Q110 160 200 140" stroke="${c2}" stroke-width="3" fill="none"/>${paper}<ellipse cx="110" cy="62" rx="62" ry="14" fill="${c2}"/>${litRound(lid, c1)}<ellipse cx="110" cy="27" rx="16" ry="9" fill="${c2}"/><path d="M44 112 Q34 150 44 186" stroke="#fff" stroke-opacity=".3" stroke-width="7" stroke-linecap="round" fill="none"/>`);
}

function tub(tint, print) {
  const c = TINTS[tint];
  const p = 'M22 58 H218 L204 198 Q202 212 188 212 H52 Q38 212 36 198Z';
  return drawing(240, 216, `${lit(p, c)}<path d="M14 34 H226 Q232 34 232 42 V56 Q232 64 224 64 H16 Q8 64 8 56 V42 Q8 34 14 34Z" fill="${lighter(c, 0.25)}"/><path d="M26 34 Q30 20 48 20 H192 Q210 20 214 34Z" fill="${lighter(c, 0.45)}"/><path d="M14 60 H226" stroke="#000" stroke-opacity=".14" stroke-width="3"/>${label(62, 88, 116, 98, print)}`);
}

function tin(tint, print) {
  const c = TINTS[tint];
  const p = 'M34 56 V222 Q34 240 100 240 Q166 240 166 222 V56Z';
  return drawing(200, 246, `${litRound(p, c)}<path d="M34 96 Q100 112 166 96 V190 Q100 206 34 190Z" fill="#fbf8f1"/><path d="M34 96 Q100 112 166 96 M34 190 Q100 206 166 190" stroke="${print.accent}" stroke-width="3" fill="none"/>${line(print.first, 100, 150, 30, 108, print.accent)}${line(print.second, 100, 178, 17, 108, INK, 0.75)}${litRound('M28 30 V62 Q28 76 100 76 Q172 76 172 62 V30Z', darker(c, 0.15))}<ellipse cx="100" cy="30" rx="72" ry="17" fill="${lighter(c, 0.3)}"/><ellipse cx="100" cy="30" rx="56" ry="11" fill="${c}" opacity=".5"/>`);
}

/** A tall box with a few single-serve pouches in front. */
function sticks(tint, print) {
  const c = TINTS[tint];
  const spout = (x, y, s) => `<g transform="translate(${x} ${y}) scale(${s})">${lit('M6 16 Q34 8 62 16 L66 122 Q34 132 2 122Z', lighter(c, 0.45))}<path d="M8 22 Q34 14 60 22 M5 114 Q34 122 63 114" stroke="#000" stroke-opacity=".15" stroke-width="2" fill="none"/><rect x="16" y="44" width="36" height="44" rx="6" fill="#fbf8f1"/><rect x="16" y="44" width="36" height="8" rx="3" fill="${print.accent}"/><circle cx="34" cy="70" r="9" fill="${c}"/></g>`;
  const { body } = box(tint, print);
  return drawing(270, 244, `${body}${spout(170, 108, 0.94)}${spout(206, 122, 0.94)}`);
}

function tray(tint, print) {
  const [top, side, edge] = { white: ['#fbfaf6', '#ddd6c8', '#fff'], black: ['#3c3a37', '#2a2826', '#55524e'], clear: ['#e4ecea', '#cbd8d6', '#f6fbfa'], kraft: ['#cfae7c', '#ad8c5b', '#dcc094'] }[tint];
  const { accent, first, second } = print;
  return drawing(300, 104, `<path d="M6 14 H294 L272 92 Q268 100 258 100 H42 Q32 100 28 92Z" fill="${side}"/><path d="M6 8 H294 L274 80 Q270 88 260 88 H40 Q30 88 26 80Z" fill="${top}"/><path d="M${print.style % 2 ? 60 : 88} 22 H${print.style % 2 ? 240 : 212} L${print.style % 2 ? 234 : 206} 84 H${print.style % 2 ? 66 : 94}Z" fill="${print.style % 2 ? accent : '#fbf8f1'}"/>${line(first, 150, 53, 26, 106, print.style % 2 ? '#fff' : INK)}${line(second, 150, 74, 15, 106, print.style % 2 ? '#fff' : INK, 0.8)}<rect x="2" y="2" width="296" height="16" rx="8" fill="${edge}"/><rect x="2" y="10" width="296" height="8" rx="4" fill="${side}" opacity=".6"/>`);
}

function crate(tint, print) {
  const plank = (y, t) => `<rect x="8" y="${y}" width="304" height="44" rx="5" fill="${mix('#d9b27c', '#b98a52', t)}"/><path d="M20 ${y + 13} H150 M190 ${y + 9} H300 M40 ${y + 31} H290" stroke="#8a6236" stroke-opacity=".22" stroke-width="2" stroke-linecap="round"/>`;
  const paper = print.style % 2
    ? `<rect x="88" y="26" width="144" height="76" rx="6" fill="#fbf8f1"/><rect x="88" y="26" width="10" height="76" rx="3" fill="${print.accent}"/>${line(print.first, 164, 66, 29, 116, INK)}${line(print.second, 164, 90, 17, 116, INK, 0.75)}`
    : `${line(print.first, 160, 66, 34, 190, '#5c3c1c')}${line(print.second, 160, 92, 19, 190, '#5c3c1c', 0.8)}`;
  return drawing(320, 124, `<rect x="4" y="8" width="22" height="112" rx="4" fill="#a87a45"/><rect x="294" y="8" width="22" height="112" rx="4" fill="#9a6e3c"/>${plank(18, 0)}${plank(68, 0.35)}<path d="M8 18 H312" stroke="#fff" stroke-opacity=".35" stroke-width="3"/>${paper}`);
}

function basket(_tint, print) {
  const p = 'M14 20 H306 L280 124 Q277 134 264 134 H56 Q43 134 40 124Z';
  const weave = Array.from({ length: 8 }, (_, r) => Array.from({ length: 19 }, (_, i) => `M${14 + i * 16 + (r % 2) * 8} ${30 + r * 13} q8 7 16 0`).join('')).join('');
  const clip = id();
  return drawing(320, 140, `<defs><clipPath id="${clip}"><path d="${p}"/></clipPath></defs>${lit(p, '#cf9f62')}<g clip-path="url(#${clip})"><path d="${weave}" stroke="#8a5c2c" stroke-opacity=".5" stroke-width="4" fill="none"/></g><rect x="6" y="8" width="308" height="22" rx="11" fill="#dcb179"/><path d="${Array.from({ length: 20 }, (_, i) => `M${12 + i * 15} 26 l10 -14`).join('')}" stroke="#9c6c38" stroke-opacity=".55" stroke-width="3.5"/>${label(112, 48, 96, 70, { ...print, style: print.style % 2 ? 0 : 3 })}`);
}

function cooler(_tint, print) {
  return drawing(320, 160, `${lit('M12 40 H308 L300 146 Q298 156 288 156 H32 Q22 156 20 146Z', '#f4f5f2')}<rect x="4" y="22" width="312" height="26" rx="9" fill="#fff"/><path d="M6 46 H314" stroke="#000" stroke-opacity=".1" stroke-width="3"/>${label(92, 60, 136, 84, { ...print, style: 1 })}`);
}

const GIFT = { meat: '#7c3038', sea: '#3e6a78', shiitake: '#efe6d4', jang: '#8a5a32', gold: '#e6c98a', celadon: '#bcd3c5', melon: '#dfe6c6', persimmon: '#f0d3b2', pear: '#efe2bf', citrus: '#f4d9ae', green: '#dde8d0', red: '#a8403a', laver: '#34463f' };

function giftbox(tint, print) {
  const c = GIFT[tint];
  return drawing(320, 150, `<path d="M8 30 H312 L300 140 Q298 148 288 148 H32 Q22 148 20 140Z" fill="${darker(c, 0.22)}"/><path d="M8 24 H312 L302 128 Q300 136 290 136 H30 Q20 136 18 128Z" fill="${c}"/><rect x="2" y="12" width="316" height="20" rx="8" fill="${lighter(c, 0.5)}"/><path d="M12 56 H308 L304 108 H16Z" fill="${print.accent}"/><path d="M13 62 H307 M15 102 H305" stroke="#fff" stroke-opacity=".4" stroke-width="1.4"/>${line(print.first, 160, 85, 25, 200, '#fff')}${line(print.second, 160, 101, 13, 200, '#fff', 0.85)}`);
}

function bojagi(tint, print) {
  const c = { ivory: '#efe3cb', laver: '#3f6354', navy: '#3b5374', rose: '#c9736d' }[tint];
  const p = 'M26 112 Q36 92 96 92 H204 Q264 92 274 112 L284 226 Q284 240 268 240 H32 Q16 240 16 226Z';
  const knot = `<path d="M150 98 C96 20 44 26 40 58 C38 84 96 98 150 98Z" fill="${lighter(c, 0.18)}"/><path d="M150 98 C204 20 256 26 260 58 C262 84 204 98 150 98Z" fill="${darker(c, 0.1)}"/><path d="M150 98 C120 66 86 52 58 54 M150 98 C180 66 214 52 242 54" stroke="#000" stroke-opacity=".14" stroke-width="3" fill="none"/><rect x="128" y="78" width="44" height="34" rx="14" fill="${c}"/><rect x="128" y="78" width="44" height="34" rx="14" fill="#fff" opacity=".14"/>`;
  return drawing(300, 246, `${lit(p, c)}<path d="M150 100 L30 236 M150 100 L270 236 M150 100 L96 240 M150 100 L204 240" stroke="#000" stroke-opacity=".08" stroke-width="4"/>${knot}${label(98, 138, 104, 82, { ...print, style: 0 })}`);
}

export function board(c = '#c99b66') {
  return drawing(300, 70, `<rect x="4" y="10" width="292" height="52" rx="24" fill="${darker(c, 0.3)}"/><rect x="4" y="4" width="292" height="48" rx="24" fill="${c}"/><path d="M30 22 H250 M60 34 H270 M28 42 H180" stroke="${darker(c, 0.45)}" stroke-opacity=".28" stroke-width="2.5" stroke-linecap="round"/>`);
}

export function plate(c = '#f7f6f1') {
  return drawing(340, 96, `<ellipse cx="170" cy="56" rx="166" ry="38" fill="${darker(c, 0.2)}"/><ellipse cx="170" cy="48" rx="166" ry="38" fill="${c}"/><ellipse cx="170" cy="48" rx="166" ry="38" fill="#fff" opacity=".25"/><ellipse cx="170" cy="49" rx="122" ry="25" fill="${darker(c, 0.07)}"/><path d="M24 40 Q60 18 130 13" stroke="#fff" stroke-opacity=".6" stroke-width="5" stroke-linecap="round" fill="none"/>`);
}

function wrap(tint, print) {
  const c = { kraft: '#d9c3a0', ivory: '#f1eadb', sage: '#c7d3b8', pink: '#eccac4' }[tint];
  return drawing(200, 260, `<path d="M10 20 Q100 60 190 20 L128 250 Q100 262 72 250Z" fill="${c}"/><path d="M10 20 Q60 90 72 250 Q84 256 96 257 Q92 120 60 40Z" fill="#000" opacity=".06"/><path d="M190 20 Q140 90 128 250 Q118 256 108 257 Q112 120 140 40Z" fill="#fff" opacity=".2"/><circle cx="100" cy="148" r="40" fill="${print.style % 2 ? print.accent : '#fbf8f1'}"/><circle cx="100" cy="148" r="36" fill="none" stroke="${print.style % 2 ? '#fff' : print.accent}" stroke-opacity=".6" stroke-width="1.4"/>${line(print.first, 100, 153, 24, 64, print.style % 2 ? '#fff' : INK)}${line(print.second, 100, 170, 12, 58, print.style % 2 ? '#fff' : INK, 0.85)}`);
}

const DRAW = { sack, pouch, vac, box, jar, bottle, tub, tin, sticks, tray, crate, basket, cooler, giftbox, bojagi, wrap };

/** A package by name and tint. `window` is the colour seen through it. */
export function pack(name, tint, print, window) {
  if (name === 'onggi') return onggi('#7a4a2c', '#9a6540', print);
  if (name === 'board') return board(TINTS[tint]);
  if (name === 'plate') return plate(TINTS[tint]);
  return DRAW[name](tint, print, window);
}


// Celadon, stoneware, cloth, candles and cups.

import { JARS } from './palette.mjs';
import { darker, drawing, lighter, lit, litRound } from './svg.mjs';

export const CELADON = '#a5c8b7';
const crane = (x, y, s, c = '#fff') => `<g transform="translate(${x} ${y}) scale(${s})" stroke="${c}" stroke-opacity=".85" stroke-width="3" fill="none" stroke-linecap="round" stroke-linejoin="round"><path d="M0 20 Q10 10 22 12 Q34 14 42 4 M22 12 Q20 26 8 34 M22 12 Q32 20 44 18 M22 12 Q26 30 36 40"/></g>`;
const waves = (x, y, n = 4) => `<path d="M${x} ${y} ${Array.from({ length: n }, () => 'q10 -10 20 0 t20 0').join(' ')}" stroke="#fff" stroke-opacity=".6" stroke-width="3" fill="none"/>`;

export function cup(kind) {
  const inner = { green: '#bcc56a', amber: '#c98a2b', cel: '#d5e6dc', clear: '#e9f2f0', flower: '#ecc96a', yuja: '#efd06a' }[kind];
  const p = 'M10 30 C12 78 40 104 56 108 L56 114 H104 L104 108 C120 104 148 78 150 30Z';
  const flower = kind === 'flower' ? '<g fill="#fff"><circle cx="74" cy="30" r="7"/><circle cx="86" cy="30" r="7"/><circle cx="80" cy="25" r="7"/><circle cx="80" cy="35" r="7"/></g><circle cx="80" cy="30" r="5" fill="#e6a62c"/>' : '';
  return drawing(160, 120, `${litRound(p, CELADON)}${waves(40, 66, 2)}<ellipse cx="80" cy="30" rx="70" ry="18" fill="${lighter(CELADON, 0.4)}"/><ellipse cx="80" cy="31" rx="61" ry="13.5" fill="${inner}"/>${flower}`);
}

export function mug() {
  return drawing(210, 190, `<path d="M150 60 Q204 56 200 104 Q196 150 146 146" stroke="${darker(CELADON, 0.08)}" stroke-width="17" fill="none" stroke-linecap="round"/>${litRound('M16 24 V150 Q16 178 50 182 H118 Q152 178 152 150 V24Z', CELADON)}<ellipse cx="84" cy="24" rx="68" ry="15" fill="${lighter(CELADON, 0.35)}"/><ellipse cx="84" cy="25" rx="59" ry="11" fill="#6d4a30"/>${crane(52, 76, 1.3)}${waves(40, 150, 2)}`);
}

export function dish() {
  return drawing(300, 110, `<ellipse cx="150" cy="64" rx="144" ry="40" fill="${darker(CELADON, 0.25)}"/><ellipse cx="150" cy="54" rx="144" ry="40" fill="${CELADON}"/><ellipse cx="150" cy="54" rx="144" ry="40" fill="#fff" opacity=".16"/><ellipse cx="150" cy="56" rx="104" ry="27" fill="${lighter(CELADON, 0.12)}"/><ellipse cx="150" cy="56" rx="104" ry="27" fill="none" stroke="#fff" stroke-opacity=".5" stroke-width="2.5"/><g transform="translate(150 56) scale(1 .5)">${Array.from({ length: 8 }, (_, i) => `<ellipse cx="0" cy="-24" rx="8" ry="20" transform="rotate(${i * 45})" fill="none" stroke="#fff" stroke-opacity=".7" stroke-width="3"/>`).join('')}</g><path d="M24 42 Q70 20 130 16" stroke="#fff" stroke-opacity=".6" stroke-width="5" stroke-linecap="round" fill="none"/>`);
}

export function vase(variant = 0) {
  const p = variant % 2
    ? 'M78 20 H122 Q124 46 112 60 C170 84 196 130 182 190 C174 236 150 262 138 278 H62 C50 262 26 236 18 190 C4 130 30 84 88 60 Q76 46 78 20Z'
    : 'M76 14 H124 L120 40 C164 50 186 86 180 130 C174 190 140 220 140 276 H60 C60 220 26 190 20 130 C14 86 36 50 80 40Z';
  return drawing(200, 288, `${litRound(p, CELADON)}<ellipse cx="100" cy="16" rx="26" ry="7" fill="${lighter(CELADON, 0.35)}"/><ellipse cx="100" cy="16" rx="19" ry="4.5" fill="#5f8272"/>${crane(62, 92, 1.15)}${crane(110, 120, 0.9)}${crane(72, 156, 0.85)}<path d="M40 104 q8 -8 16 0 q8 -8 16 0 M120 92 q8 -8 16 0 q8 -8 16 0 M96 196 q8 -8 16 0 q8 -8 16 0" stroke="#fff" stroke-opacity=".6" stroke-width="2.6" fill="none"/><path d="M64 258 l9 -16 l9 16 l9 -16 l9 16 l9 -16 l9 16 l9 -16 l9 16" stroke="#fff" stroke-opacity=".55" stroke-width="2.6" fill="none"/><path d="M40 96 Q32 130 44 170" stroke="#fff" stroke-opacity=".5" stroke-width="8" stroke-linecap="round" fill="none"/>`);
}

export function censer(variant = 0) {
  const smoke = '<path d="M110 34 q-16 -16 0 -30 q14 -12 2 -26" stroke="#fff" stroke-opacity=".7" stroke-width="5" fill="none" stroke-linecap="round"/>';
  const body = variant % 2
    ? `<path d="M112 84 V8" stroke="#8a5a32" stroke-width="5" stroke-linecap="round"/><circle cx="112" cy="8" r="4" fill="#d9542f"/>${litRound('M30 110 Q40 84 110 84 Q180 84 190 110 Q186 146 110 150 Q34 146 30 110Z', CELADON)}<ellipse cx="110" cy="104" rx="66" ry="14" fill="${lighter(CELADON, 0.3)}"/>`
    : `${litRound('M34 100 Q30 164 70 178 H150 Q190 164 186 100Z', CELADON)}<ellipse cx="110" cy="100" rx="78" ry="18" fill="${lighter(CELADON, 0.2)}"/>${litRound('M50 98 Q54 56 110 52 Q166 56 170 98 Q140 108 110 108 Q80 108 50 98Z', lighter(CELADON, 0.1))}<path d="M80 84 q8 -14 16 0 q8 -14 16 0 q8 -14 16 0 q8 -12 14 0" stroke="#5f8272" stroke-width="6" fill="none"/><circle cx="110" cy="50" r="13" fill="${CELADON}"/>${waves(70, 146, 2)}`;
  return drawing(220, 190, smoke + body);
}

export function pendant() {
  return drawing(200, 220, `<path d="M40 20 Q100 150 100 124 Q100 150 160 20" stroke="#c9a24a" stroke-width="4" fill="none"/><circle cx="100" cy="128" r="9" fill="none" stroke="#c9a24a" stroke-width="5"/>${litRound('M100 134 C140 140 152 176 130 204 Q100 222 70 204 C48 176 60 140 100 134Z', CELADON)}${crane(80, 160, 0.9)}`);
}

export function chime() {
  return drawing(180, 290, `<path d="M90 4 V40" stroke="#8a7a5c" stroke-width="4"/>${litRound('M34 120 Q34 44 90 38 Q146 44 146 120 Q150 132 156 136 H24 Q30 132 34 120Z', CELADON)}<path d="M40 110 H140" stroke="#fff" stroke-opacity=".6" stroke-width="3"/>${crane(66, 62, 1)}<path d="M90 136 V208" stroke="#8a7a5c" stroke-width="3.5"/><circle cx="90" cy="150" r="10" fill="#c9a24a"/>${lit('M60 226 C76 202 112 202 130 226 L150 212 V246 L130 234 C112 258 76 258 60 226Z', '#7fb09a')}<circle cx="80" cy="224" r="3.5" fill="#2f4f43"/>`);
}

export function lamp() {
  const cut = [];
  for (let r = 0; r < 5; r++) for (let i = 0; i < 5 - (r % 2); i++) cut.push(`<ellipse cx="${54 + i * 24 + (r % 2) * 12}" cy="${84 + r * 26}" rx="8.5" ry="9.5" fill="#ffe6a3"/>`);
  return drawing(204, 260, `<ellipse cx="102" cy="136" rx="100" ry="118" fill="#ffe9b8" opacity=".35"/>${litRound('M44 52 Q102 36 160 52 C186 110 180 180 156 226 H48 C24 180 18 110 44 52Z', CELADON)}${cut.join('')}<rect x="40" y="222" width="124" height="24" rx="8" fill="#7a5638"/><ellipse cx="102" cy="50" rx="56" ry="12" fill="#fff3cf"/>`);
}

export function candle() {
  return drawing(120, 220, `<path d="M60 44 Q44 26 60 4 Q76 26 60 44Z" fill="#f6b53f"/><path d="M60 42 Q53 30 60 18 Q67 30 60 42Z" fill="#fff0c0"/><path d="M60 40 V60" stroke="#4a3a24" stroke-width="3.5"/>${litRound('M16 66 Q16 56 60 56 Q104 56 104 66 V204 Q104 214 60 214 Q16 214 16 204Z', '#e6b455')}<ellipse cx="60" cy="65" rx="44" ry="10" fill="#f3cd80"/>${Array.from({ length: 6 }, (_, r) => Array.from({ length: 5 }, (_, i) => `<path d="M${20 + i * 18 + (r % 2) * 9} ${84 + r * 22} l8 5 v9 l-8 5 l-8 -5 v-9Z" fill="none" stroke="#b9842c" stroke-opacity=".4" stroke-width="2"/>`).join('')).join('')}`);
}

export function cloth(kind) {
  const [c, shade] = kind === 'indigo' ? ['#3f5f94', '#2b4472'] : ['#c9814a', '#a05f2e'];
  const fold = (y, t) => `<path d="M16 ${y} Q20 ${y - 26} 60 ${y - 28} H230 Q262 ${y - 26} 264 ${y} Q262 ${y + 18} 230 ${y + 18} H50 Q18 ${y + 18} 16 ${y}Z" fill="${t}"/><path d="M16 ${y} Q24 ${y + 8} 60 ${y + 8} H264" stroke="#000" stroke-opacity=".15" stroke-width="3" fill="none"/>`;
  const blots = [[70, 60], [150, 54], [206, 66]].map(([x, y]) => `<ellipse cx="${x}" cy="${y}" rx="24" ry="9" fill="none" stroke="#fff" stroke-opacity=".5" stroke-width="4"/>`).join('');
  return drawing(280, 150, `${fold(126, shade)}${fold(96, c)}${fold(68, lighter(c, 0.12))}${blots}<path d="M24 58 Q40 46 80 44" stroke="#fff" stroke-opacity=".4" stroke-width="5" fill="none" stroke-linecap="round"/>`);
}

/** Two or three small jars for gift boxes. */
export function jars(kind) {
  const one = (x, [content, lid], h) => `<g transform="translate(${x} ${130 - h})"><rect x="0" y="18" width="76" height="${h - 18}" rx="16" fill="#eef0ea"/><rect x="4" y="28" width="68" height="${h - 34}" rx="12" fill="${content}"/>${litRound(`M6 0 H70 Q74 0 74 6 V20 H2 V6 Q2 0 6 0Z`, lid)}<rect x="14" y="48" width="48" height="36" rx="6" fill="#fbf8f1"/><path d="M22 62 H54 M28 72 H48" stroke="#8a7a5c" stroke-width="3" stroke-linecap="round"/><path d="M10 36 V${h - 16}" stroke="#fff" stroke-opacity=".6" stroke-width="4" stroke-linecap="round"/></g>`;
  const list = kind === 'honey' ? [JARS.honey, JARS.amber] : [JARS.doenjang, JARS.gochujang, JARS.soy];
  return drawing(list.length * 84, 134, list.map((j, i) => one(4 + i * 84, j, 124)).join(''));
}


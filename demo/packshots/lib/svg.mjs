// Small SVG vocabulary: ids, gradients, seeded chance, light from the upper left.

let count = 0;
export const id = () => `g${++count}`;
export const resetIds = () => { count = 0; };

/** A seeded generator, so that every picture comes out the same again. */
export function chance(text) {
  let state = 2166136261;
  for (const c of text) state = Math.imul(state ^ c.codePointAt(0), 16777619);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    between: (low, high) => low + (high - low) * next(),
    pick: (list) => list[Math.floor(next() * list.length)],
    index: (n) => Math.floor(next() * n),
  };
}

export const n1 = (x) => Math.round(x * 10) / 10;

/** Linear gradient: `[offset, colour, opacity]` stops. Returns `[url, definition]`. */
export function linear(stops, x2 = 1, y2 = 0) {
  const name = id();
  return [`url(#${name})`, `<linearGradient id="${name}" x1="0" y1="0" x2="${x2}" y2="${y2}">${stopList(stops)}</linearGradient>`];
}

export function radial(stops, cx = 0.5, cy = 0.5, r = 0.5) {
  const name = id();
  return [`url(#${name})`, `<radialGradient id="${name}" cx="${cx}" cy="${cy}" r="${r}">${stopList(stops)}</radialGradient>`];
}

const stopList = (stops) => stops
  .map(([at, colour, opacity = 1]) => `<stop offset="${at}" stop-color="${colour}" stop-opacity="${opacity}"/>`)
  .join('');

const SHADE = [[0, '#fff', 0.4], [0.28, '#fff', 0.08], [0.6, '#000', 0.02], [1, '#000', 0.24]];
const ROUND = [[0, '#000', 0.16], [0.16, '#fff', 0.1], [0.34, '#fff', 0.36], [0.55, '#fff', 0.02], [1, '#000', 0.3]];

/** A filled outline with light over it: flat things. */
export function lit(path, fill, stops = SHADE) {
  const [url, def] = linear(stops);
  return `<defs>${def}</defs><path d="${path}" fill="${fill}"/><path d="${path}" fill="${url}"/>`;
}

/** The same for things that are round. */
export const litRound = (path, fill) => lit(path, fill, ROUND);

/** A ball-like body lit from the upper left. */
export function ball(cx, cy, rx, ry, [light, mid, dark]) {
  const [url, def] = radial([[0, light], [0.55, mid], [1, dark]], 0.36, 0.3, 0.75);
  return `<defs>${def}</defs><ellipse cx="${cx}" cy="${cy}" rx="${rx}" ry="${ry}" fill="${url}"/>`;
}

/** A drawing with its own size: `{ w, h, body }`. */
export const drawing = (w, h, body) => ({ w, h, body });

const FONT = `font-family="Noto Sans CJK KR" font-weight="700" text-anchor="middle"`;

/** One line of text that fits `width`. */
export function line(text, x, y, size, width, fill, opacity = 1) {
  const units = [...text].reduce((sum, c) => sum + (c.codePointAt(0) > 0x2e80 ? 1 : 0.56), 0);
  const fitted = Math.min(size, width / Math.max(units, 1));
  return `<text x="${x}" y="${y}" font-size="${n1(fitted)}" fill="${fill}" opacity="${opacity}" ${FONT}>${escape(text)}</text>`;
}

const escape = (text) => text.replace(/[&<>]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c]);

/** Mixes two `#rrggbb` colours. */
export function mix(a, b, t) {
  const part = (c, i) => parseInt(c.slice(1 + i * 2, 3 + i * 2), 16);
  const hex = [0, 1, 2].map((i) => Math.round(part(a, i) * (1 - t) + part(b, i) * t).toString(16).padStart(2, '0'));
  return `#${hex.join('')}`;
}
export const darker = (c, t = 0.25) => mix(c, '#1c1408', t);
export const lighter = (c, t = 0.35) => mix(c, '#ffffff', t);

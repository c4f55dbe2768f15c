// Names of things in the looks, to drawings.

import * as bowls from './bowls.mjs';
import * as craft from './craft.mjs';
import { emoji } from './emoji.mjs';
import * as foods from './foods.mjs';
import { onggi } from './packages.mjs';

const DRAWN = {
  bowl: (kind, seed) => bowls.bowl(kind, seed), strands: (kind, seed) => bowls.bowl(kind, seed), soup: bowls.soup, kimchi: bowls.kimchi,
  rbowl: (kind) => bowls.celadonBowl(kind === 'milk' ? '#fbf8ee' : '#dbe9e0'),
  clam: foods.clam, fish: foods.fish, sheets: foods.sheets, cubes: foods.cubes, discs: foods.discs, slices: foods.slices, leafs: foods.leafs,
  bundle: foods.bundle, pom: foods.pom, abalone: foods.abalone, fig: foods.fig, lotus: foods.lotus, radish: foods.radish, shoot: foods.shoot,
  twigs: foods.twigs, block: foods.meju, comb: foods.comb, kingo: foods.kingo, shii: (kind) => foods.shii(kind === '1'),
  cup: craft.cup, mug: craft.mug, dish: craft.dish, vase: (_, seed) => craft.vase(seed), censer: (_, seed) => craft.censer(seed), pendant: craft.pendant,
  chime: craft.chime, lamp: craft.lamp, candle: craft.candle, cloth: craft.cloth, jars: craft.jars,
  onggi: (kind) => (kind === '1' ? onggi('#6d4228', '#8d5a37') : kind === '2' ? onggi('#5f4a3c', '#7d6452') : onggi()),
};

/** `seed` is a small number: another one gives another heap. */
export async function thing(name, seed = 0) {
  const [shape, kind] = name.split(':');
  if (kind === undefined) return emoji(name);
  if (!DRAWN[shape]) throw new Error(`nothing draws ${name}`);
  return DRAWN[shape](kind, seed);
}

// Heights in percent of the picture, as a thing beside a package.
const BESIDE = {
  bowl: 23, strands: 24, soup: 25, kimchi: 19, rbowl: 23, clam: 17, fish: 16, sheets: 19, cubes: 20, discs: 20, slices: 18, leafs: 20, bundle: 40,
  pom: 26, abalone: 19, fig: 22, lotus: 22, radish: 36, shoot: 32, twigs: 17, block: 26, comb: 21, kingo: 30, shii: 23, cup: 18,
  mug: 25, dish: 15, vase: 46, censer: 30, pendant: 34, chime: 46, lamp: 44, candle: 32, cloth: 22, jars: 24, onggi: 40,
};
const TALL = { '1f33e': 48, '1f331': 30, '1f33f': 34, '1f41d': 17, '1f33c': 25, '1f9c4': 20, '1f336-fe0f': 22, '1f33a': 26, '1f338': 24, '1f345': 25, '1f34f': 22, '1f34a': 25, '1f344': 26, '1f9aa': 24, '1fadb': 27, '1fad8': 19, '1f48a': 20, '1f9ca': 18, '1f410': 34, '1f377': 34, '1f95b': 27, '1fad0': 22, '1f353': 25, '1f342': 22, '1fab7': 27, '1f990': 24, '1f95a': 17, '1f36a': 23, '1fad6': 34, '1f962': 32, '1f944': 30, '1f41f': 22, '1f96c': 32, '1f952': 30 };

export const beside = (name) => BESIDE[name.split(':')[0]] ?? TALL[name.split('@')[0]] ?? 28;

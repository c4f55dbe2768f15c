// Colours: grounds, package tints, the accents that vendors print with.

/** Wall and floor. */
export const GROUNDS = {
  sand: ['#f3ece0', '#e7dcc9'], sage: ['#e6ede2', '#d3dfd0'], clay: ['#f4e4da', '#e8d0c1'],
  mist: ['#e6eeee', '#d2dfe0'], straw: ['#f6edd3', '#ecdcb2'], blush: ['#f7e7e4', '#eed3cf'],
  oat: ['#efeae2', '#dfd7ca'], pine: ['#dce8e0', '#c3d6ca'], stone: ['#ebebe6', '#d9d8d0'],
  lilac: ['#eeeaf0', '#dcd4e2'], sky: ['#e7eef3', '#d3dee8'], peach: ['#f9e9dc', '#efd5bf'],
};

/** Grounds that suit a top category. */
export const GROUNDS_OF = {
  grain: ['sand', 'straw', 'oat', 'sage', 'peach'], meat: ['clay', 'oat', 'stone', 'sand', 'blush'],
  shell: ['mist', 'sky', 'stone', 'pine'], fish: ['sky', 'mist', 'sand', 'stone'],
  sea: ['pine', 'mist', 'sage', 'sky'], mush: ['oat', 'sand', 'sage', 'stone'],
  fruit: ['blush', 'peach', 'straw', 'sage', 'lilac'], root: ['sand', 'peach', 'clay', 'oat'],
  veg: ['sage', 'straw', 'mist', 'oat', 'peach'], kimchi: ['clay', 'sand', 'sage', 'peach'],
  banchan: ['sand', 'sage', 'clay', 'oat'], jang: ['sand', 'clay', 'straw', 'oat'],
  sauce: ['straw', 'sand', 'peach', 'sage'], tea: ['sage', 'pine', 'oat', 'straw', 'mist'],
  snack: ['peach', 'blush', 'oat', 'straw', 'lilac'], meal: ['clay', 'stone', 'sand', 'peach'],
  flower: ['blush', 'lilac', 'sage', 'mist', 'peach'], craft: ['oat', 'stone', 'mist', 'sand', 'pine'],
  health: ['straw', 'sage', 'oat', 'mist'], liquor: ['stone', 'lilac', 'oat', 'straw'],
  gift: ['blush', 'sand', 'lilac', 'pine', 'peach'],
};

/** Ink of a vendor's labels; each vendor keeps one. */
export const ACCENTS = ['#1a5c3c', '#24405f', '#8c3b2a', '#6a2f4f', '#7a5416', '#1f5f63', '#3a3a33', '#55602a', '#3b3a70', '#9a4a1c'];

export const TINTS = {
  cream: '#f4efe4', kraft: '#cfae7c', white: '#f7f6f1', ivory: '#efe7d3', straw: '#e8d6a2', gold: '#d9ae4c',
  green: '#5f8f5a', pine: '#2f6147', sage: '#b7c7a6', black: '#3a3735', navy: '#2d4363', sea: '#7fa9ac',
  brown: '#83593a', terracotta: '#c07a55', red: '#b5402f', pink: '#eec3bb', plum: '#7b3f5c', ice: '#dbe9ee',
  clear: '#e9efea', slate: '#4b5054', oak: '#c99b66', walnut: '#8d613c', wicker: '#cf9f62', rose: '#d98c86',
  laver: '#2f4f43', celadon: '#a9c9b8', mesh: '#d8694a',
};

/** What a jar shows through its glass, and its lid. */
export const JARS = {
  honey: ['#e2a12c', '#f0e2c0'], amber: ['#b9711f', '#3b2f26'], pollen: ['#e6b640', '#efe7d6'], powder: ['#c2a37a', '#4a3527'],
  soy: ['#4a2a1c', '#2f2b25'], kimchi: ['#c0452b', '#b8352a'], green: ['#7c9a4a', '#2f5b3f'], pickle: ['#a9b458', '#e9e2cf'],
  redpickle: ['#b4473c', '#efe2d2'], jeot: ['#a5502f', '#2f2b25'], darkjeot: ['#6b3a2a', '#2f2b25'], pinkjeot: ['#e3a79a', '#f0e6da'],
  doenjang: ['#b98239', '#efe7d6'], gochujang: ['#a52a1e', '#d8c49a'], syrup: ['#8a4a1a', '#efe3cc'], yuja: ['#efc53f', '#f4ecd6'],
  ginger: ['#d9b169', '#5c4630'], flower: ['#f2e3b8', '#d9b46a'], granola: ['#b8834a', '#e9dcc2'], jam: ['#b3202f', '#f3ede2'], black: ['#2b2320', '#c8a24a'],
};

/** Glass, content and cap of a bottle; `slim` ones are taller. */
export const BOTTLES = {
  oil: ['#8a5a1c', '#b5781f', '#2f2b25'], gold: ['#c99a2e', '#d9ad3e', '#4a3a20'], soy: ['#3a2218', '#2a1812', '#8c2f22'],
  amber: ['#9a5a22', '#7d4418', '#2f5b3f'], vinegar: ['#c9692c', '#d67a35', '#efe3cc'], plum: ['#9fae4a', '#8f9e3a', '#f0ead9'],
  milk: ['#f3eee0', '#faf6ea', '#c98a3a'], makgeolli: ['#f4f1e8', '#fbf9f2', '#3f7a55'], clear: ['#dfe9e8', '#eef4f2', '#3a3735'],
  yakju: ['#e3c766', '#ecd57f', '#7b5a1e'], wine: ['#3a1f33', '#57203f', '#a8823a'], dropper: ['#6b3d18', '#84501f', '#26241f'],
};

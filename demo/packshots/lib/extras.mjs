// Looks of the pictures that are not products: categories and lines of work.

export const CATEGORIES = {
  grain: 'sack.cream 1f33e bowl:white', meat: 'board.oak 1f969 1f969 1f33f', shell: 'stand.sea abalone:0 abalone:0 abalone:0',
  fish: 'tray.black 1f990', sea: 'bowl.white strands:maesaengi', mush: 'giftbox.shiitake shii:0', fruit: 'tray.white 1f353',
  veg: 'stand.warm 1fad1@yellow 1fad1@red 1fad1@orange', kimchi: 'onggi.brown 1f96c 1f336-fe0f', jang: 'jar.doenjang onggi:0 1fad8@soy',
  tea: 'box.pine cup:green 1f331', snack: 'plate.celadon cubes:injeolmi', meal: 'stand.table soup:spicy', flower: 'wrap.kraft 1f339',
  craft: 'stand.stone 1fad6@cel cup:green cup:green', health: 'sticks.gold 1f33f', liquor: 'bottle.makgeolli rbowl:milk', gift: 'bojagi.rose cubes:yugwa',
};

/** Look and ground of a vendor without a photograph, by archetype. */
export const VENDORS = {
  rice: ['stand.field 1f33e bowl:white 1f33e', 'straw'], root: ['basket.wicker 1f360@purple 1f954', 'sand'], veg: ['basket.wicker 1fad1@red 1f345 1fad1@yellow', 'sage'],
  fruit: ['basket.wicker 1f345@persimmon 1f34a@yuja', 'peach'], mushroom: ['basket.wicker shii:0 shii:1', 'oat'], beef: ['stand.field 1f404@hanwoo', 'sage'],
  fish: ['stand.sea 26f5', 'sky'], seaweed: ['stand.sea strands:maesaengi sheets:laver', 'pine'], kimchi: ['stand.yard onggi:0 1f96c kimchi:fresh', 'clay'],
  jang: ['stand.yard onggi:0 onggi:1 block:meju', 'sand'], oil: ['stand.table bowl:sesame bowl:perilla', 'straw'], tea: ['stand.stone 1fad6@cel cup:green 1f331', 'pine'],
  juice: ['basket.wicker 1f34a@pear 1f9c5', 'straw'], ricecake: ['plate.celadon cubes:injeolmi', 'blush'], bakery: ['stand.warm 1f35e 1f36a@oat', 'peach'],
  jeotgal: ['stand.yard bowl:jeot 1f990', 'clay'], mealkit: ['stand.table soup:beef soup:spicy', 'stone'], flower: ['wrap.ivory 1f339@pink 1f33a@peony', 'lilac'],
  celadon: ['stand.stone vase:cel cup:cel mug:cel', 'oat'], liquor: ['stand.table rbowl:milk 1f33e', 'stone'], goat: ['stand.field 1f410', 'sage'],
  pork: ['stand.field 1f416@soft', 'oat'], duck: ['stand.field 1f986', 'sky'], egg: ['stand.field 1f414 1f95a', 'sand'], bee: ['stand.warm 1f36f 1f41d', 'straw'],
  abalone: ['stand.sea abalone:0 abalone:0', 'mist'], clam: ['basket.wicker clam:manila clam:cockle', 'mist'], eel: ['board.walnut fish:eel fish:eel', 'stone'],
  onggi: ['stand.yard onggi:2 onggi:0', 'clay'], dye: ['stand.cloth cloth:indigo cloth:persimmon', 'oat'], wood: ['stand.field 1fab5 1f944@wood', 'sand'],
  hwangchil: ['stand.field 1f333 twigs:0', 'straw'], yeoju: ['basket.wicker 1f952@bumpy 1fadb', 'sage'],
};

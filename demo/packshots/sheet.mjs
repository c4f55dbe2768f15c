// A contact sheet to look at: `node sheet.mjs <out.png> <picture> …`

import sharp from 'sharp';

const [out, ...files] = process.argv.slice(2);
const [across, side] = [8, 200];
const tiles = await Promise.all(files.map(async (file, i) => ({
  input: await sharp(file).resize(side - 4, side - 4, { fit: 'contain', background: '#fff' }).png().toBuffer(),
  left: (i % across) * side,
  top: Math.floor(i / across) * side,
})));
await sharp({ create: { width: across * side, height: Math.ceil(files.length / across) * side, channels: 3, background: '#fff' } })
  .composite(tiles).png().toFile(out);

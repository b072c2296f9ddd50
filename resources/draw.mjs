// Draws every picture of this folder and every icon of `packaging/icons` from the two SVG marks:
// `node resources/draw.mjs [path of a Chromium]`.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { ICNS_SIZES, toIcns, toIco } from '../scripts/lib/icons.mjs';

const folder = import.meta.dirname;
const icons = join(folder, '..', 'packaging', 'icons');
const mark = await readFile(join(folder, 'mark.svg'), 'utf8');
const trayMark = await readFile(join(folder, 'tray-mark.svg'), 'utf8');

// The dot for unread messages, in the upper right corner; the macOS one has no colour of its own.
const dot = '<circle cx="50" cy="14" r="13" fill="#ff9d62" stroke="#43281a" stroke-width="3"/>';
const plainDot = '<circle cx="54" cy="10" r="10"/>';
const badge =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><circle cx="32" cy="32" r="28" fill="#b3450d"/></svg>';
const withDot = (svg, shape) => svg.replace('</svg>', `${shape}</svg>`);
// macOS leaves air around the tile: it takes four fifths of the square.
const withAir = mark.replace('viewBox="0 0 64 64"', 'viewBox="-5.5 -5.5 75 75"');

/** File, drawing, size in pixels. */
const pictures = [
  ['icon.png', mark, 512],
  ['tray.png', mark, 32],
  ['tray-unread.png', withDot(mark, dot), 32],
  ['trayTemplate.png', trayMark, 18],
  ['trayTemplate@2x.png', trayMark, 36],
  ['tray-unreadTemplate.png', withDot(trayMark, plainDot), 18],
  ['tray-unreadTemplate@2x.png', withDot(trayMark, plainDot), 36],
  ['badge.png', badge, 32],
];
/** Sizes in pixels of the icon theme of Linux, and of an icon of Windows. */
const linuxSizes = [16, 24, 32, 48, 64, 128, 256, 512];
const windowsSizes = [16, 20, 24, 32, 40, 48, 64, 128, 256];

const browser = await chromium.launch({
  executablePath: process.argv[2] ?? '/usr/bin/chromium',
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
const page = await browser.newPage();

/** Draws one, and reads its pixels. */
async function draw(svg, size) {
  await page.setViewportSize({ width: size, height: size });
  const source = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
  await page.setContent(
    `<style>*{margin:0}img{display:block;width:${size}px;height:${size}px}</style><img src="${source}">`,
  );
  await page.locator('img').evaluate((image) => image.decode());
  const png = await page.screenshot({ omitBackground: true });
  const pixels = await page.evaluate(
    async ([data, side]) => {
      const image = new Image();
      image.src = `data:image/png;base64,${data}`;
      await image.decode();
      const context = new OffscreenCanvas(side, side).getContext('2d');
      context.drawImage(image, 0, 0);
      return [...context.getImageData(0, 0, side, side).data];
    },
    [png.toString('base64'), size],
  );
  return { size, png, rgba: Buffer.from(pixels) };
}

async function drawAll(svg, sizes) {
  const drawn = [];
  for (const size of sizes) drawn.push(await draw(svg, size));
  return drawn;
}

for (const [file, svg, size] of pictures) {
  await writeFile(join(folder, file), (await draw(svg, size)).png);
}
await mkdir(icons, { recursive: true });
for (const { size, png } of await drawAll(mark, linuxSizes)) {
  await writeFile(join(icons, `${size}x${size}.png`), png);
}
await writeFile(join(icons, 'icon.ico'), toIco(await drawAll(mark, windowsSizes)));
await writeFile(join(icons, 'icon.icns'), toIcns(await drawAll(withAir, ICNS_SIZES)));
await browser.close();

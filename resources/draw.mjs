// Draws every picture of this folder from its two SVG marks: `node resources/draw.mjs [path of a Chromium]`.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from '@playwright/test';

const folder = import.meta.dirname;
const mark = await readFile(join(folder, 'mark.svg'), 'utf8');
const trayMark = await readFile(join(folder, 'tray-mark.svg'), 'utf8');

// The dot for unread messages, in the upper right corner; the macOS one has no colour of its own.
const dot = '<circle cx="50" cy="14" r="13" fill="#ff9d62" stroke="#43281a" stroke-width="3"/>';
const plainDot = '<circle cx="54" cy="10" r="10"/>';
const badge =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><circle cx="32" cy="32" r="28" fill="#b3450d"/></svg>';
const withDot = (svg, shape) => svg.replace('</svg>', `${shape}</svg>`);

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

const browser = await chromium.launch({
  executablePath: process.argv[2] ?? '/usr/bin/chromium',
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
const page = await browser.newPage();
for (const [file, svg, size] of pictures) {
  await page.setViewportSize({ width: size, height: size });
  const source = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
  await page.setContent(
    `<style>*{margin:0}img{display:block;width:${size}px;height:${size}px}</style><img src="${source}">`,
  );
  await page.locator('img').evaluate((image) => image.decode());
  await writeFile(join(folder, file), await page.screenshot({ omitBackground: true }));
}
await browser.close();

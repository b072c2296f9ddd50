import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import type { RunningApp } from './support/app';
import { expectNothingInAnyLook, expectNothingNow } from './support/axe';
import {
  expectAllInReach,
  expectOwnFaces,
  expectSeenInForcedColours,
  expectStill,
} from './support/sight';
import { walk } from './tour';
import { ELSEWHERE, OPENERS } from './tour/openers';
import { dismiss, type Show } from './tour/steps';

/** What is a column where there is room, and a drawer at twice the size. */
const DRAWERS = ['host-panel', 'members', 'navigation', 'search'];

const WINDOW = path.join(import.meta.dirname, '..', 'src', 'renderer', 'src');
const OPENS =
  /<(?:AppDialog|QuestionDialog|Dialog|Drawer|Menu|Panel|Popover|Popper)\b|^\s*popover=/m;
const WIDTH = 1280;

test('everything that opens has its stop on the tour', () => {
  const openers = readdirSync(WINDOW, { recursive: true, encoding: 'utf8' }).filter(
    (file) =>
      /^(?:app|features).*(?<!\.test)\.tsx$/.test(file) &&
      OPENS.test(readFileSync(path.join(WINDOW, file), 'utf8')),
  );
  const told = [...Object.keys(OPENERS), ...Object.keys(ELSEWHERE)];
  expect(openers.map((file) => file.replaceAll(path.sep, '/')).toSorted()).toEqual(told.toSorted());
});

async function zoom({ app, page }: RunningApp, factor: number): Promise<void> {
  await app.evaluate(({ BrowserWindow }, wanted) => {
    BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(wanted);
  }, factor);
  await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(WIDTH / factor);
  // The layout follows with the next picture.
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
}

/** Escape is enough, and the keyboard is somewhere afterwards. */
async function putAway(page: Page, screen: string): Promise<void> {
  await dismiss(page);
  const hasFocus = () => page.evaluate(() => document.activeElement !== document.body);
  await expect.soft.poll(hasFocus, `${screen}: something has the keyboard afterwards`).toBe(true);
}

test('every screen: axe finds nothing in any look, forced colours show what matters, and at twice the size all is in reach', async ({
  open,
  hostHeadless,
}) => {
  // Eight apps, and some seventy screens, each in five looks and two sizes.
  test.setTimeout(600_000);
  const seen = new Set<string>();
  const sized = new WeakSet<RunningApp>();
  const look = async (running: RunningApp, screen: string, show?: Show) => {
    const { page, app } = running;
    if (!sized.has(running))
      await app.evaluate(({ BrowserWindow }, width) => {
        BrowserWindow.getAllWindows()[0]?.setContentSize(width, 800);
      }, WIDTH);
    sized.add(running);
    await test.step(screen, async () => {
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await show?.(page);
      await expectStill(page, screen);
      await expectNothingInAnyLook(page, screen);
      await expectOwnFaces(page, screen);
      await expectSeenInForcedColours(page, screen);
      if (show !== undefined) await putAway(page, screen);
      await zoom(running, 2);
      await show?.(page);
      if (DRAWERS.includes(screen)) {
        await expectNothingNow(page, `${screen}, as a drawer`);
        await expectSeenInForcedColours(page, `${screen}, as a drawer`);
      }
      await expectAllInReach(page, screen);
      if (show !== undefined) await putAway(page, screen);
      await zoom(running, 1);
    });
    seen.add(screen);
  };
  await walk({ open, hostHeadless }, look);
  expect(Object.values(OPENERS).filter((screen) => !seen.has(screen))).toEqual([]);
});

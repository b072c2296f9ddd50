import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { FakeHearth } from '../../dev/fake-hearth';
import { createScenario } from '../../dev/scenario';
import { setWidth } from '../../dev/testing/width';
import { enterWorld } from '../../dev/testing/world';
import { en } from '../../../shared/texts/en';
import { outsideMarks } from '../../../shared/texts/testing/pseudo';

// English says everything between marks here.
vi.mock('../../../shared/texts/en', async (load) => {
  const { toPseudo } = await import('../../../shared/texts/testing/pseudo');
  const real = await load<typeof import('../../../shared/texts/en')>();
  return { en: toPseudo(real.en) };
});
// Names of days and months are the engine's, in the right language by themselves; so are the words between names.
vi.hoisted(() => {
  Object.defineProperty(Intl.DateTimeFormat.prototype, 'format', { get: () => () => '0' });
  Intl.ListFormat.prototype.format = (list) => [...list].join(' ');
});
const { App } = await import('./app');

const ATTRIBUTES = [
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'aria-valuetext',
  'alt',
  'placeholder',
  'title',
];

/** The public rooms of the made-up server. */
const LISTED_ROOMS = ['announcements', 'bikes', 'garden', 'Who waters this week'];

/** Everything that a world says itself: names, messages, addresses. */
function wordsOf(scenario: string): string[] {
  const words = new Set<string>();
  const gather = (value: unknown): void => {
    if (typeof value === 'string') {
      words.add(value);
      // Ids are shown in groups of four.
      if (/^\w{20,}$/.test(value)) words.add(value.replace(/(.{4})(?=.)/g, '$1 '));
    } else if (value instanceof Map || value instanceof Set) [...value.values()].forEach(gather);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(gather);
  };
  gather(createScenario(scenario, 1_750_000_000_000));
  gather(LISTED_ROOMS);
  // The long ones first, so that no short one cuts them to pieces. Words of keys stand alone too.
  return [...words, ...[...words].flatMap((word) => word.split(/\s+/))]
    .filter((word) => word.length > 1)
    .toSorted((a, b) => b.length - a.length);
}

/** Words of three letters and more on the screen that are neither in the catalogue nor of the made-up world. */
function findUnlisted(scenario: string): string[] {
  const own = wordsOf(scenario);
  const shown: string[] = [];
  const walk = (element: Element): void => {
    // Names of keys on the keyboard, and code.
    if (['KBD', 'CODE', 'STYLE', 'SCRIPT', 'SVG'].includes(element.tagName.toUpperCase())) return;
    for (const name of ATTRIBUTES) shown.push(element.getAttribute(name) ?? '');
    // One text may stand in several nodes: a sentence with a link in it.
    shown.push(
      [...element.childNodes].map((node) => (node instanceof Text ? node.data : ' ')).join(''),
    );
    for (const child of element.children) walk(child);
  };
  walk(document.body);
  return shown.flatMap((words) => {
    let left = outsideMarks(words);
    for (const word of own) if (left.includes(word)) left = left.replaceAll(word, ' ');
    return left.match(/\p{L}{3,}/gu) ?? [];
  });
}

beforeEach(() => setWidth(1_200));
async function show(scenario: string): Promise<FakeHearth> {
  const fake = enterWorld(scenario);
  render(<App />);
  await waitFor(() => expect(document.querySelector('main')?.textContent).not.toBe(''));
  return fake;
}

describe('texts that are in no catalogue', () => {
  it.each(['first', 'full', 'reconnecting', 'refused', 'empty'])(
    'are on no screen of the world “%s”',
    async (scenario) => {
      await show(scenario);
      expect(findUnlisted(scenario)).toEqual([]);
    },
  );

  it('are in no section of the settings', async () => {
    const fake = await show('full');
    fake.announce({ type: 'settings:requested' });
    const dialog = within(await screen.findByRole('dialog', { name: en.settings.title }));
    const sections = within(dialog.getByRole('navigation', { name: en.settings.sections }));
    for (const section of sections.getAllByRole('button')) {
      fireEvent.click(section);
      expect(findUnlisted('full')).toEqual([]);
    }
  });

  it('are not in the network doctor', async () => {
    const fake = await show('full');
    fake.announce({ type: 'doctor:requested' });
    await screen.findByRole('dialog', { name: en.doctor.title });
    expect(findUnlisted('full')).toEqual([]);
  });

  it.each([
    [en.rooms.create],
    [en.rooms.browse],
    [en.search.open],
    [en.servers.menu],
    [en.servers.add],
    [en.rooms.menu],
  ])('are not in what “%s” opens', async (name) => {
    await show('full');
    const [button] = await screen.findAllByRole('button', { name: (said) => said.includes(name) });
    const before = document.body.innerHTML.length;
    fireEvent.click(button as HTMLElement);
    // Some of it loads only then.
    await waitFor(() => expect(document.body.innerHTML.length).toBeGreaterThan(before + 200));
    expect(findUnlisted('full')).toEqual([]);
  });

  it('are not in the menu of a message', async () => {
    await show('full');
    const log = await screen.findByRole('log');
    const row = log.querySelector('[data-row], article, [role=article], li, [tabindex]');
    fireEvent.contextMenu(row as HTMLElement);
    await screen.findByRole('menu');
    expect(findUnlisted('full')).toEqual([]);
  });

  it('are found where there are some', async () => {
    await show('first');
    document.body.append(Object.assign(document.createElement('p'), { textContent: 'Say hello' }));
    document.body.append(Object.assign(document.createElement('p'), { title: 'Colour' }));
    expect(findUnlisted('first')).toEqual(['Say', 'hello', 'Colour']);
    document.body.replaceChildren();
  });
});

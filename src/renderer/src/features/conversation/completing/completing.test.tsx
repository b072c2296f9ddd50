import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useMemo, useRef, useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createScenario } from '../../../../dev/scenario';
import { toRoomId, toServerId } from '../../../../dev/people';
import { enterWorld } from '../../../../dev/testing/world';
import { EditBox } from '../actions/edit-box';
import { createDraftKeeper } from '../drafts';
import { Composer } from '../composer';
import { ConversationDoorsProvider } from '../commands/doors';
import { failure } from '../../../../../shared/lib/result';
import { findEmojiSet } from '../emoji/emoji-set';
import { LiveRegion } from '../../../components/live-region';
import type { MemberId } from '../../../../../shared/model/ids';
import { CompletingProvider } from './place';

vi.mock('../emoji/emoji-set', { spy: true });

const full = createScenario('full', 0).view.servers[toServerId('w')];
const room = full?.rooms[toRoomId(2)];
if (full === undefined || room === undefined) throw new Error('no such scenario');
const server = full;
const here = { ...room, canManage: true };
let fake: ReturnType<typeof enterWorld>;
const doors = {
  openRoom: vi.fn<() => void>(),
  askForDay: vi.fn<() => void>(),
  askToLeave: vi.fn<() => void>(),
};

function Whole({
  isEdit,
  onEnd,
  memberIds = here.memberIds,
}: {
  isEdit: boolean;
  onEnd: (words: string) => void;
  memberIds?: readonly MemberId[];
}) {
  const boxRef = useRef<HTMLTextAreaElement>(null);
  const [drafts] = useState(() => createDraftKeeper({ store: () => undefined, delayMs: 1 }));
  const place = useMemo(
    () => ({ server, room: { ...here, memberIds: [...memberIds] }, speakers: [] }),
    [memberIds],
  );
  return (
    <ConversationDoorsProvider value={doors}>
      <CompletingProvider value={place}>
        {isEdit ? (
          <EditBox
            words=""
            onChange={() => undefined}
            onSave={onEnd}
            onCancel={() => onEnd('cancelled')}
          />
        ) : (
          <Composer
            boxRef={boxRef}
            serverId={server.id}
            roomId={here.id}
            timesAsked={0}
            placeholder=""
            storedDraft=""
            drafts={drafts}
            isOnline
            isMuted={false}
            members={server.members}
            reply={{ to: null, timesAsked: 0, start: () => undefined, stop: () => undefined }}
            replied={null}
            onEditLast={() => false}
            onSent={() => undefined}
          />
        )}
      </CompletingProvider>
    </ConversationDoorsProvider>
  );
}

const sent = () =>
  fake.calls.flatMap(({ name, input }) =>
    name === 'message:send' ? [(input as { text: string }).text] : [],
  );
const box = () => screen.getByRole<HTMLTextAreaElement>('textbox');
const type = (text: string) => {
  box().focus();
  fireEvent.change(box(), { target: { value: text } });
};
const key = (name: string, more = {}) => fireEvent.keyDown(box(), { key: name, ...more });
const list = () => screen.queryByRole('listbox');
const chosen = () =>
  document.getElementById(box().getAttribute('aria-activedescendant') ?? '')?.textContent;

beforeEach(() => {
  window.localStorage.clear();
  doors.openRoom.mockReset();
  doors.askToLeave.mockReset();
  fake = enterWorld('full');
});
afterEach(cleanup);

describe('lines', () => {
  const allLines = () => screen.queryAllByRole('option', { hidden: true });
  const seenLines = () => screen.queryAllByRole('option');

  it('are drawn unseen when there is time, and those stand there with the first sign', () => {
    vi.stubGlobal('requestIdleCallback', (run: () => void) => setTimeout(run));
    vi.stubGlobal('cancelIdleCallback', clearTimeout);
    vi.useFakeTimers();
    render(<Whole isEdit={false} onEnd={() => undefined} />);
    act(() => void vi.runAllTimers());
    const lines = allLines();
    expect(list()).toBeNull();
    key('ArrowDown');
    expect(box().hasAttribute('aria-activedescendant')).toBe(false);
    for (const sign of ['@', '#', '/']) {
      type(sign);
      expect(seenLines()).not.toEqual([]);
      expect(seenLines().filter((line) => !lines.includes(line))).toEqual([]);
      type('');
    }
    vi.useRealTimers();
    cleanup();
    vi.unstubAllGlobals();
  });

  it('of each kind are hidden when it closes, and the same come back with what is offered then', () => {
    render(<Whole isEdit={false} onEnd={() => undefined} />);
    type('@');
    const people = seenLines();
    const names = people.map((line) => line.textContent);
    type('#');
    const rooms = seenLines();
    expect(rooms.filter((line) => people.includes(line))).toEqual([]);
    type('');
    expect(list()).toBeNull();
    expect(seenLines()).toEqual([]);
    expect(allLines()).toEqual([...people, ...rooms]);
    expect(people.map((line) => line.textContent)).toEqual(names);
    type('@');
    expect(seenLines()).toEqual(people);
    type('@j');
    const fitting = seenLines();
    expect(fitting).toEqual(people.slice(0, fitting.length));
    expect(fitting.map((line) => line.textContent)).not.toEqual(names);
    expect(chosen()).toBe(fitting[0]?.textContent);
  });

  it('have ids of their own, those that are not seen too', () => {
    render(<Whole isEdit={false} onEnd={() => undefined} />);
    for (const sign of ['@', '#', '/']) type(sign);
    const ids = allLines().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).not.toContain('');
  });
});

describe('a list over the composer', () => {
  let shown: ReturnType<typeof render>;
  beforeEach(() => {
    shown = render(<Whole isEdit={false} onEnd={() => undefined} />);
  });

  it('is moved through by arrows and taken by Enter, which sends nothing', () => {
    type('hi @');
    const first = chosen();
    expect(list()).not.toBeNull();
    expect(box().getAttribute('aria-controls')).toBe(list()?.id);
    key('ArrowDown');
    expect(chosen()).not.toBe(first);
    key('ArrowUp');
    expect(chosen()).toBe(first);
    key('Enter');
    expect(box().value).toMatch(/^hi @\S.* $/u);
    expect(list()).toBeNull();
    expect(sent()).toEqual([]);
    key('Enter');
    expect(sent()).toHaveLength(1);
  });

  it('says how many there are once one rests, not at every letter on the way', () => {
    vi.useFakeTimers();
    render(<LiveRegion />);
    const said = () => screen.getByRole('status').textContent;
    for (const text of ['@', '@j', '@jo']) {
      type(text);
      act(() => void vi.advanceTimersByTime(200));
      expect(said()).toBe('');
    }
    // Who looks through them rests all the same.
    key('ArrowDown');
    act(() => void vi.advanceTimersByTime(100));
    expect(said()).toContain(String(screen.getAllByRole('option').length));
    vi.useRealTimers();
  });

  it('writes an emoji that is known late only where the keyboard still is', async () => {
    vi.mocked(findEmojiSet).mockReturnValue(null);
    type('nice :tada:');
    await waitFor(() => expect(box().value).toBe('nice 🎉'));
    type('so :tada:');
    box().blur();
    await act(() => new Promise((resolve) => setTimeout(resolve, 50)));
    expect(box().value).toBe('so :tada:');
    vi.mocked(findEmojiSet).mockReset();
  });

  it('keys act on what is offered now, also before it is drawn', () => {
    act(() => {
      type('@');
      key('ArrowDown');
      key('Enter');
    });
    const second = /^@(.*) $/u.exec(box().value)?.[1];
    type('');
    type('@');
    expect(screen.getAllByRole('option')[1]?.textContent).toContain(second);
  });

  it('follows who is there while it is open', () => {
    type('@');
    const before = screen.getAllByRole('option').length;
    const gone = here.memberIds.slice(0, 2);
    shown.rerender(<Whole isEdit={false} onEnd={() => undefined} memberIds={gone} />);
    expect(before).toBeGreaterThan(2);
    expect(screen.getAllByRole('option').length).toBeLessThanOrEqual(2);
  });

  it('is closed by Escape until another token begins', () => {
    type('@');
    key('Escape');
    expect(list()).toBeNull();
    type('@J');
    expect(list()).toBeNull();
    type('@J and ');
    type('@J and @');
    expect(list()).not.toBeNull();
  });

  it('is taken by Tab and by the pointer', () => {
    type('see #');
    const [first] = screen.getAllByRole('option');
    if (first !== undefined) fireEvent.click(first);
    expect(box().value).toMatch(/^see #\S.* $/u);
    type('see @');
    key('Tab');
    expect(box().value).toMatch(/^see @\S.* $/u);
    key('Tab');
    expect(box().value).toMatch(/^see @\S.* $/u);
  });

  it('is chosen from by a pointer that is moved, not by one under which it comes up', () => {
    const chosen = () =>
      screen
        .getAllByRole('option')
        .findIndex((one) => one.getAttribute('aria-selected') === 'true');
    const move = (index: number, screenX: number) => {
      const option = screen.getAllByRole('option')[index];
      if (option !== undefined) fireEvent.mouseMove(option, { screenX, screenY: 5 });
    };
    type('see @');
    move(1, 10);
    move(1, 10);
    expect(chosen()).toBe(0);
    move(1, 11);
    expect(chosen()).toBe(1);
    key('Escape');
    type('see @ and #');
    move(1, 40);
    expect(chosen()).toBe(0);
    move(1, 41);
    expect(chosen()).toBe(1);
  });

  it('writes the emoji of a short code, from a list or typed whole', async () => {
    type('nice :tad');
    await screen.findByRole('listbox');
    key('Enter');
    expect(box().value).toBe('nice 🎉');
    type('nice 🎉 :smile:');
    await waitFor(() => expect(box().value).toBe('nice 🎉 😄'));
    type(':no_such_code:');
    expect(box().value).toBe(':no_such_code:');
  });

  it('writes it with the key that closes the code, unless an input method has that key; undo brings the whole code back', async () => {
    type('nice :tad');
    await screen.findByRole('listbox');
    type('nice :tada');
    fireEvent.keyDown(box(), { key: ':', isComposing: true });
    expect(box().value).toBe('nice :tada');
    expect(fireEvent.keyDown(box(), { key: ':', shiftKey: true })).toBe(false);
    expect(box().value).toBe('nice 🎉');
    const undo = (value: string) =>
      fireEvent.input(box(), { target: { value }, inputType: 'historyUndo' });
    undo('nice :tada');
    expect(box().value).toBe('nice :tada:');
    undo('nice :tada');
    expect(box().value).toBe('nice :tada');
    fireEvent.keyDown(box(), { key: ':' });
    expect(box().value).toBe('nice 🎉');
    // The same letters at the same place are no code that comes back.
    type('');
    type('nice :tada and more');
    undo('nice :tada');
    expect(box().value).toBe('nice :tada');
    type('nice :no_such_code');
    expect(fireEvent.keyDown(box(), { key: ':' })).toBe(true);
  });

  it('a command that stands there whole is given, not taken once more', () => {
    type('/leave');
    expect(list()).not.toBeNull();
    key('Enter');
    expect(doors.askToLeave).toHaveBeenCalledExactlyOnceWith(server.id, here.id);
    expect(sent()).toEqual([]);
  });
});

describe('commands in the composer', () => {
  beforeEach(() => void render(<Whole isEdit={false} onEnd={() => undefined} />));
  const give = (text: string) => {
    type(text);
    fireEvent.submit(box().closest('form') ?? box());
  };

  it('an unknown one is not sent, stays, and says how to send it as words', async () => {
    give('/quit now');
    expect((await screen.findByRole('alert')).textContent).toContain('There is no command /');
    expect(box().value).toBe('/quit now');
    expect(sent()).toEqual([]);
    give('//quit now');
    expect(sent()).toEqual(['/quit now']);
    expect(box().value).toBe('');
  });

  it('TL-15: /me goes out as it stands, /shrug puts a shrug behind words', async () => {
    give('/me waves');
    await waitFor(() => expect(sent()).toEqual(['/me waves']));
    give('/shrug Why');
    await waitFor(() => expect(sent()[1]).toBe('Why ¯\\_(ツ)_/¯'));
    expect(box().value).toBe('');
  });

  it('one that fails keeps what was typed, and one that works empties the box', async () => {
    fake.answer('room:change', () => failure('not_allowed', 'no'));
    give('/topic Lasers');
    await screen.findByRole('alert');
    expect(box().value).toBe('/topic Lasers');
    fake.answer('room:change', null);
    give('/topic Lasers!');
    await waitFor(() => expect(box().value).toBe(''));
    give('/dm Nobody hello');
    await screen.findByText(/Nobody here is called/);
    expect(box().value).toBe('/dm Nobody hello');
    give('/topic');
    await screen.findByText(/Something is missing/);
  });

  it('/dm writes to somebody and leads there', async () => {
    const other = Object.values(server.members).find(({ id }) => id !== server.selfId);
    if (other === undefined) throw new Error('nobody else');
    give(`/dm @${other.name} hello`);
    await waitFor(() => expect(doors.openRoom).toHaveBeenCalledOnce());
    expect(sent()).toEqual(['hello']);
    expect(box().value).toBe('');
  });

  it('/invite brings somebody in who is not here yet, and says of others that they are', async () => {
    const others = Object.values(server.members).filter(({ id }) => id !== server.selfId);
    const outside = others.find(({ id }) => !here.memberIds.includes(id));
    const inside = others.find(({ id }) => here.memberIds.includes(id));
    if (outside === undefined || inside === undefined) throw new Error('no such members');
    give(`/invite @${inside.name}`);
    await screen.findByText(/is in this room already/);
    give(`/invite ${outside.name} and more`);
    await screen.findByText(/Nobody here is called/);
    expect(fake.calls.filter(({ name }) => name === 'room:invite')).toEqual([]);
    give(`/invite ${outside.name}`);
    await waitFor(() => expect(box().value).toBe(''));
    expect(fake.calls).toContainEqual({
      name: 'room:invite',
      input: { serverId: server.id, roomId: here.id, memberId: outside.id },
    });
    expect(sent()).toEqual([]);
  });

  it('/help explains what one may do here', async () => {
    give('/help');
    const dialog = await screen.findByRole('dialog', { name: 'Commands' });
    expect(dialog.textContent).toContain('/topic words');
  });
});

/** The Enter that chooses a word, as browsers tell it, and whether one more Enter follows that is meant. */
const ORDERS = {
  'Chromium on macOS': ['229 composing', 'end'],
  'Chromium on Windows': ['229 composing', 'end', 'up'],
  'Chromium on Linux, where the input method also sends the key itself': [
    '13 composing',
    'end',
    'up',
  ],
  'Safari, which ends the composition before the key': ['end', '229'],
} as const;

function playOrder(steps: readonly string[]): void {
  fireEvent.compositionStart(box());
  for (const step of steps) {
    if (step === 'end') fireEvent.compositionEnd(box());
    else if (step === 'up') fireEvent.keyUp(box(), { key: 'Enter', keyCode: 13 });
    else {
      const isComposing = step.endsWith('composing');
      fireEvent.keyDown(box(), { key: 'Enter', keyCode: Number.parseInt(step, 10), isComposing });
    }
  }
}

describe.each(Object.entries(ORDERS))('while an input method composes: %s', (_name, steps) => {
  it('the composer sends nothing, and sends with the next Enter', () => {
    render(<Whole isEdit={false} onEnd={() => undefined} />);
    type('にほん');
    playOrder(steps);
    expect(sent()).toEqual([]);
    key('Enter', { keyCode: 13 });
    expect(sent()).toEqual(['にほん']);
  });

  it('a list takes nothing, and takes with the next Enter', () => {
    render(<Whole isEdit={false} onEnd={() => undefined} />);
    type('@');
    playOrder(steps);
    expect(box().value).toBe('@');
    key('Enter', { keyCode: 13 });
    expect(box().value).toMatch(/^@\S/u);
    expect(sent()).toEqual([]);
  });

  it('the edit box saves nothing, and saves with the next Enter; nor does its list', () => {
    const onEnd = vi.fn<(words: string) => void>();
    render(<Whole isEdit onEnd={onEnd} />);
    type('@');
    playOrder(steps);
    expect(box().value).toBe('@');
    key('Escape');
    expect(onEnd).not.toHaveBeenCalled();
    type('にほん');
    playOrder(steps);
    expect(onEnd).not.toHaveBeenCalled();
    key('Enter', { keyCode: 13 });
    expect(onEnd).toHaveBeenCalledExactlyOnceWith('にほん');
  });
});

it('a list over the composer, which stands low, looks for no other place; one of an edit box does', () => {
  const { unmount } = render(<Whole isEdit={false} onEnd={() => undefined} />);
  type('@');
  expect(list()?.matches('[data-above]')).toBe(true);
  unmount();
  render(<Whole isEdit onEnd={() => undefined} />);
  type('@');
  expect(list()?.matches('[data-above]')).toBe(false);
});

it('the edit box knows no commands', () => {
  render(<Whole isEdit onEnd={() => undefined} />);
  type('/');
  expect(list()).toBeNull();
});

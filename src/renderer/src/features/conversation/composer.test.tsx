import { cleanup, createEvent, fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { ComponentProps } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import '../../../dev/testing/patience';
import { createFakeHearth, type FakeHearth } from '../../../dev/fake-hearth';
import { toRoomId, toServerId } from '../../../dev/people';
import { failure } from '../../../../shared/lib/result';
import { LIMITS } from '../../../../shared/model/limits';
import type { ReplyState } from './actions/use-reply';
import { Composer } from './composer';
import { createDraftKeeper, type DraftKeeper } from './drafts';
import { toSentText } from './sent-text';

const place = { serverId: toServerId('w'), roomId: toRoomId(2) };
let fake: FakeHearth;
let drafts: DraftKeeper;
let stored: string[];

const box = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Message' });
const sent = () =>
  fake.calls.flatMap(({ name, input }) =>
    name === 'message:send' ? [(input as { text: string }).text] : [],
  );
const type = (text: string) => fireEvent.change(box(), { target: { value: text } });
const noReply: ReplyState = {
  to: null,
  timesAsked: 0,
  start: () => undefined,
  stop: () => undefined,
};
const show = (more: Partial<ComponentProps<typeof Composer>> = {}) =>
  render(
    <Composer
      boxRef={{ current: null }}
      {...place}
      timesAsked={0}
      placeholder="Message # laser-cutter"
      storedDraft=""
      drafts={drafts}
      isOnline
      isMuted={false}
      members={{}}
      reply={noReply}
      replied={null}
      onEditLast={() => false}
      onSent={() => undefined}
      {...more}
    />,
  );

beforeEach(() => {
  fake = createFakeHearth({ scenario: 'full' });
  Object.defineProperty(window, 'hearth', { value: fake, configurable: true });
  stored = [];
  drafts = createDraftKeeper({ store: (_place, text) => stored.push(text), delayMs: 400 });
});
afterEach(cleanup);

describe('the composer', () => {
  it('sends with Enter and is empty at once', () => {
    show();
    type('Good morning');
    fireEvent.keyDown(box(), { key: 'Enter' });
    expect(sent()).toEqual(['Good morning']);
    expect(box().value).toBe('');
  });

  it('breaks the line with Shift and Enter', () => {
    show();
    type('One');
    const event = createEvent.keyDown(box(), { key: 'Enter', shiftKey: true });
    fireEvent(box(), event);
    expect(sent()).toEqual([]);
    expect(event.defaultPrevented).toBe(false);
  });

  it('never sends while an input method composes', () => {
    show();
    fireEvent.compositionStart(box());
    type('にほ');
    fireEvent.keyDown(box(), { key: 'Enter', keyCode: 229, isComposing: true });
    // WebKit: the composition is over before the Enter that ended it.
    fireEvent.compositionEnd(box());
    fireEvent.keyDown(box(), { key: 'Enter', keyCode: 229 });
    expect(sent()).toEqual([]);
    type('日本');
    fireEvent.keyDown(box(), { key: 'Enter', keyCode: 13 });
    expect(sent()).toEqual(['日本']);
  });

  it('formats nothing while an input method composes', () => {
    document.execCommand = () => false;
    show();
    type('にほ');
    box().setSelectionRange(0, 2);
    fireEvent.keyDown(box(), { key: 'b', ctrlKey: true, keyCode: 229, isComposing: true });
    expect(box().value).toBe('にほ');
    fireEvent.keyDown(box(), { key: 'b', ctrlKey: true, keyCode: 229 });
    expect(box().value).toBe('にほ');
  });

  it('sends code with Ctrl and Enter, and not with Enter alone', () => {
    document.execCommand = () => false;
    show();
    type('```\na');
    fireEvent.keyDown(box(), { key: 'Enter' });
    expect(sent()).toEqual([]);
    expect(box().value).toBe('```\na\n');
    fireEvent.keyDown(box(), { key: 'Enter', ctrlKey: true });
    expect(sent()).toEqual(['```\na']);
  });

  it('sends nothing that has no visible character', () => {
    show();
    type(' \n ');
    fireEvent.keyDown(box(), { key: 'Enter' });
    expect(sent()).toEqual([]);
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Send' }).disabled).toBe(true);
  });

  it('gives the words back when they are refused, before what was typed meanwhile', async () => {
    fake.answer('message:send', () => failure('limit_reached', 'no'));
    show();
    type('First');
    fireEvent.keyDown(box(), { key: 'Enter' });
    type('Second');
    await waitFor(() => expect(box().value).toBe('First\nSecond'));
    expect(screen.getByRole('alert').textContent).toContain('too many');
  });

  it('begins with the draft, and stores it when the room is left', () => {
    const { unmount } = show({ storedDraft: 'We need more' });
    expect(box().value).toBe('We need more');
    type('We need more birch');
    expect(stored).toEqual([]);
    unmount();
    expect(stored).toEqual(['We need more birch']);
    show({ storedDraft: 'We need more' });
    expect(box().value).toBe('We need more birch');
  });

  it('stores the draft when the page goes away, and empties it when sent', () => {
    show();
    type('Half a');
    fireEvent(window, new Event('pagehide'));
    type('Half a sentence');
    fireEvent.keyDown(box(), { key: 'Enter' });
    expect(stored).toEqual(['Half a', '']);
  });

  it('counts near the limit and refuses to send beyond it', () => {
    show();
    type('x'.repeat(LIMITS.messageLength - 1));
    expect(screen.getByText('1 character left')).toBeTruthy();
    type('x'.repeat(LIMITS.messageLength + 2));
    expect(screen.getByText('2 characters too long')).toBeTruthy();
    fireEvent.keyDown(box(), { key: 'Enter' });
    expect(sent()).toEqual([]);
    expect(box().getAttribute('aria-invalid')).toBe('true');
  });

  it('PR-2: says that one writes once, and takes it back when the words are gone or sent', () => {
    const typing = () =>
      fake.calls.flatMap(({ name, input }) =>
        name === 'typing:set' ? [(input as { isTyping: boolean }).isTyping] : [],
      );
    show();
    type('a');
    type('ab');
    expect(typing()).toEqual([true]);
    type('');
    expect(typing()).toEqual([true, false]);
    type('abc');
    fireEvent.keyDown(box(), { key: 'Enter' });
    expect(typing()).toEqual([true, false, true, false]);
  });

  it('without a connection it sends all the same, and tells nobody that one writes', () => {
    show({ isOnline: false });
    type('For later');
    fireEvent.keyDown(box(), { key: 'Enter' });
    expect(sent()).toEqual(['For later']);
    expect(fake.calls.some(({ name }) => name === 'typing:set')).toBe(false);
  });

  it('takes the keyboard when the room opens, but not under a dialog or on a touch screen', () => {
    show();
    expect(document.activeElement).toBe(box());
    cleanup();
    const dialog = document.body.appendChild(document.createElement('div'));
    dialog.setAttribute('aria-modal', 'true');
    show();
    expect(document.activeElement).not.toBe(box());
    dialog.remove();
    cleanup();
    vi.spyOn(window, 'matchMedia').mockReturnValue({ matches: true } as MediaQueryList);
    show();
    expect(document.activeElement).not.toBe(box());
  });
});

describe('what is sent', () => {
  it('keeps words and indentation, and drops empty lines around them', () => {
    expect(toSentText('\n\n  indented\n\nend \n\n')).toBe('  indented\n\nend');
    expect(toSentText('a\u0000b\ud800')).toBe('ab\ufffd');
  });
});

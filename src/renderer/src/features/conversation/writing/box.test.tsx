import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useRef, useState } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import '../../../../dev/testing/world';
import { TextBox } from '../text-box';
import { FormatTools } from './format-tools';
import { takeWritingKey } from './keys';
import { PasteBar } from './paste-bar';
import { usePasteOffer } from './use-paste-offer';

/** A box as the composer and the edit box build theirs. */
function Box({ onTaken }: { onTaken: (isTaken: boolean) => void }) {
  const ref = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState('');
  const pasting = usePasteOffer(ref);
  return (
    <>
      <TextBox
        ref={ref}
        aria-label="Words"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          pasting.onChanged(event.target.value);
        }}
        onPaste={pasting.onPaste}
        onKeyDown={(event) => onTaken(takeWritingKey(event))}
      />
      <FormatTools
        boxRef={ref}
        hintId="hint"
        hint="The hint"
        isOff={false}
        instead={
          pasting.offer === null ? null : (
            <PasteBar offering={pasting} onDone={() => ref.current?.focus()} />
          )
        }
      />
    </>
  );
}

const onTaken = vi.fn<(isTaken: boolean) => void>();
const box = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Words' });
const write = (text: string, start = text.length, end = start) => {
  fireEvent.change(box(), { target: { value: text } });
  select(start, end);
};
const select = (start: number, end: number) => {
  box().focus();
  box().setSelectionRange(start, end);
  act(() => void document.dispatchEvent(new Event('selectionchange')));
};
const shown = () => {
  const { value, selectionStart, selectionEnd } = box();
  return `${value.slice(0, selectionStart)}‹${value.slice(selectionStart, selectionEnd)}›${value.slice(selectionEnd)}`;
};
/** The browser pastes after the event. */
const paste = async (plain: string, html = '', editor = '') => {
  const data: Record<string, string> = {
    'text/plain': plain,
    'text/html': html,
    'vscode-editor-data': editor,
  };
  const { selectionStart: at, value } = box();
  fireEvent.paste(box(), { clipboardData: { getData: (type: string) => data[type] ?? '' } });
  fireEvent.change(box(), { target: { value: value.slice(0, at) + plain + value.slice(at) } });
  await act(() => new Promise((resolve) => setTimeout(resolve)));
};
const formatted = () => screen.queryByRole('button', { name: 'Paste with formatting' });
const asCode = () => screen.queryByRole('button', { name: 'Paste as code' });

beforeEach(() => {
  onTaken.mockClear();
  // No such thing in a made-up page; a real one is asked in the story of formatting.
  document.execCommand = () => false;
  render(<Box onTaken={onTaken} />);
});

describe('keys', () => {
  it.each([
    ['b', false, '**‹two›**'],
    ['i', false, '*‹two›*'],
    ['e', false, '`‹two›`'],
    ['X', true, '~~‹two›~~'],
  ])('Ctrl and %s', (key, shiftKey, expected) => {
    write('one two', 4, 7);
    fireEvent.keyDown(box(), { key, shiftKey, ctrlKey: true });
    expect(shown()).toBe(`one ${expected}`);
    fireEvent.keyDown(box(), { key, shiftKey, ctrlKey: true });
    expect(shown()).toBe('one ‹two›');
    expect(onTaken.mock.calls).toEqual([[true], [true]]);
  });

  it('other keys go on to others', () => {
    write('one', 0, 3);
    for (const event of [
      { key: 'b' },
      { key: 'B', ctrlKey: true, shiftKey: true },
      { key: 'b', ctrlKey: true, altKey: true },
      { key: 'x', ctrlKey: true },
      { key: 'k', ctrlKey: true },
      { key: 'Enter' },
      { key: 'Enter', ctrlKey: true },
    ]) {
      fireEvent.keyDown(box(), event);
    }
    expect(onTaken.mock.calls.flat()).not.toContain(true);
    expect(box().value).toBe('one');
  });

  it('on a Mac it is Cmd: Ctrl moves the caret there', () => {
    const agent = vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue('(Mac OS X 10_15)');
    write('one', 0, 3);
    fireEvent.keyDown(box(), { key: 'b', ctrlKey: true });
    expect(box().value).toBe('one');
    fireEvent.keyDown(box(), { key: 'b', metaKey: true });
    expect(box().value).toBe('**one**');
    agent.mockRestore();
  });

  it('Enter in code is a new line, and with Ctrl it is none', () => {
    write('```\n  a');
    fireEvent.keyDown(box(), { key: 'Enter', ctrlKey: true });
    expect(onTaken).toHaveBeenLastCalledWith(false);
    fireEvent.keyDown(box(), { key: 'Enter' });
    expect(onTaken).toHaveBeenLastCalledWith(true);
    expect(shown()).toBe('```\n  a\n  ‹›');
    expect(screen.getByText(/In code, Enter starts a new line/)).toBeDefined();
  });
});

describe('tools', () => {
  it('come with a selection, know what is on, and go with it', () => {
    write('a **word**', 4, 8);
    const bold = screen.getByRole('button', { name: /^Bold/ });
    expect(bold.getAttribute('aria-pressed')).toBe('true');
    expect(screen.getByText('The hint')).toBeDefined();
    fireEvent.click(bold);
    expect(shown()).toBe('a ‹word›');
    select(2, 2);
    expect(screen.queryByRole('toolbar')).toBeNull();
  });

  it('stay when asked to', () => {
    const wanted = screen.getByRole('button', { name: 'Formatting tools' });
    fireEvent.click(wanted);
    expect(screen.getByRole('toolbar', { name: 'Formatting' })).toBeDefined();
    expect(wanted.getAttribute('aria-pressed')).toBe('true');
    fireEvent.click(wanted);
    expect(screen.queryByRole('toolbar')).toBeNull();
  });
});

describe('pasting', () => {
  it('is plain, and offers the formatting that there was', async () => {
    write('x ');
    await paste('bold', '<b>bold</b><script>run()</script>');
    expect(box().value).toBe('x bold');
    await waitFor(() => expect(formatted()).not.toBeNull());
    expect(asCode()).toBeNull();
    fireEvent.click(formatted() as HTMLElement);
    expect(box().value).toBe('x **bold**');
    expect(formatted()).toBeNull();
    expect(document.activeElement).toBe(box());
  });

  it.each([
    ['plain words', '<span>plain words</span>'],
    ['two\nlines', ''],
    ['a\nb\nc', '<div>a</div><div>b</div><div>c</div>'],
  ])('offers nothing for %j', async (plain, html) => {
    await paste(plain, html);
    await act(() => new Promise((resolve) => setTimeout(resolve, 20)));
    expect(formatted()).toBeNull();
    expect(asCode()).toBeNull();
  });

  it('offers code for lines that look like it, with the language if an editor says it', async () => {
    write('look: ');
    await paste('if (a) {\n  b();\n}', '<pre>…</pre>', '{"version":1,"mode":"typescript"}');
    await waitFor(() => expect(asCode()).not.toBeNull());
    expect(formatted()).toBeNull();
    fireEvent.click(asCode() as HTMLElement);
    expect(box().value).toBe('look: \n```typescript\nif (a) {\n  b();\n}\n```');
  });

  it('typing and Escape put the offer away', async () => {
    await paste('bold', '<b>bold</b>');
    await waitFor(() => expect(formatted()).not.toBeNull());
    write('bold!');
    expect(formatted()).toBeNull();
    write('');
    await paste('bold', '<b>bold</b>');
    await waitFor(() => expect(formatted()).not.toBeNull());
    fireEvent.keyDown(formatted() as HTMLElement, { key: 'Escape' });
    expect(formatted()).toBeNull();
    expect(box().value).toBe('bold');
  });

  it('what did not fit into the box is not offered', async () => {
    const { value } = box();
    fireEvent.paste(box(), {
      clipboardData: { getData: (type: string) => (type === 'text/html' ? '<b>a</b>' : 'a') },
    });
    await act(() => new Promise((resolve) => setTimeout(resolve, 20)));
    expect(box().value).toBe(value);
    expect(formatted()).toBeNull();
  });
});

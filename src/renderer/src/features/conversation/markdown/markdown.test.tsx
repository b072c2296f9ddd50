import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { toRoomId, toServerId } from '../../../../dev/people';
import { callsOf, enterWorld } from '../../../../dev/testing/world';
import type { ClientId, RoomId, ServerId } from '../../../../../shared/model/ids';
import { printMessageLink } from '../../../../../shared/model/message-link';
import { HOSTILE_MARKDOWN } from '../../../../../shared/markdown/testing/hostile-markdown';
import { MARKUP, NAUGHTY } from '../../../../../shared/model/testing/hostile-strings';
import { RowActionsProvider, type RowActions } from '../actions/row-actions';
import { highlight } from './highlight';
import { MessageText } from '../message-text';

const openLink = vi.fn<(url: string) => void>();
const show = (
  text: string,
  more: { selfName?: string; editedAt?: number; tabIndex?: number } = {},
) =>
  render(
    <RowActionsProvider value={{ openLink } as unknown as RowActions}>
      <MessageText
        author="Jonas"
        text={text}
        selfName={more.selfName ?? null}
        editedAt={more.editedAt ?? null}
        tabIndex={more.tabIndex ?? 0}
      />
    </RowActionsProvider>,
  ).container;
beforeEach(() => openLink.mockClear());

/** The names of the elements and their words, without what only styles. */
function outline(element: Element): string {
  const names: Record<string, string> = { DIV: '', SPAN: '', BDI: 'bdi' };
  const inner = [...element.childNodes]
    .map((node) => (node instanceof Element ? outline(node) : (node.textContent ?? '')))
    .join('');
  const name = names[element.tagName] ?? element.tagName.toLowerCase();
  return name === '' ? inner : `<${name}>${inner}</${name}>`;
}

describe('Markdown in a message', () => {
  it.each([
    ['**b** *i* ~~s~~ `c`', '<p><strong>b</strong> <em>i</em> <s>s</s> <code>c</code></p>'],
    ['one\ntwo **x**', '<p>one\ntwo <strong>x</strong></p>'],
    ['> a\n\nb', '<blockquote><p>a</p></blockquote><p>b</p>'],
    ['- a\n- b', '<ul><li><p>a</p></li><li><p>b</p></li></ul>'],
    ['7. a\n8. b', '<ol><li><p>a</p></li><li><p>b</p></li></ol>'],
    ['# a\n<b>c</b> ![x](y)', '<p># a\n<b>c</b> ![x](y)</p>'],
  ])('%j becomes %s', (text, expected) => {
    expect(outline(show(text))).toBe(expected);
  });

  it('numbers go on where they began', () => {
    expect(show('7. a\n8. b').querySelector('ol')?.getAttribute('start')).toBe('7');
  });

  it('each paragraph finds its own direction, code has one', () => {
    const shown = show('שלום **x**\n\n- א\n\n```\ncode\n```\n`c`');
    expect(shown.querySelector('p')?.dir).toBe('auto');
    expect(shown.querySelector('ul')?.dir).toBe('auto');
    expect(shown.querySelector('li p')?.hasAttribute('dir')).toBe(false);
    expect(shown.querySelector('figure')?.dir).toBe('ltr');
    expect(shown.querySelectorAll<HTMLElement>('code')[1]?.dir).toBe('ltr');
  });

  it('one’s name stands out of words, and not out of code or what leads elsewhere', () => {
    const shown = show('Rosa **@Rosa** `Rosa` [Rosa](https://a.example)\n```\nRosa\n```', {
      selfName: 'Rosa',
    });
    expect([...shown.querySelectorAll('b')].map((one) => one.textContent)).toEqual([
      'Rosa',
      '@Rosa',
    ]);
    expect(shown.querySelector('code b, [role="link"] b')).toBeNull();
  });

  it('says behind the last word that it was changed, or under what is no word', () => {
    expect(show('a **b**', { editedAt: 1 }).querySelector('p small')?.textContent).toBe('edited');
    const shown = show('```\na\n```', { editedAt: 1 });
    expect(shown.querySelector('figure small')).toBeNull();
    expect(shown.querySelector('small')?.textContent).toBe('edited');
  });
});

describe('LK-4: links to messages', () => {
  const toLink = (serverId: ServerId, roomId: RoomId) =>
    printMessageLink({
      serverId,
      roomId,
      seq: 3,
      clientId: '019a2b3c-4d5e-7f60-8a7b-9c0d1e2f3a4d' as ClientId,
    });
  const named = (link: string) => {
    const shown = show(`See ${link}.`);
    const one = screen.getByRole('link');
    expect(one.title).toBe(link);
    expect(shown.textContent).toBe(`See ${one.textContent}.`);
    fireEvent.click(one);
    expect(openLink.mock.calls).toEqual([[link]]);
    return one.textContent;
  };
  beforeEach(() => {
    enterWorld('full');
  });

  it('are called after the room where one is in it', async () => {
    const shown = show(toLink(toServerId('w'), toRoomId(2)));
    await waitFor(() => expect(shown.textContent).toBe('Message in #laser-cutter on Workshop'));
    cleanup();
    expect(named(toLink(toServerId('w'), toRoomId(11)))).toMatch(/^Message in your talk with /);
  });

  it('say nothing of rooms and servers that one cannot see', async () => {
    const shown = show(toLink(toServerId('w'), toRoomId(2)));
    await waitFor(() => expect(shown.textContent).toContain('laser-cutter'));
    cleanup();
    expect(named(toLink(toServerId('w'), toRoomId(999)))).toBe('Message in a room you are not in');
    cleanup();
    openLink.mockClear();
    expect(named(toLink(toServerId('z'), toRoomId(2)))).toBe('Message on another server');
  });

  it('keep words in front of them, and say beside those where they lead', async () => {
    const link = toLink(toServerId('w'), toRoomId(2));
    const shown = show(`[the plan](${link})`);
    await waitFor(() =>
      expect(shown.textContent).toBe('the plan(Message in #laser-cutter on Workshop)'),
    );
    cleanup();
    const text = `[https://bank.example](${link})`;
    expect(show(text).textContent).toContain('[https://bank.example](');
  });

  it('are words where they are not whole', () => {
    const broken = `${toLink(toServerId('w'), toRoomId(2))}/x`;
    expect(show(broken).textContent).toBe(broken);
    expect(screen.queryByRole('link')).toBeNull();
  });
});

describe('G3: links behind words', () => {
  it('say where they lead, beside words that cannot reach it', () => {
    const shown = show('[my \u202Epage](https://a.example/x)');
    const link = screen.getByRole('link', { name: 'my \u202Epage' });
    expect(link.title).toBe('https://a.example/x');
    expect(link.nextElementSibling?.textContent).toBe('(a.example)');
    expect(shown.querySelectorAll('a, [href]')).toHaveLength(0);
    fireEvent.click(link);
    expect(openLink.mock.calls).toEqual([['https://a.example/x']]);
  });

  it('do not say it twice', () => {
    expect(show('[a.example](https://a.example/x)').textContent).toBe('a.example');
  });

  it('are not made of words that look like another address', () => {
    const text = '[https://bank.example](https://thief.example)';
    expect(show(text).textContent).toBe(text);
    expect(screen.queryByRole('link')).toBeNull();
  });

  it('are out of the way where their message is not the stop', () => {
    show('[words](https://a.example)\n```\nx\n```', { tabIndex: -1 });
    expect(screen.getByRole('link').tabIndex).toBe(-1);
    expect(screen.getByRole('button', { name: 'Copy code' }).tabIndex).toBe(-1);
  });
});

describe('A block of code', () => {
  it('says its language and is copied as it stands', async () => {
    const fake = enterWorld('talk');
    show('```js\nlet a = 1;\n\n  b();\n```');
    expect(screen.getByText('js')).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: 'Copy code' }));
    await screen.findByRole('button', { name: 'Code copied.' });
    expect(callsOf(fake, 'clipboard:write')).toEqual([{ text: 'let a = 1;\n\n  b();' }]);
  });

  it('is a place of its own, which can be scrolled by keyboard', () => {
    show('```\nlong\n```');
    expect(screen.getByRole('group', { name: 'Code: Code' }).tabIndex).toBe(0);
  });
});

describe('The colours of code', () => {
  it('come once the grammars are there, and change no letter', async () => {
    const shown = show('```ts\nconst a = "b"; // note\n```');
    await waitFor(() =>
      expect(shown.querySelector('[data-shade="keyword"]')?.textContent).toBe('const'),
    );
    expect(shown.querySelector('[data-shade="string"]')?.textContent).toBe('"b"');
    expect(shown.querySelector('[data-shade="note"]')?.textContent).toBe('// note');
    expect(shown.querySelector('pre')?.textContent).toBe('const a = "b"; // note');
  });

  it('stay away from languages that nobody knows, and from what is very long', async () => {
    const shown = show('```ts\nlet a\n```\n\n```klingon\nlet b\n```\n\n```\nlet c\n```');
    await waitFor(() => expect(shown.querySelector('[data-shade]')).not.toBeNull());
    expect(
      [...shown.querySelectorAll('pre')].map((one) => one.querySelectorAll('[data-shade]').length),
    ).toEqual([1, 0, 0]);
    expect(
      show(`\`\`\`ts\n${'let a;\n'.repeat(700)}\`\`\``).querySelector('[data-shade]'),
    ).toBeNull();
  });
});

describe('G2: whatever stands in a message', () => {
  const ALLOWED = new Set(
    'DIV P STRONG EM S B CODE PRE SPAN BDI BLOCKQUOTE UL OL LI FIGURE FIGCAPTION BUTTON svg path'.split(
      ' ',
    ),
  );
  const ATTRIBUTES = new Set(
    'class dir role title tabindex start type aria-label aria-hidden focusable viewBox d data-wide data-wider data-shade data-action data-tooltip data-tooltip-side'.split(
      ' ',
    ),
  );
  const check = (text: string) => {
    const { container, unmount } = render(
      <RowActionsProvider value={{ openLink } as unknown as RowActions}>
        <MessageText author="Jonas" text={text} selfName="Rosa" editedAt={null} tabIndex={-1} />
      </RowActionsProvider>,
    );
    const all = [...container.querySelectorAll('*')];
    expect(all.map(({ tagName }) => tagName).filter((name) => !ALLOWED.has(name))).toEqual([]);
    const attributes = all.flatMap((element) => element.getAttributeNames());
    expect(attributes.filter((name) => !ATTRIBUTES.has(name))).toEqual([]);
    unmount();
  };

  it('becomes no other element than these', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '**',
        '_',
        '~~',
        '`',
        '```\n',
        '> ',
        '- ',
        '1. ',
        '\n',
        ' ',
        'a',
        'Rosa',
        '[',
        ']',
        '(',
      ),
      fc.constantFrom(
        '](https://a.example)',
        'https://b.example',
        '<img src=x onerror=y>',
        '![x](https://c.example)',
      ),
      fc.string({ unit: 'grapheme', maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => check(pieces.join(''))),
      { numRuns: 60 },
    );
    for (const text of [...MARKUP, ...NAUGHTY]) check(text.slice(0, 8_000));
  });

  it.each(HOSTILE_MARKDOWN)('%s', (_name, text) => check(text));

  it('keeps its letters in whatever language it says it is', () => {
    const languages = ['ts', 'py', 'ini', 'html', 'bash', 'sql', 'c++', 'php', 'powershell'];
    const code = fc.array(
      fc.oneof(
        fc.constantFrom(...'"\'`(){}[]<>/*#$@\\\n:=-_ax0'.split('')),
        fc.string({ maxLength: 4 }),
      ),
      { maxLength: 80 },
    );
    fc.assert(
      fc.property(code, fc.constantFrom(...languages), (pieces, language) => {
        const text = pieces.join('');
        expect(
          highlight(text, language)
            ?.map((piece) => piece.text)
            .join(''),
        ).toBe(text);
      }),
      { numRuns: 300 },
    );
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepFocus } from './keep-focus';

let root: HTMLElement;
let end: () => void;
const at = (id: string) => {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`no ${id}`);
  return element;
};
const focused = () => document.activeElement?.id;
/** A bound for a hang, not for how long it should take. */
const soon = (check: () => void) => vi.waitFor(check, 15_000);

beforeEach(() => {
  document.body.innerHTML = `
    <button id="outside">Outside</button>
    <div id="root" tabindex="-1">
      <input id="search" />
      <ul>
        <li><button id="one">One</button></li>
        <li><button id="two">Two</button></li>
      </ul>
      <div id="row" tabindex="-1"><button id="retry">Retry</button></div>
    </div>`;
  root = at('root');
  end = keepFocus(root, () => root);
});
afterEach(() => end());

describe('keeping the keyboard', () => {
  it('goes to the next control when the focused one is taken away', async () => {
    at('one').focus();
    at('one').remove();
    await soon(() => expect(focused()).toBe('two'));
  });

  it('goes to the one before when there is none after', async () => {
    at('row').remove();
    at('two').focus();
    at('two').remove();
    await soon(() => expect(focused()).toBe('one'));
  });

  it('goes to the row that the control stood in', async () => {
    at('retry').focus();
    at('retry').remove();
    await soon(() => expect(focused()).toBe('row'));
  });

  it('leaves a control that is switched off', async () => {
    at('one').focus();
    at('one').setAttribute('disabled', '');
    await soon(() => expect(focused()).toBe('two'));
  });

  it('goes to the fallback when nothing else is left', async () => {
    at('one').focus();
    root.replaceChildren(document.createElement('p'));
    await soon(() => expect(focused()).toBe('root'));
  });

  it('takes nothing from somebody who went elsewhere', async () => {
    at('one').focus();
    at('outside').focus();
    const isSeen = new Promise((resolve) => {
      // Watches later, so it hears later too.
      new MutationObserver(resolve).observe(root, { childList: true, subtree: true });
    });
    at('one').remove();
    await isSeen;
    expect(focused()).toBe('outside');
  });
});

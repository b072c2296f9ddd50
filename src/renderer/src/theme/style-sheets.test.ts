import { afterEach, describe, expect, it } from 'vitest';
import { createStyleCache } from './style-sheets';

const allRules = () =>
  document.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText));
type SheetClass = new (options: { key: string; container: Node }) => {
  insert(rule: string): void;
  flush(): void;
};

afterEach(() => {
  document.adoptedStyleSheets = [];
});

describe('the style cache', () => {
  it('writes rules without putting a style element into the page', () => {
    const cache = createStyleCache(document);
    cache.sheet.insert('.one { color: red; }');
    expect(allRules()).toEqual([expect.stringContaining('.one')]);
    expect(document.querySelector('style')).toBeNull();
  });

  it('keeps global rules before those of components, and takes them away again', () => {
    const cache = createStyleCache(document);
    cache.sheet.insert('.component { color: red; }');
    const Sheet = cache.sheet.constructor as SheetClass;
    const globals = new Sheet({ key: 'hearth-global', container: document.head });
    globals.insert('body { color: blue; }');
    expect(allRules().map((rule) => rule.slice(0, 4))).toEqual(['body', '.com']);
    globals.flush();
    expect(allRules().map((rule) => rule.slice(0, 4))).toEqual(['.com']);
  });
});

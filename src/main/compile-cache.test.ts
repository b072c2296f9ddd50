import { expect, it, vi } from 'vitest';
import { keepCompiled, writeCompiled } from './compile-cache';

it('is kept in the folder of the profile where Node can do that, and left alone where not', () => {
  const node = { enableCompileCache: vi.fn(), flushCompileCache: vi.fn() };
  keepCompiled('/profile/compiled', node);
  expect(node.enableCompileCache).toHaveBeenCalledWith('/profile/compiled');
  writeCompiled(node);
  expect(node.flushCompileCache).toHaveBeenCalledOnce();
  keepCompiled('/profile/compiled', {});
  writeCompiled({});
});

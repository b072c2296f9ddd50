import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { attacks } from './index';

const range = (letter: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${letter}${index + 1}`);
/** The lines that this suite was promised for. */
const PROMISED = [...range('E', 19), ...range('F', 7), 'F11'];

describe('the list of attacks', () => {
  it('names each once, and each fits into the table', () => {
    const names = attacks.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(attacks.filter(({ ids, about }) => ids.length === 0 || about.length > 120)).toEqual([]);
    expect(attacks.filter(({ size }) => size.short > size.full)).toEqual([]);
  });

  it('has every promised line, or docs/SECURITY.md says where else it is tried', () => {
    const page = readFileSync(join(import.meta.dirname, '../../docs/SECURITY.md'), 'utf8');
    const [, tried = ''] = page.split('\n## What is tried\n');
    const prose = tried.split('\n').filter((line) => !line.startsWith('|'));
    const elsewhere = prose.join('\n').match(/\b[EF]\d+\b/g) ?? [];
    const known = new Set([...attacks.flatMap(({ ids }) => ids), ...elsewhere]);
    expect(PROMISED.filter((id) => !known.has(id))).toEqual([]);
  });
});

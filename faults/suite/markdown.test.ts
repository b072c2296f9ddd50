import { describe, expect, it } from 'vitest';
import { toMarkdown } from './markdown';

const COLUMNS = [{ head: 'run' }, { head: 'n', isNumber: true }];

describe('a table for a page', () => {
  it('is one that Markdown reads, with numbers at the right', () => {
    expect(
      toMarkdown(COLUMNS, [
        ['killed', '7'],
        ['', '1234'],
      ]).split('\n'),
    ).toEqual(['| run    |    n |', '| ------ | ---: |', '| killed |    7 |', '|        | 1234 |']);
  });

  it('has as many cells in every line, whatever stands in them', () => {
    const lines = toMarkdown(COLUMNS, [['a | b', '7'], ['c']]).split('\n');
    const borders = lines.map((line) => line.replaceAll('\\|', '').split('|').length);
    expect(borders).toEqual([4, 4, 4, 4]);
  });

  it('has rules of at least three strokes', () => {
    expect(toMarkdown(COLUMNS, []).split('\n')[1]).toBe('| --- | --: |');
  });
});

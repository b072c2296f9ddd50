import { describe, expect, it } from 'vitest';
import { judgeGate } from './gates';
import { putSection, toSection } from './page';

const page = 'before\n\n<!-- fanout -->\n\nold\n\n<!-- /fanout -->\n\nafter\n';

describe('the page of figures', () => {
  it('puts a section in its place, as often as one likes', () => {
    const once = putSection(page, 'fanout', 'new');
    expect(once).toBe('before\n\n<!-- fanout -->\n\nnew\n\n<!-- /fanout -->\n\nafter\n');
    expect(putSection(once, 'fanout', 'new')).toBe(once);
  });

  it('leaves a page alone that has no place for it', () => {
    expect(putSection(page, 'memory', 'new')).toBe(page);
    expect(putSection('<!-- fanout -->', 'fanout', 'new')).toBe('<!-- fanout -->');
  });

  it('says when, where and how, what came, and what was demanded', () => {
    const how = {
      at: 0,
      cores: 2,
      load: 0.25,
      node: '20.20.2',
      platform: 'linux',
      command: 'npm run bench',
    };
    const gate = { name: 'a', value: 2, comparison: '>=', demand: 1, isRelative: true } as const;
    expect(toSection(how, ['| table |'], [judgeGate(gate, null)])).toBe(
      '_1970-01-01, 2 cores, loopback, Node 20.20.2, linux, load 0.3 before it:_ `npm run bench`\n\n| table |\n\n```\nGATE a 2 >= 1 PASS\n```',
    );
  });
});

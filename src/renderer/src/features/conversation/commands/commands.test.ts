import { describe, expect, it } from 'vitest';
import { createScenario } from '../../../../dev/scenario';
import { jonas, rosa, toServerId } from '../../../../dev/people';
import { toPlainText } from '../../../../../shared/markdown/plain';
import { readSaid, withShrug } from './commands';
import { findNamed } from './find-named';

describe('commands', () => {
  it.each([
    ['/me waves', { kind: 'command', name: 'me', rest: 'waves' }],
    ['/ME waves', { kind: 'command', name: 'me', rest: 'waves' }],
    ['/leave', { kind: 'command', name: 'leave', rest: '' }],
    ['/dm Rosa\nhello', { kind: 'command', name: 'dm', rest: 'Rosa\nhello' }],
    ['/quit now', { kind: 'unknown', name: 'quit' }],
    ['//me waves', { kind: 'words', text: '/me waves' }],
    ['//', { kind: 'words', text: '/' }],
    ['/usr/bin/env', { kind: 'words', text: '/usr/bin/env' }],
    ['/ 2', { kind: 'words', text: '/ 2' }],
    [' /me waves', { kind: 'words', text: ' /me waves' }],
    ['either/or', { kind: 'words', text: 'either/or' }],
  ])('%j', (text, expected) => expect(readSaid(text)).toEqual(expected));

  it('a shrug keeps both arms through Markdown', () => {
    expect(toPlainText(withShrug('Why?'))).toBe('Why? ¯\\_(ツ)_/¯');
  });
});

describe('whom a command names', () => {
  const full = createScenario('full', 0).view.servers[toServerId('w')];
  if (full === undefined) throw new Error('no such scenario');
  const short = { ...jonas, id: 'x'.repeat(26) as typeof jonas.id, name: 'Jonas', tag: null };
  const server = {
    ...full,
    selfId: 'self' as typeof full.selfId,
    members: { [rosa.id]: rosa, [jonas.id]: jonas, [short.id]: short },
  };

  it('is the longest name that fits, with what follows it', () => {
    expect(findNamed(server, '@jonas maier see you')).toMatchObject({
      kind: 'one',
      member: { id: jonas.id },
      rest: 'see you',
    });
    expect(findNamed(server, 'Jonas see you')).toMatchObject({ member: { id: short.id } });
    expect(findNamed(server, 'Jonasx')).toEqual({ kind: 'nobody', name: 'Jonasx' });
  });

  it('is nobody where several are called so', () => {
    const twin = { ...short, id: 'y'.repeat(26) as typeof jonas.id };
    const twins = { ...server, members: { ...server.members, [twin.id]: twin } };
    expect(findNamed(twins, 'Jonas hello').kind).toBe('several');
  });
});

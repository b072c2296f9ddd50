import { describe, expect, it, vi } from 'vitest';
import fc from 'fast-check';
import { callArguments, type Announcement, type CallName } from '../../shared/bridge/contract';
import type { AppView } from '../../shared/bridge/views';
import { applyPatch } from '../../shared/bridge/patch';
import { silentLog, type Log } from '../../shared/lib/log';
import { success } from '../../shared/lib/result';
import { createAnnouncer } from './announcer';
import { createDoor, type CallHandlers } from './door';
import { isOwnPage, isTrustedSender } from './trust';
import { createViewStore } from './view-store';

const names = Object.keys(callArguments) as CallName[];

function recordingHandlers() {
  const called: { name: CallName; input: unknown }[] = [];
  const handlers = Object.fromEntries(
    names.map((name) => [
      name,
      (input: unknown) => {
        called.push({ name, input });
        return Promise.resolve(success(null));
      },
    ]),
  ) as unknown as CallHandlers;
  return { called, handlers };
}

describe('the door of the bridge', () => {
  it.each([
    undefined,
    null,
    1,
    {},
    [],
    '',
    'toString',
    '__proto__',
    'constructor',
    'hasOwnProperty',
    'app:Snapshot',
    'message:send ',
    ['app:snapshot'],
  ])('BR-2: refuses the name %j', async (name) => {
    const { called, handlers } = recordingHandlers();
    expect(await createDoor(handlers, silentLog)(name, {})).toMatchObject({ code: 'bad_request' });
    expect(called).toEqual([]);
  });

  it.each(names)(
    'H2 · BR-2: %s lets nothing through that its schema does not know',
    async (name) => {
      const { called, handlers } = recordingHandlers();
      const door = createDoor(handlers, silentLog);
      await fc.assert(
        fc.asyncProperty(fc.anything({ withNullPrototype: true }), async (junk) => {
          called.length = 0;
          const answer = await door(name, junk);
          const parsed = callArguments[name].safeParse(junk);
          expect(answer.ok).toBe(parsed.success);
          expect(called).toEqual(parsed.success ? [{ name, input: parsed.data }] : []);
        }),
        { numRuns: 300 },
      );
    },
  );

  it('BR-2: hands on parsed arguments, without fields the schema does not know', async () => {
    const { called, handlers } = recordingHandlers();
    await createDoor(handlers, silentLog)('profile:rename', {
      name: '  Rosa   Lindt ',
      isAdmin: true,
    });
    expect(called).toEqual([{ name: 'profile:rename', input: { name: 'Rosa Lindt' } }]);
  });

  it('answers `internal` for a bug, and logs it without the arguments', async () => {
    const { handlers } = recordingHandlers();
    const error = vi.fn();
    const log: Log = { ...silentLog, error };
    handlers['profile:rename'] = () => Promise.reject(new Error('a bug'));
    const answer = await createDoor(handlers, log)('profile:rename', { name: 'Secret Name' });
    expect(answer).toMatchObject({ ok: false, code: 'internal' });
    expect(error).toHaveBeenCalledOnce();
    expect(JSON.stringify(error.mock.calls)).not.toContain('Secret Name');
  });
});

describe('BR-1: whom the bridge trusts', () => {
  const own = ['app://hearth'];
  const main = { url: 'app://hearth/index.html', parent: null };
  it('trusts the main frame of our window on our page', () => {
    expect(isTrustedSender(main, main, own)).toBe(true);
  });
  it.each([
    ['a frame inside', { url: 'app://hearth/index.html', parent: main }, main],
    ['another window', { ...main }, main],
    ['a frame that is gone', null, main],
    ['nobody', null, null],
  ])('refuses %s', (_what, sender, mainFrame) => {
    expect(isTrustedSender(sender, mainFrame, own)).toBe(false);
  });
  it('refuses the main frame after it went elsewhere', () => {
    const gone = { url: 'https://hearth/index.html', parent: null };
    expect(isTrustedSender(gone, gone, own)).toBe(false);
  });
  it.each([
    ['app://hearth/', true],
    ['app://hearth/deep/er.html#x', true],
    ['app://hearth.evil/', false],
    ['app://evil@hearth/', false],
    ['app://hearth:80/', false],
    ['APP://hearth/', true],
    ['file:///index.html', false],
    ['about:blank', false],
    ['data:text/html,x', false],
    ['', false],
  ])('knows whether %s is ours: %s', (url, isOurs) => {
    expect(isOwnPage(url, own)).toBe(isOurs);
  });
});

describe('BR-3: the view', () => {
  const initial = { servers: {}, serverOrder: [], profile: { name: null } } as unknown as AppView;

  it('numbers its patches one by one, and a page that applies them has the same view', () => {
    const store = createViewStore(initial, (error) => {
      throw error;
    });
    const heard: Extract<Announcement, { type: 'app:patched' }>[] = [];
    store.subscribe((patched) => heard.push(patched));
    const { version, view } = store.snapshot();
    store.patch({ hosting: { state: 'starting' } });
    store.patch({ hosting: { state: 'stopped', problem: null } });
    store.patch({ serverOrder: [] });
    expect(heard.map((patched) => patched.version)).toEqual([
      version + 1,
      version + 2,
      version + 3,
    ]);
    expect(heard.reduce((page, { patch }) => applyPatch(page, patch), view)).toEqual(
      store.current(),
    );
    expect(store.snapshot().version).toBe(version + 3);
  });
});

describe('announcements', () => {
  const wish: Announcement = { type: 'invite:opened', input: 'a' };
  const patch: Announcement = { type: 'app:patched', version: 1, patch: {} };

  it('are not made before the page has asked for its snapshot', () => {
    const heard: Announcement[] = [];
    const announcer = createAnnouncer((announcement) => heard.push(announcement));
    announcer.announce(patch);
    expect(heard).toEqual([]);
    announcer.opened();
    announcer.announce(patch);
    expect(heard).toEqual([patch]);
  });

  it('of wishes wait until the page shows something; the last of a kind counts', () => {
    const heard: Announcement[] = [];
    const announcer = createAnnouncer((announcement) => heard.push(announcement));
    announcer.announce(wish);
    announcer.announce({ type: 'settings:requested' });
    announcer.opened();
    announcer.announce({ type: 'invite:opened', input: 'b' });
    expect(heard).toEqual([]);
    announcer.settled();
    expect(heard).toEqual([{ type: 'settings:requested' }, { type: 'invite:opened', input: 'b' }]);
    announcer.announce(wish);
    expect(heard).toHaveLength(3);
    announcer.settled();
    expect(heard).toHaveLength(3);
  });

  it('stop while the page loads anew', () => {
    const heard: Announcement[] = [];
    const announcer = createAnnouncer((announcement) => heard.push(announcement));
    announcer.opened();
    announcer.settled();
    announcer.closed();
    announcer.announce(patch);
    announcer.announce(wish);
    announcer.settled();
    expect(heard).toEqual([]);
    announcer.opened();
    expect(heard).toEqual([wish]);
  });
});

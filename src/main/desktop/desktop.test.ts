import { describe, expect, it } from 'vitest';
import type { AppView } from '../../shared/bridge/views';
import { toCloseAction } from './closing';
import { countDependents, countForBadge } from './counts';
import { CONTENT_SECURITY_POLICY, isPermissionAllowed, isRequestAllowed } from './page-security';
import { toPresence } from './presence';
import { placeWindow, WINDOW_SIZE } from './window-place';

const screen = { x: 0, y: 0, width: 1920, height: 1080 };
const second = { x: 1920, y: 0, width: 1280, height: 1024 };
const place = { x: 100, y: 80, width: 900, height: 700, isMaximized: false };

describe('the place of the window', () => {
  it('is the remembered one while a screen shows it', () => {
    expect(placeWindow(place, [screen])).toEqual({ x: 100, y: 80, width: 900, height: 700 });
    expect(placeWindow({ ...place, x: 2_000 }, [screen, second])).toMatchObject({ x: 2_000 });
  });
  it.each([
    ['its screen is gone', { ...place, x: 2_000 }],
    ['it hangs out at the left', { ...place, x: -850 }],
    ['it hangs out at the bottom', { ...place, y: 1_050 }],
    ['its title is above the screen', { ...place, y: -300 }],
  ])('is the middle when %s', (_why, remembered) => {
    expect(placeWindow(remembered, [screen])).toEqual({ width: 900, height: 700 });
  });
  it('fits the screen and never gets unusably small', () => {
    expect(placeWindow({ ...place, width: 9_000, height: 9_000 }, [screen])).toMatchObject({
      width: 1920,
      height: 1080,
    });
    expect(placeWindow({ ...place, width: 10, height: 10 }, [screen])).toMatchObject({
      width: WINDOW_SIZE.minWidth,
      height: WINDOW_SIZE.minHeight,
    });
  });
  it('is the middle at the first start', () => {
    expect(placeWindow(null, [screen])).toEqual({ width: 1180, height: 760 });
  });
});

describe('closing the window', () => {
  it.each([
    ['linux', false, 'quit'],
    ['win32', false, 'quit'],
    ['darwin', false, 'hide'],
    ['linux', true, 'hide-and-keep-hosting'],
    ['win32', true, 'hide-and-keep-hosting'],
    ['darwin', true, 'hide-and-keep-hosting'],
  ] as const)('on %s, hosting %s: %s', (platform, isHosting, action) => {
    expect(toCloseAction({ platform, isHosting })).toBe(action);
  });
});

describe('the counts', () => {
  const view = {
    hosting: { state: 'running', serverId: 's' },
    servers: {
      s: {
        selfId: 'me',
        notify: 'default',
        rooms: {
          a: { kind: 'direct', unread: 2, mentions: 0, isMuted: false, notify: 'default' },
          b: { kind: 'direct', unread: 9, mentions: 9, isMuted: true },
          c: { kind: 'room', unread: 5, mentions: 1, isMuted: false, notify: 'default' },
        },
        members: {
          me: { id: 'me', presence: 'online' },
          x: { id: 'x', presence: 'online' },
          y: { id: 'y', presence: 'away' },
          z: { id: 'z', presence: 'offline' },
        },
      },
      t: {
        selfId: 'me',
        rooms: { d: { kind: 'room', unread: 5, mentions: 3, isMuted: true } },
        members: {},
      },
      u: {
        selfId: 'me',
        notify: 'nothing',
        rooms: {
          e: { kind: 'room', unread: 5, mentions: 3, isMuted: false, notify: 'default' },
          f: { kind: 'room', unread: 5, mentions: 4, isMuted: false, notify: 'mentions' },
        },
        members: {},
      },
    },
  } as unknown as AppView;

  it('NO-3: the badge has direct messages and mentions, without rooms that are muted or on nothing', () => {
    expect(countForBadge(view)).toBe(7);
  });
  it('those who depend on the host are the others who are connected, here or away', () => {
    expect(countDependents(view)).toBe(2);
    expect(countDependents({ ...view, hosting: { state: 'starting' } })).toBe(0);
  });
});

describe('presence by idle time', () => {
  it.each([
    [0, false, 'online'],
    [4 * 60_000, false, 'online'],
    [5 * 60_000, false, 'away'],
    [0, true, 'away'],
  ] as const)('%i ms idle, locked %s: %s', (idleMs, isLocked, presence) => {
    expect(toPresence(idleMs, isLocked)).toBe(presence);
  });
});

describe('what the page may do', () => {
  it('H4: nothing but notifications and copying text, and only in its own main frame', () => {
    const names = [
      'clipboard-read',
      'clipboard-sanitized-write',
      'display-capture',
      'fullscreen',
      'geolocation',
      'idle-detection',
      'media',
      'mediaKeySystem',
      'midi',
      'midiSysex',
      'notifications',
      'pointerLock',
      'keyboardLock',
      'openExternal',
      'speaker-selection',
      'storage-access',
      'top-level-storage-access',
      'window-management',
      'unknown',
      'fileSystem',
      'hid',
      'serial',
      'usb',
      'deprecated-sync-clipboard-read',
    ];
    expect(names.filter((name) => isPermissionAllowed(name, true))).toEqual([
      'clipboard-sanitized-write',
      'notifications',
    ]);
    expect(names.filter((name) => isPermissionAllowed(name, false))).toEqual([]);
  });

  it.each([
    ['app://hearth/index.html', true],
    ['blob:app://hearth/1', true],
    ['app://other/', false],
    ['http://127.0.0.1:7788/', false],
    ['https://example.org/', false],
    ['ws://127.0.0.1/', false],
    ['file:///etc/passwd', false],
    ['data:text/html,x', false],
    ['nonsense', false],
  ])('loads %s: %s', (url, isAllowed) => {
    expect(isRequestAllowed(url, ['app://hearth'])).toBe(isAllowed);
  });

  it('loads from the development server where that is ours', () => {
    const own = ['app://hearth', 'http://localhost:5173'];
    expect(isRequestAllowed('ws://localhost:5173/?token=x', own)).toBe(true);
    expect(isRequestAllowed('http://localhost:5174/', own)).toBe(false);
  });

  it('H5: the policy begins with nothing and allows nothing inline', () => {
    expect(CONTENT_SECURITY_POLICY).toMatch(/^default-src 'none'; /);
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|\*|data:|http|nonce/);
    expect(CONTENT_SECURITY_POLICY).toContain("require-trusted-types-for 'script'");
  });
});

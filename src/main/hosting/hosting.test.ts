import { describe, expect, it } from 'vitest';
import type { HostingView } from '../../shared/bridge/views';
import type { FromServerProcess, ToServerProcess } from '../../shared/hosting/messages';
import { silentLog } from '../../shared/lib/log';
import type { HostAddress } from '../../shared/model/host-address';
import type { InviteId, MemberId, ServerId } from '../../shared/model/ids';
import type { InviteFacts } from '../../shared/model/invite-facts';
import { LIMITS } from '../../shared/model/limits';
import { parseInvite } from '../../shared/protocol/invite';
import { createHosting } from './hosting';
import type { HostingEvent } from './hosting-contract';
import { toInvitedAddresses, toLocalName } from './invite';
import { createRestartPlan } from './restart-plan';
import { toWantedPort } from './wanted-port';
import type { ServerProcessListener } from './server-process';

const serverId = 'A'.repeat(43) as ServerId;
const token = 't'.repeat(22);

function createFakeClock() {
  let now = 0;
  let waiting: { at: number; run: () => void }[] = [];
  return {
    now: () => now,
    after(delayMs: number, run: () => void) {
      const entry = { at: now + delayMs, run };
      waiting.push(entry);
      return () => {
        waiting = waiting.filter((other) => other !== entry);
      };
    },
    advance(ms: number) {
      const end = now + ms;
      for (;;) {
        const due = waiting.filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at)[0];
        if (due === undefined) break;
        waiting = waiting.filter((other) => other !== due);
        now = due.at;
        due.run();
      }
      now = end;
    },
  };
}

interface FakeProcess extends ServerProcessListener {
  sent: ToServerProcess[];
  isKilled: boolean;
}

const lan = (host: string): HostAddress => ({
  host,
  port: 7788,
  family: 'ipv4',
  kind: 'ethernet',
  interfaceName: 'eth0',
});

function setUp() {
  const clock = createFakeClock();
  const processes: FakeProcess[] = [];
  const events: HostingEvent[] = [];
  let addresses = [lan('192.168.4.20')];
  const hosting = createHosting({
    startProcess(listener) {
      const process: FakeProcess = { ...listener, sent: [], isKilled: false };
      processes.push(process);
      return {
        send: (message) => process.sent.push(message),
        kill() {
          process.isKilled = true;
          process.onExit(null);
        },
      };
    },
    clock,
    log: silentLog,
    logLevel: 'warn',
    dataDir: 'server',
    ownerId: 'a'.repeat(26) as MemberId,
    wantedPort: () => 7788,
    hostname: 'rosas-laptop',
    listAddresses: (port) => addresses.map((address) => ({ ...address, port })),
    serverName: () => 'Rosa’s server',
    writeLogLine: () => undefined,
  });
  hosting.subscribe((event) => events.push(event));
  const latest = () => processes.at(-1)!;
  const started = (port = 7788): FromServerProcess => ({
    type: 'started',
    serverId,
    name: 'Rosa’s server',
    port,
    joining: 'open',
    invites: [],
    storage: { backupAt: null, recovery: null },
  });
  return {
    clock,
    processes,
    events,
    hosting,
    latest,
    started,
    setAddresses(next: HostAddress[]) {
      addresses = next;
    },
    async run(port = 7788) {
      const answer = hosting.start();
      latest().onMessage(started(port));
      await answer;
    },
    states: () => events.flatMap((event) => (event.type === 'changed' ? [event.view.state] : [])),
  };
}

const aDay = 24 * 60 * 60_000;
const toInvite = (n: number, over: Partial<InviteFacts> = {}): InviteFacts => ({
  id: `33333333-0000-7000-8000-${String(n).padStart(12, '0')}` as InviteId,
  madeAt: 0,
  expiresAt: aDay,
  usesLeft: null,
  ...over,
});

const running = (view: HostingView) => {
  if (view.state !== 'running') throw new Error(view.state);
  return view;
};

describe('sleep', () => {
  it('PR-5: is passed on to the server, also to one that is just starting', async () => {
    const { hosting, latest, started } = setUp();
    hosting.sleep();
    const answer = hosting.start();
    hosting.sleep();
    latest().onMessage(started());
    await answer;
    hosting.wake();
    expect(latest().sent.map(({ type }) => type)).toEqual(['start', 'sleep', 'wake']);
    const stopping = hosting.stop();
    hosting.sleep();
    hosting.wake();
    latest().onMessage({ type: 'stopped' });
    await stopping;
    expect(latest().sent.at(-1)).toEqual({ type: 'stop' });
  });

  it('ends with a look at the addresses, which may be others in another place', async () => {
    const { hosting, run, setAddresses } = setUp();
    await run();
    hosting.sleep();
    setAddresses([lan('10.0.0.9')]);
    hosting.wake();
    expect(running(hosting.view()).addresses).toMatchObject([{ host: '10.0.0.9' }]);
  });
});

describe('hosting', () => {
  it('starts the server and says where it is', async () => {
    const { hosting, latest, started, states, events } = setUp();
    const answer = hosting.start();
    expect(latest().sent).toEqual([
      {
        type: 'start',
        dataDir: 'server',
        name: 'Rosa’s server',
        port: 7788,
        ownerId: 'a'.repeat(26),
        logLevel: 'warn',
      },
    ]);
    latest().onMessage(started(7790));
    expect(await answer).toEqual({ ok: true, value: { serverId } });
    const view = running(hosting.view());
    expect(view).toMatchObject({ port: 7790, wantedPort: 7788, serverId });
    expect(view).toMatchObject({
      invite: null,
      invites: [],
      fingerprint: 'AAAA AAAA AAAA AAAA AAAA',
    });
    expect(view.keyWords).toHaveLength(8);
    expect(states()).toEqual(['starting', 'running']);
    expect(events).toContainEqual({
      type: 'started',
      serverId,
      name: 'Rosa’s server',
      port: 7790,
    });
  });

  it('says why it could not start, and can be tried again', async () => {
    const { hosting, latest, processes, run } = setUp();
    const answer = hosting.start();
    latest().onMessage({ type: 'failed', code: 'port_in_use', message: 'No free port.' });
    expect(await answer).toMatchObject({ ok: false, code: 'port_in_use' });
    expect(hosting.view()).toEqual({ state: 'stopped', problem: 'port_in_use' });
    expect(latest().isKilled).toBe(true);
    await run();
    expect(processes).toHaveLength(2);
    expect(hosting.view().state).toBe('running');
  });

  it('gives up on a server that does not answer', async () => {
    const { hosting, clock } = setUp();
    const answer = hosting.start();
    clock.advance(60_000);
    expect(await answer).toMatchObject({ ok: false, code: 'internal' });
    expect(hosting.view()).toEqual({ state: 'stopped', problem: 'internal' });
  });

  it('refuses a second start', async () => {
    const { hosting, run, processes } = setUp();
    await run();
    expect(await hosting.start()).toMatchObject({ code: 'already_hosting' });
    expect(processes).toHaveLength(1);
  });

  it('H8: starts again within 2 s after a crash, on the port it had, keeping who may join', async () => {
    const { hosting, run, clock, processes, latest, started, events, states } = setUp();
    await run(7790);
    latest().onExit(11);
    expect(hosting.view().state).toBe('starting');
    clock.advance(2_000);
    expect(processes).toHaveLength(2);
    expect(latest().sent[0]).toMatchObject({ type: 'start', port: 7790 });
    expect(latest().sent[0]).not.toHaveProperty('joining');
    latest().onMessage(started(7790));
    expect(running(hosting.view()).wantedPort).toBe(7788);
    expect(events.filter((event) => event.type === 'started')).toHaveLength(2);
    expect(states()).toEqual(['starting', 'running', 'starting', 'starting', 'running']);
  });

  it('stops trying when it crashes again and again', async () => {
    const { hosting, run, clock, processes, latest } = setUp();
    await run();
    for (let crash = 0; crash < 20; crash += 1) {
      latest().onExit(11);
      clock.advance(5_000);
    }
    expect(processes.length).toBe(6);
    expect(hosting.view()).toEqual({ state: 'stopped', problem: 'internal' });
  });

  it('does not hear a process it has let go of', async () => {
    const { hosting, run, processes, clock, latest, started } = setUp();
    await run();
    latest().onExit(11);
    clock.advance(2_000);
    latest().onMessage(started());
    processes[0]!.onMessage({ type: 'configured', name: 'A ghost', joining: 'password' });
    processes[0]!.onExit(0);
    expect(running(hosting.view()).name).toBe('Rosa’s server');
  });

  it('stops: asks, waits, and is stopped', async () => {
    const { hosting, run, latest, states, events } = setUp();
    await run();
    const stopped = hosting.stop();
    const again = hosting.stop();
    expect(latest().sent.at(-1)).toEqual({ type: 'stop' });
    expect(hosting.view().state).toBe('stopping');
    latest().onMessage({ type: 'stopped' });
    expect(await stopped).toEqual({ ok: true, value: null });
    expect(await again).toEqual({ ok: true, value: null });
    expect(states()).toEqual(['starting', 'running', 'stopping', 'stopped']);
    expect(events.filter((event) => event.type === 'stopping')).toHaveLength(1);
    expect(await hosting.stop()).toMatchObject({ code: 'not_hosting' });
  });

  it('ends a server that does not stop', async () => {
    const { hosting, run, clock, latest } = setUp();
    await run();
    const stopped = hosting.stop();
    clock.advance(LIMITS.stopGraceMs + 1_000);
    await stopped;
    expect(latest().isKilled).toBe(true);
    expect(hosting.view()).toEqual({ state: 'stopped', problem: null });
  });

  it('stops while starting and while waiting to start again', async () => {
    const { hosting, latest, run, clock, processes } = setUp();
    const answer = hosting.start();
    const stopped = hosting.stop();
    latest().onMessage({ type: 'stopped' });
    await stopped;
    expect(await answer).toMatchObject({ code: 'not_hosting' });
    await run();
    latest().onExit(11);
    expect(await hosting.stop()).toEqual({ ok: true, value: null });
    clock.advance(10_000);
    expect(processes).toHaveLength(2);
    expect(hosting.view()).toEqual({ state: 'stopped', problem: null });
  });

  it('ST-7: hands on what the server says of its backups and of what was lost', async () => {
    const { hosting, run, latest, events } = setUp();
    await run();
    expect(hosting.view()).toMatchObject({ storage: { backupAt: null, recovery: null } });
    latest().onMessage({ type: 'storage', storage: { backupAt: 5, recovery: null } });
    expect(hosting.view()).toMatchObject({ storage: { backupAt: 5, recovery: null } });
    expect(events.at(-1)).toMatchObject({ type: 'changed', view: { storage: { backupAt: 5 } } });
  });

  it('renames the running server and says who may join', async () => {
    const { hosting, run, latest, events } = setUp();
    expect(await hosting.configure({ name: 'Workshop' })).toMatchObject({ code: 'not_hosting' });
    await run();
    const answer = hosting.configure({
      name: 'Workshop',
      joining: { mode: 'password', password: 'secret' },
    });
    expect(latest().sent.at(-1)).toEqual({
      type: 'configure',
      name: 'Workshop',
      joining: { mode: 'password', password: 'secret' },
    });
    latest().onMessage({ type: 'configured', name: 'Workshop', joining: 'password' });
    expect(await answer).toEqual({ ok: true, value: null });
    expect(running(hosting.view())).toMatchObject({ name: 'Workshop', joining: 'password' });
    expect(events).toContainEqual({ type: 'renamed', name: 'Workshop' });
  });

  it('HS-19: shows who waits to be let in, and hands on the word of the host', async () => {
    const { hosting, run, latest, started, clock, events } = setUp();
    const memberId = 'b'.repeat(26) as MemberId;
    expect(await hosting.answerKnock(memberId, true)).toMatchObject({ code: 'not_hosting' });
    await run();
    expect(running(hosting.view()).knocks).toEqual([]);
    const knocks = [{ memberId, name: 'Jonas', keyWords: ['amber', 'river'], at: 5 }];
    latest().onMessage({ type: 'knocks', knocks });
    expect(events.at(-1)).toMatchObject({ type: 'changed', view: { knocks } });
    const answer = hosting.answerKnock(memberId, false);
    expect(latest().sent.at(-1)).toEqual({ type: 'answer-knock', memberId, isLetIn: false });
    latest().onMessage({ type: 'knocks', knocks: [] });
    latest().onMessage({ type: 'knock-answered' });
    expect(await answer).toEqual({ ok: true, value: null });
    expect(running(hosting.view()).knocks).toEqual([]);
    latest().onMessage({ type: 'knocks', knocks });
    // A new process knows of nobody.
    latest().onExit(11);
    clock.advance(2_000);
    latest().onMessage(started());
    expect(running(hosting.view()).knocks).toEqual([]);
  });

  it('goes on running when a change of it fails', async () => {
    const { hosting, run, latest } = setUp();
    await run();
    const answer = hosting.configure({ name: 'Workshop' });
    latest().onMessage({ type: 'failed', code: 'storage_failed', message: 'The disk is full.' });
    expect(await answer).toMatchObject({ code: 'storage_failed' });
    expect(hosting.view().state).toBe('running');
  });

  it('answers a configure that a crash cut off', async () => {
    const { hosting, run, latest } = setUp();
    await run();
    const answer = hosting.configure({ name: 'Workshop' });
    latest().onExit(11);
    expect(await answer).toMatchObject({ code: 'not_hosting' });
  });

  it('notices new addresses while it runs, and says nothing while they stay', async () => {
    const { hosting, run, clock, events, setAddresses } = setUp();
    await run();
    const before = events.length;
    clock.advance(20_000);
    expect(events.length).toBe(before);
    setAddresses([lan('10.0.0.7')]);
    clock.advance(5_000);
    expect(running(hosting.view()).addresses[0]?.host).toBe('10.0.0.7');
    expect(events.length).toBe(before + 1);
  });
});

describe('invites', () => {
  it('HS-16: are made when the host looks for one, once, and can be read', async () => {
    const { hosting, run, latest } = setUp();
    expect(await hosting.showInvite()).toMatchObject({ code: 'not_hosting' });
    await run(7790);
    const answer = hosting.showInvite();
    expect(latest().sent.at(-1)).toEqual({
      type: 'make-invite',
      terms: { lastsMs: 7 * aDay, uses: null },
    });
    latest().onMessage({ type: 'invite-made', invite: toInvite(1), token });
    expect(await answer).toEqual({ ok: true, value: null });
    const { invite, invites } = running(hosting.view());
    expect(invites).toEqual([toInvite(1)]);
    expect(invite).toMatchObject(toInvite(1));
    expect(parseInvite(invite?.link ?? '')).toEqual({
      serverId,
      token,
      name: 'Rosa’s server',
      addresses: [
        { host: '192.168.4.20', port: 7790 },
        { host: 'rosas-laptop.local', port: 7790 },
      ],
    });
    expect(parseInvite(invite?.webLink ?? '')).toEqual(parseInvite(invite?.link ?? ''));

    const before = latest().sent.length;
    expect(await hosting.showInvite()).toMatchObject({ ok: true });
    expect(latest().sent).toHaveLength(before);
  });

  it('HS-16: the link says the name and the addresses of now', async () => {
    const { hosting, run, latest, clock, setAddresses } = setUp();
    await run();
    void hosting.showInvite();
    latest().onMessage({ type: 'invite-made', invite: toInvite(1), token });
    void hosting.configure({ name: 'Workshop' });
    latest().onMessage({ type: 'configured', name: 'Workshop', joining: 'open' });
    setAddresses([lan('10.0.0.7')]);
    clock.advance(5_000);
    const link = parseInvite(running(hosting.view()).invite?.link ?? '');
    expect(link).toMatchObject({ name: 'Workshop', token, addresses: [{ host: '10.0.0.7' }, {}] });
  });

  it('HS-16: are shown as long as they hold, by the host’s own clock', async () => {
    const { hosting, run, latest, clock, events } = setUp();
    await run();
    const made = hosting.makeInvite({ lastsMs: 60_000, uses: 10 });
    expect(latest().sent.at(-1)).toMatchObject({ terms: { lastsMs: 60_000, uses: 10 } });
    const invite = toInvite(1, { expiresAt: 60_000, usesLeft: 10 });
    latest().onMessage({ type: 'invite-made', invite, token });
    await made;
    latest().onMessage({ type: 'invites', invites: [{ ...invite, usesLeft: 9 }] });
    expect(running(hosting.view()).invite).toMatchObject({ usesLeft: 9 });
    const before = events.length;
    latest().onMessage({ type: 'invites', invites: [{ ...invite, usesLeft: 9 }] });
    expect(events).toHaveLength(before);
    clock.advance(60_000);
    expect(running(hosting.view())).toMatchObject({ invite: null, invites: [] });
    // The window heard of it.
    expect(events.at(-1)).toMatchObject({ type: 'changed', view: { invite: null, invites: [] } });
    // And is not given another one that nobody asked for.
    const sent = latest().sent.length;
    await hosting.showInvite();
    expect(latest().sent).toHaveLength(sent);
  });

  it('HS-16: outlive a crash of the server; what is told then counts', async () => {
    const { hosting, run, latest, clock, started } = setUp();
    await run();
    for (const n of [1, 2]) {
      void hosting.makeInvite({ lastsMs: aDay, uses: null });
      latest().onMessage({ type: 'invite-made', invite: toInvite(n), token });
    }
    latest().onExit(11);
    clock.advance(2_000);
    latest().onMessage({ ...started(), invites: [toInvite(1), toInvite(2)] } as FromServerProcess);
    expect(running(hosting.view()).invite).toMatchObject({ id: toInvite(2).id });
    void hosting.revokeInvite(toInvite(2).id);
    expect(latest().sent.at(-1)).toEqual({ type: 'revoke-invite', id: toInvite(2).id });
    latest().onMessage({ type: 'invite-revoked' });
    latest().onMessage({ type: 'invites', invites: [toInvite(1)] });
    expect(running(hosting.view())).toMatchObject({ invite: null, invites: [toInvite(1)] });
  });

  it('answers in the order of the questions, also the one that failed', async () => {
    const { hosting, run, latest } = setUp();
    await run();
    const [renamed, made, revoked] = [
      hosting.configure({ name: 'Workshop' }),
      hosting.makeInvite({ lastsMs: null, uses: null }),
      hosting.revokeInvite(toInvite(9).id),
    ];
    latest().onMessage({ type: 'configured', name: 'Workshop', joining: 'open' });
    latest().onMessage({ type: 'failed', code: 'limit_reached', message: 'Too many.' });
    latest().onMessage({ type: 'invite-revoked' });
    expect([await renamed, await made, await revoked]).toMatchObject([
      { ok: true },
      { ok: false, code: 'limit_reached' },
      { ok: true },
    ]);
  });
});

describe('the addresses of an invite', () => {
  it('leave link-local IPv6 out while there is anything else', () => {
    const local = { ...lan('fe80::1%eth0'), family: 'ipv6' as const };
    expect(toInvitedAddresses([lan('10.0.0.7'), local], 7788, 'localhost')).toEqual([
      { host: '10.0.0.7', port: 7788 },
    ]);
    expect(toInvitedAddresses([local], 7788, 'localhost')).toEqual([
      { host: 'fe80::1%eth0', port: 7788 },
    ]);
  });

  it('are at most as many as an invite may carry', () => {
    const many = Array.from({ length: 30 }, (_, index) => lan(`10.0.0.${index + 1}`));
    expect(toInvitedAddresses(many, 7788, 'rosa')).toHaveLength(LIMITS.inviteAddresses);
  });

  it.each([
    ['Rosas-MacBook.local', 'rosas-macbook.local'],
    ['DESKTOP-4F', 'desktop-4f.local'],
    ['localhost', null],
    ['localhost.localdomain', null],
    ['box.example.org', null],
    ['', null],
    ['rosa’s', null],
  ])('know %j as %j', (hostname, name) => {
    expect(toLocalName(hostname)).toBe(name);
  });
});

describe('the restart plan', () => {
  it('forgets crashes that are long past', () => {
    let now = 0;
    const plan = createRestartPlan(() => now);
    for (let crash = 0; crash < 5; crash += 1) expect(plan.next()).not.toBeNull();
    expect(plan.next()).toBeNull();
    now += 10 * 60_000;
    expect(plan.next()).toBe(250);
  });
});

describe('the wanted port', () => {
  it.each([
    [undefined, null, 7788],
    [undefined, 7790, 7790],
    ['9000', 7790, 9000],
    ['0', null, 0],
    ['0', 40_000, 40_000],
    ['nonsense', null, 7788],
    ['70000', 7790, 7790],
  ])('with HEARTH_PORT=%s and %s remembered is %i', (named, remembered, port) => {
    expect(toWantedPort(named, remembered)).toBe(port);
  });
});

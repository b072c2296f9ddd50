import { describe, expect, it } from 'vitest';
import { CAPABILITIES, type Capability } from '../shared/model/capability';
import { toReference } from '../shared/model/changes';
import { createMemoryStore } from './memory-store';
import { fakeHash, proven } from './testing/fake-platform';
import { aMessage, aRoomId } from './testing/samples';
import { benchAddress, startSession } from './testing/session-bench';

const roomId = aRoomId(1);
const target = toReference(aMessage(1));
const missing = { ok: false, code: 'not_offered' };
const own = {
  picture: () => 'a picture',
  statusText: () => ({ text: 'At the lathe', emoji: '🔧', until: null }),
};
/** What an older server says: nothing of what it has. */
const OLDER = { capabilities: undefined };
const without = (one: Capability) => CAPABILITIES.filter((other) => other !== one);

/** A session of somebody with words and a picture of their own, on a server that says this of itself. */
async function startOn(facts: { capabilities: Capability[] | undefined }) {
  const bench = await startSession(undefined, own);
  await bench.goOnline(facts);
  const asked = () => bench.socket().asked.map(({ event }) => event);
  return { ...bench, asked };
}

describe('CA-3: what an older server does not have', () => {
  it('is not asked for, and is said to be missing', async () => {
    const { session, asked } = await startOn(OLDER);
    expect(session.state().lacks).toEqual([...CAPABILITIES]);
    const before = asked();
    expect(await session.pins(roomId)).toMatchObject(missing);
    expect(await session.versions(roomId, 1)).toMatchObject(missing);
    expect(await session.seek(roomId, 5)).toMatchObject(missing);
    expect(await session.ask('picture:get', { hash: 'h'.repeat(43) })).toMatchObject(missing);
    expect(asked()).toEqual(before);
  });

  it('is not told of oneself', async () => {
    const { session, asked } = await startOn(OLDER);
    session.described();
    session.pictured();
    expect(asked()).not.toContain('member:describe');
    expect(asked()).not.toContain('picture:set');
    const current = await startOn({ capabilities: [...CAPABILITIES] });
    expect(current.asked()).toEqual(expect.arrayContaining(['member:describe', 'picture:set']));
  });

  it('does not wait in an outbox in which nobody looks for it', async () => {
    const { session, takePacket } = await startOn(OLDER);
    const pin = { kind: 'pin', target, isOn: true } as const;
    expect(await session.write(roomId, pin)).toMatchObject(missing);
    expect(session.waiting(roomId)).toEqual([]);
    // Everything else is as ever.
    expect(await session.write(roomId, { kind: 'message', text: 'hello' })).toMatchObject({
      ok: true,
    });
    expect(takePacket().entries).toMatchObject([{ kind: 'message', text: 'hello' }]);
  });

  it('is each thing for itself', async () => {
    const { session } = await startOn({ capabilities: without('seek') });
    expect(session.state().lacks).toEqual(['seek']);
    expect(await session.seek(roomId, 5)).toMatchObject(missing);
    void session.pins(roomId);
    expect(await session.write(roomId, { kind: 'pin', target, isOn: true })).toMatchObject({
      ok: true,
    });
  });

  it('leaves the outbox where it was written before that was known, and holds nothing up', async () => {
    const store = createMemoryStore(fakeHash);
    const before = await startSession(store);
    await before.goOnline();
    before.platform.clock.advance(0);
    await before.socket().break();
    await before.session.write(roomId, { kind: 'pin', target, isOn: true });
    await before.session.write(roomId, { kind: 'message', text: 'after it' });
    await before.session.close();
    const after = await startSession(store);
    await after.goOnline(OLDER);
    await expect
      .poll(() => after.session.waiting(roomId).map(({ content }) => content.kind))
      .toEqual(['message']);
    expect(after.takePacket().entries).toMatchObject([{ kind: 'message', text: 'after it' }]);
  });

  it('is known again after a start without the server, until it says something else', async () => {
    const store = createMemoryStore(fakeHash);
    const before = await startSession(store);
    expect(before.session.state().lacks).toEqual([]);
    await before.goOnline({ capabilities: without('pins') });
    await before.session.close();
    const after = await startSession(store);
    expect(after.session.state().lacks).toEqual(['pins']);
    await after.goOnline();
    expect(after.session.state().lacks).toEqual([]);
  });
});

describe('HS-8: a refusal because of the version', () => {
  it.each([
    [{ current: 9, oldest: 7 }, 'app_too_old'],
    // A server from before it said what it speaks.
    [undefined, 'version_mismatch'],
  ] as const)('by a server that speaks %j is %s', async (protocol, code) => {
    const { session, platform, socket } = await startSession();
    const outcome = session.connect();
    await platform.answerProbe(benchAddress, proven);
    await socket().refuse({ code: 'version_mismatch', message: 'no', protocol });
    expect(await outcome).toMatchObject({ code });
    expect(session.link()).toEqual({ state: 'refused', reason: code });
  });
});

import { describe, expect, it } from 'vitest';
import { createServerKey } from '../../node/certificate';
import { toMemberKeyWords } from '../../node/key-words';
import { toKeyWords } from '../../node/key-words';
import { parseAddress, printAddress } from '../../shared/protocol/address';
import { printInvite, toFingerprint } from '../../shared/protocol/invite';
import { setupBench } from './testing/bench';
import { serveImpostor, servePlainHttp, serveTomorrow } from './testing/plain-servers';
import type { TestApp } from './testing/test-app';

const { folder, serve, start, join } = setupBench();

const tryJoin = (app: TestApp, input: string, password?: string) =>
  app.sessions.calls['server:join']({ input, password });

// Real sockets on a busy machine: the time limit is for a hang, not for speed.
describe('whoever cannot join is told why', { timeout: 30_000 }, () => {
  it('this is no address, nothing listens there, it is no Hearth, versions do not fit', async () => {
    const app = await start('Jonas');
    expect(await tryJoin(app, 'not an address!')).toMatchObject({ code: 'address_invalid' });
    expect(await tryJoin(app, '127.0.0.1:9')).toMatchObject({ code: 'unreachable' });
    const plain = await servePlainHttp();
    expect(await tryJoin(app, plain.address)).toMatchObject({ code: 'not_hearth' });
    plain.close();
    const tomorrow = await serveTomorrow();
    expect(await tryJoin(app, tomorrow.address)).toMatchObject({ code: 'app_too_old' });
    tomorrow.close();
    expect(app.view()).toMatchObject({ serverOrder: [], servers: {} });
  });

  it('HS-9: the password is missing, or wrong, or right', async () => {
    const app = await start('Jonas');
    const server = await serve({ password: 'open sesame' });
    const where = printAddress(server.address);
    expect(await tryJoin(app, where)).toMatchObject({ code: 'password_required' });
    expect(await tryJoin(app, where, 'abracadabra')).toMatchObject({ code: 'wrong_password' });
    expect(app.view().serverOrder).toEqual([]);
    expect(await tryJoin(app, where, 'open sesame')).toMatchObject({ ok: true });
    expect(app.server(server.serverId).connection).toEqual({ state: 'online' });
  });

  it('HS-9: the invite is not valid, or valid', async () => {
    const app = await start('Jonas');
    const { serverId, address, token } = await serve({ password: 'open sesame' });
    const invite = (with_: string) =>
      printInvite({ serverId, addresses: [address], name: 'Workshop', token: with_ });
    const wrong = await tryJoin(app, invite('wrong-token-0123456789'));
    expect(wrong).toMatchObject({ code: 'invite_invalid' });
    expect(await tryJoin(app, invite(token))).toMatchObject({ ok: true });
  });

  it('HS-18: where an invite alone lets in, an address does not', async () => {
    const app = await start('Jonas');
    const { serverId, address, token } = await serve({ joining: { mode: 'invite' } });
    const typed = await tryJoin(app, printAddress(address));
    expect(typed).toMatchObject({ code: 'invite_required' });
    expect(app.view().serverOrder).toEqual([]);
    const invite = printInvite({ serverId, addresses: [address], name: 'Workshop', token });
    expect(await tryJoin(app, invite)).toMatchObject({ ok: true });
  });

  it('F6 · HS-2: the secret of an invite goes to nothing but the key that the invite names', async () => {
    const app = await start('Jonas');
    const { serverId, token } = await serve({ joining: { mode: 'invite' } });
    const impostor = await serveImpostor(serverId);
    const address = parseAddress(impostor.address);
    if (address === null) throw new Error('no address');
    const invite = printInvite({ serverId, addresses: [address], name: 'Workshop', token });
    expect(await tryJoin(app, invite)).toMatchObject({ code: 'wrong_key' });
    expect(impostor.heard()).toBe('');
    // It does hear whoever trusts its key: the silence above is no deafness.
    await tryJoin(app, impostor.address);
    expect(impostor.heard()).toContain('GET /v1/hello');
    impostor.close();
  });

  it('HS-2: the key is not the one the invite promised', async () => {
    const app = await start('Jonas');
    const server = await serve();
    const { serverId } = await createServerKey();
    const forged = printInvite({
      serverId,
      addresses: [server.address, { host: '127.0.0.1', port: 9 }],
      name: 'Workshop',
      token: null,
    });
    expect(await tryJoin(app, forged)).toMatchObject({ code: 'wrong_key' });
    expect(await server.store.countMembers()).toBe(0);
  });

  it('BR-4: an invite that is only looked at joins nothing', async () => {
    const app = await start('Jonas');
    const server = await serve();
    const input = printInvite({ ...server, addresses: [server.address], name: 'Workshop' });
    expect(await app.get('invite:preview', { input })).toMatchObject({
      kind: 'invite',
      name: 'Workshop',
      addresses: [printAddress(server.address)],
      knownServerId: null,
    });
    expect(await server.store.countMembers()).toBe(0);
    await join(app, server);
    expect(await app.get('invite:preview', { input })).toMatchObject({
      knownServerId: server.serverId,
    });
    expect(await app.get('invite:preview', { input: printAddress(server.address) })).toMatchObject({
      kind: 'address',
      name: null,
      knownServerId: server.serverId,
    });
  });
});

describe('a server one knows already', { timeout: 30_000 }, () => {
  it('is only selected, and found at the new address too', async () => {
    const key = await createServerKey();
    const app = await start('Jonas');
    const first = await serve({ kept: { key, port: 0, folder: folder() } });
    await join(app, first);
    await first.close();
    await app.until(() => app.server(key.serverId).connection.state === 'reconnecting');
    const second = await serve({ kept: { key, port: 0, folder: folder() } });
    expect(await join(app, second)).toBe(key.serverId);
    expect(app.view().serverOrder).toEqual([key.serverId]);
    expect(app.server(key.serverId)).toMatchObject({
      connection: { state: 'online' },
      address: printAddress(second.address),
    });
  });

  it('can be forgotten, with everything of it', async () => {
    const server = await serve();
    const app = await start('Jonas');
    const serverId = await join(app, server);
    await app.get('server:forget', { serverId });
    expect(app.view()).toMatchObject({ serverOrder: [], servers: {} });
    await app.sessions.close();
    const again = await start('Jonas', app.identity);
    expect(again.view().serverOrder).toEqual([]);
    expect(await again.sessions.calls['server:retry']({ serverId })).toMatchObject({
      code: 'not_found',
    });
  });

  it('that changed its password asks for it by a call', async () => {
    const server = await serve({ password: 'first' });
    const app = await start('Jonas');
    const joined = await tryJoin(app, printAddress(server.address), 'first');
    expect(joined).toMatchObject({ ok: true });
    await app.sessions.close();
    await server.configure({ joining: { mode: 'password', password: 'second' } });
    const again = await start('Jonas', app.identity);
    const { serverId } = server;
    await again.until(() => again.server(serverId).connection.state === 'refused');
    expect(again.server(serverId).connection).toMatchObject({ reason: 'password_required' });
    const retry = again.sessions.calls['server:retry'];
    expect(await retry({ serverId, password: 'first' })).toMatchObject({ code: 'wrong_password' });
    expect(await retry({ serverId, password: 'second' })).toMatchObject({ ok: true });
  });
});

describe('a server whose host wants to be asked', { timeout: 30_000 }, () => {
  const knockOn = async () => {
    const server = await serve({ joining: { mode: 'ask' } });
    const app = await start('Jonas');
    const { serverId } = server;
    expect(await join(app, server)).toBe(serverId);
    expect(app.server(serverId)).toMatchObject({
      isKnown: false,
      connection: { state: 'reconnecting', reason: 'awaiting_admission' },
    });
    expect(server.knocks.list()).toMatchObject([{ name: 'Jonas' }]);
    return { server, app, serverId, memberId: app.identity.memberId };
  };

  it('HS-19: stands on the rail while the person waits, and opens when the host lets in', async () => {
    const { server, app, serverId, memberId } = await knockOn();
    server.knocks.answer(memberId, true);
    app.sessions.reconnectNow();
    await app.until(() => app.server(serverId).connection.state === 'online');
    expect(app.lobby(serverId)).toBeTruthy();
    expect(app.server(serverId).isKnown).toBe(true);
  });

  it('HS-19: says that the host refused, and tries no more; an invite opens it all the same', async () => {
    const { server, app, serverId, memberId } = await knockOn();
    server.knocks.answer(memberId, false);
    app.sessions.reconnectNow();
    await app.until(() => app.server(serverId).connection.state === 'refused');
    expect(app.server(serverId).connection).toMatchObject({ reason: 'admission_refused' });
    const { address, token } = server;
    const invite = printInvite({ serverId, addresses: [address], name: 'Workshop', token });
    expect(await tryJoin(app, invite)).toMatchObject({ ok: true });
    expect(app.server(serverId).connection).toEqual({ state: 'online' });
  });

  it('HS-19: is gone when the person cancels, and after a restart of the app', async () => {
    const { server, app, serverId } = await knockOn();
    await app.get('server:forget', { serverId });
    expect(app.view()).toMatchObject({ serverOrder: [], servers: {} });
    await join(app, server);
    await app.sessions.close();
    const again = await start('Jonas', app.identity);
    expect(again.view().serverOrder).toEqual([]);
    expect(await server.store.countMembers()).toBe(0);
  });
});

describe('agreement keys', { timeout: 30_000 }, () => {
  it('HS-14, HS-15: reach the others through the server, are believed, and outlive a restart', async () => {
    const server = await serve({ store: 'sqlite' });
    const jonas = await start('Jonas');
    const mara = await start('Mara');
    const serverId = await join(jonas, server);
    await join(mara, server);
    const keyOf = (app: TestApp, whose: TestApp) =>
      app.server(serverId).members[whose.identity.memberId]?.agreement;
    expect(jonas.identity.agreement).not.toBeNull();
    // Mara was told with the welcome, Jonas with the change.
    await mara.until(() => keyOf(mara, jonas) !== undefined);
    await jonas.until(() => keyOf(jonas, mara) !== undefined);
    expect(keyOf(mara, jonas)).toEqual(jonas.identity.agreement);
    expect(keyOf(jonas, mara)).toEqual(mara.identity.agreement);
    await server.close();
    await mara.sessions.close();
    const again = await start('Mara', mara.identity);
    expect(keyOf(again, jonas)).toEqual(jonas.identity.agreement);
  });
});

describe('whether a key is verified', { timeout: 30_000 }, () => {
  it('HS-17: not by a typed address; by an invite, before or after', async () => {
    const server = await serve();
    const { serverId, address, token } = server;
    const invite = printInvite({ serverId, addresses: [address], name: 'Workshop', token });
    const app = await start('Jonas');
    await join(app, server);
    expect(app.server(serverId)).toMatchObject({ isVerified: false });
    expect(app.server(serverId).keyWords).toEqual(toKeyWords(serverId));
    const preview = await app.get('invite:preview', { input: invite });
    expect(preview.keyWords).toEqual(toKeyWords(serverId));
    // Looked at only: that is not meeting it yet.
    expect(app.server(serverId).isVerified).toBe(false);
    expect(await tryJoin(app, invite)).toMatchObject({ ok: true });
    expect(app.server(serverId).isVerified).toBe(true);
    // A typed address takes nothing away.
    await tryJoin(app, printAddress(address));
    expect(app.server(serverId).isVerified).toBe(true);

    const other = await start('Mara');
    expect(await tryJoin(other, invite)).toMatchObject({ ok: true });
    expect(other.server(serverId).isVerified).toBe(true);
    await app.sessions.close();
    const again = await start('Jonas', app.identity);
    expect(again.server(serverId).isVerified).toBe(true);
  });

  it('HS-17: by an address and the words of the key, read aloud', async () => {
    const app = await start('Jonas');
    const server = await serve();
    const where = printAddress(server.address);
    const words = toKeyWords(server.serverId);
    const spoken = `${where}, ${words.map((word) => word.slice(0, 4)).join(' ')}`;
    expect(await app.get('invite:preview', { input: `${where} ${words[0]} ${words[1]}` })).toEqual({
      kind: 'spoken',
      name: null,
      fingerprint: null,
      keyWords: words.slice(0, 2),
      isComplete: false,
      addresses: [where],
      knownServerId: null,
    });
    expect(await app.get('invite:preview', { input: spoken })).toMatchObject({
      keyWords: words,
      isComplete: true,
    });
    expect(await app.get('server:join', { input: spoken })).toEqual({ serverId: server.serverId });
    expect(app.server(server.serverId).isVerified).toBe(true);
  });

  it('HS-17: not where a word is missing, unknown, one too many, or of another key', async () => {
    const app = await start('Jonas');
    const server = await serve();
    const where = printAddress(server.address);
    const words = toKeyWords(server.serverId);
    const other = words.with(7, words[7] === 'zoo' ? 'zone' : 'zoo');
    const tryWords = (said: readonly string[]) => tryJoin(app, `${where} ${said.join(' ')}`);
    expect(await tryWords(words.slice(0, 7))).toMatchObject({ code: 'words_invalid' });
    expect(await tryWords(words.with(3, 'hearth'))).toMatchObject({ code: 'words_invalid' });
    expect(await tryWords([...words, 'zoo'])).toMatchObject({ code: 'words_invalid' });
    expect(await tryWords(other)).toMatchObject({ code: 'wrong_key' });
    expect(await tryJoin(app, `${where} xyzzy please`)).toMatchObject({ code: 'address_invalid' });
    expect(await server.store.countMembers()).toBe(0);
    expect(app.view().serverOrder).toEqual([]);
  });

  it('HS-17: once the person has compared it, and after a restart', async () => {
    const server = await serve();
    const app = await start('Jonas');
    const serverId = await join(app, server);
    await app.get('server:verify', { serverId });
    expect(app.server(serverId).isVerified).toBe(true);
    await app.sessions.close();
    const again = await start('Jonas', app.identity);
    expect(again.server(serverId).isVerified).toBe(true);
    const stranger = (await createServerKey()).serverId;
    expect(await again.sessions.calls['server:verify']({ serverId: stranger })).toMatchObject({
      code: 'not_found',
    });
  });

  it('HS-2, HS-17: another key at a known address is another server, never the known one', async () => {
    const server = await serve();
    const app = await start('Jonas');
    const serverId = await join(app, server);
    await app.get('server:verify', { serverId });
    const { port } = server.address;
    // While the server itself answers, and while nobody does, no other key is shown.
    expect(await app.get('server:shown-key', { serverId })).toEqual({ key: null });
    await server.close();
    expect(await app.get('server:shown-key', { serverId })).toEqual({ key: null });
    const impostor = await serve({
      kept: { key: await createServerKey(), port, folder: folder() },
    });
    await app.until(() => app.server(serverId).connection.state === 'refused');
    expect(app.server(serverId)).toMatchObject({ connection: { reason: 'wrong_key' } });
    expect(await app.get('server:shown-key', { serverId })).toEqual({
      key: {
        fingerprint: toFingerprint(impostor.serverId),
        keyWords: toKeyWords(impostor.serverId),
      },
    });
    expect(await impostor.store.countMembers()).toBe(0);
    const met = await join(app, impostor);
    expect(met).not.toBe(serverId);
    expect(app.server(met).isVerified).toBe(false);
  });
});

describe('the server hosted here', { timeout: 30_000 }, () => {
  it('is joined over loopback, waits while it is stopped, and is there again', async () => {
    const key = await createServerKey();
    const app = await start('Mara');
    const kept = { key, port: 0, folder: folder() };
    const options = { kept, ownerId: app.identity.memberId, password: 'secret' };
    const { serverId } = key;
    let server = await serve(options);
    const attach = () =>
      app.sessions.attachHosted({
        serverId,
        name: 'Workshop',
        port: server.address.port,
      });
    await attach();
    await app.until(() => app.server(serverId).connection.state === 'online');
    expect(app.server(serverId)).toMatchObject({
      isHostedHere: true,
      isKnown: true,
      isVerified: true,
    });
    const lobby = app.lobby(serverId);
    expect(app.server(serverId).rooms[lobby]?.canManage).toBe(true);

    app.sessions.detachHosted();
    await app.until(() => app.server(serverId).connection.state === 'refused');
    expect(app.server(serverId).connection).toEqual({ state: 'refused', reason: 'not_hosting' });
    await server.close();
    await app.get('message:send', { serverId, roomId: lobby, text: 'written meanwhile' });

    server = await serve(options);
    await attach();
    await app.until(() => app.server(serverId).rooms[lobby]?.pendingCount === 0);
    await app.sessions.close();
    const again = await start('Mara', app.identity);
    expect(again.server(serverId)).toMatchObject({
      isHostedHere: true,
      connection: { state: 'refused', reason: 'not_hosting' },
    });
  });
});

describe('rooms', { timeout: 30_000 }, () => {
  it('RM-2 to RM-7: are made, listed, joined, changed, muted and left through calls', async () => {
    const server = await serve();
    const mara = await start('Mara');
    const jonas = await start('Jonas');
    const serverId = await join(mara, server);
    await join(jonas, server);
    const { roomId } = await mara.get('room:create', { serverId, name: 'tools', access: 'public' });
    expect(mara.server(serverId).rooms[roomId]).toMatchObject({ name: 'tools', canManage: true });

    const { rooms } = await jonas.get('room:list', { serverId });
    expect(rooms).toContainEqual(expect.objectContaining({ id: roomId, isJoined: false }));
    await jonas.get('room:join', { serverId, roomId });
    expect(jonas.server(serverId).rooms[roomId]).toMatchObject({ canManage: false, unread: 0 });
    await mara.get('room:change', { serverId, roomId, topic: 'all of them' });
    await jonas.until(() => jonas.server(serverId).rooms[roomId]?.topic === 'all of them');
    await jonas.get('room:mute', { serverId, roomId, isMuted: true });
    await mara.get('message:send', { serverId, roomId, text: 'hello' });
    await jonas.until(() => jonas.arrived.length === 1);
    expect(jonas.arrived).toMatchObject([{ roomName: 'tools' }]);

    await jonas.get('room:leave', { serverId, roomId });
    expect(jonas.server(serverId).rooms[roomId]).toBeUndefined();
    await mara.until(() => mara.server(serverId).rooms[roomId]?.memberIds.length === 1);
    await mara.get('room:invite', { serverId, roomId, memberId: jonas.identity.memberId });
    for (const app of [mara, jonas]) {
      await app.until(() => app.server(serverId).rooms[roomId]?.memberIds.length === 2);
    }
    // BR-3: what was told step by step is what is true.
    for (const app of [mara, jonas]) expect(app.view()).toEqual(app.sessions.view());
  });

  it('PR-2, PR-4: typing and names reach the others', async () => {
    const server = await serve();
    const mara = await start('Mara');
    const jonas = await start('Jonas');
    const serverId = await join(mara, server);
    await join(jonas, server);
    const lobby = mara.lobby(serverId);
    const { memberId } = mara.identity;
    await mara.get('typing:set', { serverId, roomId: lobby, isTyping: true });
    await jonas.until(() => jonas.server(serverId).typing[lobby]?.includes(memberId) === true);
    mara.sessions.setDisplayName('Mara Lind');
    mara.sessions.setPresence('away');
    await jonas.until(() => {
      const member = jonas.server(serverId).members[memberId];
      return member?.name === 'Mara Lind' && member.presence === 'away';
    });
  });
});

describe('names that look alike', { timeout: 30_000 }, () => {
  it('G4 · PR-7: the later one has a tag and a warning, until it is called otherwise', async () => {
    const server = await serve();
    const rosa = await start('Rosa');
    const mallory = await start('R\u043Esa');
    const serverId = await join(rosa, server);
    await join(mallory, server);
    const { memberId } = mallory.identity;
    for (const app of [rosa, mallory]) {
      await app.until(() => app.server(serverId).members[memberId] !== undefined);
      const { [rosa.identity.memberId]: first, [memberId]: later } = app.server(serverId).members;
      expect(later).toMatchObject({ tag: memberId.slice(0, 4), looksLike: 'Rosa' });
      expect(later?.keyWords).toEqual(toMemberKeyWords(mallory.identity.publicKey));
      expect(first).toMatchObject({ tag: null, looksLike: null });
      expect(first?.keyWords).toEqual(toMemberKeyWords(rosa.identity.publicKey));
    }
    const lobby = mallory.lobby(serverId);
    await mallory.get('message:send', { serverId, roomId: lobby, text: 'hello' });
    await rosa.until(() => rosa.arrived.length === 1);
    // Outside of the window the tag alone tells them apart.
    expect(rosa.arrived[0]?.authorName).toBe(`R\u043Esa (${memberId.slice(0, 4)})`);
    mallory.sessions.setDisplayName('Mallory');
    for (const app of [rosa, mallory]) {
      await app.until(() => app.server(serverId).members[memberId]?.name === 'Mallory');
    }
    expect(rosa.server(serverId).members[memberId]).toMatchObject({
      tag: null,
      looksLike: null,
      keyWords: [],
    });
    for (const app of [rosa, mallory]) expect(app.view()).toEqual(app.sessions.view());
  });
});

describe('a server found nearby', { timeout: 30_000 }, () => {
  it('DI-2: is joined, and not verified by that', async () => {
    const app = await start('Jonas');
    const { serverId, address } = await serve();
    const joined = await app.sessions.joinFound({ serverId, name: 'W', address }, undefined);
    expect(joined).toMatchObject({ ok: true });
    expect(app.server(serverId)).toMatchObject({
      isVerified: false,
      address: printAddress(address),
    });
  });

  it('DI-3: is found again where it proves its key, when it went somewhere else', async () => {
    const app = await start('Jonas');
    const kept = { key: await createServerKey(), port: 0, folder: folder() };
    const first = await serve({ kept });
    const serverId = await join(app, first);
    await first.close();
    await app.until(() => app.server(serverId).connection.state === 'reconnecting');
    const second = await serve({ kept });
    expect(second.address).not.toEqual(first.address);
    app.sessions.met(serverId, second.address);
    await app.until(() => app.server(serverId).connection.state === 'online');
    expect(app.server(serverId).address).toBe(printAddress(second.address));
  });
});

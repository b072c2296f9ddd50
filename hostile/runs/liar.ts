import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Server, type Socket } from 'socket.io';
import { createParticipant } from '../../faults/harness/participant';
import { pass } from '../../faults/harness/wait';
import { createServerKey, type ServerKey } from '../../src/node/certificate';
import { toMemberId } from '../../src/node/keys';
import { newUuid } from '../../src/node/uuid';
import type { Attack } from '../run';

const nest = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
const lobbyId = newUuid();

/** What a lie does to somebody who has just come in. */
interface Lie {
  what: string;
  /** Changes the welcome; left out, it is right. */
  welcome?: (welcome: Record<string, unknown>) => unknown;
  /** After the welcome. */
  tell?: (socket: Socket, size: number) => Promise<void> | void;
  /** Answers every question. */
  answer?: (socket: Socket, event: string, acknowledge: (answer: unknown) => void) => void;
  /** The client must have ended the connection by itself. */
  isLeft: boolean;
}

const writeRaw = (socket: Socket, packet: string) => void socket.conn.write(packet);
const breathe = () => new Promise((resolve) => void setImmediate(resolve));
const anEntry = (seq: number, over: object = {}) => ({
  roomId: lobbyId,
  seq,
  at: 1,
  author: 'A'.repeat(26).toLowerCase(),
  kind: 'message',
  clientId: newUuid(),
  text: 'made up',
  signature: 'A'.repeat(86),
  ...over,
});

const LIES: readonly Lie[] = [
  { what: 'packets that are none', tell: (socket) => writeRaw(socket, '2nonsense{'), isLeft: true },
  {
    what: 'binary that never comes',
    tell: (socket) => writeRaw(socket, '451-["x"]'),
    isLeft: true,
  },
  {
    what: 'lists nested 100,000 deep',
    tell: (socket) => writeRaw(socket, `2["entry:appended",${nest(100_000)}]`),
    isLeft: false,
  },
  {
    what: 'a name of 5 MB',
    welcome: (welcome) => ({ ...welcome, serverName: 'x'.repeat(5_000_000) }),
    isLeft: true,
  },
  {
    what: 'a welcome for somebody else',
    welcome: (welcome) => ({ ...welcome, selfId: 'b'.repeat(26) }),
    isLeft: true,
  },
  { what: 'no welcome at all', welcome: () => null, isLeft: true },
  {
    what: 'a flood of typing notices',
    async tell(socket, size) {
      const notice = { roomId: lobbyId, memberId: 'a'.repeat(26), isTyping: true };
      for (let sent = 0; sent < size && socket.connected; sent += 1) {
        socket.emit('typing:changed', notice);
        if (sent % 1_000 === 0) await breathe();
      }
    },
    isLeft: false,
  },
  {
    what: 'a flood of entries in no order',
    async tell(socket, size) {
      for (let sent = 0; sent < size / 100 && socket.connected; sent += 1) {
        const seqs = Array.from(
          { length: 100 },
          (_, index) => ((sent * 7_919 + index * 31) % 1e6) + 1,
        );
        socket.emit('entry:appended', {
          roomId: lobbyId,
          entries: seqs.map((seq) => anEntry(seq)),
        });
        if (sent % 20 === 0) await breathe();
      }
    },
    isLeft: false,
  },
  {
    what: 'a backlog without end',
    tell: (socket) =>
      void socket.emit('entry:appended', {
        roomId: lobbyId,
        entries: [anEntry(Number.MAX_SAFE_INTEGER)],
      }),
    answer(_socket, event, acknowledge) {
      const entries = Array.from({ length: 200 }, (_, index) => anEntry(index + 1));
      acknowledge(
        event === 'timeline:page'
          ? { ok: true, value: { entries, headSeq: Number.MAX_SAFE_INTEGER } }
          : { ok: true, value: {} },
      );
    },
    isLeft: false,
  },
  {
    what: 'being told to wait for all time',
    tell: (socket) =>
      void socket.emit('entry:appended', { roomId: lobbyId, entries: [anEntry(50)] }),
    answer: (_socket, _event, acknowledge) =>
      acknowledge({
        ok: false,
        code: 'slow_down',
        message: '',
        retryAfterMs: Number.MAX_SAFE_INTEGER,
      }),
    isLeft: false,
  },
  {
    what: 'answers of 20 MB',
    tell: (socket) =>
      void socket.emit('entry:appended', { roomId: lobbyId, entries: [anEntry(50)] }),
    answer: (_socket, _event, acknowledge) =>
      acknowledge({ ok: true, value: { entries: 'x'.repeat(20_000_000), headSeq: 50 } }),
    isLeft: true,
  },
];

/** A host that proves its key, and nothing of what it says after that is true. */
async function startLiar(key: ServerKey, lie: Lie, size: number) {
  const server = createServer({
    key: key.privateKeyPem,
    cert: key.certificatePem,
    minVersion: 'TLSv1.3',
  });
  const seen = { visits: 0, asked: 0, leavings: 0 };
  const protocol = { current: 1, oldest: 1 };
  const { serverId } = key;
  const hello = { product: 'hearth', serverId, name: 'Liar', protocol, joining: 'open' };
  server.on('request', (request, response) => {
    if (request.url === '/v1/hello') response.end(JSON.stringify(hello));
  });
  const io = new Server(server, { transports: ['websocket'], maxHttpBufferSize: 1e8 });
  io.on('connection', (socket) => {
    seen.visits += 1;
    socket.on('disconnect', () => (seen.leavings += 1));
    socket.onAny((event: string, ...args: unknown[]) => {
      seen.asked += 1;
      const acknowledge = args.at(-1);
      if (typeof acknowledge !== 'function') return;
      if (lie.answer === undefined) acknowledge({ ok: true, value: {} });
      else lie.answer(socket, event, acknowledge as (answer: unknown) => void);
    });
    const { auth } = socket.handshake;
    const selfId = toMemberId(String((auth as { publicKey?: unknown }).publicKey));
    const publicKey = String((auth as { publicKey?: unknown }).publicKey);
    const right = {
      serverId,
      serverName: 'Liar',
      protocol: 1,
      selfId,
      members: [{ id: selfId, publicKey, name: 'Visitor', tag: null, role: 'member' }],
      presence: [],
      rooms: [
        {
          id: lobbyId,
          kind: 'room',
          name: 'Lobby',
          topic: '',
          access: 'public',
          isLobby: true,
          createdBy: null,
          createdAt: 1,
          memberIds: [selfId],
          headSeq: 0,
          markers: [],
        },
      ],
      now: 1,
    };
    const welcome = lie.welcome === undefined ? right : lie.welcome(right);
    if (welcome !== null) socket.emit('session:welcomed', welcome);
    void lie.tell?.(socket, size);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, seen, close: () => io.close() };
}

/** How long a client may be held up: somebody clicks and something happens. */
const HELD_UP_MS = 1_000;
const LOOKS = 40;
/** What a client that is not led round in circles asks at most; a longer flood has more gaps to ask about. */
const MOST_ASKED = { short: 100, full: 2_000 };

export const liar: Attack = {
  name: 'liar',
  ids: ['E18'],
  about:
    'a host with the right key that floods, invents, nests, and never ends, against the client itself',
  size: { short: 50_000, full: 1_000_000 },
  withinSeconds: { short: 110, full: 900 },
  async run({ size, folder, programs, signal, form }) {
    const failures: string[] = [];
    let longest = 0;
    const todo = LIES.entries();
    const visit = async (index: number, lie: Lie) => {
      const key = await createServerKey();
      const host = await startLiar(key, lie, size);
      const own = join(folder, String(index));
      mkdirSync(own, { recursive: true });
      const visitor = createParticipant({
        program: programs.participant,
        members: [{ name: 'visitor', address: { host: '127.0.0.1', port: host.port } }],
        folder: own,
        serverId: key.serverId,
        signal,
      });
      visitor.begin();
      // As long as it takes to be there and to have heard it.
      const isDone = () => host.seen.visits > 0 && (!lie.isLeft || host.seen.leavings > 0);
      for (let look = 0; look < LOOKS * (form === 'full' ? 5 : 1) && !isDone(); look += 1) {
        await pass(250, signal);
      }
      await pass(lie.isLeft ? 100 : 2_500, signal);
      if (host.seen.visits === 0) failures.push(`Nobody came for ${lie.what}.`);
      if (!visitor.isRunning()) failures.push(`The client died of ${lie.what}.`);
      if (lie.isLeft && host.seen.leavings === 0)
        failures.push(`The client stayed for ${lie.what}.`);
      if (host.seen.visits > 20)
        failures.push(`The client came ${host.seen.visits} times for ${lie.what}.`);
      if (host.seen.asked > MOST_ASKED[form])
        failures.push(`The client asked ${host.seen.asked} times for ${lie.what}.`);
      const ms = visitor.heldUpMs();
      longest = Math.max(longest, ms);
      if (ms > HELD_UP_MS)
        failures.push(`The client was held up for ${ms.toFixed(0)} ms by ${lie.what}.`);
      await visitor.kill();
      await host.close();
    };
    const walk = async () => {
      for (const [index, lie] of todo) await visit(index, lie);
    };
    await Promise.all([walk(), walk(), walk()]);
    const note = `client held up for ${longest.toFixed(0)} ms at most`;
    return { cases: LIES.length, note, failures };
  },
};

// What a client of November 2026 (protocol 1) says and how it signs, written out once and for all. It imports nothing of
// ours and IS NEVER CHANGED: a server that it cannot talk to any more has broken every app that is out there. A test
// holds its checksum.
import * as crypto from 'node:crypto';
import { Agent } from 'node:https';
import { connect } from 'node:tls';
import { io, type Socket } from 'socket.io-client';

type Fields = Record<string, unknown>;

/** An answer of the server. */
export interface FrozenAnswer {
  ok: boolean;
  code?: string;
  value?: Fields;
}

export interface FrozenClient {
  socket: Socket;
  welcome: Fields;
  /** Everything that was told, as it came. */
  told: { event: string; payload: unknown }[];
  ask: (event: string, payload: Fields) => Promise<FrozenAnswer>;
  /** What is sent to write this kind of entry: a new id, and a signature over these lines after the id. */
  write: (kind: string, roomId: string, lines: readonly string[]) => Fields;
  hash: (text: string) => string;
  close: () => void;
}

export async function openFrozenClient(options: {
  host: string;
  port: number;
  serverId: string;
  token: string;
  name: string;
  /** Fields that a later client might add to how it comes in. */
  more?: Fields;
}): Promise<FrozenClient> {
  const { privateKey } = crypto.generateKeyPairSync('ed25519');
  const publicKey = crypto.createPublicKey(privateKey).export({ format: 'jwk' }).x;
  const hash = (data: crypto.BinaryLike): string =>
    crypto.createHash('sha256').update(data).digest('base64url');
  const sign = (lines: readonly string[]): string =>
    crypto.sign(null, Buffer.from(lines.join('\n')), privateKey).toString('base64url');

  let exporter = '';
  const agent = new Agent();
  agent.createConnection = (_options, done) => {
    const tls = connect(options.port, options.host, { rejectUnauthorized: false }, () => {
      const key = tls.getPeerX509Certificate()?.publicKey.export({ type: 'spki', format: 'der' });
      if (key === undefined || hash(key) !== options.serverId) throw new Error('Another key.');
      const bytes = tls.exportKeyingMaterial(32, 'EXPORTER-hearth-auth-v1', Buffer.alloc(0));
      exporter = bytes.toString('base64url');
      done?.(null, tls);
    }).once('error', (error) => done?.(error, tls));
    return undefined;
  };
  const told: { event: string; payload: unknown }[] = [];
  const socket = io(`https://${options.host}:${options.port}`, {
    agent: agent as unknown as string,
    transports: ['websocket'],
    reconnection: false,
    auth(give: (auth: Fields) => void) {
      const signature = sign(['hearth-auth-v1', options.serverId, exporter]);
      const { name, token, more } = options;
      give({ protocol: { current: 1, oldest: 1 }, publicKey, name, signature, token, ...more });
    },
  });
  socket.onAny((event: string, payload: unknown) => told.push({ event, payload }));
  const welcome = await new Promise<Fields>((resolve, reject) => {
    socket.once('session:welcomed', resolve);
    socket.once('connect_error', reject);
  });
  return {
    socket,
    welcome,
    told,
    hash,
    ask: (event, payload) =>
      socket.timeout(30_000).emitWithAck(event, payload) as Promise<FrozenAnswer>,
    write(kind, roomId, lines) {
      const clientId = crypto.randomUUID();
      const signature = sign([`hearth-${kind}-v1`, options.serverId, roomId, clientId, ...lines]);
      return { roomId, clientId, signature };
    },
    close: () => void socket.disconnect(),
  };
}

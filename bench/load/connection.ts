import { connect, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import type { Identity } from '../../src/node/identity';
import { toExporter } from '../../src/node/dialler';
import { hear, toIntroduction, toPath, type Heard } from './dialects';
import { FrameReader, toFrame, toTextFrame } from './frames';
import type { Target } from './messages';

const ENTERS_WITHIN_MS = 30_000;
/** The limits of Hearth count by address: so many come from each of the sixteen million that Linux has. */
const PER_ADDRESS = 16;
const PONG = toTextFrame('3');
const CLOSE_OPCODE = 8;
const PING_OPCODE = 9;

/** A connection that is as lean as one can be: no library, no events, no objects for packets. */
export interface Connection {
  write(frame: Buffer): void;
  /** Who hears what the server says. */
  onHeard: (heard: Heard, payload: Buffer) => void;
  destroy(): void;
}

const toAddress = (index: number): string => {
  const number = Math.floor(index / PER_ADDRESS);
  return `127.0.${1 + Math.floor(number / 250)}.${1 + (number % 250)}`;
};

function dial({ port, isTls }: Target, index: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, localAddress: toAddress(index), noDelay: true };
    const socket: Socket = isTls
      ? connectTls({ ...options, minVersion: 'TLSv1.3', rejectUnauthorized: false })
      : connect(options);
    socket.once('error', reject);
    socket.once(isTls ? 'secureConnect' : 'connect', () => {
      socket.off('error', reject);
      resolve(socket);
    });
  });
}

const toUpgrade = (target: Target): string =>
  `GET ${toPath(target.dialect)} HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: ${Buffer.alloc(16).toString('base64')}\r\nSec-WebSocket-Version: 13\r\n\r\n`;

/** Opens the connection with this number and waits until messages can be sent; `entered` hears the packet that says so. */
export async function openConnection(
  target: Target,
  index: number,
  member: Identity | null,
  entered: (payload: Buffer) => void,
): Promise<Connection> {
  const socket = await dial(target, index);
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => fail('a connection was not let in'), ENTERS_WITHIN_MS);
    let isIn = false;
    function fail(why: string): void {
      clearTimeout(timer);
      socket.destroy();
      reject(new Error(why));
    }
    const enter = (payload: Buffer) => {
      isIn = true;
      clearTimeout(timer);
      entered(payload);
      resolve(connection);
    };
    const connection: Connection = {
      write: (frame) => void socket.write(frame),
      onHeard: () => undefined,
      destroy: () => void socket.destroy(),
    };
    const reader = new FrameReader(
      (payload) => {
        const heard = hear(target.dialect, payload);
        if (heard.kind === 'ping') socket.write(PONG);
        else if (heard.kind === 'asked') {
          const exporter = target.isTls ? toExporter(socket as TLSSocket) : '';
          socket.write(toIntroduction(target, member, exporter));
        } else if (isIn) connection.onHeard(heard, payload);
        else if (heard.kind === 'entered') enter(payload);
        else if (heard.kind === 'refused') fail(heard.why);
      },
      (opcode, payload) => {
        if (opcode === PING_OPCODE) socket.write(toFrame(10, payload));
        if (opcode === CLOSE_OPCODE && !isIn) fail('a connection was closed at the door');
      },
    );
    let head = '';
    const readHead = (chunk: Buffer): void => {
      head += chunk.toString('latin1');
      const end = head.indexOf('\r\n\r\n');
      if (end < 0) return;
      socket.off('data', readHead);
      if (!head.startsWith('HTTP/1.1 101')) return fail(head.slice(0, 40));
      socket.on('data', (data: Buffer) => reader.take(data));
      if (target.dialect === 'raw') enter(Buffer.alloc(0));
      const rest = head.slice(end + 4);
      if (rest !== '') reader.take(Buffer.from(rest, 'latin1'));
    };
    socket.on('data', readHead);
    socket.on('error', () => undefined);
    socket.once('close', () => {
      if (!isIn) fail('a connection was ended at the door');
      else connection.onHeard({ kind: 'refused', why: 'a connection was ended' }, Buffer.alloc(0));
    });
    socket.write(toUpgrade(target));
  });
}

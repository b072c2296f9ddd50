// The control's client: keeps nothing, sends again what was not acknowledged when it is connected again, and shows what it
// hears. Writes the same journal as a member of Hearth.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import { openJournal, type Journal } from '../participant/journal';
import type {
  Begin,
  FromParticipant,
  MemberSetup,
  MemberStatus,
  ToParticipant,
} from '../participant/messages';

type Sending = Extract<ToParticipant, { do: 'send' }>;

const ROOM = 'room';
const REPORT_EVERY_MS = 15;
const RECONNECT_MS = 200;

const status: MemberStatus = {
  attempted: 0,
  acknowledged: 0,
  notKept: 0,
  waiting: 0,
  failed: 0,
  link: 'starting',
  shown: {},
  stored: {},
  refillMs: 0,
  swallowed: 0,
};
const unacknowledged = new Map<string, string>();
const writing = { isOn: false };
let person: { setup: MemberSetup; journal: Journal; socket: Socket } | null = null;
let written = 0;
let heard = 0;

const toId = (text: string): string => text.split(' ', 1)[0] ?? '';

function post(): void {
  status.waiting = unacknowledged.size;
  const facts: FromParticipant = { members: [status], heard, isSending: writing.isOn, heldUpMs: 0 };
  process.send?.(facts);
}

function emit(socket: Socket, journal: Journal, text: string): void {
  socket.emit('message', text, (seq: number) => {
    if (!unacknowledged.delete(text)) return;
    journal({ what: 'acknowledged', id: toId(text), room: ROOM, seq });
    status.acknowledged += 1;
  });
}

function begin({ members }: Begin): void {
  const [setup] = members;
  if (setup === undefined) throw new Error('There is nobody to be.');
  mkdirSync(setup.folder, { recursive: true });
  const journal = openJournal(join(setup.folder, 'journal'));
  journal({ what: 'began' });
  const { host, port } = setup.address;
  const socket = io(`http://${host}:${port}`, {
    transports: ['websocket'],
    reconnectionDelay: RECONNECT_MS,
    reconnectionDelayMax: RECONNECT_MS,
  });
  socket.on('connect', () => {
    status.link = 'online';
    for (const text of unacknowledged.values()) emit(socket, journal, text);
  });
  socket.on('disconnect', () => {
    status.link = 'reconnecting';
  });
  socket.on('message', (seq: number, text: string) => {
    journal({ what: 'shown', how: 'news', room: ROOM, items: [[seq, toId(text)]] });
  });
  person = { setup, journal, socket };
  setInterval(post, REPORT_EVERY_MS);
}

async function send({ count, bytes, pauseMs, ahead }: Sending): Promise<void> {
  if (person === null) return;
  const { setup, journal, socket } = person;
  writing.isOn = true;
  for (let index = 0; index < count && writing.isOn; index += 1) {
    written += 1;
    const id = `${setup.name}.${setup.life}.${written}`;
    const text = `${id} `.padEnd(bytes, 'word ');
    journal({ what: 'intended', id });
    unacknowledged.set(text, text);
    // What is written without a connection goes with what is sent again.
    if (socket.connected) emit(socket, journal, text);
    do await wait(Math.max(1, pauseMs));
    while (writing.isOn && unacknowledged.size >= ahead);
  }
  writing.isOn = false;
}

process.on('message', (command: ToParticipant) => {
  heard += 1;
  if (command.do === 'begin') begin(command);
  if (command.do === 'send') void send(command);
  if (command.do === 'be-quiet') writing.isOn = false;
  if (command.do === 'end') process.exit(0);
});
process.on('disconnect', () => process.exit(1));

import type { RoomView, ServerView } from '../../../../../shared/bridge/views';
import { authorise } from '../../../../../shared/model/authority';

/** Everything that can be said to the app instead of to the room. */
export const COMMANDS = ['me', 'shrug', 'topic', 'dm', 'invite', 'leave', 'help'] as const;
export type CommandName = (typeof COMMANDS)[number];

/** What was written, as the app takes it. */
export type Said =
  | { kind: 'words'; text: string }
  | { kind: 'command'; name: CommandName; rest: string }
  /** Looks like a command and is none. */
  | { kind: 'unknown'; name: string };

// `/usr/bin` and `/ 2` are words.
const COMMAND = /^\/(\p{L}[\p{L}\p{N}_-]*)(?:\s+([\s\S]*))?$/u;

/** Tells commands from words. Two slashes at the beginning are one that is said. */
export function readSaid(text: string): Said {
  if (text.startsWith('//')) return { kind: 'words', text: text.slice(1) };
  const [, typed, rest = ''] = COMMAND.exec(text) ?? [];
  if (typed === undefined) return { kind: 'words', text };
  const name = COMMANDS.find((known) => known === typed.toLowerCase());
  return name === undefined
    ? { kind: 'unknown', name: typed }
    : { kind: 'command', name, rest: rest.trim() };
}

/** The commands that one may give in a room. */
export function toCommands(server: ServerView, room: RoomView): { name: CommandName }[] {
  const self = server.members[server.selfId];
  const may = (name: CommandName) => {
    if (self === undefined) return name !== 'topic' && name !== 'invite' && name !== 'leave';
    switch (name) {
      case 'topic':
        return room.canManage;
      case 'invite':
        // Everybody of the server is in the Lobby.
        return !room.isLobby && authorise(self, { act: 'room:invite', room });
      case 'leave':
        return authorise(self, { act: 'room:leave', room });
      default:
        return true;
    }
  };
  return COMMANDS.filter(may).map((name) => ({ name }));
}

const SHRUG = '¯\\_(ツ)_/¯';

/** Words with a shrug behind them. */
export function withShrug(words: string): string {
  return words === '' ? SHRUG : `${words} ${SHRUG}`;
}

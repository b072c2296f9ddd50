import type { RoomView, ServerView } from '../../../../../shared/bridge/views';
import { LIMITS } from '../../../../../shared/model/limits';
import { cleanLine } from '../../../../../shared/model/names';
import type { Translate } from '../../../../../shared/texts';
import { call } from '../../../bridge/app-store';
import { toErrorText } from '../../../components/use-texts';
import { readSaid, toCommands, withShrug, type CommandName } from './commands';
import type { ConversationDoors } from './doors';
import { findNamed } from './find-named';

/** What became of what was written. */
export type Outcome =
  /** It is said to the room, in these words. */
  | { kind: 'say'; text: string }
  /** The app did it: nothing of it is left in the box. */
  | { kind: 'done' }
  | { kind: 'help' }
  /** It stays in the box, and this is why. */
  | { kind: 'refused'; why: string };

interface Around {
  server: ServerView;
  room: RoomView;
  doors: ConversationDoors | null;
  t: Translate;
}

const refused = (why: string): Outcome => ({ kind: 'refused', why });

async function writeDirectly({ server, doors, t }: Around, rest: string): Promise<Outcome> {
  const named = findNamed(server, rest);
  if (named.kind !== 'one') return refused(t(`commands.${named.kind}`, { name: named.name }));
  const opened = await call('direct:open', { serverId: server.id, memberId: named.member.id });
  if (!opened.ok) return refused(toErrorText(opened.code));
  const { roomId } = opened.value;
  if (named.rest !== '') {
    const sent = await call('message:send', { serverId: server.id, roomId, text: named.rest });
    if (!sent.ok) return refused(toErrorText(sent.code));
  }
  doors?.openRoom(server.id, roomId);
  return { kind: 'done' };
}

async function run(name: CommandName, rest: string, around: Around): Promise<Outcome> {
  const { server, room, doors, t } = around;
  const place = { serverId: server.id, roomId: room.id };
  switch (name) {
    case 'me':
      return { kind: 'say', text: `/me ${rest}` };
    case 'shrug': {
      const text = withShrug(rest);
      return text.length > LIMITS.messageLength
        ? refused(t('conversation.charactersOver', { count: text.length - LIMITS.messageLength }))
        : { kind: 'say', text };
    }
    case 'topic': {
      const topic = cleanLine(rest, LIMITS.topicLength);
      if (topic === null) return refused(t('commands.topicTooLong', { count: LIMITS.topicLength }));
      const answer = await call('room:change', { ...place, topic });
      return answer.ok ? { kind: 'done' } : refused(toErrorText(answer.code));
    }
    case 'dm':
      return writeDirectly(around, rest);
    case 'invite': {
      const named = findNamed(server, rest);
      if (named.kind !== 'one') return refused(t(`commands.${named.kind}`, { name: named.name }));
      if (named.rest !== '') return refused(t('commands.nobody', { name: rest }));
      if (room.memberIds.includes(named.member.id))
        return refused(t('commands.isHere', { name: named.member.name }));
      const answer = await call('room:invite', { ...place, memberId: named.member.id });
      return answer.ok ? { kind: 'done' } : refused(toErrorText(answer.code));
    }
    case 'leave':
      doors?.askToLeave(server.id, room.id);
      return { kind: 'done' };
    case 'help':
      return { kind: 'help' };
  }
}

const NEEDS_WORDS: ReadonlySet<CommandName> = new Set(['me', 'topic', 'dm', 'invite']);

/** Takes what was written: words are said, a command is done, and what is neither is refused with the reason. */
export async function takeSaid(text: string, around: Around): Promise<Outcome> {
  const { server, room, t } = around;
  const said = readSaid(text);
  if (said.kind === 'words') return { kind: 'say', text: said.text };
  if (said.kind === 'unknown') return refused(t('commands.unknown', { name: said.name }));
  const { name, rest } = said;
  if (!toCommands(server, room).some((one) => one.name === name))
    return refused(t('commands.notHere', { name }));
  if (rest === '' && NEEDS_WORDS.has(name))
    return refused(t('commands.needsMore', { form: t(`commands.${name}.form`) }));
  return run(name, rest, around);
}

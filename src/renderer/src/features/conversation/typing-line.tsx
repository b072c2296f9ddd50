import type { ServerView } from '../../../../shared/bridge/views';
import type { RoomId } from '../../../../shared/model/ids';
import type { Translate } from '../../../../shared/texts';
import { useTexts } from '../../components/use-texts';
import { styled } from '../../theme/styled';
import { color, underColumn } from '../../theme/tokens';
import { toNameText } from '../../components/member-names';

// Its height stays while it is empty, so that nothing moves when somebody begins to write.
const Line = styled('div')({
  flex: 'none',
  height: 22,
  padding: '0 20px',
  color: color.muted,
  fontSize: 12,
  lineHeight: '22px',
  whiteSpace: 'nowrap',
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  [underColumn]: { padding: '0 12px' },
});

/** Who writes right now, in one sentence; empty when nobody does. */
export function toTypingText(server: ServerView, roomId: RoomId, t: Translate): string {
  const ids = (server.typing[roomId] ?? []).filter((id) => id !== server.selfId);
  const [first, second] = ids.map((id) => toNameText(server.members, id, t));
  if (first === undefined) return '';
  if (second === undefined) return t('conversation.typingOne', { name: first });
  return ids.length === 2
    ? t('conversation.typingTwo', { first, second })
    : t('conversation.typingMany');
}

/** Says who writes. Not read out: it would interrupt all the time. */
export function TypingLine({ server, roomId }: { server: ServerView; roomId: RoomId }) {
  const t = useTexts();
  const isHeard = server.connection.state === 'online';
  return <Line>{isHeard ? toTypingText(server, roomId, t) : ''}</Line>;
}

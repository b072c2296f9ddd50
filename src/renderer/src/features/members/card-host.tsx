import type { MemberId, RoomId, ServerId } from '../../../../shared/model/ids';
import { useServer } from '../../bridge/app-store';
import { comesLater } from '../../components/comes-later';
import type { ActQuestion } from './asked-act';
import type { CardSide } from './member-card';

const card = comesLater(() => import('./member-card'));
const MemberCard = card.part((from) => from.MemberCard);

/** Whose card is open, and beside what. */
export interface OpenedCard {
  id: MemberId;
  anchor: HTMLElement;
}

/** The open card. */
export function CardHost({
  serverId,
  opened,
  side,
  onClose,
  onOpenRoom,
  onAsk,
}: {
  serverId: ServerId;
  opened: OpenedCard | null;
  /** On which side of the element it stands. */
  side: CardSide;
  onClose: () => void;
  onOpenRoom: (roomId: RoomId) => void;
  /** Something to keep order that is asked once more before it is done. */
  onAsk: (question: ActQuestion) => void;
}) {
  const server = useServer(serverId);
  const member = opened === null ? undefined : server?.members[opened.id];
  if (server === null || opened === null || member === undefined) return null;
  return (
    <MemberCard
      key={member.id}
      server={server}
      member={member}
      anchor={opened.anchor}
      side={side}
      onClose={onClose}
      onOpenRoom={onOpenRoom}
      onAsk={(act) => {
        onClose();
        onAsk({ kind: 'act', serverId, member, act });
      }}
    />
  );
}

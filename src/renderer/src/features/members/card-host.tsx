import { useState } from 'react';
import type { MemberView } from '../../../../shared/bridge/views';
import type { MemberId, RoomId, ServerId } from '../../../../shared/model/ids';
import { useServer } from '../../bridge/app-store';
import { ActDialog, type AskedAct } from './act-dialog';
import { MemberCard, type CardSide } from './member-card';

/** Whose card is open, and beside what. */
export interface OpenedCard {
  id: MemberId;
  anchor: HTMLElement;
}

/** The open card, and what it asks once more before it is done. */
export function CardHost({
  serverId,
  opened,
  side,
  onClose,
  onOpenRoom,
}: {
  serverId: ServerId;
  opened: OpenedCard | null;
  /** On which side of the element it stands. */
  side: CardSide;
  onClose: () => void;
  onOpenRoom: (roomId: RoomId) => void;
}) {
  const server = useServer(serverId);
  const [asked, setAsked] = useState<{ member: MemberView; kind: AskedAct } | null>(null);
  if (server === null) return null;
  const member = opened === null ? undefined : server.members[opened.id];
  return (
    <>
      {opened !== null && member !== undefined && (
        <MemberCard
          key={member.id}
          server={server}
          member={member}
          anchor={opened.anchor}
          side={side}
          onClose={onClose}
          onOpenRoom={onOpenRoom}
          onAsk={(kind) => {
            onClose();
            setAsked({ member, kind });
          }}
        />
      )}
      {asked !== null && <ActDialog server={server} {...asked} onClose={() => setAsked(null)} />}
    </>
  );
}

import Button from '@mui/material/Button';
import Popover, { type PopoverActions } from '@mui/material/Popover';
import { useCallback, useRef, useState } from 'react';
import type { MemberView, ServerView } from '../../../../shared/bridge/views';
import type { ErrorCode } from '../../../../shared/model/errors';
import { isMuted } from '../../../../shared/model/authority';
import type { RoomId } from '../../../../shared/model/ids';
import type { Translate } from '../../../../shared/texts';
import { call } from '../../bridge/app-store';
import { Avatar } from '../../components/avatar';
import { focusOnMount } from '../../components/focus-on-mount';
import { KeyWords } from '../../components/key-words';
import { NameTag } from '../../components/name-tag';
import { StatusWords } from '../../components/status-text';
import { toErrorText, useTexts } from '../../components/use-texts';
import { WarningLine } from '../../components/warning-line';
import { styled } from '../../theme/styled';
import { color } from '../../theme/tokens';
import { toDateTimeText } from '../../components/times';
import type { AskedAct } from './asked-act';
import { toMemberActs, toServerNow } from './member-acts';
import { PersonPart } from './person-part';

const Card = styled('div')({ display: 'grid', gap: 12, padding: 16, width: 'min(300px, 86vw)' });
const Who = styled('div')({ display: 'flex', alignItems: 'center', gap: 12, minWidth: 0 });
const Words = styled('div')({ minWidth: 0, fontSize: 13, lineHeight: '19px', color: color.muted });
const Name = styled('div')({ fontSize: 15, fontWeight: 650, color: color.text, display: 'flex' });
const Order = styled('div')({
  display: 'flex',
  flexWrap: 'wrap',
  gap: 4,
  paddingTop: 8,
  borderTop: `1px solid ${color.line}`,
});
const Trouble = styled('div')({ fontSize: 13, color: color.danger });

/** Where a card stands: beside the panel at the end of the window, or below a name. */
export type CardSide = 'before' | 'below';

/** Of elements, in the directions of the screen, which the library that places the card does not mirror. */
function toPlaces(side: CardSide) {
  if (side === 'below') {
    const inline = document.dir === 'rtl' ? 'right' : 'left';
    return {
      anchorOrigin: { vertical: 'bottom', horizontal: inline },
      transformOrigin: { vertical: 'top', horizontal: inline },
    } as const;
  }
  const [start, end] =
    document.dir === 'rtl' ? (['right', 'left'] as const) : (['left', 'right'] as const);
  return {
    anchorOrigin: { vertical: 'top', horizontal: start },
    transformOrigin: { vertical: 'top', horizontal: end },
  } as const;
}

const PRESENCE = { online: 'online', away: 'idle', offline: 'offline' } as const;

function toMuteText({ clockOffsetMs }: ServerView, { mute }: MemberView, t: Translate): string {
  const until = mute?.until ?? null;
  return until === null
    ? t('order.isMuted')
    : t('order.isMutedUntil', { moment: toDateTimeText(until - clockOffsetMs) });
}

/** Who somebody is, the way to write to them, and what one may do to keep order. */
export function MemberCard({
  server,
  member,
  anchor,
  side,
  onClose,
  onOpenRoom,
  onAsk,
}: {
  server: ServerView;
  member: MemberView;
  anchor: HTMLElement;
  side: CardSide;
  onClose: () => void;
  onOpenRoom: (roomId: RoomId) => void;
  /** Something to keep order that is asked once more before it is done. */
  onAsk: (kind: AskedAct) => void;
}) {
  const t = useTexts();
  const serverId = server.id;
  const isSelf = member.id === server.selfId;
  const isPresenceKnown = server.connection.state === 'online';
  const acts = toMemberActs(server, member);
  const [isOpening, setIsOpening] = useState(false);
  const [refusal, setRefusal] = useState<ErrorCode | null>(null);

  const write = async () => {
    if (isOpening) return;
    setIsOpening(true);
    setRefusal(null);
    const answer = await call('direct:open', { serverId, memberId: member.id });
    setIsOpening(false);
    if (answer.ok) {
      onClose();
      onOpenRoom(answer.value.roomId);
    } else setRefusal(answer.code);
  };

  const lift = async () => {
    const act = { kind: 'unmute', memberId: member.id } as const;
    const answer = await call('order:act', { serverId, act, reason: '' });
    if (answer.ok) onClose();
    else setRefusal(answer.code);
  };

  const placeRef = useRef<PopoverActions>(null);
  // What opens in it makes it taller, and where it stands there may be no room for that.
  const cardRef = useCallback((card: HTMLElement | null) => {
    if (card === null) return undefined;
    const observer = new ResizeObserver(() => placeRef.current?.updatePosition());
    observer.observe(card);
    return () => observer.disconnect();
  }, []);

  return (
    <Popover
      open
      action={placeRef}
      anchorEl={anchor}
      onClose={onClose}
      {...toPlaces(side)}
      slotProps={{
        paper: { role: 'dialog', 'aria-label': t('members.about', { name: member.name }) },
      }}
    >
      <Card ref={cardRef}>
        <Who>
          <Avatar
            id={member.id}
            name={member.name}
            size={44}
            pictureHash={member.pictureHash}
            presence={isPresenceKnown ? member.presence : undefined}
            ground={color.raised}
          />
          <Words>
            <Name>
              <NameTag {...member} />
            </Name>
            {isSelf
              ? t('members.thisIsYou')
              : t(`members.${isPresenceKnown ? PRESENCE[member.presence] : 'unknown'}`)}
            {member.role === 'host' && <div>{t('members.isHost')}</div>}
            {member.role === 'moderator' && <div>{t('order.isModerator')}</div>}
            {isMuted(member, toServerNow(server)) && <div>{toMuteText(server, member, t)}</div>}
          </Words>
        </Who>
        <StatusWords statusText={member.statusText} clockOffsetMs={server.clockOffsetMs} isWhole />
        {member.looksLike !== null && (
          <WarningLine>{t('members.looksLikeLong', { name: member.looksLike })}</WarningLine>
        )}
        {isSelf && member.keyWords.length > 0 && <Words>{t('members.ownKey')}</Words>}
        {member.keyWords.length > 0 && <KeyWords words={member.keyWords} />}
        {refusal !== null && <Trouble role="alert">{toErrorText(refusal)}</Trouble>}
        {!isSelf && (
          <Button
            variant="contained"
            ref={focusOnMount}
            aria-busy={isOpening}
            onClick={() => void write()}
          >
            {t('members.message')}
          </Button>
        )}
        {!isSelf && <PersonPart serverId={serverId} member={member} />}
        {acts.length > 0 && (
          <Order role="group" aria-label={t('order.keepOrder')}>
            {acts.map((act) => (
              <Button
                key={act}
                size="small"
                color={act === 'remove' || act === 'ban' ? 'error' : 'inherit'}
                onClick={() => (act === 'unmute' ? void lift() : onAsk(act))}
              >
                {t(`order.${act}`)}
              </Button>
            ))}
          </Order>
        )}
      </Card>
    </Popover>
  );
}

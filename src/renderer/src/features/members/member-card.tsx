import Button from '@mui/material/Button';
import Popover from '@mui/material/Popover';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import type { MemberView } from '../../../../shared/bridge/views';
import type { ErrorCode } from '../../../../shared/model/errors';
import type { RoomId, ServerId } from '../../../../shared/model/ids';
import { call } from '../../bridge/app-store';
import { Avatar } from '../../components/avatar';
import { focusOnMount } from '../../components/focus-on-mount';
import { WarningIcon } from '../../components/icons';
import { KeyWords } from '../../components/key-words';
import { NameTag } from '../../components/name-tag';
import { toErrorText, useTexts } from '../../components/use-texts';
import { color } from '../../theme/tokens';

const Card = styled('div')({ display: 'grid', gap: 12, padding: 16, width: 280 });
const Who = styled('div')({ display: 'flex', alignItems: 'center', gap: 12, minWidth: 0 });
const Words = styled('div')({ minWidth: 0, fontSize: 13, lineHeight: '19px', color: color.muted });
const Name = styled('div')({ fontSize: 15, fontWeight: 650, color: color.text, display: 'flex' });
const Warned = styled('div')({ fontSize: 13, lineHeight: '19px', color: color.text });
const sign = { fontSize: 14, verticalAlign: '-2px', color: color.danger } as const;
const Trouble = styled('div')({ fontSize: 13, color: color.danger });

const PRESENCE = { online: 'online', away: 'idle', offline: 'offline' } as const;

/** Who somebody is, and the way to write to them. */
export function MemberCard({
  serverId,
  member,
  isSelf,
  isPresenceKnown,
  anchor,
  onClose,
  onOpenRoom,
}: {
  serverId: ServerId;
  member: MemberView;
  isSelf: boolean;
  isPresenceKnown: boolean;
  anchor: HTMLElement;
  onClose: () => void;
  onOpenRoom: (roomId: RoomId) => void;
}) {
  const t = useTexts();
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

  return (
    <Popover
      open
      anchorEl={anchor}
      onClose={onClose}
      anchorOrigin={{ vertical: 'top', horizontal: 'left' }}
      transformOrigin={{ vertical: 'top', horizontal: 'right' }}
      slotProps={{
        paper: { role: 'dialog', 'aria-label': t('members.about', { name: member.name }) },
      }}
    >
      <Card>
        <Who>
          <Avatar
            id={member.id}
            name={member.name}
            size={44}
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
          </Words>
        </Who>
        {member.looksLike !== null && (
          <Warned>
            <WarningIcon sx={sign} /> {t('members.looksLikeLong', { name: member.looksLike })}
          </Warned>
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
      </Card>
    </Popover>
  );
}

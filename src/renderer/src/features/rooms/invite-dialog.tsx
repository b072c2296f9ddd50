import Button from '@mui/material/Button';
import { useState } from 'react';
import type { MemberView, RoomView, ServerView } from '../../../../shared/bridge/views';
import type { ErrorCode } from '../../../../shared/model/errors';
import type { MemberId } from '../../../../shared/model/ids';
import { toNameKey } from '../../../../shared/model/names';
import { call } from '../../bridge/app-store';
import { AppDialog } from '../../components/app-dialog';
import { Avatar } from '../../components/avatar';
import { compareNames } from '../../components/compare-names';
import { NameTag } from '../../components/name-tag';
import { toErrorText, useTexts } from '../../components/use-texts';
import { color } from '../../theme/tokens';
import { DialogList, DialogRow, Nothing, RowHint, RowName, RowWords, Trouble } from './list-parts';
import { LineField } from './text-field';

const SEARCH_LENGTH = 100;

/** The members of the server who are not in the room, by name; those whom the words do not fit left out. */
export function toInvitable(
  server: ServerView,
  insiders: readonly MemberId[],
  query: string,
): MemberView[] {
  const inside = new Set(insiders);
  const wanted = toNameKey(query);
  return Object.values(server.members)
    .filter(
      (member) =>
        member.isRemoved !== true &&
        !inside.has(member.id) &&
        toNameKey(member.name).includes(wanted),
    )
    .toSorted((a, b) => compareNames(a.name, b.name));
}

/** Brings other members of the server into a room. */
export function InviteDialog({
  server,
  room,
  onClose,
}: {
  server: ServerView;
  room: RoomView;
  onClose: () => void;
}) {
  const t = useTexts();
  const [query, setQuery] = useState('');
  const [problem, setProblem] = useState<ErrorCode | null>(null);
  const [inviting, setInviting] = useState<MemberId | null>(null);
  // Who was in when the dialog opened: those brought in since stay in the list and say so.
  const [insiders] = useState(room.memberIds);
  const people = toInvitable(server, insiders, query);
  const isNobodyLeft = toInvitable(server, insiders, '').length === 0;

  const invite = async (memberId: MemberId) => {
    if (inviting !== null) return;
    setInviting(memberId);
    setProblem(null);
    const answer = await call('room:invite', { serverId: server.id, roomId: room.id, memberId });
    setInviting(null);
    if (!answer.ok) setProblem(answer.code);
  };

  return (
    <AppDialog isOpen title={t('rooms.inviteTitle', { name: room.name })} onClose={onClose}>
      {isNobodyLeft ? (
        <Nothing>{t('rooms.inviteNobody')}</Nothing>
      ) : (
        <LineField
          label={t('rooms.inviteSearch')}
          value={query}
          onChange={setQuery}
          maxLength={SEARCH_LENGTH}
          isFocused
        />
      )}
      {problem !== null && <Trouble role="alert">{toErrorText(problem)}</Trouble>}
      {!isNobodyLeft && people.length === 0 && (
        <Nothing role="status">{t('rooms.inviteNothing', { query })}</Nothing>
      )}
      {people.length > 0 && (
        <DialogList>
          {people.map((member) => (
            <DialogRow key={member.id}>
              <Avatar
                id={member.id}
                name={member.name}
                size={28}
                pictureHash={member.pictureHash}
                presence={member.presence}
                ground={color.raised}
              />
              <RowWords>
                <RowName>
                  <NameTag {...member} />
                </RowName>
              </RowWords>
              {room.memberIds.includes(member.id) ? (
                <RowHint role="status">{t('rooms.inviteDone')}</RowHint>
              ) : (
                <Button
                  variant="outlined"
                  size="small"
                  aria-busy={inviting === member.id}
                  aria-label={t('rooms.inviteNamed', { name: member.name })}
                  onClick={() => void invite(member.id)}
                >
                  {t('rooms.inviteButton')}
                </Button>
              )}
            </DialogRow>
          ))}
        </DialogList>
      )}
    </AppDialog>
  );
}

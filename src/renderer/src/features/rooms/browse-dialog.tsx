import Button from '@mui/material/Button';
import { useCallback, useEffect, useState } from 'react';
import type { Result } from '../../../../shared/lib/result';
import type { ErrorCode } from '../../../../shared/model/errors';
import type { RoomId, ServerId } from '../../../../shared/model/ids';
import { toNameKey } from '../../../../shared/model/names';
import type { ListedRoom } from '../../../../shared/model/room';
import { call } from '../../bridge/app-store';
import { AppDialog } from '../../components/app-dialog';
import { compareNames } from '../../components/compare-names';
import { HashIcon } from '../../components/icons';
import { SkeletonRows } from '../../components/skeletons';
import { toErrorText, useTexts } from '../../components/use-texts';
import { color } from '../../theme/tokens';
import { DialogList, DialogRow, Nothing, RowHint, RowName, RowWords, Trouble } from './list-parts';
import { LineField } from './text-field';

const SEARCH_LENGTH = 100;

/** The rooms whose name or topic has the words, those one is not in first, then by name. */
export function toFoundRooms(rooms: readonly ListedRoom[], query: string): ListedRoom[] {
  const wanted = toNameKey(query);
  return rooms
    .filter((room) => toNameKey(`${room.name} ${room.topic}`).includes(wanted))
    .toSorted((a, b) => Number(a.isJoined) - Number(b.isJoined) || compareNames(a.name, b.name));
}

/** All public rooms of a server, to find and to join. */
export function BrowseDialog({
  serverId,
  onClose,
  onSelect,
}: {
  serverId: ServerId;
  onClose: () => void;
  onSelect: (roomId: RoomId) => void;
}) {
  const t = useTexts();
  const [rooms, setRooms] = useState<ListedRoom[] | null>(null);
  const [query, setQuery] = useState('');
  const [problem, setProblem] = useState<ErrorCode | null>(null);
  const [joining, setJoining] = useState<RoomId | null>(null);

  const take = useCallback((answer: Result<{ rooms: ListedRoom[] }>) => {
    if (answer.ok) setRooms(answer.value.rooms);
    else setProblem(answer.code);
  }, []);
  useEffect(() => {
    void call('room:list', { serverId }).then(take);
  }, [serverId, take]);

  const open = async (room: ListedRoom) => {
    if (joining !== null) return;
    if (!room.isJoined) {
      setJoining(room.id);
      setProblem(null);
      const answer = await call('room:join', { serverId, roomId: room.id });
      setJoining(null);
      if (!answer.ok) {
        setProblem(answer.code);
        return;
      }
    }
    onClose();
    onSelect(room.id);
  };

  const found = rooms === null ? [] : toFoundRooms(rooms, query);
  return (
    <AppDialog isOpen title={t('rooms.browseTitle')} onClose={onClose} maxWidth={520}>
      <LineField
        label={t('rooms.search')}
        value={query}
        onChange={setQuery}
        maxLength={SEARCH_LENGTH}
        isFocused
      />
      {problem !== null && (
        <Trouble role="alert">
          {rooms === null && `${t('rooms.browseFailed')} `}
          {toErrorText(problem)}{' '}
          {rooms === null && (
            <Button
              size="small"
              onClick={() => {
                setProblem(null);
                void call('room:list', { serverId }).then(take);
              }}
            >
              {t('common.tryAgain')}
            </Button>
          )}
        </Trouble>
      )}
      {rooms === null && problem === null && <SkeletonRows />}
      {rooms !== null && found.length === 0 && (
        <Nothing role="status">
          {rooms.length === 0 ? t('rooms.browseNothing') : t('rooms.searchNothing', { query })}
        </Nothing>
      )}
      {found.length > 0 && (
        <DialogList>
          {found.map((room) => (
            <DialogRow key={room.id}>
              <RowWords>
                <RowName>
                  <HashIcon style={{ fontSize: 15, color: color.muted, flex: 'none' }} />
                  <bdi>{room.name}</bdi>
                </RowName>
                <RowHint>
                  {t('common.people', { count: room.memberCount })}
                  {room.topic !== '' && ` · ${room.topic}`}
                </RowHint>
              </RowWords>
              <Button
                variant={room.isJoined ? 'outlined' : 'contained'}
                size="small"
                aria-busy={joining === room.id}
                aria-label={t(room.isJoined ? 'rooms.openNamed' : 'rooms.joinNamed', {
                  name: room.name,
                })}
                onClick={() => void open(room)}
              >
                {t(room.isJoined ? 'rooms.open' : 'rooms.join')}
              </Button>
            </DialogRow>
          ))}
        </DialogList>
      )}
    </AppDialog>
  );
}

import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import type { RoomView, ServerView } from '../../../../../shared/bridge/views';
import { success } from '../../../../../shared/lib/result';
import type { ErrorCode } from '../../../../../shared/model/errors';
import type { RoomId } from '../../../../../shared/model/ids';
import { isolateText } from '../../../../../shared/model/direction';
import { LIMITS } from '../../../../../shared/model/limits';
import { call } from '../../../bridge/app-store';
import { AppDialog } from '../../../components/app-dialog';
import { Avatar } from '../../../components/avatar';
import { isComposingEvent } from '../../../components/composing';
import { focusOnMount } from '../../../components/focus-on-mount';
import { HashIcon, LockIcon } from '../../../components/icons';
import { NameTag } from '../../../components/name-tag';
import { toErrorText, useTexts } from '../../../components/use-texts';
import { styled } from '../../../theme/styled';
import { color, radius } from '../../../theme/tokens';
import type { MessageRow } from '../rows';
import { Quoted } from '../quoted';
import { findForwardPlaces, type ForwardPlace } from './forward-places';
import { toForwardText } from './forward-text';

const Places = styled('div')({
  display: 'grid',
  maxHeight: 'min(230px, 30vh)',
  flex: 'none',
  overflowY: 'auto',
  border: `1px solid ${color.line}`,
  borderRadius: radius.control,
  padding: 4,
});
const Place = styled('label')({
  display: 'flex',
  alignItems: 'center',
  gap: 10,
  minHeight: 36,
  padding: '2px 8px',
  borderRadius: radius.row,
  cursor: 'pointer',
  '&:hover': { backgroundColor: color.hover },
  '&:has(input:checked)': { backgroundColor: color.selected },
  '& input': { flex: 'none', margin: 0, accentColor: color.accent },
  '& bdi': { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
});
const Face = styled('span')({
  flex: 'none',
  width: 24,
  display: 'grid',
  placeItems: 'center',
  color: color.muted,
});
const Trouble = styled('div')({ fontSize: 13, color: color.danger });

const SEARCH_LENGTH = 100;

function PlaceFace({ place: { person, room } }: { place: ForwardPlace }) {
  if (person !== null) return <Avatar {...person} size={24} ground={color.raised} />;
  return room?.access === 'private' ? <LockIcon /> : <HashIcon />;
}

/** Hands a message on to another room or person of the server, with a comment or without. */
export function ForwardDialog({
  row,
  server,
  room,
  onSent,
  onClose,
}: {
  row: MessageRow;
  server: ServerView;
  room: RoomView;
  onSent: (roomId: RoomId) => void;
  onClose: () => void;
}) {
  const t = useTexts();
  const groupName = useId();
  const listRef = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState('');
  const [picked, setPicked] = useState<string | null>(null);
  const [comment, setComment] = useState('');
  const [problem, setProblem] = useState<ErrorCode | null>(null);
  const [isSending, setIsSending] = useState(false);
  const places = findForwardPlaces(server, room.id, query);
  // Whoever typed a name means the first that it fits; nobody is chosen without a word.
  const place =
    places.find(({ key }) => key === picked) ?? (query.trim() === '' ? null : (places[0] ?? null));
  const text = toForwardText(comment, row, server, room, t);
  const over = text.length - LIMITS.messageLength;

  const openRoom = async (to: ForwardPlace) => {
    if (to.room !== null) return success({ roomId: to.room.id });
    const memberId = to.person?.id;
    return memberId === undefined
      ? success(null)
      : call('direct:open', { serverId: server.id, memberId });
  };
  const send = async () => {
    if (place === null || over > 0 || isSending) return;
    setIsSending(true);
    setProblem(null);
    const opened = await openRoom(place);
    const roomId = opened.ok ? (opened.value?.roomId ?? null) : null;
    const answer =
      roomId === null ? opened : await call('message:send', { serverId: server.id, roomId, text });
    setIsSending(false);
    if (!answer.ok) setProblem(answer.code);
    else if (roomId !== null) {
      onClose();
      onSent(roomId);
    }
  };
  const onSearchKey = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' || isComposingEvent(event)) return;
    event.preventDefault();
    const inputs = [...(listRef.current?.querySelectorAll('input') ?? [])];
    (inputs.find(({ checked }) => checked) ?? inputs[0])?.focus();
  };

  return (
    <AppDialog
      isOpen
      title={t('forwarding.title')}
      onClose={onClose}
      onSubmit={() => void send()}
      closeOnBackdrop={comment === ''}
      actions={
        <>
          <Button color="secondary" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button
            type="submit"
            variant="contained"
            disabled={place === null || over > 0}
            aria-busy={isSending}
            sx={{ minWidth: 0, overflowWrap: 'anywhere' }}
          >
            {place === null
              ? t('forwarding.send')
              : t('forwarding.sendTo', { name: isolateText(place.name) })}
          </Button>
        </>
      }
    >
      <TextField
        label={t('forwarding.where')}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setPicked(null);
        }}
        onKeyDown={onSearchKey}
        inputRef={focusOnMount}
        autoComplete="off"
        fullWidth
        slotProps={{ htmlInput: { maxLength: SEARCH_LENGTH, dir: 'auto', spellCheck: false } }}
      />
      {places.length === 0 ? (
        <div role="status" style={{ color: color.muted, overflowWrap: 'anywhere' }}>
          {query === '' ? t('forwarding.nowhere') : t('forwarding.nothing', { query })}
        </div>
      ) : (
        <Places ref={listRef} role="radiogroup" aria-label={t('forwarding.places')}>
          {places.map((one) => (
            <Place key={one.key}>
              <input
                type="radio"
                name={groupName}
                checked={one.key === place?.key}
                onChange={() => setPicked(one.key)}
              />
              <Face aria-hidden>
                <PlaceFace place={one} />
              </Face>
              {one.person === null ? <bdi>{one.name}</bdi> : <NameTag {...one.person} />}
            </Place>
          ))}
        </Places>
      )}
      <TextField
        label={t('forwarding.comment')}
        value={comment}
        onChange={(event) => setComment(event.target.value)}
        multiline
        maxRows={4}
        fullWidth
        error={over > 0}
        helperText={over > 0 ? t('conversation.charactersOver', { count: over }) : undefined}
        slotProps={{
          htmlInput: { maxLength: LIMITS.messageLength * 2, dir: 'auto' },
          formHelperText: { role: 'alert' },
        }}
      />
      <Quoted dir="auto">{toForwardText('', row, server, room, t)}</Quoted>
      <Typography variant="body2" sx={{ color: color.muted }}>
        {row.isPartial && `${t('forwarding.partlyUnknown')} `}
        {t('forwarding.note')}
      </Typography>
      {problem !== null && <Trouble role="alert">{toErrorText(problem)}</Trouble>}
    </AppDialog>
  );
}

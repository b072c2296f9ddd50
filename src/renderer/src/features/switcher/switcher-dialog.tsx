import Dialog from '@mui/material/Dialog';
import InputBase from '@mui/material/InputBase';
import { useId, useState, type KeyboardEvent } from 'react';
import type { ErrorCode } from '../../../../shared/model/errors';
import type { MemberId, RoomId, ServerId } from '../../../../shared/model/ids';
import { LIMITS } from '../../../../shared/model/limits';
import { parseMessageLink, type MessageLink } from '../../../../shared/model/message-link';
import { useAppView } from '../../bridge/app-store';
import { focusOnMount } from '../../components/focus-on-mount';
import { hidden } from '../../components/hidden';
import { SearchIcon } from '../../components/icons';
import { isComposingEvent } from '../../components/composing';
import { toMessageLinkLabel } from '../../components/message-links';
import { useTexts, toErrorText } from '../../components/use-texts';
import { styled } from '../../theme/styled';
import { color, underColumn } from '../../theme/tokens';
import { ACTIONS, findPlaces, type Action, type Place } from './places';
import { PlaceRow } from './place-row';

const Field = styled(InputBase)({
  display: 'flex',
  gap: 10,
  padding: '14px 20px',
  fontSize: 16,
  borderBottom: `1px solid ${color.line}`,
});
const List = styled('ul')({
  listStyle: 'none',
  margin: 0,
  padding: 8,
  overflowY: 'auto',
  flex: '0 1 auto',
  minHeight: 0,
});
const Note = styled('p')({
  margin: 0,
  padding: '24px 20px',
  textAlign: 'center',
  color: color.muted,
  overflowWrap: 'anywhere',
});
const Foot = styled('p')({
  margin: 0,
  padding: '8px 20px 12px',
  fontSize: 12,
  color: color.muted,
  borderTop: `1px solid ${color.line}`,
});

/** How far a page key goes. */
const PAGE = 8;
/** A link fits, and what was copied around it. */
const MOST_TYPED = LIMITS.messageLinkLength + 20;

/** Goes anywhere by a few letters: rooms, people, servers, and what can be done. */
export function SwitcherDialog({
  shown,
  available,
  onRoom,
  onPerson,
  onServer,
  onMessage,
  onAction,
  onClose,
}: {
  shown: { serverId: ServerId | null; roomId: RoomId | null };
  /** What can be done here and now. */
  available: (action: Action) => boolean;
  onRoom: (serverId: ServerId, roomId: RoomId) => void;
  /** Opens the direct room; answers why that did not work. */
  onPerson: (serverId: ServerId, memberId: MemberId) => Promise<ErrorCode | null>;
  onServer: (serverId: ServerId) => void;
  /** A link to a message was pasted. */
  onMessage: (link: MessageLink) => void;
  onAction: (action: Action) => void;
  onClose: () => void;
}) {
  const t = useTexts();
  const id = useId();
  const view = useAppView((current) => current);
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const [problem, setProblem] = useState<ErrorCode | null>(null);
  const actions = ACTIONS.filter(available).map((action) => ({
    action,
    name: t(`switcher.action.${action}`),
  }));
  const link = parseMessageLink(typed.trim());
  const places: Place[] =
    view === null
      ? []
      : link === null
        ? findPlaces(view, actions, typed, shown)
        : [{ kind: 'message', key: 'message', name: toMessageLinkLabel(view, link, t), link }];
  const current = Math.min(at, places.length - 1);
  const optionId = (index: number) => `${id}-${index}`;

  const go = async (place: Place | undefined) => {
    if (place === undefined) return;
    switch (place.kind) {
      case 'room':
        onRoom(place.server.id, place.roomId);
        return;
      case 'server':
        onServer(place.server.id);
        return;
      case 'message':
        onMessage(place.link);
        return;
      case 'action':
        onAction(place.action);
        return;
      case 'person':
        setProblem(await onPerson(place.server.id, place.memberId));
    }
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposingEvent(event) || event.altKey || event.shiftKey) return;
    const last = places.length - 1;
    const step: Record<string, number> = {
      ArrowDown: current === last ? 0 : current + 1,
      ArrowUp: current <= 0 ? last : current - 1,
      PageDown: Math.min(last, current + PAGE),
      PageUp: Math.max(0, current - PAGE),
    };
    const next = step[event.key];
    if (next !== undefined) {
      event.preventDefault();
      setAt(Math.max(0, next));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      void go(places[current]);
    }
  };

  return (
    <Dialog
      open
      onClose={onClose}
      slotProps={{
        container: { sx: { alignItems: 'flex-start' } },
        paper: {
          // On the dialog itself: on the component it would name what lies behind it too.
          'aria-label': t('switcher.title'),
          'aria-labelledby': undefined,
          sx: {
            width: '100%',
            maxWidth: 560,
            maxHeight: 'min(560px, 80%)',
            margin: '9vh 24px 24px',
            color: color.text,
            [underColumn]: { margin: '12px', maxHeight: 'calc(100% - 24px)' },
          },
        },
      }}
    >
      <Field
        inputRef={focusOnMount}
        value={typed}
        startAdornment={<SearchIcon style={{ color: color.muted }} />}
        placeholder={t('switcher.placeholder')}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
          setProblem(null);
        }}
        onKeyDown={onKeyDown}
        inputProps={{
          role: 'combobox',
          'aria-label': t('switcher.title'),
          'aria-expanded': places.length > 0,
          'aria-controls': `${id}-list`,
          'aria-autocomplete': 'list',
          'aria-activedescendant': places.length > 0 ? optionId(current) : undefined,
          maxLength: MOST_TYPED,
          spellCheck: false,
          autoComplete: 'off',
          dir: 'auto',
        }}
      />
      {problem !== null && (
        <Note role="alert" style={{ color: color.danger }}>
          {toErrorText(problem)}
        </Note>
      )}
      <span role="status" style={hidden}>
        {typed !== '' && t('switcher.found', { count: places.length })}
      </span>
      {places.length === 0 && (
        <Note>{t(typed === '' ? 'switcher.nowhere' : 'switcher.nothing', { query: typed })}</Note>
      )}
      {/* The keyboard stays in the field; the list is walked through from there. */}
      <List
        id={`${id}-list`}
        role="listbox"
        aria-label={t('switcher.list')}
        hidden={places.length === 0}
      >
        {places.map((place, index) => (
          <PlaceRow
            key={place.key}
            id={optionId(index)}
            place={place}
            isCurrent={index === current}
            hasServer={(view?.serverOrder.length ?? 0) > 1}
            onPoint={() => setAt(index)}
            onGo={() => void go(place)}
          />
        ))}
      </List>
      <Foot>{t('switcher.hint')}</Foot>
    </Dialog>
  );
}

import Button from '@mui/material/Button';
import {
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type KeyboardEvent,
} from 'react';
import type { RoomId, ServerId } from '../../../../shared/model/ids';
import { memberIdSchema } from '../../../../shared/model/ids';
import { bridge, useRoom, useServer } from '../../bridge/app-store';
import { IconAction } from '../../components/icon-action';
import { CloseIcon } from '../../components/icons';
import { useKeptFocus } from '../../components/use-kept-focus';
import { useTexts } from '../../components/use-texts';
import { styled } from '../../theme/styled';
import { color, size } from '../../theme/tokens';
import { toDayEnd, toDayStart } from '../../components/day-range';
import { NO_FIELDS, SearchForm, type SearchFields } from './search-form';
import { SearchHits } from './search-hits';
import { createSearchSource } from './search-source';

/** Typing faster than this is not asked letter by letter. */
const DELAY_MS = 250;

const Whole = styled('div')({ height: '100%', display: 'flex', flexDirection: 'column' });
const Head = styled('div')({
  flex: 'none',
  display: 'flex',
  alignItems: 'center',
  height: size.header,
  padding: '0 8px 0 16px',
  gap: 8,
});
const Title = styled('h2')({ margin: 0, flex: 1, fontSize: 15, fontWeight: 650 });
const Scroll = styled('div')({
  flex: 1,
  minHeight: 0,
  overflow: 'hidden auto',
  borderTop: `1px solid ${color.line}`,
  paddingBlock: 8,
});

/** One for the window: a panel that is closed and opened again shows what was looked for. */
const kept = new Map<ServerId, SearchFields>();

/** Finds messages of one server, and brings the person there. Mount it once a server. */
export function SearchPanel({
  serverId,
  roomId,
  timesAsked,
  onOpenMessage,
  onClose,
}: {
  serverId: ServerId;
  /** The conversation beside; null where there is none. */
  roomId: RoomId | null;
  /** Counts up each time the person asks for the search: the keyboard comes here. */
  timesAsked: number;
  onOpenMessage: (roomId: RoomId, seq: number) => void;
  onClose: () => void;
}) {
  const t = useTexts();
  const server = useServer(serverId);
  const room = useRoom(serverId, roomId);
  const queryRef = useRef<HTMLInputElement>(null);
  const wholeRef = useKeptFocus(queryRef);
  const resultsRef = useRef<HTMLDivElement>(null);
  const [fields, setFields] = useState(() => kept.get(serverId) ?? NO_FIELDS);
  const source = useMemo(
    () => createSearchSource({ api: bridge, serverId, delayMs: DELAY_MS }),
    [serverId],
  );
  useEffect(() => source.start(), [source]);
  const state = useSyncExternalStore(source.subscribe, source.current);

  const { query, order, author, from, until } = fields;
  const searchedRoomId = fields.isThisRoom ? roomId : null;
  useEffect(() => {
    const parsed = memberIdSchema.safeParse(author);
    source.want({
      query,
      order,
      roomId: searchedRoomId,
      author: parsed.success ? parsed.data : null,
      from: toDayStart(from),
      until: toDayEnd(until),
    });
  }, [source, query, order, searchedRoomId, author, from, until]);

  const answered = useRef<number | null>(null);
  useEffect(() => {
    if (answered.current === timesAsked) return;
    answered.current = timesAsked;
    queryRef.current?.focus();
    queryRef.current?.select();
  }, [timesAsked]);

  if (server === null) return null;
  const change = (more: Partial<SearchFields>) => {
    const next = { ...fields, ...more };
    kept.set(serverId, next);
    setFields(next);
  };
  const firstHit = () => resultsRef.current?.querySelector<HTMLElement>('[data-roving]') ?? null;
  const onKeyDown = (event: KeyboardEvent) => {
    // Up from the first result is back where one types.
    if (event.key !== 'ArrowUp' || document.activeElement !== firstHit()) return;
    event.preventDefault();
    event.stopPropagation();
    queryRef.current?.focus();
  };
  return (
    <Whole ref={wholeRef}>
      <Head>
        <Title>{t('search.panel')}</Title>
        <IconAction label={t('search.close')} onClick={onClose}>
          <CloseIcon />
        </IconAction>
      </Head>
      <SearchForm
        server={server}
        room={room}
        fields={fields}
        onChange={change}
        queryRef={queryRef}
        onSubmit={() => source.retry()}
        onDown={() => firstHit()?.focus()}
      />
      <Scroll ref={resultsRef} onKeyDownCapture={onKeyDown}>
        <SearchHits
          server={server}
          state={state}
          isNarrowed={fields.isThisRoom || author !== '' || from !== '' || until !== ''}
          onRetry={() => source.retry()}
          onMore={() => source.loadMore()}
          onOpen={onOpenMessage}
        />
        {state.more === 'failed' && (
          <Button size="small" onClick={() => source.loadMore()}>
            {t('search.moreFailed')} {t('common.tryAgain')}
          </Button>
        )}
      </Scroll>
    </Whole>
  );
}

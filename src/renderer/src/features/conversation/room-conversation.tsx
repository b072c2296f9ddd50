import Button from '@mui/material/Button';
import {
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import type { AppView, RoomView, ServerView, TimelineItem } from '../../../../shared/bridge/views';
import { toPlainText } from '../../../../shared/markdown/plain';
import type { ClientId, MemberId } from '../../../../shared/model/ids';
import { LIMITS } from '../../../../shared/model/limits';
import { call, readDraft, useAppView } from '../../bridge/app-store';
import { EmptyState } from '../../components/empty-state';
import { Late } from '../../components/late';
import { announce } from '../../components/live-region';
import { SkeletonMessages } from '../../components/skeletons';
import { useKeptFocus } from '../../components/use-kept-focus';
import { toErrorText, useTexts } from '../../components/use-texts';
import { MessageOverlay } from './actions/message-overlay';
import { ProblemLine } from './actions/problem-line';
import { RowActionsProvider } from './actions/row-actions';
import { useMessageActions } from './actions/use-message-actions';
import { createArrivals } from './arrivals';
import { MutedNote, SlowModeNote, useOwnMute } from './composer-notes';
import { CompletingProvider } from './completing/place';
import { toSpeakers } from './completing/speakers';
import { Composer } from './composer';
import { createDraftKeeper } from './drafts';
import { EmptyFace } from './empty-face';
import { toNameText } from '../../components/member-names';
import { RoomLinksProvider } from './markdown/room-links';
import { ForwardedLine } from './forward/forwarded-line';
import { JumpProblem } from './jump-problem';
import { MessageList } from './message-list';
import { useRoomTitle } from './room-title';
import { toQuote, toRows, type MessageRow } from './rows';
import type { Attention } from './timeline-source';
import { TroubleBand } from './trouble-band';
import { TypingLine } from './typing-line';
import { useTimeline } from './use-timeline';
import { styled } from '../../theme/styled';

/** A message to be shown: another object each time somebody asks, also for the same one. */
export interface WantedMessage {
  seq: number;
  /** Where it was asked for by a link: under which it must stand there. */
  clientId?: ClientId | undefined;
}

const GATHER_MS = 800;
const MOST_READ_OUT = 3;
const ANNOUNCED_LENGTH = 300;

/** One for the window: a room that is left and opened again finds what was typed. */
const drafts = createDraftKeeper({
  store: (place, text) => void call('draft:set', { ...place, text }),
  delayMs: LIMITS.draftDelayMs,
});

const toBlocked = (people: AppView['people']): ReadonlySet<MemberId> =>
  new Set(Object.values(people).flatMap((one) => (one.isBlocked ? [one.memberId] : [])));

const Whole = styled('div')({ flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column' });
const Face = styled('div')({
  flex: 1,
  minHeight: 0,
  overflow: 'hidden auto',
  display: 'grid',
  alignContent: 'center',
});
const Ghost = styled('div')({
  flex: 1,
  minHeight: 0,
  overflow: 'hidden',
  display: 'flex',
  flexDirection: 'column',
  justifyContent: 'flex-end',
  paddingBottom: 8,
});

/** Timeline, typing line, trouble and composer of one room. Mount it once a room. */
export function RoomConversation({
  server,
  room,
  timesAsked,
  wanted,
  sought,
  inviteAction,
  onDoctor,
  onUpdates,
}: {
  server: ServerView;
  room: RoomView;
  timesAsked: number;
  wanted: WantedMessage | null;
  /** The same, asked for from the header of this very room. */
  sought: WantedMessage | null;
  inviteAction: ReactNode;
  onDoctor: (address: string) => void;
  onUpdates: () => void;
}) {
  const t = useTexts();
  const title = useRoomTitle(server, room);
  const boxRef = useRef<HTMLTextAreaElement>(null);
  const wholeRef = useKeptFocus(boxRef);
  const isAtEnd = useRef(false);
  const attention = useRef((): Attention => {
    if (!isAtEnd.current) return 'further-up';
    return document.hasFocus() ? 'here' : 'unfocused';
  });
  const members = useRef(server.members);
  const people = useAppView((view) => view.people);
  const kept = useRef(people ?? {});
  useEffect(() => {
    members.current = server.members;
    kept.current = people ?? {};
  }, [server.members, people]);

  const arrivals = useMemo(
    () =>
      createArrivals({
        say: announce,
        toCountText: (count) => t('conversation.announcedMany', { count }),
        gatherMs: GATHER_MS,
        mostRead: MOST_READ_OUT,
      }),
    [t],
  );
  useEffect(() => () => arrivals.stop(), [arrivals]);
  const onArrived = useCallback(
    (items: TimelineItem[]) =>
      arrivals.add(
        items.flatMap(({ entry }) =>
          entry.kind === 'message' && kept.current[entry.author]?.isBlocked !== true
            ? [
                t('conversation.announcedMessage', {
                  name: toNameText(members.current, entry.author, t),
                  text: toPlainText(entry.text).slice(0, ANNOUNCED_LENGTH),
                }),
              ]
            : [],
        ),
      ),
    [arrivals, t],
  );

  const { source, state } = useTimeline(server.id, room.id, server.selfId, attention, onArrived);
  const { items, pending, unreadAfter, quotes, hasNewer, phase, jump } = state;
  const { selfId } = server;
  const isOnline = server.connection.state === 'online';
  const isMutedNow = useOwnMute(server);
  const isDirect = room.kind === 'direct';
  const blocked = useMemo(() => toBlocked(people ?? {}), [people]);
  // Of one person, and of those whom they block.
  const known = useMemo(
    () => ({ selfId, blocked, rows: new WeakMap<TimelineItem, MessageRow>() }),
    [selfId, blocked],
  ).rows;
  const rows = useMemo(
    () =>
      toRows({ items, pending, selfId, isDirect, unreadAfter, quotes, hasNewer, blocked, known }),
    [items, pending, selfId, isDirect, unreadAfter, quotes, hasNewer, blocked, known],
  );
  const messages = useMessageActions({ server, room, rows, source, boxRef });
  const [storedDraft] = useState(() => readDraft(server.id, room.id));
  const { reply, problem, setProblem } = messages;
  const replied = useMemo(
    () => (reply.to === null ? null : toQuote(reply.to, { items, quotes, pending, selfId })),
    [reply.to, items, quotes, pending, selfId],
  );

  const speakers = useMemo(() => toSpeakers(items), [items]);
  const writingPlace = useMemo(() => ({ server, room, speakers }), [server, room, speakers]);

  useEffect(() => {
    if (wanted !== null) source.jumpTo(wanted.seq, wanted.clientId);
  }, [wanted, source]);
  const soughtBefore = useRef(sought);
  useEffect(() => {
    // What was asked for before this room was opened anew is not asked for again.
    if (sought !== null && sought !== soughtBefore.current) source.jumpTo(sought.seq);
    soughtBefore.current = sought;
  }, [sought, source]);

  const markIfSeen = useCallback(() => {
    if (attention.current() === 'here') source.markSeen();
  }, [source]);
  const onAtEnd = useCallback(
    (is: boolean) => {
      isAtEnd.current = is;
      markIfSeen();
    },
    [markIfSeen],
  );
  useEffect(markIfSeen, [items, markIfSeen]);
  useEffect(() => {
    window.addEventListener('focus', markIfSeen);
    return () => window.removeEventListener('focus', markIfSeen);
  }, [markIfSeen]);

  // Whoever read the messages and begins to type means the composer: the key arrives there.
  const onKeyDown = ({ target, key, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
    const isRow = target instanceof HTMLElement && target.hasAttribute('data-row');
    if (isRow && key.length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey)
      boxRef.current?.focus();
  };

  return (
    <RowActionsProvider value={messages.actions}>
      <CompletingProvider value={writingPlace}>
        <RoomLinksProvider server={server}>
          <Whole ref={wholeRef} onKeyDown={onKeyDown}>
            {phase === 'loading' && (
              <Ghost>
                <Late>
                  <SkeletonMessages count={8} />
                </Late>
              </Ghost>
            )}
            {phase === 'failed' && (
              <Face>
                <EmptyState
                  title={t('conversation.openFailed')}
                  action={
                    <Button variant="outlined" onClick={() => source.open()}>
                      {t('common.tryAgain')}
                    </Button>
                  }
                >
                  {toErrorText(state.code ?? 'internal')}
                </EmptyState>
              </Face>
            )}
            {phase === 'ready' && (
              <MessageList
                key={state.part}
                server={server}
                room={room}
                rows={rows}
                state={state}
                source={source}
                editing={messages.editing}
                onAtEnd={onAtEnd}
                emptyFace={
                  <EmptyFace
                    server={server}
                    room={room}
                    inviteAction={inviteAction}
                    onWrite={() => boxRef.current?.focus()}
                  />
                }
              />
            )}
            <TypingLine server={server} roomId={room.id} />
            <TroubleBand server={server} onDoctor={onDoctor} onUpdates={onUpdates} />
            <JumpProblem source={source} jump={jump} isOnline={isOnline} />
            {problem !== null && (
              <ProblemLine onClose={() => setProblem(null)}>{toErrorText(problem)}</ProblemLine>
            )}
            <ForwardedLine
              server={server}
              roomId={messages.forwarded}
              onClose={() => messages.setForwarded(null)}
            />
            {isMutedNow && isOnline && <MutedNote server={server} />}
            {!isMutedNow && <SlowModeNote server={server} room={room} items={items} />}
            <Composer
              boxRef={boxRef}
              serverId={server.id}
              roomId={room.id}
              timesAsked={timesAsked}
              placeholder={t(
                room.kind === 'direct' ? 'conversation.messagePerson' : 'conversation.messageRoom',
                { name: title },
              )}
              storedDraft={storedDraft}
              drafts={drafts}
              isOnline={isOnline}
              isMuted={isMutedNow}
              members={server.members}
              reply={reply}
              replied={replied}
              onEditLast={() => !hasNewer && messages.editLast()}
              onSent={() => {
                messages.setForwarded(null);
                source.release();
                source.toNewest();
              }}
            />
            <MessageOverlay state={messages} rows={rows} server={server} room={room} />
          </Whole>
        </RoomLinksProvider>
      </CompletingProvider>
    </RowActionsProvider>
  );
}

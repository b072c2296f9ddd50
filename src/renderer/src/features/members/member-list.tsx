import { styled } from '@mui/material/styles';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type Ref } from 'react';
import { Virtualizer, type CustomItemComponentProps, type VirtualizerHandle } from 'virtua';
import type { MemberId, RoomId, ServerId } from '../../../../shared/model/ids';
import { useRoom, useServer } from '../../bridge/app-store';
import { SkeletonRows } from '../../components/skeletons';
import { useTexts } from '../../components/use-texts';
import { color } from '../../theme/tokens';
import { MemberCard } from './member-card';
import { MemberRow } from './member-row';
import { toMemberLines, type MemberLine } from './sections';

const BUFFER_PX = 600;

const Whole = styled('div')({ height: '100%', minHeight: 0, overflow: 'hidden auto' });
const List = styled('div')({ padding: '12px 0' });
const Heading = styled('h2')({
  margin: 0,
  padding: '8px 16px 4px',
  fontSize: 12,
  lineHeight: '18px',
  fontWeight: 600,
  color: color.muted,
});

const Item = ({ style, index, children, ref }: CustomItemComponentProps) => (
  <div role="listitem" ref={ref as Ref<HTMLDivElement>} style={style} data-index={index}>
    {children}
  </div>
);

/** Who is in the room: here now, and away from the network. */
export function MemberList({
  serverId,
  roomId,
  onOpenRoom,
}: {
  serverId: ServerId;
  roomId: RoomId;
  onOpenRoom: (roomId: RoomId) => void;
}) {
  const t = useTexts();
  const server = useServer(serverId);
  const room = useRoom(serverId, roomId);
  const lines = useMemo(
    () => (server === null || room === null ? [] : toMemberLines(server, room)),
    [server, room],
  );
  const frameRef = useRef<HTMLDivElement>(null);
  const listRef = useRef<VirtualizerHandle>(null);
  const [focusedId, setFocusedId] = useState<MemberId | null>(null);
  const [opened, setOpened] = useState<{ id: MemberId; anchor: HTMLElement } | null>(null);
  const wanted = useRef<MemberId | null>(null);

  const places = lines.flatMap((line, index) => (line.kind === 'member' ? [index] : []));
  const focusedPlace = lines.findIndex((line) => line.key === focusedId);
  const stop = focusedPlace >= 0 ? focusedPlace : (places[0] ?? -1);
  const stopKey = lines[stop]?.key;

  const focusWanted = () => {
    if (wanted.current === null) return;
    const row = frameRef.current?.querySelector<HTMLElement>(`[data-member="${wanted.current}"]`);
    if (row === null || row === undefined) return;
    wanted.current = null;
    row.focus();
  };
  // The row to go to is mounted by the render that makes it the tab stop.
  useEffect(focusWanted);

  const onKeyDown = (event: KeyboardEvent) => {
    const at = places.indexOf(stop);
    const target =
      event.key === 'ArrowDown'
        ? places[at + 1]
        : event.key === 'ArrowUp'
          ? places[at - 1]
          : event.key === 'Home'
            ? places[0]
            : event.key === 'End'
              ? places.at(-1)
              : undefined;
    const line = target === undefined ? undefined : lines[target];
    if (target === undefined || line?.kind !== 'member') return;
    event.preventDefault();
    wanted.current = line.member.id;
    setFocusedId(line.member.id);
    listRef.current?.scrollToIndex(target, { align: 'nearest' });
  };

  if (server === null || room === null) return <SkeletonRows />;
  const openedMember = opened === null ? undefined : server.members[opened.id];

  const drawLine = (line: MemberLine) =>
    line.kind === 'heading' ? (
      <Heading key={line.key}>
        {t(line.key === 'here' ? 'members.hereNow' : 'members.awayFromNetwork', {
          count: line.count,
        })}
      </Heading>
    ) : (
      <MemberRow
        key={line.key}
        member={line.member}
        isSelf={line.member.id === server.selfId}
        isOpen={opened?.id === line.member.id}
        isTabStop={line.key === stopKey}
        onOpen={(anchor) => {
          setFocusedId(line.member.id);
          setOpened({ id: line.member.id, anchor });
        }}
      />
    );

  return (
    <Whole ref={frameRef}>
      <List role="list" aria-label={t('members.members')} onKeyDown={onKeyDown}>
        <Virtualizer
          ref={listRef}
          scrollRef={frameRef}
          data={lines}
          bufferSize={BUFFER_PX}
          keepMounted={stop < 0 ? [] : [stop]}
          item={Item}
        >
          {drawLine}
        </Virtualizer>
      </List>
      {opened !== null && openedMember !== undefined && (
        <MemberCard
          serverId={serverId}
          member={openedMember}
          isSelf={openedMember.id === server.selfId}
          anchor={opened.anchor}
          onClose={() => setOpened(null)}
          onOpenRoom={onOpenRoom}
        />
      )}
    </Whole>
  );
}

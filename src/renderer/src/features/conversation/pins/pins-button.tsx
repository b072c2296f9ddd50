import Typography from '@mui/material/Typography';
import { useId, useState, type MouseEvent } from 'react';
import type { RoomView, ServerView } from '../../../../../shared/bridge/views';
import { toReference } from '../../../../../shared/model/changes';
import type { MessageEntry } from '../../../../../shared/model/entry';
import type { ErrorCode } from '../../../../../shared/model/errors';
import { call } from '../../../bridge/app-store';
import { EmptyState } from '../../../components/empty-state';
import { IconAction } from '../../../components/icon-action';
import { CloseIcon, PinIcon, PinOffIcon } from '../../../components/icons';
import { announce } from '../../../components/live-region';
import { toNameText } from '../../../components/member-names';
import { Popover } from '../../../components/menus';
import { MessageCard } from '../../../components/message-card';
import { SkeletonRows } from '../../../components/skeletons';
import { useKeptFocus } from '../../../components/use-kept-focus';
import { toErrorText, useTexts } from '../../../components/use-texts';
import { styled } from '../../../theme/styled';
import { color } from '../../../theme/tokens';
import { usePins } from './use-pins';

const Head = styled('header')({
  display: 'flex',
  alignItems: 'center',
  gap: 8,
  padding: '10px 8px 6px 16px',
});
const List = styled('ul')({
  listStyle: 'none',
  margin: 0,
  padding: '0 0 8px',
  maxHeight: 'min(60vh, 480px)',
  overflow: 'hidden auto',
});
const Trouble = styled('p')({
  margin: 0,
  padding: '0 16px 10px',
  color: color.danger,
  fontSize: 12,
});

function PinsList({
  server,
  room,
  onOpen,
}: {
  server: ServerView;
  room: RoomView;
  onOpen: (seq: number) => void;
}) {
  const t = useTexts();
  const state = usePins(server.id, room.id);
  const [problem, setProblem] = useState<ErrorCode | null>(null);

  const unpin = async (message: MessageEntry) => {
    const answer = await call('pin:set', {
      serverId: server.id,
      roomId: room.id,
      target: toReference(message),
      isOn: false,
    });
    setProblem(answer.ok ? null : answer.code);
    if (answer.ok) announce(t('pins.unpinnedNow'));
  };

  if (state.phase === 'loading') return <SkeletonRows />;
  if (state.phase === 'failed')
    return (
      <EmptyState>
        {state.code === 'offline' ? t('pins.offline') : toErrorText(state.code)}
      </EmptyState>
    );
  if (state.messages.length === 0) return <EmptyState>{t('pins.empty')}</EmptyState>;
  return (
    <>
      <List>
        {state.messages.map((message) => (
          <li key={message.seq}>
            <MessageCard
              message={message}
              author={server.members[message.author] ?? null}
              foot={t('pins.pinnedBy', {
                name: toNameText(server.members, message.pin?.memberId ?? message.author, t),
              })}
              onOpen={() => onOpen(message.seq)}
              actions={
                <IconAction label={t('pins.unpin')} onClick={() => void unpin(message)}>
                  <PinOffIcon style={{ fontSize: 18 }} />
                </IconAction>
              }
            />
          </li>
        ))}
      </List>
      {problem !== null && <Trouble role="alert">{toErrorText(problem)}</Trouble>}
    </>
  );
}

/** Opens the list of what is pinned to the room. */
export function PinsButton({
  server,
  room,
  onJump,
}: {
  server: ServerView;
  room: RoomView;
  onJump: (seq: number) => void;
}) {
  const t = useTexts();
  const titleId = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const paperRef = useKeptFocus();
  const close = () => setAnchor(null);
  return (
    <>
      <IconAction
        label={t('pins.title')}
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        onClick={(event: MouseEvent<HTMLElement>) => setAnchor(event.currentTarget)}
      >
        <PinIcon />
      </IconAction>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={close}
        role="dialog"
        aria-labelledby={titleId}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{
          paper: {
            ref: paperRef,
            tabIndex: -1,
            sx: { width: 'min(380px, calc(100vw - 24px))', '&:focus': { outline: 'none' } },
          },
        }}
      >
        <Head>
          <Typography id={titleId} variant="h3" component="h2" sx={{ flex: 1 }}>
            {t('pins.title')}
          </Typography>
          <IconAction label={t('common.close')} onClick={close}>
            <CloseIcon />
          </IconAction>
        </Head>
        {anchor !== null && (
          <PinsList
            // Asked for anew once there is a connection again.
            key={server.connection.state}
            server={server}
            room={room}
            onOpen={(seq) => {
              close();
              onJump(seq);
            }}
          />
        )}
      </Popover>
    </>
  );
}

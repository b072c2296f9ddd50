import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useEffect, useState } from 'react';
import type { NearbyServer } from '../../../../shared/bridge/views';
import type { ErrorCode } from '../../../../shared/model/errors';
import type { MessageLink } from '../../../../shared/model/message-link';
import type { ListedRoom } from '../../../../shared/model/room';
import { call, useAppView, useServer } from '../../bridge/app-store';
import { AppDialog } from '../../components/app-dialog';
import { Band } from '../../components/band';
import { isInRoom } from '../../components/message-links';
import { useInitialFocus } from '../../components/use-initial-focus';
import { toErrorText, useTexts } from '../../components/use-texts';

/** The room where anybody on the server may join it; of any other one is told nothing (RM-3). */
function usePublicRoom({ serverId, roomId }: MessageLink, isMember: boolean): ListedRoom | null {
  const [room, setRoom] = useState<ListedRoom | null>(null);
  useEffect(() => {
    let isCurrent = true;
    if (isMember) {
      void call('room:list', { serverId }).then((answer) => {
        const found = answer.ok ? answer.value.rooms.find(({ id }) => id === roomId) : undefined;
        if (isCurrent && found !== undefined) setRoom(found);
      });
    }
    return () => {
      isCurrent = false;
    };
  }, [serverId, roomId, isMember]);
  return room;
}

/** A link leads to a message that is not to be seen from here: says what to do first, and goes there once it can. */
export function MessageLinkDialog({
  link,
  onClose,
  onHere,
  onJoin,
  onNearby,
}: {
  link: MessageLink;
  onClose: () => void;
  /** One is in the room now. */
  onHere: () => void;
  /** Somebody wants to join the server first. */
  onJoin: () => void;
  /** The same, where the server is on this network. */
  onNearby: (server: NearbyServer) => void;
}) {
  const t = useTexts();
  const server = useServer(link.serverId);
  const isMember = server?.isKnown === true;
  const isHere = useAppView((view) => isInRoom(view, link)) ?? false;
  const nearby = useAppView((view) =>
    view.nearby.find(({ serverId }) => serverId === link.serverId),
  );
  const room = usePublicRoom(link, isMember);
  const [problem, setProblem] = useState<ErrorCode | null>(null);
  const [isJoining, setIsJoining] = useState(false);
  const focusRef = useInitialFocus();
  useEffect(() => {
    if (isHere) onHere();
  }, [isHere, onHere]);
  if (isHere) return null;

  const join = async () => {
    if (isJoining) return;
    setIsJoining(true);
    const { serverId, roomId } = link;
    const answer = await call('room:join', { serverId, roomId });
    setIsJoining(false);
    setProblem(answer.ok ? null : answer.code);
  };
  const way = !isMember
    ? nearby === undefined || nearby === null
      ? { text: t('links.noServerText'), button: t('servers.joinOne'), act: onJoin }
      : {
          text: t('links.nearbyText', { server: nearby.name }),
          button: t('links.joinServer', { name: nearby.name }),
          act: () => onNearby(nearby),
        }
    : room === null
      ? { text: t('links.noRoomText', { server: server.name }), button: null, act: onClose }
      : {
          text: t('links.publicText', { room: room.name, server: server.name }),
          button: t('rooms.joinNamed', { name: room.name }),
          act: () => void join(),
        };
  return (
    <AppDialog
      isOpen
      title={t(isMember ? 'links.noRoomTitle' : 'links.noServerTitle')}
      onClose={onClose}
      actions={
        <>
          <Button
            color="inherit"
            onClick={onClose}
            {...(way.button === null ? { ref: focusRef } : {})}
          >
            {t('common.close')}
          </Button>
          {way.button !== null && (
            <Button variant="contained" ref={focusRef} aria-busy={isJoining} onClick={way.act}>
              {way.button}
            </Button>
          )}
        </>
      }
    >
      <Typography role="status">{way.text}</Typography>
      {problem !== null && <Band tone="trouble">{toErrorText(problem)}</Band>}
    </AppDialog>
  );
}

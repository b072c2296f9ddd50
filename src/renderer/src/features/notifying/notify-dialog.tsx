import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import Typography from '@mui/material/Typography';
import { useEffect, useId } from 'react';
import type { RoomView, ServerView } from '../../../../shared/bridge/views';
import type { RoomId, ServerId } from '../../../../shared/model/ids';
import {
  toNotifyLevel,
  toRoomRule,
  type NotifyLevel,
  type NotifyRule,
} from '../../../../shared/model/notify-rule';
import { notifyRuleSchema } from '../../../../shared/model/notify-schemas';
import { call, useAppView, useRoom, useServer } from '../../bridge/app-store';
import { AppDialog } from '../../components/app-dialog';
import { useTexts } from '../../components/use-texts';
import { color } from '../../theme/tokens';

interface Option {
  rule: NotifyRule;
  label: string;
  text?: string;
}

function Rules({
  options,
  chosen,
  onChoose,
}: {
  options: readonly Option[];
  chosen: NotifyRule;
  onChoose: (rule: NotifyRule) => void;
}) {
  const t = useTexts();
  const id = useId();
  return (
    <>
      <div>
        <Typography id={`${id}-label`} component="h3" variant="body1" sx={{ fontWeight: 500 }}>
          {t('notifying.label')}
        </Typography>
        <RadioGroup
          aria-labelledby={`${id}-label`}
          aria-describedby={`${id}-device`}
          value={chosen}
          onChange={(_event, next) => {
            const rule = notifyRuleSchema.safeParse(next);
            if (rule.success) onChoose(rule.data);
          }}
        >
          {options.map(({ rule, label, text }) => (
            <div key={rule}>
              <FormControlLabel
                value={rule}
                label={label}
                control={
                  <Radio
                    size="small"
                    sx={{ padding: '5px 9px' }}
                    slotProps={{
                      input: {
                        'aria-describedby': text === undefined ? undefined : `${id}-${rule}`,
                      },
                    }}
                  />
                }
              />
              {text !== undefined && (
                <Typography
                  id={`${id}-${rule}`}
                  variant="body2"
                  sx={{ color: color.muted, paddingInlineStart: '27px' }}
                >
                  {text}
                </Typography>
              )}
            </div>
          ))}
        </RadioGroup>
      </div>
      <Typography id={`${id}-device`} variant="body2" sx={{ color: color.muted }}>
        {t('notifying.device')}
      </Typography>
    </>
  );
}

function RoomRules({
  server,
  room,
  app,
}: {
  server: ServerView;
  room: RoomView;
  app: NotifyLevel;
}) {
  const t = useTexts();
  const above = toNotifyLevel({ isMuted: false, notify: 'default' }, server.notify, app);
  const isDirect = room.kind === 'direct';
  const chosen = toRoomRule(room);
  return (
    <Rules
      chosen={chosen}
      options={[
        { rule: 'default', label: t(`notifying.asServer.${above}`) },
        { rule: 'all', label: t('notifying.all') },
        // Every message of a direct room is a direct message.
        ...(isDirect && chosen !== 'mentions'
          ? []
          : [{ rule: 'mentions', label: t('notifying.mentionsRoom') } as const]),
        { rule: 'nothing', label: t('notifying.nothing'), text: t('notifying.nothingRoomText') },
      ]}
      onChoose={(rule) => void call('room:notify', { serverId: server.id, roomId: room.id, rule })}
    />
  );
}

function ServerRules({ server, app }: { server: ServerView; app: NotifyLevel }) {
  const t = useTexts();
  return (
    <Rules
      chosen={server.notify}
      options={[
        { rule: 'default', label: t(`notifying.asApp.${app}`) },
        { rule: 'all', label: t('notifying.all') },
        { rule: 'mentions', label: t('notifying.mentions') },
        { rule: 'nothing', label: t('notifying.nothing'), text: t('notifying.nothingServerText') },
      ]}
      onChoose={(rule) => void call('server:notify', { serverId: server.id, rule })}
    />
  );
}

/** What is told of a room, or with null of a server's rooms that say nothing of their own. */
export function NotifyDialog({
  serverId,
  roomId,
  onClose,
}: {
  serverId: ServerId;
  roomId: RoomId | null;
  onClose: () => void;
}) {
  const t = useTexts();
  const server = useServer(serverId);
  const room = useRoom(serverId, roomId);
  const app = useAppView((view) => view.settings.notify);
  const isGone = server === null || (roomId !== null && room === null);
  useEffect(() => {
    if (isGone) onClose();
  }, [isGone, onClose]);
  if (isGone || app === null) return null;
  const other = room?.otherId === null || room === null ? null : server.members[room.otherId];
  const roomName = room?.kind === 'direct' ? (other?.name ?? t('rooms.somebody')) : room?.name;
  return (
    <AppDialog
      isOpen
      title={
        roomName === undefined
          ? t('notifying.titleServer', { name: server.name })
          : t('notifying.titleRoom', { name: roomName })
      }
      onClose={onClose}
    >
      {room === null ? (
        <ServerRules server={server} app={app} />
      ) : (
        <RoomRules server={server} room={room} app={app} />
      )}
    </AppDialog>
  );
}

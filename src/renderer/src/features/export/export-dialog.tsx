import Button from '@mui/material/Button';
import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import Typography from '@mui/material/Typography';
import { useEffect, useState } from 'react';
import type { ExportKind, ExportOutcome } from '../../../../shared/bridge/export';
import type { RoomView, ServerView } from '../../../../shared/bridge/views';
import type { Failure } from '../../../../shared/model/errors';
import type { RoomId, ServerId } from '../../../../shared/model/ids';
import type { Translate } from '../../../../shared/texts';
import { call, useRoom, useServer } from '../../bridge/app-store';
import { AppDialog } from '../../components/app-dialog';
import { Band } from '../../components/band';
import { toErrorText, useTexts } from '../../components/use-texts';
import { styled } from '../../theme/styled';
import { color } from '../../theme/tokens';
import { ProgressBar } from './progress-bar';
import { useFileWork } from './use-file-work';

type Written = Extract<ExportOutcome, { outcome: 'written' }>;

const Option = styled('span')({ display: 'grid', padding: '4px 0' });
const Hint = styled('span')({ fontSize: 12.5, lineHeight: '18px', color: color.muted });

function toTitle(server: ServerView, room: RoomView | null, t: Translate): string {
  if (room === null) return t('export.titleServer', { name: server.name });
  if (room.otherId === null) return t('export.titleRoom', { name: room.name });
  const name = server.members[room.otherId]?.name ?? t('conversation.somebody');
  return t('export.titleDirect', { name });
}

function toFailureText({ code }: Failure, t: Translate): string {
  // Both mean that the server went silent in the middle of it.
  if (code === 'offline' || code === 'timeout') return t('export.lostConnection');
  return toErrorText(code);
}

function toDoneText({ entries: count, fileName: file }: Written, t: Translate): string {
  return t('export.done', { count, file });
}

function Choosing({
  server,
  room,
  kind,
  onKind,
}: {
  server: ServerView;
  room: RoomView | null;
  kind: ExportKind;
  onKind: (kind: ExportKind) => void;
}) {
  const t = useTexts();
  const count = Object.keys(server.rooms).length;
  const isOnline = server.connection.state === 'online';
  const option = (value: ExportKind, label: string, hint: string) => (
    <FormControlLabel
      value={value}
      control={<Radio size="small" sx={{ alignSelf: 'flex-start' }} />}
      label={
        <Option>
          {label}
          <Hint>{hint}</Hint>
        </Option>
      }
    />
  );
  return (
    <>
      <Typography>
        {room === null ? t('export.holdsServer', { count }) : t('export.holdsRoom')}
      </Typography>
      {!isOnline && <Band>{t('export.holdsOffline', { server: server.name })}</Band>}
      <RadioGroup
        aria-label={t('export.kind')}
        value={kind}
        onChange={(_event, next) => onKind(next === 'lines' ? 'lines' : 'page')}
      >
        {option('page', t('export.page'), t('export.pageHint'))}
        {option('lines', t('export.lines'), t('export.linesHint'))}
      </RadioGroup>
      <Typography variant="body2" sx={{ color: color.muted }}>
        {t('export.private')}
      </Typography>
    </>
  );
}

function Done({ written }: { written: Written }) {
  const t = useTexts();
  return (
    <>
      <Band>{toDoneText(written, t)}</Band>
      {written.missing > 0 && (
        <Typography variant="body2">
          {t('export.doneMissing', { count: written.missing })}
        </Typography>
      )}
    </>
  );
}

/** Exports one room, or with `roomId` null everything one may read, to a file of the person's choice. */
export function ExportDialog({
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
  const [kind, setKind] = useState<ExportKind>('page');
  const work = useFileWork<Written>(async () => {
    const answer = await call('export:run', { serverId, roomId, kind });
    if (!answer.ok) return { note: { text: toFailureText(answer, t), isTrouble: true } };
    const { value } = answer;
    if (value.outcome === 'cancelled')
      return { note: { text: t('export.stopped'), isTrouble: false } };
    if (value.outcome === 'failed') {
      return { note: { text: t(`export.trouble.${value.trouble}`), isTrouble: true } };
    }
    return { done: value, text: toDoneText(value, t) };
  });
  const { state, isRunning, progress, stop } = work;
  const isGone = server === null || (roomId !== null && room === null);
  useEffect(() => {
    if (isGone) onClose();
  }, [isGone, onClose]);
  if (server === null || isGone) return null;

  const close = () => {
    if (isRunning) stop();
    onClose();
  };

  const actions = {
    choosing: (
      <>
        <Button color="secondary" onClick={close}>
          {t('common.cancel')}
        </Button>
        <Button type="submit" variant="contained">
          {t('export.choose')}
        </Button>
      </>
    ),
    running: (
      <Button color="secondary" onClick={stop}>
        {t('export.stop')}
      </Button>
    ),
    done: (
      <>
        <Button color="secondary" onClick={work.again}>
          {t('export.again')}
        </Button>
        <Button variant="outlined" onClick={() => void call('export:reveal', {})}>
          {t('export.showInFolder')}
        </Button>
        <Button variant="contained" onClick={close}>
          {t('common.close')}
        </Button>
      </>
    ),
  };

  const toWritingText = () =>
    progress === null ? t('export.choosing') : t('export.writing', { count: progress.done });

  return (
    <AppDialog
      isOpen
      title={toTitle(server, room, t)}
      onClose={close}
      onSubmit={() => {
        if (state.step === 'choosing') void work.run();
      }}
      closeOnBackdrop={!isRunning}
      actions={actions[state.step]}
      maxWidth={520}
    >
      {state.step === 'choosing' && state.note !== null && (
        <Band tone={state.note.isTrouble ? 'trouble' : 'calm'}>{state.note.text}</Band>
      )}
      {state.step === 'choosing' && (
        <Choosing server={server} room={room} kind={kind} onKind={setKind} />
      )}
      {isRunning && <ProgressBar progress={progress} words={toWritingText()} />}
      {state.step === 'done' && <Done written={state.done} />}
    </AppDialog>
  );
}

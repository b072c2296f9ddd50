import { useState } from 'react';
import type { RoomView, ServerView } from '../../../../shared/bridge/views';
import { success } from '../../../../shared/lib/result';
import { cleanName } from '../../../../shared/model/names';
import { call } from '../../bridge/app-store';
import { AppDialog } from '../../components/app-dialog';
import { Band } from '../../components/band';
import { toErrorText, useTexts } from '../../components/use-texts';
import { FormActions, RoomFields, type RoomProblem } from './room-fields';
import { toRoomRights } from './room-sections';
import { SlowMode } from './slow-mode';

/** Name, topic and slow mode of a room, for those who may change them. */
export function RoomSettingsDialog({
  server,
  room,
  onClose,
}: {
  server: ServerView;
  room: RoomView;
  onClose: () => void;
}) {
  const t = useTexts();
  const [name, setName] = useState(room.name);
  const [topic, setTopic] = useState(room.topic);
  const [slowModeMs, setSlowModeMs] = useState(room.slowModeMs ?? 0);
  const rights = toRoomRights(server, room);
  const [problem, setProblem] = useState<RoomProblem | null>(null);
  const [isSaving, setIsSaving] = useState(false);

  const save = async () => {
    if (isSaving) return;
    const clean = { name: cleanName(name), topic: cleanName(topic) };
    if (rights.canChange && clean.name === '') {
      setProblem('empty');
      return;
    }
    // Only what changed is sent, so that two people changing different things do not undo each other.
    const change = {
      ...(clean.name !== room.name && { name: clean.name }),
      ...(clean.topic !== room.topic && { topic: clean.topic }),
    };
    const isSlowOther = slowModeMs !== (room.slowModeMs ?? 0);
    setIsSaving(true);
    const place = { serverId: server.id, roomId: room.id };
    const changed =
      rights.canChange && Object.keys(change).length > 0
        ? await call('room:change', { ...place, ...change })
        : success(null);
    const slow = { kind: 'slow-mode', roomId: room.id, intervalMs: slowModeMs } as const;
    const answer =
      changed.ok && isSlowOther
        ? await call('order:act', { serverId: server.id, act: slow, reason: '' })
        : changed;
    setIsSaving(false);
    if (answer.ok) onClose();
    else setProblem(answer.code);
  };

  return (
    <AppDialog
      isOpen
      title={t('rooms.settingsTitle', { name: room.name })}
      onClose={onClose}
      onSubmit={() => void save()}
      closeOnBackdrop={
        name === room.name && topic === room.topic && slowModeMs === (room.slowModeMs ?? 0)
      }
      actions={<FormActions submit={t('common.save')} isBusy={isSaving} onCancel={onClose} />}
    >
      {rights.canChange && (
        <RoomFields
          name={name}
          topic={topic}
          onName={(next) => {
            setName(next);
            setProblem(null);
          }}
          onTopic={setTopic}
          problem={problem}
        />
      )}
      {!rights.canChange && problem !== null && problem !== 'empty' && (
        <Band tone="trouble">{toErrorText(problem)}</Band>
      )}
      {rights.canSlow && <SlowMode valueMs={slowModeMs} onChange={setSlowModeMs} />}
    </AppDialog>
  );
}

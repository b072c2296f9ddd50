import { useState } from 'react';
import type { RoomView, ServerView } from '../../../../shared/bridge/views';
import { cleanName } from '../../../../shared/model/names';
import { call } from '../../bridge/app-store';
import { AppDialog } from '../../components/app-dialog';
import { useTexts } from '../../components/use-texts';
import { FormActions, RoomFields, type RoomProblem } from './room-fields';

/** Name and topic of a room, for those who may change them. */
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
  const [problem, setProblem] = useState<RoomProblem | null>(null);
  const [isSaving, setIsSaving] = useState(false);

  const save = async () => {
    if (isSaving) return;
    const clean = { name: cleanName(name), topic: cleanName(topic) };
    if (clean.name === '') {
      setProblem('empty');
      return;
    }
    // Only what changed is sent, so that two people changing different things do not undo each other.
    const change = {
      ...(clean.name !== room.name && { name: clean.name }),
      ...(clean.topic !== room.topic && { topic: clean.topic }),
    };
    if (Object.keys(change).length === 0) {
      onClose();
      return;
    }
    setIsSaving(true);
    const answer = await call('room:change', {
      serverId: server.id,
      roomId: room.id,
      ...change,
    });
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
      closeOnBackdrop={name === room.name && topic === room.topic}
      actions={<FormActions submit={t('common.save')} isBusy={isSaving} onCancel={onClose} />}
    >
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
    </AppDialog>
  );
}

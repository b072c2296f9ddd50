import Button from '@mui/material/Button';
import { useState } from 'react';
import type { RoomView, ServerView } from '../../../../shared/bridge/views';
import type { ErrorCode } from '../../../../shared/model/errors';
import { LIMITS } from '../../../../shared/model/limits';
import { cleanName } from '../../../../shared/model/names';
import { call } from '../../bridge/app-store';
import { AppDialog } from '../../components/app-dialog';
import { toErrorText, useTexts } from '../../components/use-texts';
import { LineField } from './text-field';

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
  const [problem, setProblem] = useState<'empty' | ErrorCode | null>(null);
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

  const toProblemText = (): string | null => {
    if (problem === null) return null;
    if (problem === 'empty') return t('rooms.nameNeeded');
    return problem === 'conflict' ? t('rooms.nameTaken') : toErrorText(problem);
  };

  return (
    <AppDialog
      isOpen
      title={t('rooms.settingsTitle', { name: room.name })}
      onClose={onClose}
      onSubmit={() => void save()}
      closeOnBackdrop={name === room.name && topic === room.topic}
      actions={
        <>
          <Button color="secondary" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" variant="contained" aria-busy={isSaving}>
            {t('common.save')}
          </Button>
        </>
      }
    >
      <LineField
        label={t('rooms.name')}
        value={name}
        onChange={(next) => {
          setName(next);
          setProblem(null);
        }}
        problem={toProblemText()}
        maxLength={LIMITS.roomNameLength}
        isFocused
      />
      <LineField
        label={t('rooms.topic')}
        value={topic}
        onChange={setTopic}
        hint={t('rooms.topicHint')}
        maxLength={LIMITS.topicLength}
      />
    </AppDialog>
  );
}

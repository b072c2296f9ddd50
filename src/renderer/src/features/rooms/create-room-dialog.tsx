import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import { useId, useState } from 'react';
import type { RoomId, ServerId } from '../../../../shared/model/ids';
import { cleanName } from '../../../../shared/model/names';
import { call } from '../../bridge/app-store';
import { AppDialog } from '../../components/app-dialog';
import { useTexts } from '../../components/use-texts';
import { styled } from '../../theme/styled';
import { color } from '../../theme/tokens';
import { FormActions, RoomFields, type RoomProblem } from './room-fields';

const Group = styled('div')({ display: 'grid', gap: 4 });
const GroupLabel = styled('div')({
  fontSize: 12,
  lineHeight: '17px',
  fontWeight: 600,
  color: color.muted,
});
const Choice = styled(FormControlLabel)({
  alignItems: 'flex-start',
  margin: 0,
  '& .MuiRadio-root': { padding: '6px 10px 6px 0' },
});
const Words = styled('span')({ display: 'block', paddingTop: 6 });
const Hint = styled('span')({ display: 'block', fontSize: 12, color: color.muted });

/** Asks what a new room is called and who can come in. */
export function CreateRoomDialog({
  serverId,
  onClose,
  onCreated,
}: {
  serverId: ServerId;
  onClose: () => void;
  onCreated: (roomId: RoomId) => void;
}) {
  const t = useTexts();
  const accessId = useId();
  const [name, setName] = useState('');
  const [topic, setTopic] = useState('');
  const [access, setAccess] = useState<'public' | 'private'>('public');
  const [problem, setProblem] = useState<RoomProblem | null>(null);
  const [isCreating, setIsCreating] = useState(false);

  const create = async () => {
    const clean = cleanName(name);
    if (clean === '') {
      setProblem('empty');
      return;
    }
    if (isCreating) return;
    setIsCreating(true);
    const answer = await call('room:create', { serverId, name: clean, topic, access });
    setIsCreating(false);
    if (answer.ok) {
      onClose();
      onCreated(answer.value.roomId);
    } else setProblem(answer.code);
  };

  return (
    <AppDialog
      isOpen
      title={t('rooms.createTitle')}
      onClose={onClose}
      onSubmit={() => void create()}
      closeOnBackdrop={name === '' && topic === ''}
      actions={
        <FormActions submit={t('rooms.createRoom')} isBusy={isCreating} onCancel={onClose} />
      }
    >
      <RoomFields
        name={name}
        topic={topic}
        onName={(next) => {
          setName(next);
          setProblem(null);
        }}
        onTopic={setTopic}
        nameHint={t('rooms.nameHint')}
        problem={problem}
      />
      <Group>
        <GroupLabel id={accessId}>{t('rooms.access')}</GroupLabel>
        <RadioGroup
          aria-labelledby={accessId}
          value={access}
          onChange={(_event, value) => setAccess(value === 'private' ? 'private' : 'public')}
        >
          <Choice
            value="public"
            control={<Radio size="small" />}
            label={
              <Words>
                {t('rooms.public')}
                <Hint>{t('rooms.publicHint')}</Hint>
              </Words>
            }
          />
          <Choice
            value="private"
            control={<Radio size="small" />}
            label={
              <Words>
                {t('rooms.onlyInvited')}
                <Hint>{t('rooms.onlyInvitedHint')}</Hint>
              </Words>
            }
          />
        </RadioGroup>
      </Group>
    </AppDialog>
  );
}

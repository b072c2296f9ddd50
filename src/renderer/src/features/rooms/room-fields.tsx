import Button from '@mui/material/Button';
import type { ErrorCode } from '../../../../shared/model/errors';
import { LIMITS } from '../../../../shared/model/limits';
import type { Translate } from '../../../../shared/texts';
import { toErrorText, useTexts } from '../../components/use-texts';
import { LineField } from './text-field';

/** What is wrong with a room that somebody makes or changes; `empty` is a name without a letter. */
export type RoomProblem = 'empty' | ErrorCode;

function toProblemText(problem: RoomProblem, t: Translate): string {
  if (problem === 'empty') return t('rooms.nameNeeded');
  return problem === 'conflict' ? t('rooms.nameTaken') : toErrorText(problem);
}

/** Name and topic, with what is wrong beside the name. */
export function RoomFields({
  name,
  topic,
  onName,
  onTopic,
  nameHint,
  problem,
}: {
  name: string;
  topic: string;
  onName: (name: string) => void;
  onTopic: (topic: string) => void;
  nameHint?: string;
  problem: RoomProblem | null;
}) {
  const t = useTexts();
  return (
    <>
      <LineField
        label={t('rooms.name')}
        value={name}
        onChange={onName}
        {...(nameHint === undefined ? {} : { hint: nameHint })}
        problem={problem === null ? null : toProblemText(problem, t)}
        maxLength={LIMITS.roomNameLength}
        isFocused
      />
      <LineField
        label={t('rooms.topic')}
        value={topic}
        onChange={onTopic}
        hint={t('rooms.topicHint')}
        maxLength={LIMITS.topicLength}
      />
    </>
  );
}

/** Cancel, and the button that sends the form. */
export function FormActions({
  submit,
  isBusy,
  onCancel,
}: {
  submit: string;
  isBusy: boolean;
  onCancel: () => void;
}) {
  const t = useTexts();
  return (
    <>
      <Button color="secondary" onClick={onCancel}>
        {t('common.cancel')}
      </Button>
      <Button type="submit" variant="contained" aria-busy={isBusy}>
        {submit}
      </Button>
    </>
  );
}

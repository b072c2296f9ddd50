import Button from '@mui/material/Button';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { ErrorCode } from '../../../../shared/model/errors';
import type { InviteTerms } from '../../../../shared/model/invite-facts';
import { call } from '../../bridge/app-store';
import { AppDialog } from '../../components/app-dialog';
import { Band } from '../../components/band';
import { announce } from '../../components/live-region';
import { useInitialFocus } from '../../components/use-initial-focus';
import { toErrorText, useTexts } from '../../components/use-texts';
import { color } from '../../theme/tokens';

const DAY_MS = 24 * 60 * 60 * 1000;
const DURATIONS = { day: DAY_MS, week: 7 * DAY_MS, endless: null } as const;
const USES = { any: null, one: 1, ten: 10 } as const;

type Duration = keyof typeof DURATIONS;
type Uses = keyof typeof USES;

function Choice<C extends string>({
  label,
  value,
  choices,
  onChange,
}: {
  label: string;
  value: C;
  choices: readonly (readonly [C, string])[];
  onChange: (choice: C) => void;
}) {
  return (
    <FormControl>
      <FormLabel sx={{ fontSize: 13, fontWeight: 600 }}>{label}</FormLabel>
      <RadioGroup aria-label={label} value={value} onChange={(_event, next) => onChange(next as C)}>
        {choices.map(([choice, text]) => (
          <FormControlLabel
            key={choice}
            value={choice}
            control={<Radio size="small" sx={{ padding: '5px 9px' }} />}
            label={text}
          />
        ))}
      </RadioGroup>
    </FormControl>
  );
}

/** Makes another invite: for how long, and for how many. */
export function NewInviteDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts();
  const [duration, setDuration] = useState<Duration>('week');
  const [uses, setUses] = useState<Uses>('any');
  const [problem, setProblem] = useState<ErrorCode | null>(null);
  const makeRef = useInitialFocus();

  const make = async () => {
    const terms: InviteTerms = { lastsMs: DURATIONS[duration], uses: USES[uses] };
    const answer = await call('invite:make', terms);
    if (!answer.ok) {
      setProblem(answer.code);
      return;
    }
    announce(t('hosting.inviteMadeNow'));
    onClose();
  };

  return (
    <AppDialog
      isOpen
      title={t('hosting.newInviteTitle')}
      onClose={onClose}
      onSubmit={() => void make()}
      actions={
        <>
          <Button color="inherit" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" variant="contained" ref={makeRef}>
            {t('hosting.makeInvite')}
          </Button>
        </>
      }
    >
      {problem !== null && <Band tone="trouble">{toErrorText(problem)}</Band>}
      <Choice
        label={t('hosting.inviteDuration')}
        value={duration}
        choices={[
          ['day', t('hosting.duration.day')],
          ['week', t('hosting.duration.week')],
          ['endless', t('hosting.duration.endless')],
        ]}
        onChange={setDuration}
      />
      <Choice
        label={t('hosting.inviteHowMany')}
        value={uses}
        choices={[
          ['any', t('hosting.uses.any')],
          ['one', t('hosting.uses.one')],
          ['ten', t('hosting.uses.ten')],
        ]}
        onChange={setUses}
      />
      <Typography variant="caption" sx={{ color: color.muted }}>
        {t('hosting.newInviteHint')}
      </Typography>
    </AppDialog>
  );
}

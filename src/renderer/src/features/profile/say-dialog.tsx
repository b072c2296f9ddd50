import Button from '@mui/material/Button';
import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import { useId, useState } from 'react';
import { NOTHING_SAID, type Said } from '../../../../shared/bridge/said';
import type { ErrorCode } from '../../../../shared/model/errors';
import { cutToCodePoints } from '../../../../shared/lib/code-points';
import { LIMITS } from '../../../../shared/model/limits';
import { cleanName } from '../../../../shared/model/names';
import { call, useAppView } from '../../bridge/app-store';
import { AppDialog } from '../../components/app-dialog';
import { Band } from '../../components/band';
import { focusOnMount } from '../../components/focus-on-mount';
import { NotShownNote } from '../../components/not-shown-note';
import { toStatusLine } from '../../components/status-text';
import { toDateTimeText } from '../../components/times';
import { toErrorText, useTexts } from '../../components/use-texts';
import { styled } from '../../theme/styled';
import { color, edge } from '../../theme/tokens';
import { ENDS, toEndsAt, type End } from './ends';
import { takeFirstEmoji } from './first-emoji';

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
const Suggestions = styled('div')({ display: 'flex', flexWrap: 'wrap', gap: 6 });
const suggestion = { border: `1px solid ${edge}`, borderRadius: 16, padding: '2px 12px' } as const;

const SUGGESTED = [
  { emoji: '📅', key: 'profile.meeting' },
  { emoji: '🎧', key: 'profile.focus' },
  { emoji: '🍽️', key: 'profile.lunch' },
  { emoji: '🏠', key: 'profile.home' },
  { emoji: '🤒', key: 'profile.sick' },
  { emoji: '🌴', key: 'profile.holiday' },
] as const;

const isEnd = (value: string): value is End => [...ENDS, 'kept'].some((end) => end === value);

/** What one says of oneself: whether one is away, a few words, and until when. */
export function SayDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts();
  const id = useId();
  const said = useAppView((view) => view.profile.said) ?? NOTHING_SAID;
  const [isAway, setIsAway] = useState(said.isAway);
  const [line, setLine] = useState(toStatusLine({ text: said.text, emoji: said.emoji ?? '' }));
  const [end, setEnd] = useState<End>(said.endsAt === null ? 'never' : 'kept');
  const [problem, setProblem] = useState<ErrorCode | null>(null);
  const { emoji, text } = takeFirstEmoji(line);
  const isNothing = !isAway && text === '' && emoji === null;
  const isSaid = said.isAway || said.text !== '' || said.emoji !== null;

  const say = async (next: Said) => {
    const answer = await call('profile:say', next);
    if (answer.ok) onClose();
    else setProblem(answer.code);
  };
  const save = () => {
    const words = cutToCodePoints(cleanName(text), LIMITS.statusTextLength);
    const endsAt = isNothing ? null : toEndsAt(end, Date.now(), said.endsAt);
    return say({ isAway, text: words, emoji, endsAt });
  };

  return (
    <AppDialog
      isOpen
      title={t('profile.title')}
      onClose={onClose}
      onSubmit={() => void save()}
      closeOnBackdrop={false}
      actions={
        <>
          {isSaid && (
            <Button
              color="secondary"
              sx={{ marginInlineEnd: 'auto' }}
              onClick={() => void say({ ...NOTHING_SAID })}
            >
              {t('profile.clear')}
            </Button>
          )}
          <Button color="secondary" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" variant="contained">
            {t('common.save')}
          </Button>
        </>
      }
    >
      {problem !== null && <Band tone="trouble">{toErrorText(problem)}</Band>}
      <NotShownNote capability="status" />
      <Group>
        <TextField
          label={t('profile.words')}
          helperText={t('profile.wordsHint')}
          value={line}
          onChange={(event) => setLine(event.target.value)}
          inputRef={focusOnMount}
          autoComplete="off"
          fullWidth
          slotProps={{
            htmlInput: {
              maxLength: LIMITS.statusTextLength + LIMITS.emojiLength,
              dir: 'auto',
            },
          }}
        />
        <Suggestions role="group" aria-label={t('profile.suggestions')}>
          {SUGGESTED.map(({ emoji: sign, key }) => (
            <Button
              key={key}
              size="small"
              color="inherit"
              sx={suggestion}
              onClick={() => setLine(`${sign} ${t(key)}`)}
            >
              {`${sign} ${t(key)}`}
            </Button>
          ))}
        </Suggestions>
      </Group>
      <Group>
        <GroupLabel id={id}>{t('profile.presence')}</GroupLabel>
        <RadioGroup
          aria-labelledby={id}
          value={isAway ? 'away' : 'online'}
          onChange={(_event, value) => setIsAway(value === 'away')}
        >
          <Choice
            value="online"
            control={<Radio size="small" />}
            label={
              <Words>
                {t('common.online')}
                <Hint>{t('profile.onlineHint')}</Hint>
              </Words>
            }
          />
          <Choice
            value="away"
            control={<Radio size="small" />}
            label={
              <Words>
                {t('common.away')}
                <Hint>{t('profile.awayHint')}</Hint>
              </Words>
            }
          />
        </RadioGroup>
      </Group>
      <TextField
        select
        label={t('profile.end')}
        value={isNothing ? 'never' : end}
        disabled={isNothing}
        onChange={(event) => {
          if (isEnd(event.target.value)) setEnd(event.target.value);
        }}
        slotProps={{ select: { native: true } }}
        fullWidth
      >
        {said.endsAt !== null && (
          <option value="kept">
            {t('profile.ends.kept', { moment: toDateTimeText(said.endsAt) })}
          </option>
        )}
        {ENDS.map((one) => (
          <option key={one} value={one}>
            {t(`profile.ends.${one}`)}
          </option>
        ))}
      </TextField>
    </AppDialog>
  );
}

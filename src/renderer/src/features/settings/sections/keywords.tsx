import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useRef, useState } from 'react';
import { LIMITS } from '../../../../../shared/model/limits';
import { toKeywordKey } from '../../../../../shared/model/notify-rule';
import { keywordSchema } from '../../../../../shared/model/notify-schemas';
import { useAppView } from '../../../bridge/app-store';
import { CloseIcon } from '../../../components/icons';
import { IconAction } from '../../../components/icon-action';
import { announce } from '../../../components/live-region';
import { useTexts } from '../../../components/use-texts';
import { styled } from '../../../theme/styled';
import { color, radius } from '../../../theme/tokens';
import { change } from '../parts/controls';

const Chips = styled('ul')({
  listStyle: 'none',
  display: 'flex',
  flexWrap: 'wrap',
  gap: 6,
  margin: 0,
  padding: 0,
});
const Chip = styled('li')({
  display: 'flex',
  alignItems: 'center',
  gap: 2,
  minWidth: 0,
  maxWidth: '100%',
  paddingInlineStart: 10,
  borderRadius: radius.row,
  backgroundColor: color.selected,
  overflowWrap: 'anywhere',
});

/** The words that count as a mention: those there are, and one more. */
export function Keywords({ labelId }: { labelId: string }) {
  const t = useTexts();
  const keywords = useAppView((view) => view.settings.keywords);
  const [draft, setDraft] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  if (keywords === null) return null;

  const toProblem = (): string | null => {
    if (!keywordSchema.safeParse(draft).success)
      return t('notifying.keywords.wrong', { count: LIMITS.keywordLength });
    const key = toKeywordKey(draft);
    if (keywords.some((keyword) => toKeywordKey(keyword) === key))
      return t('notifying.keywords.double');
    return keywords.length < LIMITS.keywords
      ? null
      : t('notifying.keywords.full', { count: LIMITS.keywords });
  };
  const add = () => {
    const wrong = toProblem();
    setProblem(wrong);
    if (wrong !== null) return;
    const word = draft.trim();
    change({ keywords: [...keywords, word] });
    setDraft('');
    announce(t('notifying.keywords.added', { word }));
  };
  const remove = (word: string) => {
    change({ keywords: keywords.filter((keyword) => keyword !== word) });
    // The button that was pressed goes with its word.
    field.current?.focus();
    announce(t('notifying.keywords.removed', { word }));
  };

  return (
    <>
      {keywords.length === 0 ? (
        <Typography variant="body2" sx={{ color: color.muted }}>
          {t('notifying.keywords.none')}
        </Typography>
      ) : (
        <Chips aria-labelledby={labelId}>
          {keywords.map((word) => (
            <Chip key={word}>
              <bdi>{word}</bdi>
              <IconAction
                label={t('notifying.keywords.remove', { word })}
                size="small"
                onClick={() => remove(word)}
              >
                <CloseIcon style={{ fontSize: 14 }} />
              </IconAction>
            </Chip>
          ))}
        </Chips>
      )}
      <form
        style={{ display: 'flex', gap: 8, alignItems: 'flex-start' }}
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <TextField
          label={t('notifying.keywords.field')}
          value={draft}
          onChange={(event) => {
            setDraft(event.target.value);
            setProblem(null);
          }}
          error={problem !== null}
          helperText={problem ?? undefined}
          inputRef={field}
          sx={{ flex: 1, maxWidth: 320 }}
          slotProps={{
            htmlInput: { autoComplete: 'off', dir: 'auto', maxLength: LIMITS.keywordLength * 2 },
            formHelperText: { role: 'alert' },
          }}
        />
        <Button
          type="submit"
          variant="outlined"
          color="inherit"
          disabled={draft.trim() === ''}
          sx={{ marginTop: '21px', minHeight: 39 }}
        >
          {t('notifying.keywords.add')}
        </Button>
      </form>
    </>
  );
}

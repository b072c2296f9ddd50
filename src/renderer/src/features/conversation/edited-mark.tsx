import { useTexts } from '../../components/use-texts';
import { styled } from '../../theme/styled';
import { color } from '../../theme/tokens';
import { toFullTimeText } from './dates';

const look = {
  display: 'inline-block',
  unicodeBidi: 'isolate',
  marginInlineStart: 6,
  color: color.muted,
  fontSize: 11,
  whiteSpace: 'nowrap',
} as const;
const Mark = styled('small')(look);
const Press = styled('button')({
  all: 'unset',
  ...look,
  cursor: 'pointer',
  borderRadius: 4,
  '&:hover': { textDecoration: 'underline' },
  '&:focus-visible': { outline: `2px solid ${color.accent}`, outlineOffset: 1 },
});

/** Says that a message got other words; a press shows what it said before. */
export function EditedMark({
  at,
  tabIndex,
  onVersions,
}: {
  at: number;
  tabIndex: number;
  /** null where that cannot be asked for. */
  onVersions: (() => void) | null;
}) {
  const t = useTexts();
  const title = t('messages.editedAt', { time: toFullTimeText(at) });
  if (onVersions === null) return <Mark title={title}>{t('messages.edited')}</Mark>;
  return (
    <Press
      type="button"
      tabIndex={tabIndex}
      title={title}
      aria-label={t('history.showVersions')}
      aria-haspopup="dialog"
      onClick={onVersions}
    >
      {t('messages.edited')}
    </Press>
  );
}

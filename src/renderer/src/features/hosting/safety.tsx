import Typography from '@mui/material/Typography';
import type { HostingView } from '../../../../shared/bridge/views';
import type { Translate } from '../../../../shared/texts';
import { Band } from '../../components/band';
import { useTexts } from '../../components/use-texts';
import { color } from '../../theme/tokens';
import { Section } from './section';
import { locale } from '../../components/locale';

type Storage = Extract<HostingView, { state: 'running' }>['storage'];
type Recovery = NonNullable<Storage['recovery']>;

const toTimeText = (at: number) =>
  new Intl.DateTimeFormat(locale.tag, { dateStyle: 'medium', timeStyle: 'short' }).format(at);

const CAUSES = {
  damaged: 'hosting.recoveredDamaged',
  missing: 'hosting.recoveredMissing',
  restored: 'hosting.recoveredRestored',
} as const;

/** What became of the database, sentence by sentence. */
function toRecoverySentences(recovery: Recovery, t: Translate): string[] {
  const { at, cause, backupAt, messages, lost, mayMissNewest, keptAs } = recovery;
  const sentences: string[] = [t(CAUSES[cause], { time: toTimeText(at) })];
  if (cause !== 'restored') {
    sentences.push(
      backupAt === null
        ? t('hosting.recovered', { count: messages })
        : t('hosting.recoveredFromBackup', { count: messages, time: toTimeText(backupAt) }),
    );
    if (lost > 0) sentences.push(t('hosting.recoveredLost', { count: lost }));
    if (mayMissNewest) sentences.push(t('hosting.recoveredMayMiss'));
  }
  sentences.push(t('hosting.recoveredInvites'));
  if (keptAs !== null) sentences.push(t('hosting.recoveredKept', { name: keptAs }));
  return sentences;
}

/** What was lost when the disk failed, for as long as it is worth telling. */
export function RecoveryBand({ storage: { recovery } }: { storage: Storage }) {
  const t = useTexts();
  if (recovery === null) return null;
  return (
    <Band tone="trouble">
      <span style={{ overflowWrap: 'anywhere' }}>{toRecoverySentences(recovery, t).join(' ')}</span>
    </Band>
  );
}

/** When everything was last copied. */
export function Safety({ storage }: { storage: Storage }) {
  const t = useTexts();
  const { backupAt } = storage;
  return (
    <Section title={t('hosting.safety')}>
      <Typography variant="body2" sx={{ color: color.muted }}>
        {backupAt === null
          ? t('hosting.noBackup')
          : t('hosting.backupAt', { time: toTimeText(backupAt) })}
      </Typography>
    </Section>
  );
}

import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import type { ExportProgress } from '../../../../shared/bridge/export';
import { useTexts } from '../../components/use-texts';

/** How far it is, as a bar and in words. */
export function ProgressBar({
  progress,
  words,
}: {
  progress: ExportProgress | null;
  words: string;
}) {
  const t = useTexts();
  return (
    <div>
      <LinearProgress
        aria-label={t('export.progress')}
        aria-valuetext={words}
        // Before the place is chosen there is nothing to measure.
        variant="determinate"
        value={Math.round((progress?.fraction ?? 0) * 100)}
        sx={{ height: 6, borderRadius: 3, marginBlock: 1 }}
      />
      <Typography variant="body2" sx={{ fontVariantNumeric: 'tabular-nums' }}>
        {words}
      </Typography>
    </div>
  );
}

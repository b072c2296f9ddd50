import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { HostingView } from '../../../../shared/bridge/views';
import { CheckIcon, CopyIcon } from '../../components/icons';
import { useTexts } from '../../components/use-texts';
import { color } from '../../theme/tokens';
import { toAddressText } from './addresses';
import { useCopy } from '../../components/use-copy';

type Running = Extract<HostingView, { state: 'running' }>;

/** The invite that one person can read to another: the best address and the words of the key. */
export function ReadAloud({ hosting: { addresses, keyWords } }: { hosting: Running }) {
  const t = useTexts();
  const { copied, copy } = useCopy();
  const best = addresses[0];
  if (best === undefined) return null;
  const text = `${toAddressText(best)} ${keyWords.join(' ')}`;
  return (
    <>
      <Typography variant="body2" sx={{ color: color.muted }}>
        {t('hosting.readAloud', { address: toAddressText(best) })}
      </Typography>
      <Button
        variant="outlined"
        color="inherit"
        size="small"
        sx={{ justifySelf: 'start', alignSelf: 'flex-start' }}
        startIcon={copied === null ? <CopyIcon /> : <CheckIcon />}
        onClick={() => void copy(text, t('hosting.readAloudCopied'))}
      >
        {t('hosting.readAloudCopy')}
      </Button>
    </>
  );
}

import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import type { UpdatesView } from '../../../shared/bridge/updates';
import type { Translate } from '../../../shared/texts';
import { call, useAppView } from '../bridge/app-store';
import { styled } from '../theme/styled';
import { Band } from './band';
import { toSizeText } from './sizes';
import { useTexts } from './use-texts';

const Buttons = styled('div')({ display: 'flex', flexWrap: 'wrap', gap: 8 });

/** It keeps the keyboard, which a button that is switched off would not. */
const waiting = { '&[aria-disabled="true"]': { opacity: 0.55, cursor: 'default' } };

/** How far a newer version is, and a button for whatever is next. Nothing while that is not known. */
export function UpdateSteps() {
  const t = useTexts();
  const updates = useAppView((view) => view.updates);
  const running = useAppView((view) => view.profile.appVersion);
  if (updates === null || running === null) return null;
  const { progress } = updates;
  const next = toNext(updates, t);
  const words = toWords(updates, running, t);
  return (
    <>
      {progress.state === 'downloading' ? (
        <>
          <Typography variant="body2" sx={{ fontVariantNumeric: 'tabular-nums' }}>
            {words}
          </Typography>
          <LinearProgress
            variant="determinate"
            aria-label={t('updates.progress')}
            sx={{ height: 6, borderRadius: 3 }}
            value={Math.min(100, Math.floor((progress.received / progress.size) * 100))}
          />
        </>
      ) : (
        words !== null && (
          <Band tone={progress.state === 'refused' ? 'trouble' : 'calm'}>{words}</Band>
        )
      )}
      <Buttons>
        {/* One button for whatever is next, so that the keyboard stays where it was. */}
        <Button
          size="small"
          {...(next.isMain ? { variant: 'contained' } : { variant: 'outlined', color: 'inherit' })}
          aria-disabled={next.act === null}
          sx={waiting}
          onClick={() => next.act?.()}
        >
          {next.label}
        </Button>
        {progress.state === 'downloading' && (
          <Button size="small" color="secondary" onClick={() => void call('update:cancel', {})}>
            {t('common.cancel')}
          </Button>
        )}
      </Buttons>
    </>
  );
}

interface Next {
  label: string;
  /** null while the last one goes on. */
  act: (() => void) | null;
  isMain: boolean;
}

function toNext({ progress, page }: UpdatesView, t: Translate): Next {
  switch (progress.state) {
    case 'found':
      if (progress.size === null)
        return {
          label: t('updates.page'),
          act: () => void call('link:open', { url: page ?? '' }),
          isMain: true,
        };
      return {
        label: t('updates.download'),
        act: () => void call('update:download', {}),
        isMain: true,
      };
    case 'downloading':
      return { label: t('updates.download'), act: null, isMain: false };
    case 'ready':
      return {
        label: t('updates.install'),
        act: () => void call('update:install', {}),
        isMain: true,
      };
    case 'installing':
      return { label: t('updates.install'), act: null, isMain: false };
    case 'checking':
      return { label: t('updates.check'), act: null, isMain: false };
    case 'idle':
    case 'current':
    case 'refused':
      return {
        label: t(progress.state === 'refused' ? 'common.tryAgain' : 'updates.check'),
        act: () => void call('update:check', {}),
        isMain: false,
      };
  }
}

function toWords({ progress }: UpdatesView, running: string, t: Translate): string | null {
  switch (progress.state) {
    case 'idle':
      return null;
    case 'checking':
      return t('updates.checking');
    case 'current':
      return progress.published === running
        ? t('updates.current', { version: running })
        : t('updates.older', { version: running, published: progress.published });
    case 'found':
      return progress.size === null
        ? t('updates.foundByHand', { version: progress.version })
        : t('updates.found', { version: progress.version, size: toSizeText(progress.size) });
    case 'downloading':
      return t('updates.downloading', {
        version: progress.version,
        received: toSizeText(progress.received),
        size: toSizeText(progress.size),
      });
    case 'ready':
      return t('updates.ready', { version: progress.version });
    case 'installing':
      return t('updates.installing', { version: progress.version });
    case 'refused':
      return t(`updates.refused.${progress.reason}`);
  }
}

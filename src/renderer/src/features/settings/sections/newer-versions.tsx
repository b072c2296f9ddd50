import Button from '@mui/material/Button';
import FormControlLabel from '@mui/material/FormControlLabel';
import LinearProgress from '@mui/material/LinearProgress';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import Typography from '@mui/material/Typography';
import {
  toUpdateMode,
  type UpdateMode,
  type UpdatesView,
} from '../../../../../shared/bridge/updates';
import type { Translate } from '../../../../../shared/texts';
import { call, useAppView } from '../../../bridge/app-store';
import { Band } from '../../../components/band';
import { toSizeText } from '../../../components/sizes';
import { useTexts } from '../../../components/use-texts';
import { styled } from '../../../theme/styled';
import { color } from '../../../theme/tokens';
import { change } from '../parts/controls';

const Body = styled('div')({ display: 'grid', gap: 10, marginTop: 2 });
const Buttons = styled('div')({ display: 'flex', flexWrap: 'wrap', gap: 8 });

/** It keeps the keyboard, which a button that is switched off would not. */
const waiting = { '&[aria-disabled="true"]': { opacity: 0.55, cursor: 'default' } };

const MODES: readonly UpdateMode[] = ['off', 'asked', 'daily'];
const isMode = (value: string): value is UpdateMode => MODES.some((mode) => mode === value);

/** How this copy comes to a newer version: what it may ask, what was found, and what is next. */
export function NewerVersions() {
  const t = useTexts();
  const updates = useAppView((view) => view.updates);
  const chosen = useAppView((view) => view.settings.updates);
  const version = useAppView((view) => view.profile.appVersion);
  if (updates === null || chosen === null || version === null) return null;
  if (updates.means === 'none')
    return (
      <Typography variant="body2" sx={{ color: color.muted }}>
        {t('updates.none')}
      </Typography>
    );
  const mode = toUpdateMode(chosen, updates.isSigned);
  return (
    <Body>
      {!updates.isSigned && (
        <Typography variant="body2" sx={{ color: color.muted }}>
          {t(mode === 'off' ? 'updates.unsigned' : 'updates.unsignedOn')}
        </Typography>
      )}
      <RadioGroup
        aria-label={t('updates.mode.label')}
        value={mode}
        onChange={(_event, next) => {
          if (isMode(next)) change({ updates: next });
        }}
      >
        {MODES.map((value) => (
          <FormControlLabel
            key={value}
            value={value}
            label={t(`updates.mode.${value}`)}
            control={<Radio size="small" sx={{ padding: '5px 9px' }} />}
          />
        ))}
      </RadioGroup>
      {mode !== 'off' && <Progress updates={updates} running={version} />}
    </Body>
  );
}

function Progress({ updates, running }: { updates: UpdatesView; running: string }) {
  const t = useTexts();
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

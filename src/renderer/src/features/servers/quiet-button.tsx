import { useId, useState } from 'react';
import { QUIET_LENGTHS, type Quiet, type QuietLength } from '../../../../shared/model/quiet';
import type { Translate } from '../../../../shared/texts';
import { toUntilText } from '../../../../shared/texts/until';
import { call, useAppView } from '../../bridge/app-store';
import { IconAction } from '../../components/icon-action';
import { BellIcon, CheckIcon, ClockIcon, MoonIcon } from '../../components/icons';
import { announce } from '../../components/live-region';
import { locale } from '../../components/locale';
import { Divider, Menu, MenuItem } from '../../components/menus';
import { useTexts } from '../../components/use-texts';
import { styled } from '../../theme/styled';
import { color } from '../../theme/tokens';

const State = Object.assign(
  styled('li')({
    padding: '6px 16px 8px',
    maxWidth: 280,
    fontSize: 12,
    lineHeight: '17px',
    color: color.muted,
  }),
  // It is read, not chosen: the keyboard begins with the first item.
  { muiSkipListHighlight: true },
);

/** What do-not-disturb is now, in one line. */
function toQuietText(now: Quiet | null, t: Translate): string {
  if (now === null) return t('notifying.quiet');
  if (now.until === null) return t('notifying.quietOn');
  return t('notifying.quietUntil', { time: toUntilText(now.until, Date.now(), locale.tag) });
}

/** Says whether one is left alone, and asks for it. */
export function QuietButton({ onOpenHours }: { onOpenHours: () => void }) {
  const t = useTexts();
  const id = useId();
  const quiet = useAppView((view) => view.quiet.now);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const close = () => setAnchor(null);
  const set = (length: QuietLength | null) => {
    close();
    void call('quiet:set', { length }).then((answer) => {
      if (answer.ok)
        announce(t(length === null ? 'notifying.quietEnded' : 'notifying.quietStarted'));
    });
  };
  return (
    <>
      <IconAction
        label={toQuietText(quiet, t)}
        placement="top"
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        sx={quiet === null ? undefined : { color: color.accent }}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {quiet === null ? <BellIcon /> : <MoonIcon />}
      </IconAction>
      <Menu
        anchorEl={anchor}
        open={anchor !== null}
        onClose={close}
        role="region"
        aria-label={t('notifying.quiet')}
        slotProps={{
          list: {
            'aria-label': t('notifying.quiet'),
            'aria-describedby': quiet === null ? undefined : id,
          },
        }}
        anchorOrigin={{ vertical: 'top', horizontal: 'center' }}
        transformOrigin={{ vertical: 'bottom', horizontal: 'center' }}
      >
        {quiet !== null && (
          <State id={id} role="none">
            {toQuietText(quiet, t)}
            <br />
            {t(`notifying.quietBy.${quiet.why}`)}
          </State>
        )}
        {quiet !== null && quiet.why !== 'system' && (
          <MenuItem onClick={() => set(null)}>
            <CheckIcon /> {t('notifying.quietEnd')}
          </MenuItem>
        )}
        {QUIET_LENGTHS.map((length) => (
          <MenuItem key={length} onClick={() => set(length)}>
            <MoonIcon /> {t(`notifying.quietFor.${length}`)}
          </MenuItem>
        ))}
        <Divider />
        <MenuItem
          onClick={() => {
            close();
            onOpenHours();
          }}
        >
          <ClockIcon /> {t('notifying.quietHoursEdit')}
        </MenuItem>
      </Menu>
    </>
  );
}

import type { Quiet } from '../../shared/model/quiet';
import type { Translate } from '../../shared/texts';
import { toUntilText } from '../../shared/texts/until';

/** What the tray tells. */
export interface TrayState {
  unread: number;
  hosting: { name: string; people: number } | null;
  /** Do not disturb; null while it is off. */
  quiet: Quiet | null;
}

/** What a line of the tray's menu does; null where it only says something. */
export type TrayAct = 'open' | 'quiet' | 'loud' | 'quit' | null;

/** The tray in words. */
export interface TrayWords {
  toolTip: string;
  /** Beside the icon, where the system writes there. */
  title: string;
  /** A line of the menu, or a line between lines. */
  menu: readonly ({ label: string; act: TrayAct } | 'line')[];
}

/** Says what the tray tells, at a moment. `tag` is the locale that times are written in. */
export function toTrayWords(
  { unread, hosting, quiet }: TrayState,
  { t, tag, now }: { t: Translate; tag: string; now: number },
): TrayWords {
  const name = t('common.appName');
  return {
    toolTip: unread > 0 ? `${name} · ${t('desktop.trayUnread', { count: unread })}` : name,
    title: unread > 0 ? new Intl.NumberFormat(tag).format(unread) : '',
    menu: [
      { label: t('desktop.trayOpen'), act: 'open' },
      {
        label:
          hosting === null
            ? t('desktop.trayNotHosting')
            : t('desktop.trayHosting', { name: hosting.name, count: hosting.people }),
        act: null,
      },
      'line',
      ...toQuietLines(quiet),
      'line',
      { label: t('desktop.quit'), act: 'quit' },
    ],
  };

  function toQuietLines(is: Quiet | null): { label: string; act: TrayAct }[] {
    if (is === null) return [{ label: t('desktop.trayQuietHour'), act: 'quiet' }];
    const label =
      is.until === null
        ? t('desktop.trayQuiet')
        : t('desktop.trayQuietUntil', { time: toUntilText(is.until, now, tag) });
    // The system's own is ended where it was begun.
    if (is.why === 'system') return [{ label: t('desktop.trayQuietSystem'), act: null }];
    return [
      { label, act: null },
      { label: t('desktop.trayQuietEnd'), act: 'loud' },
    ];
  }
}

import { app, Menu, type MenuItemConstructorOptions, type WebContents } from 'electron/main';
import type { Translate } from '../../shared/texts';

/** The same keys without Shift and on the number pad. */
const hiddenZoomKeys = [
  ['CmdOrCtrl+=', 'larger'],
  ['CmdOrCtrl+numadd', 'larger'],
  ['CmdOrCtrl+numsub', 'smaller'],
  ['CmdOrCtrl+num0', 'usual'],
] as const;

/** Sets the application menu: what every app has, by the system's own roles, and the settings. */
export function setupMenu(options: {
  t: Translate;
  hasDevTools: boolean;
  onSettings: () => void;
  onAbout: () => void;
  onUpdates: () => void;
  onShortcuts: () => void;
  onDoctor: () => void;
  onZoom: (step: 'larger' | 'smaller' | 'usual') => void;
}): void {
  const { t, hasDevTools, onSettings, onAbout, onUpdates, onShortcuts, onDoctor, onZoom } = options;
  const isMac = process.platform === 'darwin';
  const settings: MenuItemConstructorOptions = {
    label: t('desktop.menuSettings'),
    accelerator: 'CmdOrCtrl+,',
    click: onSettings,
  };
  // In place of the system's own window, which knows neither licences nor the report.
  const about: MenuItemConstructorOptions = { label: t('desktop.menuAbout'), click: onAbout };
  const updates: MenuItemConstructorOptions = { label: t('updates.menu'), click: onUpdates };
  const appMenu: MenuItemConstructorOptions = isMac
    ? {
        label: app.name,
        submenu: [
          about,
          updates,
          { type: 'separator' },
          settings,
          { type: 'separator' },
          { role: 'services' },
          { type: 'separator' },
          { role: 'hide' },
          { role: 'hideOthers' },
          { role: 'unhide' },
          { type: 'separator' },
          { role: 'quit' },
        ],
      }
    : {
        label: t('desktop.menuFile'),
        submenu: [
          settings,
          { type: 'separator' },
          { role: 'close' },
          { role: 'quit', label: t('desktop.quit') },
        ],
      };
  const view: MenuItemConstructorOptions[] = [
    // Not the roles: what is chosen here is the text size of the settings, and kept.
    { label: t('desktop.menuUsualSize'), accelerator: 'CmdOrCtrl+0', click: () => onZoom('usual') },
    {
      label: t('desktop.menuLarger'),
      accelerator: 'CmdOrCtrl+Plus',
      click: () => onZoom('larger'),
    },
    { label: t('desktop.menuSmaller'), accelerator: 'CmdOrCtrl+-', click: () => onZoom('smaller') },
    ...hiddenZoomKeys.map(([accelerator, step]): MenuItemConstructorOptions => ({
      label: accelerator,
      accelerator,
      visible: false,
      acceleratorWorksWhenHidden: true,
      click: () => onZoom(step),
    })),
    { type: 'separator' },
    { role: 'togglefullscreen' },
  ];
  const development: MenuItemConstructorOptions[] = [
    { type: 'separator' },
    { role: 'reload' },
    { role: 'toggleDevTools' },
  ];
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      appMenu,
      { role: 'editMenu', label: t('desktop.menuEdit') },
      { label: t('desktop.menuView'), submenu: hasDevTools ? [...view, ...development] : view },
      { role: 'windowMenu', label: t('desktop.menuWindow') },
      {
        role: 'help',
        label: t('desktop.menuHelp'),
        submenu: [
          { label: t('shortcuts.title'), click: onShortcuts },
          { label: t('doctor.menu'), click: onDoctor },
          ...(isMac ? [] : [{ type: 'separator' } as const, updates, about]),
        ],
      },
    ]),
  );
}

/** Gives text fields and selected text the menu that people expect behind the right button. */
export function setupContextMenu(contents: WebContents): void {
  contents.on('context-menu', (_event, { isEditable, selectionText, editFlags }) => {
    const editing: MenuItemConstructorOptions[] = [
      { role: 'cut', enabled: editFlags.canCut },
      { role: 'copy', enabled: editFlags.canCopy },
      { role: 'paste', enabled: editFlags.canPaste },
      { type: 'separator' },
      { role: 'selectAll', enabled: editFlags.canSelectAll },
    ];
    if (isEditable) Menu.buildFromTemplate(editing).popup();
    else if (selectionText.trim() !== '') Menu.buildFromTemplate([{ role: 'copy' }]).popup();
  });
}

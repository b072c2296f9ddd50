import type { TextKey } from '../../../../shared/texts';

/** Keys of one kind. `Mod` is Ctrl, on a Mac Command. */
export interface ShortcutGroup {
  title: TextKey;
  keys: readonly { keys: string; text: TextKey }[];
}

/** All keys but those of a message, which its own menu knows. */
export const SHORTCUTS: readonly ShortcutGroup[] = [
  {
    title: 'shortcuts.anywhere',
    keys: [
      { keys: 'Mod+K', text: 'shortcuts.switcher' },
      { keys: 'Mod+F', text: 'shortcuts.search' },
      { keys: 'Mod+/', text: 'shortcuts.shortcuts' },
      { keys: 'Mod+,', text: 'shortcuts.settings' },
      { keys: 'Mod++', text: 'shortcuts.larger' },
      { keys: 'Mod+-', text: 'shortcuts.smaller' },
      { keys: 'Mod+0', text: 'shortcuts.usualSize' },
      { keys: 'Escape', text: 'shortcuts.close' },
    ],
  },
  {
    title: 'shortcuts.writing',
    keys: [
      { keys: 'Enter', text: 'shortcuts.send' },
      { keys: 'Mod+Enter', text: 'shortcuts.sendAnywhere' },
      { keys: 'Shift+Enter', text: 'shortcuts.newLine' },
      { keys: 'Enter', text: 'shortcuts.newLineInCode' },
      { keys: 'ArrowUp', text: 'shortcuts.editLast' },
      { keys: 'Mod+B', text: 'shortcuts.bold' },
      { keys: 'Mod+I', text: 'shortcuts.italic' },
      { keys: 'Mod+Shift+X', text: 'shortcuts.strike' },
      { keys: 'Mod+E', text: 'shortcuts.code' },
    ],
  },
  {
    title: 'shortcuts.onMessage',
    keys: [{ keys: 'ContextMenu', text: 'shortcuts.messageMenu' }],
  },
  {
    title: 'shortcuts.lists',
    keys: [
      { keys: 'Tab', text: 'shortcuts.nextPart' },
      { keys: 'ArrowDown', text: 'shortcuts.next' },
      { keys: 'ArrowUp', text: 'shortcuts.previous' },
      { keys: 'Home', text: 'shortcuts.first' },
      { keys: 'End', text: 'shortcuts.last' },
    ],
  },
];

/** The names of the keys to press, in order: `Mod+Shift+X` is Ctrl, Shift, X, and on a Mac Command. */
export function toKeyNames(keys: string, isMac: boolean): string[] {
  // The plus key itself stands at the end, or alone.
  const parts = keys.split(/(?<=.)\+(?=.)/);
  return parts.map((part) => (part === 'Mod' ? (isMac ? 'Command' : 'Ctrl') : part));
}

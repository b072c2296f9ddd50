import { SunIcon } from '../../../components/icons';
import { choiceRow, type Section } from '../parts/row';

/** How the app looks. */
export const appearance: Section = {
  id: 'appearance',
  title: 'settings.appearance',
  Icon: SunIcon,
  rows: [
    choiceRow('theme', {
      label: 'settings.theme.label',
      text: 'settings.theme.text',
      layout: 'row',
      options: {
        system: 'settings.theme.system',
        light: 'settings.theme.light',
        dark: 'settings.theme.dark',
      },
    }),
  ],
};

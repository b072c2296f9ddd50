import { TEXT_SIZE } from '../../../../../shared/bridge/look';
import { SunIcon } from '../../../components/icons';
import { choiceRow, ownRow, sliderRow, type Section } from '../parts/row';
import { AccentChoice, accentLabels } from './accent-choice';

/** How the app looks. */
export const appearance: Section = {
  id: 'appearance',
  title: 'settings.appearance',
  Icon: SunIcon,
  rows: [
    choiceRow('language', {
      label: 'settings.language.label',
      text: 'settings.language.text',
      layout: 'list',
      options: {
        system: 'settings.language.system',
        en: 'settings.language.en',
        de: 'settings.language.de',
        fr: 'settings.language.fr',
        zh: 'settings.language.zh',
        ar: 'settings.language.ar',
      },
    }),
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
    choiceRow('contrast', {
      label: 'settings.contrast.label',
      text: 'settings.contrast.text',
      layout: 'row',
      options: {
        system: 'settings.contrast.system',
        standard: 'settings.contrast.standard',
        more: 'settings.contrast.more',
      },
    }),
    ownRow({
      label: 'settings.accent.label',
      text: 'settings.accent.text',
      words: Object.values(accentLabels),
      settings: ['accent'],
      Body: AccentChoice,
    }),
    sliderRow('textSize', {
      label: 'settings.textSize',
      text: 'settings.textSizeText',
      min: TEXT_SIZE.min,
      max: TEXT_SIZE.max,
      step: TEXT_SIZE.step,
      value: 'settings.percent',
    }),
    choiceRow('density', {
      label: 'settings.density.label',
      text: 'settings.density.text',
      layout: 'row',
      options: { cosy: 'settings.density.cosy', compact: 'settings.density.compact' },
    }),
  ],
};

import { ACCENTS } from '../../../shared/bridge/look';
import { accents, type AccentTokens } from './accents';
import { schemes, type Tokens } from './tokens';

type Rules = Record<string, Record<string, string>>;

const toVariables = (tokens: Partial<Tokens> | AccentTokens) =>
  Object.fromEntries(
    Object.entries(tokens).map(([name, value]) => [`--hearth-palette-tokens-${name}`, value]),
  );

const modes = [
  ['light', 'lightContrast'],
  ['dark', 'darkContrast'],
] as const;

/** High contrast in place of a theme's own tokens, and the accents on top of it, for a page that asks for it in this way. */
function toContrastRules(contrast: string): Rules {
  const rules: Rules = {};
  for (const [mode, scheme] of modes) {
    const root = `:root[data-theme="${mode}"][data-contrast="${contrast}"]`;
    rules[root] = { ...toVariables(schemes[scheme]), '--hearth-shadow': 'none' };
    for (const accent of ACCENTS)
      rules[`${root}[data-accent="${accent}"]`] = toVariables(accents[accent][scheme]);
  }
  return rules;
}

function toAccentRules(): Rules {
  const rules: Rules = {};
  for (const [mode] of modes)
    for (const accent of ACCENTS)
      rules[`:root[data-theme="${mode}"][data-accent="${accent}"]`] = toVariables(
        accents[accent][mode],
      );
  return rules;
}

/** What a person may choose on top of light and dark, as global rules. The attributes stand on the root, see `AppTheme`. */
export const lookRules = {
  ...toAccentRules(),
  ...toContrastRules('more'),
  '@media (prefers-contrast: more)': toContrastRules('system'),
  ':root': {
    '--hearth-room-group': '8px',
    '--hearth-room-message': '2px',
    '--hearth-room-line': '31px',
    '--hearth-room-person': '5px',
  },
  ':root[data-density="compact"]': {
    '--hearth-room-group': '3px',
    '--hearth-room-message': '0px',
    '--hearth-room-line': '26px',
    '--hearth-room-person': '1px',
  },
};

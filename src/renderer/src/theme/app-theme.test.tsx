import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../shared/bridge/settings';
import { AppTheme } from './app-theme';
import { theme } from './theme';

it('the look stands on the root, where the rules of the tokens ask for it', () => {
  const { dataset } = document.documentElement;
  const { rerender } = render(<AppTheme settings={null}>hello</AppTheme>);
  expect(screen.getByText('hello')).toBeTruthy();
  expect(dataset).toMatchObject({ accent: 'ember', contrast: 'system', density: 'cosy' });
  const settings = {
    ...DEFAULT_SETTINGS,
    theme: 'dark',
    accent: 'moss',
    contrast: 'more',
    density: 'compact',
  } as const;
  rerender(<AppTheme settings={settings}>hello</AppTheme>);
  expect(dataset).toMatchObject({
    theme: 'dark',
    accent: 'moss',
    contrast: 'more',
    density: 'compact',
  });
});

it('names no font behind its own but the one of the system, since each is asked for at every size and weight', () => {
  expect(theme.typography.fontFamily).toMatch(/^"[^",]+", system-ui$/);
});

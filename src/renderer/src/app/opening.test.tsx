import { act, render, screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { withLayout } from '../../dev/testing/layout';
import { setWidth } from '../../dev/testing/width';
import { enterWorld } from '../../dev/testing/world';
import { App } from './app';

/** Longer than the list takes to find its place. */
const CALM_MS = 300;

withLayout();

it('a conversation that is opened draws what is in sight first, and more around it when the page rests', async () => {
  let rest: () => void = () => undefined;
  vi.stubGlobal('requestIdleCallback', (run: () => void) => {
    const before = rest;
    rest = () => [before, run].forEach((each) => each());
  });
  vi.stubGlobal('cancelIdleCallback', () => undefined);
  setWidth(1_200);
  enterWorld('full');
  render(<App />);
  const log = await screen.findByRole('log');
  const rows = () => log.querySelectorAll('[data-row]').length;
  await waitFor(() => expect(rows()).toBeGreaterThan(5));
  await act(() => new Promise((resolve) => setTimeout(resolve, CALM_MS)));
  const first = rows();
  act(rest);
  await act(() => new Promise((resolve) => setTimeout(resolve, CALM_MS)));
  expect(rows()).toBeGreaterThan(first);
});

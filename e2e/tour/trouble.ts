import { expect } from '@playwright/test';
import { join, say, timeline } from '../support/steps';
import { waitForDialog, type Visit, type World } from './steps';

/** A server goes away, and another one comes in its place. */
export async function beAlone({ open, hostHeadless }: World, visit: Visit): Promise<void> {
  const server = await hostHeadless('server', { name: 'Kitchen' });
  const mehmet = await open('mehmet');
  const { page } = mehmet;
  await join(mehmet, 'Mehmet', server.invite);
  await say(page, 'Anybody hungry?');
  await expect(timeline(page).getByText('Sent')).toBeVisible();
  await server.kill();
  await expect(page.getByText(/trying/).first()).toBeVisible();
  await say(page, 'This one waits for the server.');
  await visit(mehmet, 'reconnecting');

  await hostHeadless('another-server', { name: 'Kitchen', port: server.port });
  const compare = page.getByRole('button', { name: 'Compare the keys…' });
  // The next try by itself may be a while away, or under way.
  const now = page.getByRole('button', { name: 'Try now' });
  await expect(async () => {
    if (await now.isVisible()) await now.click();
    await expect(compare).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 40_000 });
  await visit(mehmet, 'wrong-key', async () => {
    await compare.click();
    await waitForDialog(page, /has another key$/);
    await expect(page.getByRole('region', { name: 'The key that answers now' })).toBeVisible();
  });
}

import { expect } from '@playwright/test';
import { members, openQuestion, openRoom } from '../support/steps';
import type { People } from './beginning';
import { serverMenu, type Visit } from './steps';

/** What a moderator is asked before an act, and the list of what was done. */
export async function keepOrder({ rosa, jonas }: People, visit: Visit): Promise<void> {
  const { page } = jonas;
  await openRoom(rosa.page, 'laser-cutter');
  await openRoom(page, 'laser-cutter');
  const appoint = () => openQuestion(rosa.page, 'Jonas Maier', 'Make moderator…');
  await visit(rosa, 'make-moderator', async () => void (await appoint()));
  const office = await appoint();
  await office.getByRole('button', { name: 'Make moderator' }).click();
  await expect(members(page).getByRole('button', { name: /^Jonas Maier/ })).toContainText(
    'moderator',
  );
  const askToMute = async () => {
    const question = await openQuestion(page, 'Aïcha', 'Mute…');
    await question.getByRole('radio', { name: '1 hour' }).check();
    await question.getByRole('textbox', { name: 'Reason (optional)' }).fill('Cool down, please');
    return question;
  };
  await visit(jonas, 'mute', async () => void (await askToMute()));
  await visit(jonas, 'ban', async () => void (await openQuestion(page, 'Aïcha', 'Ban…')));
  const question = await askToMute();
  await question.getByRole('button', { name: 'Mute' }).click();
  await expect(question).toHaveCount(0);
  await visit(jonas, 'people-and-order', async () => {
    await serverMenu(page, 'People and order…');
    await expect(page.getByRole('list', { name: 'What was done' })).toBeVisible();
  });
}

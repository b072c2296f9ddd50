import { expect } from '@playwright/test';
import type { RunningApp } from '../support/app';
import { composer, host, join, rooms, takeInvite } from '../support/steps';
import {
  openHostPanel,
  reachRooms,
  roomMenu,
  waitForDialog,
  type Visit,
  type World,
} from './steps';

/** Those who talk in the story: Rosa hosts. */
export interface People {
  rosa: RunningApp;
  jonas: RunningApp;
  aicha: RunningApp;
}

/** Somebody hosts, others join or knock, and a room is made in which all of them are. */
export async function begin({ open }: World, visit: Visit): Promise<People> {
  const rosa = await open('rosa');
  const { page } = rosa;
  await page.getByRole('textbox', { name: 'Your name' }).fill('Rosa Lindt');
  await visit(rosa, 'start');
  const joinAt = async (address: string) => {
    await page.getByRole('button', { name: 'Join a server' }).click();
    await page.getByRole('textbox', { name: 'Address or invite' }).fill(address);
    await page.getByRole('button', { name: 'Join', exact: true }).click();
  };
  await visit(rosa, 'join-refused', async () => {
    await joinAt('192.168.1.20:port');
    await expect(page.getByText(/neither an invite nor an address/)).toBeVisible();
  });
  await visit(rosa, 'network-doctor-trouble', async () => {
    await joinAt('127.0.0.1:9');
    await page.getByRole('button', { name: 'Find out why' }).click();
    await expect(page.getByRole('button', { name: 'Look again' })).toBeVisible();
  });

  await host(rosa, 'Rosa Lindt');
  const invite = await takeInvite(rosa);
  await visit(rosa, 'empty-room');
  const jonas = await open('jonas');
  await join(jonas, 'Jonas Maier', invite);
  const aicha = await open('aicha');
  await join(aicha, 'Aïcha', invite);

  await visit(rosa, 'host-panel', openHostPanel);
  await visit(rosa, 'new-invite', async () => {
    await openHostPanel(page);
    await page.getByRole('button', { name: 'New invite…' }).click();
    await waitForDialog(page, 'New invite');
  });
  await visit(rosa, 'stop-hosting', async () => {
    await openHostPanel(page);
    await page.getByRole('button', { name: 'Stop hosting' }).click();
    await expect(page.getByRole('alertdialog')).toBeVisible();
  });
  await knock(rosa, invite, visit, open);
  await visit(rosa, 'network-doctor', async () => {
    await openHostPanel(page);
    await page.getByRole('button', { name: 'Open the network doctor' }).click();
    await expect(page.getByRole('button', { name: 'Look again' })).toBeVisible();
  });

  const people = { rosa, jonas, aicha };
  await makeRoom(people, visit);
  return people;
}

/** Somebody comes by the address, and the host is asked. */
async function knock(
  rosa: RunningApp,
  invite: string,
  visit: Visit,
  open: World['open'],
): Promise<void> {
  const { page } = rosa;
  await openHostPanel(page);
  await page.getByRole('radio', { name: 'Ask me' }).click();
  const mallory = await open('mallory');
  const input = mallory.page.getByRole('textbox', { name: 'Address or invite' });
  await mallory.page.getByRole('textbox', { name: 'Your name' }).fill('Mallory');
  await visit(mallory, 'join', async () => {
    await mallory.page.getByRole('button', { name: 'Join a server' }).click();
    await input.fill(invite);
    await expect(mallory.page.getByText('Invite to')).toBeVisible();
  });
  await mallory.page.getByRole('button', { name: 'Join a server' }).click();
  // Without what would let her in.
  await input.fill(invite.replace(/&t=[^&]+/, ''));
  await mallory.page.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(mallory.page.getByText('Waiting for the host to let you in')).toBeVisible();
  await visit(mallory, 'waiting-to-be-let-in');
  await visit(rosa, 'knock', async () => {
    await page.keyboard.press('Escape');
    await expect(page.getByText(/“Mallory” wants to join/)).toBeVisible();
  });
  await page.getByRole('button', { name: 'Refuse', exact: true }).click();
  await expect(mallory.page.getByText('The host did not let you in')).toBeVisible();
  await mallory.quit();
}

async function makeRoom({ rosa, jonas, aicha }: People, visit: Visit): Promise<void> {
  const { page } = rosa;
  const describe = async () => {
    await reachRooms(page);
    await rooms(page).getByRole('button', { name: 'Create room' }).click();
    await page.getByRole('textbox', { name: 'Room name' }).fill('laser-cutter');
    await page
      .getByRole('textbox', { name: 'Topic' })
      .fill('Book the slot before you cut. Extractor on first.');
  };
  await visit(rosa, 'create-room', describe);
  await describe();
  await page.getByRole('button', { name: 'Create room' }).click();
  await expect(composer(page)).toBeVisible();
  await visit(rosa, 'invite-to-room', async () => {
    await roomMenu(page, 'Invite somebody…');
    await expect(page.getByRole('button', { name: 'Invite Jonas Maier' })).toBeVisible();
  });

  await visit(jonas, 'browse-rooms', async () => {
    await reachRooms(jonas.page);
    await rooms(jonas.page).getByRole('button', { name: 'Browse rooms' }).click();
    await expect(jonas.page.getByRole('button', { name: 'Join laser-cutter' })).toBeVisible();
  });
  for (const guest of [jonas.page, aicha.page]) {
    await rooms(guest).getByRole('button', { name: 'Browse rooms' }).click();
    await guest.getByRole('button', { name: 'Join laser-cutter' }).click();
    await expect(guest.getByText('Book the slot before you cut.').first()).toBeVisible();
    await expect(composer(guest)).toBeVisible();
  }
}

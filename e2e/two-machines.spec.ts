import path from 'node:path';
import { test } from './fixtures';
import { canMakeMachines, makeNetwork, startMachine, type Machine } from './support/machines';

const composer = { role: 'textbox', name: 'Message' } as const;
const messages = (text: string) => ({ role: 'log', name: 'Messages', text }) as const;

async function say(machine: Machine, text: string): Promise<void> {
  await machine.write(composer, text);
  await machine.press(composer, 'Enter');
}

// Only root on Linux can make two machines of one; elsewhere the story is not told, and the list of stories shows it.
if (canMakeMachines) {
  test('two machines: the guest types the address, they talk, and the host’s system is told', async ({
    folder,
    notifications,
  }) => {
    test.setTimeout(120_000);
    const network = makeNetwork(2, 1);
    const running: Machine[] = [];
    try {
      const start = async (index: number, profile: string) => {
        const machine = await startMachine(
          network.namespaces[index] ?? '',
          path.join(folder, profile),
        );
        running.push(machine);
        return machine;
      };
      const rosa = await start(0, 'rosa');
      await rosa.write({ role: 'textbox', name: 'Your name' }, 'Rosa');
      await rosa.click({ role: 'button', name: 'Host a server' });
      await rosa.see({ role: 'button', name: 'Copy invite' });
      await rosa.press({ role: 'button', name: 'Copy invite' }, 'Escape');

      const jonas = await start(1, 'jonas');
      await jonas.write({ role: 'textbox', name: 'Your name' }, 'Jonas');
      await jonas.click({ role: 'button', name: 'Join a server' });
      await jonas.write({ role: 'textbox', name: 'Address or invite' }, `${network.addresses[0]}`);
      await jonas.click({ role: 'button', name: 'Join' });
      await jonas.see(composer);

      await say(jonas, 'Hello from the other machine');
      await rosa.see(messages('Hello from the other machine'));
      await say(rosa, 'Heard you');
      await jonas.see(messages('Heard you'));

      await rosa.blur();
      await jonas.click({ role: 'list', name: 'Members', text: 'Rosa' });
      await jonas.click({ role: 'button', name: 'Message' });
      await say(jonas, 'Only for you');
      const shown = await notifications.waitFor(
        ({ title, body }) => title.includes('Jonas') && body.includes('Only for you'),
        'with the name and the words of Jonas',
      );
      notifications.click(shown);
      await rosa.see(messages('Only for you'));

      await jonas.quit();
      await say(rosa, 'While you were away');
      const back = await start(1, 'jonas');
      await back.click({ role: 'navigation', name: 'Direct messages', text: 'Rosa' });
      await back.see(messages('While you were away'));
    } finally {
      for (const machine of running) machine.kill();
      network.remove();
    }
  });
}

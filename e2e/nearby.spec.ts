import path from 'node:path';
import { expect, test } from './fixtures';
import { canMakeMachines, makeNetwork, startMachine, type Machine } from './support/machines';

const composer = { role: 'textbox', name: 'Message' } as const;
const messages = (text: string) => ({ role: 'log', name: 'Messages', text }) as const;

async function say(machine: Machine, text: string): Promise<void> {
  await machine.write(composer, text);
  await machine.press(composer, 'Enter');
}

async function host(machine: Machine, name: string): Promise<void> {
  await machine.write({ role: 'textbox', name: 'Your name' }, name);
  await machine.click({ role: 'button', name: 'Host a server' });
  await machine.see({ role: 'button', name: 'Copy invite' });
  await machine.press({ role: 'button', name: 'Copy invite' }, 'Escape');
}

// Only root on Linux can make several machines of one; elsewhere the story is not told, and the list of stories shows it.
if (canMakeMachines) {
  test('DI-1 to DI-3: a server appears nearby, is joined in two clicks, and is found again at another address', async ({
    folder,
  }) => {
    test.setTimeout(150_000);
    const network = makeNetwork(3, 3);
    const running: Machine[] = [];
    const start = async (index: number, profile: string) => {
      const machine = await startMachine(
        network.namespaces[index] ?? '',
        path.join(folder, profile),
      );
      running.push(machine);
      return machine;
    };
    try {
      const jonas = await start(1, 'jonas');
      await jonas.write({ role: 'textbox', name: 'Your name' }, 'Jonas');
      const rosa = await start(0, 'rosa');
      await host(rosa, 'Rosa');
      // Somebody else hosts under the same name: the words of the key tell the two apart.
      const mehmet = await start(2, 'mehmet');
      await host(mehmet, 'Rosa');

      const joinOne = /^Join Rosa’s server, (\w+ \w+ \w+)$/;
      const offers = await jonas.names('button', joinOne.source, 2);
      const words = offers.map((offer) => joinOne.exec(offer)?.[1]);
      expect(new Set(words).size).toBe(2);

      await jonas.click({ role: 'button', name: offers[0] ?? '' });
      await jonas.see({ role: 'dialog', name: 'Join Rosa’s server?' });
      await jonas.click({ role: 'button', name: 'Join' });
      await jonas.see(composer);
      await say(jonas, 'Found you nearby');
      const [hosting, other] = (await rosa.has(messages('Found you nearby')))
        ? ([rosa, mehmet] as const)
        : ([mehmet, rosa] as const);
      await hosting.see(messages('Found you nearby'));
      expect(await other.has(messages('Found you nearby'))).toBe(false);

      network.move(hosting === rosa ? 0 : 2, '10.77.3.77');
      await say(jonas, 'Where are you now?');
      await hosting.see(messages('Where are you now?'));
      await say(hosting, 'At another address');
      await jonas.see(messages('At another address'));
    } finally {
      for (const machine of running) machine.kill();
      network.remove();
    }
  });
}

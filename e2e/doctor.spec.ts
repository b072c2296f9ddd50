import { execFile, execFileSync } from 'node:child_process';
import path from 'node:path';
import { doctorReportSchema, type FindingCode, type Step } from '../src/shared/doctor/finding';
import { expect, test } from './fixtures';
import { expectNothingFound } from './support/axe';
import { canMakeMachines, makeNetwork, occupyPort, type Network } from './support/machines';

const DOCTOR = path.join(import.meta.dirname, '..', 'out', 'main', 'doctor.js');
const PORT = 7_788;

/** Runs the doctor on one 'machine'; answers what it found, step by step. */
async function look(
  namespace: string,
  args: readonly string[],
): Promise<Partial<Record<Step, FindingCode>>> {
  const output = await new Promise<string>((resolve) => {
    execFile(
      'ip',
      ['netns', 'exec', namespace, process.execPath, DOCTOR, '--json', ...args],
      { env: { ...process.env, HEARTH_DISCOVERY: '' } },
      // Its exit code says that there is trouble, which is what is wanted here.
      (_error, stdout) => resolve(stdout),
    );
  });
  const { findings } = doctorReportSchema.parse(JSON.parse(output));
  return Object.fromEntries(findings.map(({ step, code }) => [step, code]));
}

/** Two machines of which `here` asks for `there`; gone afterwards, whatever happens. */
async function withMachines(
  story: (given: {
    network: Network;
    here: string;
    there: string;
    address: string;
  }) => Promise<void>,
): Promise<void> {
  const network = makeNetwork(2, 6);
  const [here = '', there = ''] = network.namespaces;
  try {
    await story({ network, here, there, address: `${network.addresses[1]}:${PORT}` });
  } finally {
    network.remove();
  }
}

const ip = (namespace: string, ...args: string[]) => execFileSync('ip', ['-n', namespace, ...args]);

test.describe('the network doctor on broken networks', () => {
  test.skip(!canMakeMachines, 'only root on Linux can make several machines of one');

  test('finds nothing wrong where nothing is', async ({ hostHeadless }) => {
    await withMachines(async ({ here, there, address }) => {
      await hostHeadless('server', { namespace: there, port: PORT });
      expect(await look(here, [address])).toMatchObject({
        interface: 'interface_up',
        address: 'address_private',
        goal: 'goal_good',
        route: 'route_direct',
        peer: 'peer_good',
        isolation: 'isolation_none',
        port: 'port_free',
        multicast: 'multicast_good',
        clock: 'clock_good',
      });
    });
  });

  test('names a missing way', async () => {
    await withMachines(async ({ here, address }) => {
      ip(here, 'route', 'flush', 'dev', 'eth0');
      expect(await look(here, [address])).toMatchObject({
        goal: 'goal_good',
        route: 'route_none',
        peer: 'peer_unreachable',
      });
    });
  });

  test('names a port on which nothing listens', async () => {
    await withMachines(async ({ here, address }) => {
      expect(await look(here, [address])).toMatchObject({
        route: 'route_direct',
        peer: 'peer_refused',
        isolation: 'isolation_none',
      });
    });
  });

  test('names a port that another program holds, on this machine and on the other', async () => {
    await withMachines(async ({ here, there, address }) => {
      const leave = await occupyPort(there, PORT);
      expect(await look(there, [])).toMatchObject({ port: 'port_other_program' });
      expect(await look(here, [address])).toMatchObject({ peer: 'peer_no_hearth' });
      leave();
    });
  });

  test('names multicast that the system refuses, that an interface does not do, and that the network swallows', async ({
    hostHeadless,
  }) => {
    await withMachines(async ({ network, here, there, address }) => {
      const limit = '/proc/sys/net/ipv4/igmp_max_memberships';
      const set = (most: number) =>
        execFileSync('ip', ['netns', 'exec', here, 'sh', '-c', `echo ${most} > ${limit}`]);
      set(0);
      expect(await look(here, [])).toMatchObject({ multicast: 'multicast_refused' });
      set(20);
      ip(here, 'link', 'set', 'dev', 'eth0', 'multicast', 'off');
      expect(await look(here, [])).toMatchObject({ multicast: 'multicast_off' });
      ip(here, 'link', 'set', 'dev', 'eth0', 'multicast', 'on');
      await hostHeadless('server', { namespace: there, port: PORT });
      network.blockMulticast();
      expect(await look(here, [address])).toMatchObject({
        peer: 'peer_good',
        multicast: 'multicast_unheard',
      });
    });
  });

  test('names another server behind the address', async ({ hostHeadless }) => {
    await withMachines(async ({ here, there }) => {
      const first = await hostHeadless('first', { namespace: there, port: PORT });
      await first.stop();
      await hostHeadless('second', { namespace: there, port: PORT });
      expect(await look(here, [first.invite])).toMatchObject({
        isolation: 'isolation_none',
        peer: 'peer_other_server',
      });
    });
  });

  test('names a server that moved to another port, and a computer that is not there', async ({
    hostHeadless,
  }) => {
    await withMachines(async ({ network, here, there, address }) => {
      await hostHeadless('server', { namespace: there, port: PORT + 2 });
      expect(await look(here, [address])).toMatchObject({ peer: 'peer_elsewhere' });
      const nobody = `${network.addresses[1]?.replace(/\d+$/, '99')}:${PORT}`;
      expect(await look(here, [nobody])).toMatchObject({
        peer: 'peer_silent',
        isolation: 'nobody_answers',
      });
    });
  });
});

test('a join that is refused leads to the network doctor, whose report can be copied', async ({
  open,
}) => {
  const rosa = await open('rosa', { env: { HEARTH_DISCOVERY: 'off' } });
  const { page } = rosa;
  await page.getByRole('textbox', { name: 'Your name' }).fill('Rosa');
  await page.getByRole('button', { name: 'Join a server' }).click();
  await page.getByRole('textbox', { name: 'Address or invite' }).fill('127.0.0.1:9');
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await page.getByRole('button', { name: 'Find out why' }).click();

  const doctor = page.getByRole('dialog', { name: 'Network doctor' });
  await expect(doctor.getByText(/127.0.0.1:9 is there, but nothing listens/).first()).toBeVisible();
  await expect(doctor.getByRole('button', { name: 'Look again' })).toBeEnabled();
  await expectNothingFound(page, 'network doctor');
  await doctor.getByRole('button', { name: 'Copy report' }).click();
  await expect(doctor.getByRole('button', { name: 'Report copied' })).toBeVisible();
  const copied = await rosa.app.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied).toContain('[trouble] The other computer: The computer at 127.0.0.1:9 is there');
  expect(copied).not.toContain('Rosa');

  await page.keyboard.press('Escape');
  await expect(page.getByRole('textbox', { name: 'Address or invite' })).toHaveValue('127.0.0.1:9');
  await page.keyboard.press('Escape');
  await rosa.app.evaluate(({ Menu }) => {
    const help = Menu.getApplicationMenu()?.items.find(({ role }) => role === 'help');
    help?.submenu?.items.find(({ label }) => label === 'Network doctor')?.click();
  });
  await expect(doctor.getByText('Nothing is to be joined.').first()).toBeAttached();
});

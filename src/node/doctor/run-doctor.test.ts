import { describe, expect, it } from 'vitest';
import { doctorReportSchema, STEPS, type Finding } from '../../shared/doctor/finding';
import { LIMITS } from '../../shared/model/limits';
import { toKeyWords } from '../key-words';
import { runDoctor } from './run-doctor';
import { cable, createFakeWorld, hosted, open, silent, subject, toServer } from './testing/samples';
import type { World } from './world';

const never = () => new Promise<never>(() => {});
const toCodes = (findings: readonly Finding[]) =>
  Object.fromEntries(findings.map(({ step, code }) => [step, code]));
const at = (host: string, port = 7_788) => ({
  goal: { addresses: [{ host, port }], serverId: null },
});

describe('the network doctor', () => {
  it('tells every step once, and answers all of them in their order', async () => {
    const told: Finding[] = [];
    const report = await runDoctor(subject(), createFakeWorld(), (finding) => told.push(finding));
    expect(report.findings.map(({ step }) => step)).toEqual([...STEPS]);
    expect(told.toSorted((a, b) => STEPS.indexOf(a.step) - STEPS.indexOf(b.step))).toEqual(
      report.findings,
    );
    expect(doctorReportSchema.parse(report)).toEqual(report);
  });

  it('is done when its time is over, whatever does not answer; what is known is told', async () => {
    let end: () => void = () => {};
    const world = createFakeWorld({
      tryMulticast: never,
      askServer: never,
      knock: async ({ port }) => (port === 7_788 ? open : silent),
      after(delayMs, run) {
        if (delayMs === LIMITS.doctorMs) end = run;
        return () => {};
      },
    });
    const told: string[] = [];
    const running = runDoctor(subject(), world, ({ step }) => told.push(step));
    await expect.poll(() => told).toContain('goal');
    expect(told).not.toContain('peer');
    end();
    const { findings } = await running;
    expect(toCodes(findings)).toMatchObject({
      interface: 'interface_up',
      goal: 'goal_good',
      peer: 'timed_out',
      multicast: 'timed_out',
      port: 'timed_out',
    });
  });

  it('asks nothing beyond this network: no address, no name', async () => {
    for (const host of ['8.8.8.8', 'example.com', '100.70.1.1', '2a00::1']) {
      const world = createFakeWorld();
      const { findings } = await runDoctor(subject(at(host)), world);
      expect(
        world.asked.filter((asked) => asked.includes(host)),
        host,
      ).toEqual([]);
      expect(toCodes(findings)['peer'], host).toBe('skipped_not_asked');
    }
  });

  it('asks a router only where it is of this network', async () => {
    const routes = (hex: string): Partial<World> => ({
      readText: async (path) =>
        path === '/proc/net/route' ? `Iface\nppp0 00000000 ${hex} 0003 0 0 0 00000000` : null,
    });
    const near = createFakeWorld(routes('0104A8C0'));
    await runDoctor(subject({ goal: null }), near);
    expect(near.asked).toContain('tcp 192.168.4.1:53');
    expect(near.asked).toContain('ping -n -c 1 -W 1 192.168.4.1');
    const far = createFakeWorld(routes('010071CB'));
    await runDoctor(subject({ goal: null }), far);
    expect(far.asked.filter((asked) => asked.includes('203.113.0.1'))).toEqual([]);
  });

  it('asks by name what a name of this network stands for', async () => {
    const world = createFakeWorld({ lookUp: async () => ['192.168.4.44', '8.8.8.8'] });
    const { findings } = await runDoctor(subject(at('workshop.local', 7_790)), world);
    expect(toCodes(findings)).toMatchObject({ goal: 'goal_good', peer: 'peer_refused' });
    expect(world.asked.filter((asked) => asked.includes(':7790'))).toEqual([
      'tcp 192.168.4.44:7790',
    ]);
  });

  it('gives a name that nobody knows a second, no more', async () => {
    const world = createFakeWorld({
      lookUp: never,
      after(delayMs, run) {
        if (delayMs === LIMITS.doctorLookupMs) run();
        return () => {};
      },
    });
    const { findings } = await runDoctor(subject(at('workshop.local')), world);
    expect(toCodes(findings)).toMatchObject({
      goal: 'goal_unknown_name',
      peer: 'skipped_not_asked',
    });
  });

  it('neither asks nor tells by multicast where discovery is off', async () => {
    const world = createFakeWorld();
    await runDoctor(subject({ isDiscoveryOff: true }), world);
    expect(world.asked).not.toContain('multicast');
  });

  it('listens to the end only for whom it does not know yet', async () => {
    const isEnough = async (about: Parameters<typeof subject>[0], heard: readonly string[]) => {
      let answer: boolean | null = null;
      const tryMulticast: World['tryMulticast'] = async (_, options) => {
        const address = { host: cable.host, port: 1 };
        answer = options.isEnough(heard.map((one) => ({ serverId: toServer(one), address })));
        return { interfaces: [], heard: [] };
      };
      await runDoctor(subject(about), createFakeWorld({ tryMulticast }));
      return answer;
    };
    expect(await isEnough({ goal: null }, [])).toBe(true);
    expect(await isEnough(at('192.168.4.44'), ['s'])).toBe(false);
    expect(await isEnough({ goal: null, hosted: hosted() }, [])).toBe(false);
    expect(await isEnough({ goal: null, hosted: hosted() }, ['h'])).toBe(true);
  });

  it('holds the words of a key against the key that answers', async () => {
    const findPeer = async (letter: string) => {
      const keyWords = toKeyWords(toServer(letter));
      const goal = { ...at('192.168.4.44').goal, keyWords };
      const { findings } = await runDoctor(
        subject({ goal }),
        createFakeWorld({ knock: async () => open }),
      );
      return toCodes(findings)['peer'];
    };
    expect(await findPeer('s')).toBe('peer_good');
    expect(await findPeer('x')).toBe('peer_other_server');
  });

  it('asks its own server at every address of this machine, with its key', async () => {
    const asked: unknown[] = [];
    const askServer: World['askServer'] = async (address, expected) => {
      asked.push([address.host, expected]);
      return { who: 'stuck' };
    };
    const { findings } = await runDoctor(
      subject({ goal: null, hosted: hosted() }),
      createFakeWorld({ askServer }),
    );
    expect(asked).toContainEqual([cable.host, toServer('h')]);
    expect(toCodes(findings)).toMatchObject({ own: 'own_unreachable', port: 'port_not_listening' });
  });
});

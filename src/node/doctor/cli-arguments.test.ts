import { describe, expect, it } from 'vitest';
import { printInvite } from '../../shared/protocol/invite';
import { parseDoctorCommand } from './cli-arguments';
import { toGoal } from './goal';
import { toKeyWords } from '../key-words';
import { toServer } from './testing/samples';

describe('the command line of the doctor', () => {
  it('looks at this machine, at an address, or at an invite', () => {
    const usual = {
      run: 'look',
      port: 7_788,
      dataDir: null,
      isJson: false,
      isRepairing: false,
    };
    expect(parseDoctorCommand([])).toEqual({ ...usual, goal: null });
    const addresses = [{ host: '192.168.1.20', port: 7_788 }];
    expect(parseDoctorCommand(['192.168.1.20'])).toEqual({
      ...usual,
      goal: { addresses, serverId: null },
    });
    const invite = printInvite({ serverId: toServer('s'), addresses, name: 'W', token: null });
    expect(toGoal(invite)).toEqual({ addresses, serverId: toServer('s') });
  });
  it('reads an address and the eight words of a key, between quotes or not', () => {
    const keyWords = toKeyWords(toServer('s'));
    const goal = {
      addresses: [{ host: '192.168.1.20', port: 7_788 }],
      serverId: null,
      keyWords,
    };
    const said = ['192.168.1.20', ...keyWords];
    for (const args of [said, [said.join(' ')]]) {
      expect(parseDoctorCommand(args)).toMatchObject({ run: 'look', goal });
    }
  });
  it('takes the server of this machine along', () => {
    expect(parseDoctorCommand(['--port', '7790', '--data', 'x', '--json'])).toEqual({
      run: 'look',
      goal: null,
      port: 7_790,
      dataDir: 'x',
      isJson: true,
      isRepairing: false,
    });
    expect(parseDoctorCommand(['--repair-firewall'])).toMatchObject({
      run: 'look',
      port: 7_788,
      isRepairing: true,
    });
  });
  it.each([
    [['not an address!'], /neither an invite nor an address/],
    [['a', 'b'], /One address/],
    [['10.0.0.1', 'lamp', 'cedar'], /One address/],
    [['10.0.0.1', '10.0.0.2'], /One address/],
    [['--port', '0'], /number from 1/],
    [['--port', 'x'], /number from 1/],
    [['--nonsense'], /nonsense/],
  ])('refuses %j', (args, sentence) => {
    expect(parseDoctorCommand(args)).toEqual({
      run: 'refuse',
      sentence: expect.stringMatching(sentence),
    });
  });
  it('helps', () => {
    expect(parseDoctorCommand(['-h'])).toEqual({ run: 'help' });
  });
});

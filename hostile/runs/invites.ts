import { join } from 'node:path';
import { createHost } from '../../faults/harness/host';
import { takePort } from '../../faults/harness/ports';
import { until } from '../../faults/harness/wait';
import { createIdentity, type Identity } from '../../src/node/identity';
import { toExporter } from '../../src/node/dialler';
import { serverIdSchema } from '../../src/shared/model/ids';
import { LIMITS } from '../../src/shared/model/limits';
import { toAuthSigningText } from '../../src/shared/protocol/signing';
import { PROTOCOL } from '../../src/shared/protocol/version';
import { openWebSocket, toAddress, toPacket } from '../harness/raw-socket';
import type { Attack } from '../run';
import { needsAddresses, PATIENCE_MS } from './usual';

const DAY_MS = 24 * 60 * 60_000;
/** A command in front of the host's, by which its clock goes so many days ahead. */
function daysAhead(days: number): string[] {
  const program = `const now = Date.now; Date.now = () => now() + ${days * DAY_MS};`;
  return ['env', `NODE_OPTIONS=--import=data:text/javascript,${encodeURIComponent(program)}`];
}
const INVITE_DAYS = LIMITS.inviteLastsMs / DAY_MS;

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const others = (letter: string) => Array.from(LETTERS).filter((one) => one !== letter);

export const invites: Attack = {
  name: 'invites',
  ids: ['F6'],
  about: 'an invite with one letter changed at every place, used up, expired, and revoked',
  size: { short: 1, full: 63 },
  withinSeconds: { short: 60, full: 900 },
  missing: needsAddresses,
  async run({ size, folder, programs, signal }) {
    const port = await takePort();
    const setup = { program: programs.host, dataDir: join(folder, 'host'), port, signal };
    const host = createHost({ ...setup, options: ['--joining', 'invite', '--invite-uses', '1'] });
    await host.start();
    const serverId = serverIdSchema.parse(host.serverId());
    const token = new URLSearchParams(host.invite().split(/[?#]/)[1]).get('t') ?? '';
    let cases = 0;
    /** Each from an address of its own, so that it is not the number of guesses that is refused. */
    const enter = async (shown: string | undefined, identity: Identity = createIdentity()) => {
      cases += 1;
      const raw = await openWebSocket(port, toAddress(cases));
      const exporter = toExporter(raw.socket);
      const { publicKey } = identity;
      const signature = identity.sign(toAuthSigningText(serverId, exporter));
      const auth = { protocol: PROTOCOL, publicKey, name: 'Guest', signature, token: shown };
      raw.write(toPacket(`0${JSON.stringify(auth)}`));
      const answer = () => /"code":"(\w+)"|(session:welcomed)/.exec(raw.received());
      await until(() => answer() !== null, 'an answer at the door', {
        withinMs: PATIENCE_MS,
        signal,
      });
      raw.destroy();
      return answer()?.[1] ?? 'welcomed';
    };
    const failures: string[] = [];
    const expect = async (what: string, wanted: string, got: Promise<string>) => {
      const code = await got;
      if (code !== wanted) failures.push(`${what}: ${code} instead of ${wanted}.`);
    };
    for (const [at, letter] of Array.from(token).entries()) {
      for (const other of others(letter).slice(0, size)) {
        const changed = token.slice(0, at) + other + token.slice(at + 1);
        await expect(`letter ${at} changed`, 'invite_invalid', enter(changed));
      }
    }
    for (const odd of ['', token.slice(1), `${token}A`, token.toLowerCase(), '__proto__']) {
      await expect('an odd token', 'invite_invalid', enter(odd));
    }
    const guest = createIdentity();
    await expect('the right invite', 'welcomed', enter(token, guest));
    await expect('the same invite again', 'invite_invalid', enter(token));
    await expect('whoever is in', 'welcomed', enter(undefined, guest));
    await host.stop();
    const later = createHost({ ...setup, options: ['--joining', 'invite'] });
    await later.start();
    const second = new URLSearchParams(later.invite().split(/[?#]/)[1]).get('t') ?? '';
    await later.stop();
    const weekLater = createHost({
      ...setup,
      under: daysAhead(INVITE_DAYS + 1),
      options: ['--joining', 'invite'],
    });
    await weekLater.start();
    await expect('an expired invite', 'invite_invalid', enter(second));
    await weekLater.stop();
    const dayLater = createHost({
      ...setup,
      under: daysAhead(INVITE_DAYS - 1),
      options: ['--joining', 'invite'],
    });
    await dayLater.start();
    await expect('the same a day before it expires', 'welcomed', enter(second));
    await dayLater.stop();
    const last = createHost({ ...setup, options: ['--joining', 'invite', '--revoke-invites'] });
    await last.start();
    await expect('a revoked invite', 'invite_invalid', enter(second));
    await last.stop();
    return { cases, note: `${token.length} places changed`, failures };
  },
};

import { failure, success } from '../../shared/lib/result';
import { parseMessageLink } from '../../shared/model/message-link';
import { gone, type Answers, type FakeWorld } from './fake-world';
import { toServerId } from './people';
import { createScenario } from './scenario';

/** Servers of others: reading what was typed, joining, and what one does with a server that one is on. */
export function createFakeServers({ view, patch, patchServer, now, delay }: FakeWorld): Answers {
  return {
    'nearby:join': async ({ serverId, password }) => {
      await delay();
      const found = view().nearby.find((one) => one.serverId === serverId);
      if (found === undefined) return failure('unreachable', 'gone');
      if (found.joining === 'password' && password !== 'ember') {
        return failure(password === undefined ? 'password_required' : 'wrong_password', 'password');
      }
      return success({ serverId });
    },
    'server:verify': ({ serverId }) => {
      patchServer(serverId, { isVerified: true });
      return success(null);
    },
    'server:shown-key': () =>
      success({
        key: {
          fingerprint: 'Zq3w xxYk 9a-_ 71Lm Bv0c',
          keyWords: 'tunnel grape vivid onion ladder fossil march zebra'.split(' '),
        },
      }),
    'invite:preview': ({ input }) => {
      const isInvite = /^(hearth|https):\/\//.test(input);
      const [place = '', ...words] = input.split(' ');
      const isSpoken = !isInvite && words.length > 0;
      if (!isInvite && !/^[\w.:[\]%-]+$/.test(place)) {
        return failure('address_invalid', 'neither invite nor address');
      }
      return success({
        kind: isInvite ? 'invite' : isSpoken ? 'spoken' : 'address',
        name: isInvite ? 'Print shop' : null,
        fingerprint: isInvite ? 'pppp pppp pppp pppp pppp' : null,
        keyWords: isInvite ? 'paper maple stone quick ember table north coin'.split(' ') : words,
        isComplete: !isSpoken || words.length === 8,
        addresses: isInvite ? ['192.168.4.44:7788', '10.0.8.9:7788'] : [place],
        knownServerId: input.includes('known') ? toServerId('k') : null,
      });
    },
    'server:join': async ({ input, password }) => {
      await delay();
      if (parseMessageLink(input) !== null) return failure('address_invalid', 'neither');
      if (input.includes('nobody')) return failure('unreachable', 'nothing answers');
      if (input.includes('secret') && password === undefined) {
        return failure('password_required', 'password please');
      }
      if (input.includes('secret') && password !== 'ember') {
        return failure('wrong_password', 'not that one');
      }
      const serverId = toServerId('p');
      const { view: model } = createScenario('fresh', now());
      const template = model.servers[toServerId('w')];
      if (template === undefined) return gone();
      patch({
        serverOrder: [...view().serverOrder, serverId],
        servers: {
          [serverId]: { ...template, id: serverId, name: 'Print shop', isHostedHere: false },
        },
      });
      return success({ serverId });
    },
    'server:forget': ({ serverId }) => {
      patch({
        serverOrder: view().serverOrder.filter((id) => id !== serverId),
        servers: { [serverId]: null },
      });
      return success(null);
    },
    'server:retry': async ({ serverId }) => {
      patchServer(serverId, { connection: { state: 'connecting' } });
      await delay();
      patchServer(serverId, { connection: { state: 'online' } });
      return success(null);
    },
    'server:notify': ({ serverId, rule }) => {
      patchServer(serverId, { notify: rule });
      return success(null);
    },
  };
}

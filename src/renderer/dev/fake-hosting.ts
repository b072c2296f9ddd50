import { failure, success, type Result } from '../../shared/lib/result';
import type { ServerId } from '../../shared/model/ids';
import { gone, type Answers, type FakeWorld } from './fake-world';
import { toInviteId } from './fixture-hosting';
import { createScenario } from './scenario';

/** The server of this very app: starting it, its invites, and who knocks. */
export function createFakeHosting({ view, patch, now, delay, nextNumber }: FakeWorld): Answers {
  const setRunning = (): Result<{ serverId: ServerId }> => {
    const fresh = createScenario('fresh', now());
    const running = fresh.view.hosting;
    if (running.state !== 'running') return gone();
    const server = fresh.view.servers[running.serverId];
    const name = `${view().profile.name ?? 'Somebody'}’s server`;
    patch({
      hosting: { ...running, name },
      serverOrder: [
        running.serverId,
        ...view().serverOrder.filter((id) => id !== running.serverId),
      ],
      ...(server === undefined || view().servers[running.serverId] !== undefined
        ? {}
        : { servers: { [running.serverId]: { ...server, name } } }),
    });
    return success({ serverId: running.serverId });
  };

  return {
    'hosting:start': async () => {
      patch({ hosting: { state: 'starting' } });
      await delay();
      return setRunning();
    },
    'hosting:stop': async () => {
      patch({ hosting: { state: 'stopping' } });
      await delay();
      patch({ hosting: { state: 'stopped', problem: null } });
      return success(null);
    },
    'hosting:configure': ({ name, joining }) => {
      const { hosting } = view();
      if (hosting.state !== 'running') return failure('not_hosting', 'not hosting');
      patch({
        hosting: {
          ...hosting,
          name: name ?? hosting.name,
          joining: joining?.mode ?? hosting.joining,
        },
        ...(name === undefined ? {} : { servers: { [hosting.serverId]: { name } } }),
      });
      return success(null);
    },
    'knock:answer': ({ memberId }) => {
      const { hosting } = view();
      if (hosting.state !== 'running') return failure('not_hosting', 'not hosting');
      const knocks = hosting.knocks.filter((knock) => knock.memberId !== memberId);
      patch({ hosting: { ...hosting, knocks } });
      return success(null);
    },
    'invite:show': () => success(null),
    'invite:make': ({ lastsMs, uses }) => {
      const { hosting } = view();
      if (hosting.state !== 'running') return failure('not_hosting', 'not hosting');
      const madeAt = now();
      const facts = {
        id: toInviteId(nextNumber()),
        madeAt,
        expiresAt: lastsMs === null ? null : madeAt + lastsMs,
        usesLeft: uses,
      };
      const link = `hearth://join/1?k=${hosting.serverId}&h=192.168.4.20&t=${madeAt}`;
      const invite = { ...facts, link, webLink: link };
      patch({ hosting: { ...hosting, invite, invites: [...hosting.invites, facts] } });
      return success(null);
    },
    'invite:revoke': ({ id }) => {
      const { hosting } = view();
      if (hosting.state !== 'running') return failure('not_hosting', 'not hosting');
      const invites = hosting.invites.filter((invite) => invite.id !== id);
      const invite = hosting.invite?.id === id ? null : hosting.invite;
      patch({ hosting: { ...hosting, invite, invites } });
      return success(null);
    },
  };
}

import type { AuditLine, MemberView, RoomView } from '../../shared/bridge/views';
import { failure, success } from '../../shared/lib/result';
import type { Act, Ban } from '../../shared/model/act';
import { authorise } from '../../shared/model/authority';
import type { MemberId, ServerId } from '../../shared/model/ids';
import type { Answers, FakeWorld } from './fake-world';
import { aicha, jonas, long, mehmet, otherJonas, rosa, toRoomId } from './people';

const HOUR_MS = 3_600_000;

/** What was done before the window opened, oldest first. */
const toEarlier = (
  now: number,
): { by: MemberId; act: AuditLine['act']; reason: string; at: number }[] => [
  {
    by: rosa.id,
    act: { kind: 'set-role', memberId: jonas.id, role: 'moderator' },
    reason: '',
    at: now - 90 * HOUR_MS,
  },
  {
    by: jonas.id,
    act: {
      kind: 'redact',
      memberId: long.id,
      roomId: toRoomId(2),
      target: { seq: 3, author: long.id, clientId: toRoomId(77) as never },
    },
    reason: '',
    at: now - 50 * HOUR_MS,
  },
  {
    by: jonas.id,
    act: { kind: 'mute', memberId: mehmet.id, lastsMs: 24 * HOUR_MS },
    reason: 'Twelve calls for the extractor in one morning',
    at: now - 5 * HOUR_MS,
  },
  {
    by: jonas.id,
    act: { kind: 'slow-mode', roomId: toRoomId(2), intervalMs: 30_000 },
    reason: '',
    at: now - 4 * HOUR_MS,
  },
  {
    by: rosa.id,
    act: { kind: 'ban', memberId: otherJonas.id },
    reason: 'Sold places in the queue',
    at: now - 2 * HOUR_MS,
  },
  { by: aicha.id, act: { kind: 'remove', memberId: long.id }, reason: '', at: now - HOUR_MS },
];

/** Keeping order in the made-up world. */
export function createFakeOrder(
  deps: FakeWorld & { hasPast: boolean },
): Pick<Answers, 'order:act' | 'order:audit' | 'order:bans'> {
  const lines: AuditLine[] = [];
  let bans: Ban[] = [];
  const note = (by: MemberId, act: AuditLine['act'], reason: string, at: number) =>
    lines.unshift({
      number: lines.length + 1,
      at,
      actor: by,
      act,
      reason,
      signed: null,
      // One line of the past was tampered with.
      isForged: by === aicha.id,
    });
  if (deps.hasPast) {
    for (const { by, act, reason, at } of toEarlier(deps.now())) note(by, act, reason, at);
    const reason = 'Sold places in the queue';
    bans = [
      { memberId: otherJonas.id, name: otherJonas.name, at: deps.now() - 2 * HOUR_MS, reason },
    ];
  }

  const change = (serverId: ServerId, memberId: MemberId, more: Partial<MemberView>) => {
    const member = deps.view().servers[serverId]?.members[memberId];
    if (member !== undefined)
      deps.patchServer(serverId, { members: { [memberId]: { ...member, ...more } } });
  };
  const carryOut = (serverId: ServerId, act: Act, reason: string) => {
    if (act.kind === 'slow-mode') {
      const { slowModeMs: _, ...room } = deps.view().servers[serverId]?.rooms[act.roomId] ?? {};
      const next = act.intervalMs === 0 ? room : { ...room, slowModeMs: act.intervalMs };
      deps.patchServer(serverId, { rooms: { [act.roomId]: next as RoomView } });
      return;
    }
    const { memberId } = act;
    const member = deps.view().servers[serverId]?.members[memberId];
    switch (act.kind) {
      case 'set-role':
        return change(serverId, memberId, { role: act.role });
      case 'mute':
        return change(serverId, memberId, {
          mute: { until: act.lastsMs === null ? null : deps.now() + act.lastsMs },
        });
      case 'unmute': {
        const { mute: _, ...rest } = member ?? rosa;
        return deps.patchServer(serverId, { members: { [memberId]: rest } });
      }
      case 'unban':
        bans = bans.filter((ban) => ban.memberId !== memberId);
        return;
      case 'ban':
        bans = [{ memberId, name: member?.name ?? '?', at: deps.now(), reason }, ...bans];
        return takeOut(serverId, memberId);
      case 'remove':
        return takeOut(serverId, memberId);
    }
  };
  const takeOut = (serverId: ServerId, memberId: MemberId) => {
    change(serverId, memberId, { isRemoved: true, role: 'member', presence: 'offline' });
    for (const room of Object.values(deps.view().servers[serverId]?.rooms ?? {})) {
      if (room.kind === 'direct') continue;
      const memberIds = room.memberIds.filter((id) => id !== memberId);
      deps.patchRoom(serverId, room.id, { memberIds });
    }
  };

  return {
    'order:act': ({ serverId, act, reason }) => {
      const server = deps.view().servers[serverId];
      const self = server?.members[server.selfId];
      if (self === undefined || !authorise(self, { act: 'audit:list' })) {
        return failure('not_allowed', 'plain members cannot');
      }
      carryOut(serverId, act, reason);
      note(self.id, act, reason, deps.now());
      return success(null);
    },
    'order:audit': ({ before = Infinity }) =>
      success({ items: lines.filter(({ number }) => number < before), hasOlder: false }),
    'order:bans': () => success({ bans }),
  };
}

import { failure, success, type Result } from '../shared/lib/result';
import type { Act, AuditItem } from '../shared/model/act';
import type { MemberId, ServerId } from '../shared/model/ids';
import { LIMITS } from '../shared/model/limits';
import { toActSigningText, toEntrySigningText } from '../shared/protocol/signing';
import type { Connection } from './connection';
import type { ClientPlatform } from './platform';

/** A part of the audit list, newest first, and whether each signature fits. */
export interface AuditPart {
  items: (AuditItem & { isForged: boolean })[];
  hasOlder: boolean;
}

/** Keeping order on a server: acts that one signs, and the list of those of others. */
export interface Acting {
  act(act: Act, reason: string): Promise<Result<null>>;
  audit(before: number | undefined): Promise<Result<AuditPart>>;
}

const offline = () => failure('offline', 'There is no connection to the server.');

/** Creates the {@link Acting} of a session. Nothing of it waits for a connection: it is about now. */
export function createActing(deps: {
  platform: ClientPlatform;
  serverId: ServerId;
  connection(): Connection | null;
  publicKeyOf(memberId: MemberId): string | null;
}): Acting {
  const { platform, serverId } = deps;

  const ask = (to: Connection, act: Act, reason: string) => {
    const clientId = platform.newClientId();
    const text = toActSigningText({ serverId, clientId }, act, platform.hashText(reason));
    const signature = platform.identity.sign(text);
    const acting = { clientId, signature, ...(reason !== '' && { reason }) };
    switch (act.kind) {
      case 'remove':
        return to.ask('member:remove', { ...acting, memberId: act.memberId });
      case 'ban':
        return to.ask('member:ban', { ...acting, memberId: act.memberId });
      case 'unban':
        return to.ask('member:unban', { ...acting, memberId: act.memberId });
      case 'mute':
        return to.ask('member:mute', { ...acting, memberId: act.memberId, lastsMs: act.lastsMs });
      case 'unmute':
        return to.ask('member:unmute', { ...acting, memberId: act.memberId });
      case 'set-role':
        return to.ask('member:set-role', { ...acting, memberId: act.memberId, role: act.role });
      case 'slow-mode':
        return to.ask('room:slow-mode', {
          ...acting,
          roomId: act.roomId,
          intervalMs: act.intervalMs,
        });
    }
  };

  const toSignedText = ({ act, reason }: AuditItem, clientId: AuditClientId): string =>
    act.kind === 'redact'
      ? toEntrySigningText(
          { serverId, roomId: act.roomId, clientId },
          { kind: 'redaction', target: act.target },
        )
      : toActSigningText({ serverId, clientId }, act, platform.hashText(reason));

  const isForged = async (item: AuditItem): Promise<boolean> => {
    const { actor, signed } = item;
    if (actor === null || signed === null) return actor !== null;
    const publicKey = deps.publicKeyOf(actor);
    if (publicKey === null || platform.toMemberId(publicKey) !== actor) return true;
    const text = toSignedText(item, signed.clientId);
    return !(await platform.verify(publicKey, text, signed.signature));
  };

  return {
    async act(act, reason) {
      const to = deps.connection();
      if (to === null) return offline();
      const answer = await ask(to, act, reason);
      return answer.ok ? success(null) : answer;
    },
    async audit(before) {
      const to = deps.connection();
      if (to === null) return offline();
      const answer = await to.ask('audit:list', {
        limit: LIMITS.auditItems,
        ...(before !== undefined && { before }),
      });
      if (!answer.ok) return answer;
      const { items, hasOlder } = answer.value;
      const judged = items.map(async (item) => ({ ...item, isForged: await isForged(item) }));
      return success({ items: await Promise.all(judged), hasOlder });
    },
  };
}

type AuditClientId = NonNullable<AuditItem['signed']>['clientId'];

import type { AuditLine, ServerView } from '../../../../shared/bridge/views';
import type { MemberId, RoomId } from '../../../../shared/model/ids';
import { isolateText } from '../../../../shared/model/direction';
import type { Translate } from '../../../../shared/texts';
import { toLengthText } from '../../../../shared/texts/length';
import { toNameText } from '../../components/member-names';

/** Says one line of the audit list as a sentence. */
export function toAuditText({ actor: by, act }: AuditLine, server: ServerView, t: Translate) {
  const nameOf = (id: MemberId) => toNameText(server.members, id, t);
  const roomOf = (id: RoomId) => {
    const room = server.rooms[id];
    // A room one is not in has no name for oneself.
    return room === undefined ? t('order.aRoom') : `# ${isolateText(room.name)}`;
  };
  const actor = by === null ? t('order.starter') : nameOf(by);
  if (act.kind === 'slow-mode') {
    const room = roomOf(act.roomId);
    if (act.intervalMs === 0) return t('order.audit.slowModeOff', { actor, room });
    const length = toLengthText(act.intervalMs, t);
    return t('order.audit.slowMode', { actor, room, length });
  }
  const target = nameOf(act.memberId);
  switch (act.kind) {
    case 'mute':
      return act.lastsMs === null
        ? t('order.audit.mute', { actor, target })
        : t('order.audit.muteFor', { actor, target, length: toLengthText(act.lastsMs, t) });
    case 'set-role':
      return t(act.role === 'moderator' ? 'order.audit.appoint' : 'order.audit.dismiss', {
        actor,
        target,
      });
    case 'redact':
      return t('order.audit.redact', { actor, target, room: roomOf(act.roomId) });
    case 'remove':
    case 'ban':
    case 'unban':
    case 'unmute':
      return t(`order.audit.${act.kind}`, { actor, target });
  }
}

import type { MemberView } from '../../../../shared/bridge/views';
import type { ServerId } from '../../../../shared/model/ids';
import type { MemberAct } from './member-acts';

/** What is asked before it is done. Lifting a mute takes nothing away, so it is done at once. */
export type AskedAct = Exclude<MemberAct, 'unmute'>;

/** The question whether something is to be done to a member. Stands over the app, not beside the card it came from. */
export interface ActQuestion {
  kind: 'act';
  serverId: ServerId;
  /** As they were when it was asked: they may be gone by the time it is done. */
  member: MemberView;
  act: AskedAct;
}

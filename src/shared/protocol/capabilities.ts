import type { Capability } from '../model/capability';
import type { UpEventName, UpInput } from './events';

const OF_EVENT: Partial<Record<UpEventName, Capability>> = {
  'pin:list': 'pins',
  'edit:list': 'edit-history',
  'timeline:seek': 'seek',
  'member:describe': 'status',
  'picture:set': 'pictures',
  'picture:get': 'pictures',
};

/** What a server must offer to be asked this (CA-3); null where every server does. */
export function toNeeded<E extends UpEventName>(event: E, payload: UpInput<E>): Capability | null {
  if (event === 'entry:append') {
    const { entries } = payload as UpInput<'entry:append'>;
    return entries.some(({ kind }) => kind === 'pin') ? 'pins' : null;
  }
  return OF_EVENT[event] ?? null;
}

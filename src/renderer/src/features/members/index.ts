export type { ActQuestion } from './asked-act';
export { CardHost, type OpenedCard } from './card-host';
export { MemberList } from './member-list';

export { CardHost, type OpenedCard } from './card-host';
export { MemberList } from './member-list';

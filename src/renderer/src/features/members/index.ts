export { MemberList } from './member-list';

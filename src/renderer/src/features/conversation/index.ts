export { Conversation } from './conversation';
export { DayDialog } from './later';
export { MESSAGE_KEYS } from './actions/message-rights';
export { ConversationDoorsProvider } from './commands/doors';

export { Conversation } from './conversation';
export { DayDialog } from './day-dialog';
export { MESSAGE_KEYS } from './actions/message-rights';
export { ConversationDoorsProvider } from './commands/doors';

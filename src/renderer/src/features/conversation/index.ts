export { Conversation } from './conversation';
export { MESSAGE_KEYS } from './actions/message-rights';
export { ConversationDoorsProvider } from './commands/doors';

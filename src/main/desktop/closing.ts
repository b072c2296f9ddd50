/** What closing the window does: the app ends, the window goes and the app stays, or it hides and hosting goes on. */
export type CloseAction = 'quit' | 'hide' | 'hide-and-keep-hosting';

/** Closing is not quitting while others depend on this app, nor on macOS, where apps stay in the dock. */
export function toCloseAction(state: {
  platform: NodeJS.Platform;
  isHosting: boolean;
}): CloseAction {
  if (state.isHosting) return 'hide-and-keep-hosting';
  return state.platform === 'darwin' ? 'hide' : 'quit';
}

import { lazy } from 'react';

const load = () => import('./emoji-picker');

/** The picker, with everything it knows, once somebody opens it. */
export const EmojiPicker = lazy(async () => ({ default: (await load()).EmojiPicker }));

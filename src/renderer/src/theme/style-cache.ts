import { createStyleCache } from './style-sheets';

/** Where all rules of the window are. */
export const styleCache = createStyleCache(document);

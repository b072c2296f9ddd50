import * as module from 'node:module';

/** What Node offers of it from 22.10 on. */
interface CompileCache {
  enableCompileCache?: (folder: string) => unknown;
  flushCompileCache?: () => void;
}

/** What this Node has of it; the types are those of the oldest that we support. */
const ours: CompileCache = { ...(module as object) };

/**
 * Has Node keep what it compiles of main's own files in `folder`, where it can do that, and take it from there at the next
 * start. Files are known by their content, so those of another version are compiled anew.
 */
export function keepCompiled(folder: string, node: CompileCache = ours): void {
  node.enableCompileCache?.(folder);
}

/** Writes down what was compiled so far: an app does not always end by itself. */
export function writeCompiled(node: CompileCache = ours): void {
  node.flushCompileCache?.();
}

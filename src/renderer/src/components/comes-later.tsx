import { lazy, Suspense, useState, type ComponentType, type ReactNode } from 'react';

/** The first picture and what was asked of main at the start come before. */
const QUIET_MS = 250;

const everything: (() => Promise<unknown>)[] = [];

/** Parts of the page that are in a file of their own. */
export interface Later<Module> {
  load: () => Promise<Module>;
  /** One of them, to be drawn like any other. Where it is drawn before its file is there, `fallback` stands for it. */
  part: <Props extends object>(
    pick: (module: Module) => ComponentType<Props>,
    fallback?: ReactNode,
  ) => ComponentType<Props>;
}

/**
 * What the first picture does not need, in a file of its own that is read in quiet soon after it. What is there by then is
 * drawn at once: React's `lazy` waits in any case when it is drawn for the first time, and then for the 300 ms that React
 * leaves between a fallback and what comes after it.
 */
export function comesLater<Module>(read: () => Promise<Module>): Later<Module> {
  let module: Module | null = null;
  const load = async () => (module ??= await read());
  everything.push(load);
  return {
    load,
    part<Props extends object>(
      pick: (from: Module) => ComponentType<Props>,
      fallback: ReactNode = null,
    ) {
      const Waiting = lazy(async () => ({ default: pick(await load()) }));
      return function LaterPart(props: Props) {
        // The same for as long as it is shown: nothing in it is lost when its file comes.
        const [Part] = useState<ComponentType<Props>>(() =>
          module === null ? Waiting : pick(module),
        );
        return (
          <Suspense fallback={fallback}>
            <Part {...props} />
          </Suspense>
        );
      };
    },
  };
}

/** Reads all that comes later soon after the first picture, so that nobody ever waits for it. Returns how to give up. */
export function loadTheRest(): () => void {
  const timer = setTimeout(() => {
    for (const load of everything) {
      // What fails here fails again, and is told, when it is needed.
      void load().catch(() => undefined);
    }
  }, QUIET_MS);
  return () => clearTimeout(timer);
}

/** Tells the others that one writes: not with every key, and not longer than it is true. */
export interface TypingNotifier {
  typed(): void;
  /** Nothing is being written any more: sent, cleared or left. */
  stopped(): void;
}

export interface TypingNotifierDeps {
  tell: (isTyping: boolean) => void;
  now: () => number;
  /** How often it is said again while writing goes on. */
  repeatMs: number;
  /** How long a rest may last before it is taken back. */
  idleMs: number;
}

/** Creates a notifier for one room. */
export function createTypingNotifier({
  tell,
  now,
  repeatMs,
  idleMs,
}: TypingNotifierDeps): TypingNotifier {
  let toldAt: number | null = null;
  let idle: ReturnType<typeof setTimeout> | null = null;

  const stopped = () => {
    if (idle !== null) clearTimeout(idle);
    idle = null;
    if (toldAt === null) return;
    toldAt = null;
    tell(false);
  };

  return {
    typed() {
      if (toldAt === null || now() - toldAt >= repeatMs) {
        toldAt = now();
        tell(true);
      }
      if (idle !== null) clearTimeout(idle);
      idle = setTimeout(stopped, idleMs);
    },
    stopped,
  };
}

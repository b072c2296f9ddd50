/** Says new messages to screen readers: a few by their words, many by their number. */
export interface Arrivals {
  add(sentences: readonly string[]): void;
  stop(): void;
}

export interface ArrivalsDeps {
  say: (sentence: string) => void;
  toCountText: (count: number) => string;
  /** How long messages are gathered, so that one does not cut the other off. */
  gatherMs: number;
  /** More than this many are only counted. */
  mostRead: number;
}

/** Creates the gatherer of one room. */
export function createArrivals({ say, toCountText, gatherMs, mostRead }: ArrivalsDeps): Arrivals {
  let gathered: string[] = [];
  let timer: ReturnType<typeof setTimeout> | null = null;

  const tell = () => {
    timer = null;
    const sentences = gathered;
    gathered = [];
    say(sentences.length > mostRead ? toCountText(sentences.length) : sentences.join('. '));
  };

  return {
    add(sentences) {
      if (sentences.length === 0) return;
      gathered.push(...sentences);
      timer ??= setTimeout(tell, gatherMs);
    },
    stop() {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      gathered = [];
    },
  };
}

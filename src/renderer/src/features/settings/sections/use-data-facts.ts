import { useEffect, useState } from 'react';
import type { DataFacts } from '../../../../../shared/bridge/data';
import { createSubscribable } from '../../../../../shared/lib/subscribable';
import { call, reportError } from '../../../bridge/app-store';

const measured = createSubscribable<DataFacts>(reportError);
let running: Promise<void> | null = null;

/** Measures what lies on disk: once for everybody who asks meanwhile, and everybody who shows it hears of it. */
export function measureData(): Promise<void> {
  running ??= call('data:facts', {})
    .then((answer) => {
      if (answer.ok) measured.announce(answer.value);
    })
    .finally(() => {
      running = null;
    });
  return running;
}

/** What lies on disk; null until it was measured. */
export function useDataFacts(): DataFacts | null {
  const [facts, setFacts] = useState<DataFacts | null>(null);
  useEffect(() => {
    const stop = measured.subscribe(setFacts);
    void measureData();
    return stop;
  }, []);
  return facts;
}

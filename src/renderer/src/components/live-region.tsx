import { useEffect, useState } from 'react';
import { createSubscribable } from '../../../shared/lib/subscribable';
import { reportError } from '../bridge/app-store';
import { hidden } from './hidden';

const announced = createSubscribable<string>(reportError);

/** Has a short sentence read out by screen readers once they are done with the one before. */
export function announce(sentence: string): void {
  announced.announce(sentence);
}

/** Where {@link announce} speaks. Stands once in the app, from its start: regions that appear later are not heard. */
export function LiveRegion() {
  const [said, setSaid] = useState({ sentence: '', count: 0 });
  useEffect(
    () => announced.subscribe((sentence) => setSaid((old) => ({ sentence, count: old.count + 1 }))),
    [],
  );
  return (
    <output aria-live="polite" style={hidden}>
      {/* A new element each time, so that the same sentence is read twice when it is said twice. */}
      <span key={said.count}>{said.sentence}</span>
    </output>
  );
}

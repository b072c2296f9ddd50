import { useEffect, useRef } from 'react';
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
  const regionRef = useRef<HTMLOutputElement>(null);
  useEffect(
    () =>
      announced.subscribe((sentence) => {
        // A new element each time, so that the same sentence is read twice when it is said twice. Not drawn: much is said while one types.
        const said = document.createElement('span');
        said.textContent = sentence;
        regionRef.current?.replaceChildren(said);
      }),
    [],
  );
  return <output ref={regionRef} aria-live="polite" style={hidden} />;
}

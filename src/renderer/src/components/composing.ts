/** What of a key event tells whether an input method is at work. */
interface KeyEventFacts {
  readonly keyCode: number;
  readonly isComposing?: boolean;
  readonly nativeEvent?: { readonly isComposing: boolean };
}

// What browsers report for a key that an input method takes for itself. WebKit ends the composition before the Enter
// that ended it, so `isComposing` alone is not enough.
const TAKEN_BY_INPUT_METHOD = 229;

/** Whether a key belongs to an input method that composes: then Enter chooses a word and must send nothing. */
export function isComposingEvent(event: KeyEventFacts): boolean {
  return (
    event.isComposing === true ||
    event.nativeEvent?.isComposing === true ||
    event.keyCode === TAKEN_BY_INPUT_METHOD
  );
}

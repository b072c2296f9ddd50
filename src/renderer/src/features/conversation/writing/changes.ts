/** What stands in a box, and what of it is selected. */
export interface Written {
  text: string;
  start: number;
  end: number;
}

/** Other words for a part of it, and what is selected then. */
export interface Change {
  from: number;
  to: number;
  insert: string;
  select: readonly [start: number, end: number];
}

/** Makes a change as if it were typed, so that undo takes it back in one step. */
export function applyChange(box: HTMLTextAreaElement, change: Change): void {
  const { from, to, insert, select } = change;
  // The page is laid out for each of these, also where nothing changes by it.
  if (document.activeElement !== box) box.focus();
  selectIn(box, from, to);
  if (box.value.slice(from, to) !== insert) {
    // The one way of writing into a field that the browser's undo knows of.
    const command = insert === '' ? 'delete' : 'insertText';
    const isDone = 'execCommand' in document && document.execCommand(command, false, insert);
    if (!isDone) {
      // Past the setter that React has put on the element, or it would not take the event for a change.
      Reflect.set(
        HTMLTextAreaElement.prototype,
        'value',
        box.value.slice(0, from) + insert + box.value.slice(to),
        box,
      );
      box.dispatchEvent(new Event('input', { bubbles: true }));
    }
  }
  selectIn(box, ...select);
}

function selectIn(box: HTMLTextAreaElement, start: number, end: number): void {
  if (box.selectionStart !== start || box.selectionEnd !== end) box.setSelectionRange(start, end);
}

/** What stands in a box now. */
export function toWritten(box: HTMLTextAreaElement): Written {
  return { text: box.value, start: box.selectionStart, end: box.selectionEnd };
}

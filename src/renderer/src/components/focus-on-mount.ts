/** Give it as `ref` to what a dialog should begin with: it takes the keyboard as soon as it is there. */
export function focusOnMount(element: HTMLElement | null): void {
  element?.focus();
}

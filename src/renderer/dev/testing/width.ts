interface MadeUpWindow {
  happyDOM: { setViewport: (viewport: { width: number; height: number }) => void };
}

/** Makes the window of a test that wide, in pixels. */
export function setWidth(width: number): void {
  (window as unknown as MadeUpWindow).happyDOM.setViewport({ width, height: 800 });
}

import { afterAll, beforeAll, vi } from 'vitest';

/** What every list and every line in it measures, in pixels. */
const FRAME_HEIGHT = 600;
const LINE_HEIGHT = 30;

/** Tells a height of everything that is watched, as a browser does after its first layout. */
class OneLayout {
  constructor(private readonly heard: ResizeObserverCallback) {}
  observe(target: Element): void {
    const isLine = target instanceof HTMLElement && target.style.position === 'absolute';
    const contentRect = { height: isLine ? LINE_HEIGHT : FRAME_HEIGHT, width: FRAME_HEIGHT };
    const entry = { target, contentRect } as ResizeObserverEntry;
    queueMicrotask(() => this.heard([entry], this));
  }
  unobserve(): void {}
  disconnect(): void {}
}

/** Gives elements a height in a test, so that virtual lists draw their lines. */
export function withLayout(): void {
  beforeAll(() => {
    vi.stubGlobal('ResizeObserver', OneLayout);
    Object.defineProperty(HTMLElement.prototype, 'offsetParent', {
      get: () => document.body,
      configurable: true,
    });
  });
  afterAll(() => {
    vi.unstubAllGlobals();
    Reflect.deleteProperty(HTMLElement.prototype, 'offsetParent');
  });
}

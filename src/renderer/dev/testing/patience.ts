import { configure } from '@testing-library/react';
import { vi } from 'vitest';

// Finding by role asks for the style of every ancestor, which is slow outside of a browser, more so on a busy machine.
// These are bounds for a hang, not for how long anything should take.
configure({ asyncUtilTimeout: 15_000 });
vi.setConfig({ testTimeout: 60_000 });

import { readFileSync } from 'node:fs';
import {
  ACCENTS,
  chooseAmong,
  CONTRASTS,
  DENSITIES,
  TEXT_SIZE,
  THEMES,
  type Look,
} from '../../shared/bridge/look';
import type { Settings } from '../../shared/bridge/settings';
import { LANGUAGES } from '../../shared/texts/languages';
import type { WindowPlace } from './preferences';

/** What a window must know before it opens, so that nothing moves or changes its colour afterwards. */
export interface WindowStart {
  place: WindowPlace | null;
  look: Look & Pick<Settings, 'language' | 'theme' | 'textSize'>;
}

/** Reads it from the settings file; nothing is changed there, whatever its state. */
export function readWindowStart(path: string): WindowStart {
  try {
    return toWindowStart(readFileSync(path, 'utf8'));
  } catch {
    // Not there, or not to be read: whoever opens the file afterwards says so.
    return toWindowStart('{}');
  }
}

/**
 * The same that `preferencesSchema` makes of it, which a test holds against it. Read by hand, because the schemas and
 * their library are not there yet when the window opens.
 */
export function toWindowStart(text: string): WindowStart {
  const kept = toRecord(parseJson(text));
  const settings = toRecord(kept['settings']);
  return {
    place: toPlace(kept['window']),
    look: {
      language: chooseAmong(LANGUAGES, settings['language']) ?? 'system',
      theme: chooseAmong(THEMES, settings['theme']) ?? 'system',
      accent: chooseAmong(ACCENTS, settings['accent']) ?? 'ember',
      contrast: chooseAmong(CONTRASTS, settings['contrast']) ?? 'system',
      density: chooseAmong(DENSITIES, settings['density']) ?? 'cosy',
      textSize: isWhole(settings['textSize'], TEXT_SIZE.min, TEXT_SIZE.max)
        ? settings['textSize']
        : TEXT_SIZE.usual,
    },
  };
}

function toPlace(value: unknown): WindowPlace | null {
  const { x, y, width, height, isMaximized } = toRecord(value);
  if (!isPixels(x) || !isPixels(y) || !isPixels(width, 1) || !isPixels(height, 1)) return null;
  return typeof isMaximized === 'boolean' ? { x, y, width, height, isMaximized } : null;
}

const isPixels = (value: unknown, min = -32_768) => isWhole(value, min, 32_767);

function isWhole(value: unknown, min: number, max: number): value is number {
  return Number.isSafeInteger(value) && Number(value) >= min && Number(value) <= max;
}

function toRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

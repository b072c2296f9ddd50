import type { ErrorCode } from '../../../shared/model/errors';
import { createTexts, type Translate } from '../../../shared/texts';

const t = createTexts(navigator.language);

/** The catalogue: `const t = useTexts(); t('hosting.stop')`. */
export function useTexts(): Translate {
  return t;
}

/** What people read for an error code. */
export function toErrorText(code: ErrorCode): string {
  return t(`errors.${code}`);
}

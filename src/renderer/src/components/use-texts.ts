import type { ErrorCode } from '../../../shared/model/errors';
import { locale } from './locale';
import { createTexts, type Translate } from '../../../shared/texts';

const texts = createTexts();
const { t } = texts;

/** Fetches the texts of the page's language. Nothing is drawn before that is done. */
export function loadTexts(): Promise<void> {
  return texts.change(locale);
}

/** The catalogue: `const t = useTexts(); t('hosting.stop')`. */
export function useTexts(): Translate {
  return t;
}

/** What people read for an error code. */
export function toErrorText(code: ErrorCode): string {
  return t(`errors.${code}`);
}

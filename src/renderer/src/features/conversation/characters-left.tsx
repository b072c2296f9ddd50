import { LIMITS } from '../../../../shared/model/limits';
import { useTexts } from '../../components/use-texts';
import { styled } from '../../theme/styled';
import { color } from '../../theme/tokens';
import { useOfWords, type BoxWords } from './box-words';

/** The counter appears this close to the limit. */
const COUNT_FROM = LIMITS.messageLength - 500;

const Count = styled('span')({ '&[data-over]': { color: color.danger, fontWeight: 600 } });

/** Whether there are more words than one message may have. */
export const isTooLong = (words: BoxWords): boolean =>
  words.readSent().length > LIMITS.messageLength;

/** Says how many characters are left, when they become few. */
export function CharactersLeft({ id, words }: { id: string; words: BoxWords }) {
  const t = useTexts();
  const used = useOfWords(words, (now) => Math.max(now.readSent().length, COUNT_FROM - 1));
  const left = LIMITS.messageLength - used;
  return (
    <Count id={id} data-over={left < 0 ? '' : undefined} aria-live="polite">
      {used >= COUNT_FROM &&
        (left >= 0
          ? t('conversation.charactersLeft', { count: left })
          : t('conversation.charactersOver', { count: -left }))}
    </Count>
  );
}

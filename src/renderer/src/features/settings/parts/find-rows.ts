import { isFound, parseSearch, toWords } from '../../../../../shared/model/search-words';
import type { Translate } from '../../../../../shared/texts';
import { textsOf, type Row, type Section } from './row';

/** What was found in one section. */
export interface Found {
  section: Section;
  rows: Row[];
}

/**
 * The rows whose words, or whose section's name, hold everything that was typed, by section. Every word may be
 * unfinished: few settings are looked through, and whoever looks for one does not know its exact name.
 */
export function findRows(sections: readonly Section[], query: string, t: Translate): Found[] {
  const terms = parseSearch(query).map((term) => ({ ...term, isPrefix: true }));
  return sections
    .map((section) => ({
      section,
      rows: section.rows.filter((row) =>
        isFound(toWords([section.title, ...textsOf(row)].map((key) => t(key)).join('\n')), terms),
      ),
    }))
    .filter(({ rows }) => rows.length > 0);
}

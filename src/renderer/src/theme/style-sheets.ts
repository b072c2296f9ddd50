import createCache, { type EmotionCache } from '@emotion/cache';
import rtlPlugin from '@mui/stylis-plugin-rtl';
import { isRtl } from '../components/locale';

/** What Emotion asks of the object it writes rules into. */
interface RuleSheet {
  readonly key: string;
  readonly container: Node;
  readonly isSpeedy: boolean;
  readonly tags: readonly Element[];
  insert(rule: string): void;
  hydrate(): void;
  flush(): void;
}

/**
 * Creates an Emotion cache that writes into adopted style sheets. No `<style>` element enters the page, so
 * the content security policy can stay `style-src 'self'`: Chromium refuses even an empty one.
 */
export function createStyleCache(page: Document): EmotionCache {
  let main: CSSStyleSheet | null = null;

  class AdoptedSheet implements RuleSheet {
    readonly key: string;
    readonly container: Node;
    readonly isSpeedy = true;
    // Emotion clears a sheet before it writes anew only if it finds an element here; this one stays outside the page.
    readonly tags: readonly Element[] = [page.createElement('style')];
    private readonly sheet = new CSSStyleSheet();
    private isAdopted = false;

    constructor(options: { key: string; container: Node }) {
      this.key = options.key;
      this.container = options.container;
      main ??= this.sheet;
    }

    insert(rule: string): void {
      if (!this.isAdopted) this.adopt();
      // A rule this engine cannot read (another engine's vendor prefix) is passed over, as everywhere in CSS.
      try {
        this.sheet.insertRule(rule, this.sheet.cssRules.length);
      } catch {
        return;
      }
    }

    hydrate(): void {}

    flush(): void {
      this.sheet.replaceSync('');
      this.isAdopted = false;
      page.adoptedStyleSheets = page.adoptedStyleSheets.filter((sheet) => sheet !== this.sheet);
    }

    private adopt(): void {
      this.isAdopted = true;
      const adopted = page.adoptedStyleSheets;
      // Global rules come before those of components, so that components win at equal weight.
      page.adoptedStyleSheets =
        main === null || this.sheet === main || !adopted.includes(main)
          ? [...adopted, this.sheet]
          : [...adopted.filter((sheet) => sheet !== main), this.sheet, main];
    }
  }

  // Without names of properties for other engines, which Emotion would add to every rule by itself.
  const cache = createCache({ key: 'hearth', stylisPlugins: isRtl ? [rtlPlugin] : [] });
  const sheet: RuleSheet = new AdoptedSheet({ key: 'hearth', container: page.head });
  cache.sheet = sheet as unknown as EmotionCache['sheet'];
  return cache;
}

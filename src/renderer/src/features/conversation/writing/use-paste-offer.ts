import { useCallback, useRef, useState, type ClipboardEvent, type RefObject } from 'react';
import { LIMITS } from '../../../../../shared/model/limits';
import { announce } from '../../../components/live-region';
import { useTexts } from '../../../components/use-texts';
import { applyChange } from './changes';
import { looksLikeCode, readClipboard, toCodeBlock, type PasteOffer } from './pasted';

const loadConverter = () => import('./html-to-markdown');

async function toFormatted(html: string, plain: string): Promise<string | null> {
  if (!html.includes('<')) return null;
  const { htmlToMarkdown } = await loadConverter();
  const converted = htmlToMarkdown(html);
  if (converted?.hasFormat !== true || converted.markdown.trim() === plain.trim()) return null;
  return converted.markdown.length > LIMITS.messageLength * 2 ? null : converted.markdown;
}

/** Words are pasted plain; what else could be made of them is offered until something else is done. */
export interface PasteOffering {
  offer: PasteOffer | null;
  onPaste: (event: ClipboardEvent<HTMLTextAreaElement>) => void;
  /** Tell it of every change of the box. */
  onChanged: (text: string) => void;
  /** False where there was nothing to put away. */
  dismiss: () => boolean;
  accept: (kind: 'formatted' | 'code') => void;
}

/** Watches what is pasted into a box. */
export function usePasteOffer(boxRef: RefObject<HTMLTextAreaElement | null>): PasteOffering {
  const t = useTexts();
  const [offer, setOffer] = useState<PasteOffer | null>(null);
  const latest = useRef(0);

  const onPaste = useCallback(
    ({ clipboardData, currentTarget: box }: ClipboardEvent<HTMLTextAreaElement>) => {
      latest.current += 1;
      setOffer(null);
      const turn = latest.current;
      const pasted = readClipboard(clipboardData);
      const { plain, html, language } = pasted;
      const { value, selectionStart: from, selectionEnd } = box;
      if (plain.trim() === '') return;
      const text = value.slice(0, from) + plain + value.slice(selectionEnd);
      const place = { from, to: from + plain.length };
      const isCode = looksLikeCode(pasted);
      const make = async () => {
        // What comes from an editor is coloured, and that is all there is to it.
        const formatted = isCode && language !== '' ? null : await toFormatted(html, plain);
        const code = isCode ? toCodeBlock(text, place, language) : null;
        // Something else was done meanwhile, or the words did not fit.
        if (turn !== latest.current || boxRef.current?.value !== text) return;
        if (formatted === null && code === null) return;
        setOffer({ ...place, text, formatted, code });
        announce(t('formatting.pasted'));
      };
      // The browser pastes once this event is over.
      setTimeout(() => {
        // Without the converter there is no offer, and the words are there.
        make().catch(() => undefined);
      });
    },
    [boxRef, t],
  );

  const onChanged = useCallback((text: string) => {
    setOffer((now) => (now === null || now.text === text ? now : null));
  }, []);

  const dismiss = () => {
    latest.current += 1;
    setOffer(null);
    return offer !== null;
  };

  const accept = (kind: 'formatted' | 'code') => {
    const box = boxRef.current;
    const insert = offer?.[kind] ?? null;
    if (box === null || offer === null || insert === null || box.value !== offer.text) return;
    const at = offer.from + insert.length;
    applyChange(box, { from: offer.from, to: offer.to, insert, select: [at, at] });
    setOffer(null);
  };

  return { offer, onPaste, onChanged, dismiss, accept };
}

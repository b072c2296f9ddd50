import { useEffect, useRef, useState } from 'react';
import { call } from '../bridge/app-store';
import { announce } from './live-region';

const SHOWN_MS = 2_500;

/** Copies texts: `copied` is the one copied last, for a moment; `sentence` is what is read out. */
export function useCopy() {
  const [copied, setCopied] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const copy = async (text: string, sentence: string) => {
    const answer = await call('clipboard:write', { text });
    if (!answer.ok) return;
    setCopied(text);
    announce(sentence);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setCopied(null), SHOWN_MS);
  };
  return { copied, copy };
}

import { createContext, useContext } from 'react';
import type { MemberId } from '../../../shared/model/ids';

type OpenCard = (memberId: MemberId, anchor: HTMLElement) => void;

const Context = createContext<OpenCard | null>(null);

/** Lets names anywhere below open the card of their person. */
export const CardOpenerProvider = Context.Provider;

/** Opens somebody's card beside an element; null where there is nothing that could. */
export function useCardOpener(): OpenCard | null {
  return useContext(Context);
}

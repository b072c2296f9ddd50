import { createContext, useContext } from 'react';
import type { CompletingPlace } from './options';

const Place = createContext<CompletingPlace | null>(null);

/** Says to the boxes inside of it where one writes. */
export const CompletingProvider = Place.Provider;

/** Where one writes; null where nothing can be completed. */
export const useCompletingPlace = () => useContext(Place);

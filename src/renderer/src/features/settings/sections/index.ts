import type { Section } from '../parts/row';
import { about } from './about';
import { appearance } from './appearance';
import { data } from './data';
import { hosting } from './hosting';
import { network } from './network';
import { notifications } from './notifications';
import { privacy } from './privacy';
import { profile } from './profile';

/** Everything there is to set, in the order in which it is listed. A new section is one line here. */
export const sections: readonly Section[] = [
  profile,
  appearance,
  notifications,
  privacy,
  hosting,
  network,
  data,
  about,
];

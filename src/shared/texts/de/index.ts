import type { Catalogue } from '../catalogue';
import { commands } from './commands';
import { common } from './common';
import { completing } from './completing';
import { conversation } from './conversation';
import { desktop } from './desktop';
import { doctor } from './doctor';
import { emoji } from './emoji';
import { errors } from './errors';
import { exporting } from './export';
import { formatting } from './formatting';
import { forwarding } from './forwarding';
import { history } from './history';
import { hosting } from './hosting';
import { links } from './links';
import { members } from './members';
import { messages } from './messages';
import { notifying } from './notifying';
import { onboarding } from './onboarding';
import { order } from './order';
import { people } from './people';
import { picture } from './picture';
import { pins } from './pins';
import { profile } from './profile';
import { rooms } from './rooms';
import { saved } from './saved';
import { search } from './search';
import { servers } from './servers';
import { settings } from './settings';
import { shortcuts } from './shortcuts';
import { switcher } from './switcher';
import { updates } from './updates';
import { keepMarks } from '../spaces';

/** German, in the form that friends use. */
export const de: Catalogue = keepMarks(
  {
    commands,
    common,
    completing,
    conversation,
    desktop,
    doctor,
    emoji,
    errors,
    export: exporting,
    formatting,
    forwarding,
    history,
    hosting,
    links,
    members,
    messages,
    notifying,
    onboarding,
    order,
    people,
    picture,
    pins,
    profile,
    rooms,
    saved,
    search,
    servers,
    settings,
    shortcuts,
    switcher,
    updates,
  },
  '\u00A0',
);

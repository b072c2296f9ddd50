/** Texts of exporting and of checking exports, in the window and in the exported page. */
export const exporting = {
  page: {
    /** The language of these texts, as HTML names it. */
    language: 'en',
    title: '{{server}} – exported from Hearth',
    by: 'Exported by {{name}} on {{time}}.',
    times: 'All times are those of {{zone}}.',
    forReading:
      'This page is for reading. Whether somebody changed it cannot be seen; the export as JSON Lines can be checked.',
    incomplete:
      'Written without a connection to the server: only what this computer had kept is in it.',
    rooms: 'Rooms',
    direct: 'Direct messages with {{names}}',
    empty: 'Nothing of this room is here.',
    gap_one: '{{count}} entry is missing here.',
    gap_other: '{{count}} entries are missing here.',
    edited: 'edited',
    editedAt: 'edited {{time}}',
    gone: 'This message was taken back.',
    replyTo: 'In reply to {{name}}',
    reactions: 'Reactions',
    andMore_one: 'and {{count}} more',
    andMore_other: 'and {{count}} more',
    end: 'The end. {{count}} entries in all.',
  },
} as const;

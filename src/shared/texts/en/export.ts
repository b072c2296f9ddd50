/** Texts of exporting and of checking exports, in the window and in the exported page. */
export const exporting = {
  menuRoom: 'Export this room…',
  menuServer: 'Export everything…',
  menuCheck: 'Check an export…',

  title: 'Export',
  titleRoom: 'Export {{name}}',
  titleDirect: 'Export your messages with {{name}}',
  titleServer: 'Export everything from {{name}}',
  holdsRoom:
    'All messages of this room from its beginning, with every edit and every reaction. Deleted words are not in it.',
  holdsServer_one: 'All messages of the {{count}} room that you are in.',
  holdsServer_other:
    'All messages of the {{count}} rooms that you are in, direct messages included.',
  holdsOffline:
    'You are not connected to {{server}}, so only what this computer has kept is exported. The file says so.',
  private: 'The file is not encrypted. Whoever has it can read it, also what is deleted later.',
  kind: 'As what',
  page: 'A page to read',
  pageHint: 'One HTML file for any browser, without a connection. Good for reading and printing.',
  lines: 'Signed lines',
  linesHint:
    'JSON Lines with the signature of every author. Good for keeping: anybody can check that no word was changed.',
  choose: 'Choose a place…',
  choosing: 'Choose a place in the dialog of your system.',
  linesFile: 'Export with signatures (JSON Lines)',
  pageFile: 'Web page',
  anyFile: 'All files',

  writing_one: '{{count}} entry written',
  writing_other: '{{count}} entries written',
  progress: 'Progress',
  stop: 'Stop',
  stopped: 'Stopped. No file was left behind.',
  doneTitle: 'Exported',
  done_one: '{{count}} entry is in {{file}}.',
  done_other: '{{count}} entries are in {{file}}.',
  doneMissing_one: '{{count}} entry was not on this computer and is not in it.',
  doneMissing_other: '{{count}} entries were not on this computer and are not in it.',
  showInFolder: 'Show in folder',
  again: 'Export again',
  lostConnection:
    'The connection was lost before everything was written, so no file was made. Try again; while you are not connected, you can export what this computer has kept.',
  trouble: {
    disk_full:
      'There is not enough space on that disk, so no file was made. Make room, or choose another place.',
    not_writable:
      'Hearth may not write there, so no file was made. Choose another place, for example your documents.',
    not_readable: 'Hearth could not read that file. Choose another one.',
    file_failed: 'The disk did not take the file, so none was made. Choose another place.',
  },

  checkTitle: 'Check an export',
  checkIntro:
    'Choose a file that was exported as signed lines. Hearth checks, without any server, that every message is still what its author signed and that nothing is missing.',
  checkChoose: 'Choose a file…',
  checking: 'Checking {{percent}}%',
  checkStopped: 'Stopped.',
  checkAnother: 'Check another file',
  notExport:
    'This is no export with signatures. Pages to read cannot be checked, only signed lines.',
  newer: 'This export was written by a newer Hearth. Update Hearth to check it.',
  clean: 'Nothing was changed. Every signature fits, and the file is whole.',
  cleanOffline:
    'Nothing was changed. Every signature fits. The file was written without the server, so it need not hold everything.',
  notClean: 'This file is not as it was written.',
  from: 'Of {{server}}, written by {{name}} on {{time}}.',
  somebody: 'somebody unknown',
  counts: 'What was found',
  entries: 'Entries',
  right: 'Signed by their authors, unchanged',
  redacted: 'Deleted; the hash still fits',
  unexplained: 'Of those, without an entry that deletes them',
  unsigned: 'Not signed by anybody: who came and left, names of rooms',
  lost: 'Lost on the host’s disk before',
  later: 'Of a newer Hearth, cannot be checked',
  missing: 'Missing',
  forged: 'Signature does not fit',
  faults: 'Faults in all',
  cut: 'The end of the file is missing: it was cut off.',
  changed:
    'The sum at the end of the file does not fit: something was changed, added or taken out.',
  unsealed: 'The seal at its end is not by the person who is said to have exported it.',
  problems: 'Where',
  problem: 'Line {{line}}: {{what}}',
  problemIn: 'Line {{line}}, {{room}}, entry {{seq}}: {{what}}',
  problemInDirect: 'Line {{line}}, direct messages, entry {{seq}}: {{what}}',
  moreProblems_one: 'And {{count}} more.',
  moreProblems_other: 'And {{count}} more.',
  fault: {
    forged: 'the signature does not fit the words',
    unknown_author: 'its author is not in the file, so nothing can be said',
    wrong_key: 'the key of a member is not that member’s',
    unreadable: 'not a line that Hearth writes',
    out_of_place: 'not in its place',
    repeated: 'stands here a second time',
    wrong_target: 'speaks of a message that is another one',
    after_end: 'stands behind the end',
  },
  prove:
    'Signatures prove who wrote what. That the host told everything, and in this order, only the host and whoever exported can vouch for.',

  /** The exported page itself. */
  document: {
    /** The language of these texts, as HTML names it. */
    language: 'en',
    title: '{{server}} – exported from Hearth',
    by: 'Exported by {{name}} on {{time}}.',
    times: 'All times are those of {{zone}}.',
    forReading:
      'This page is for reading. Whether somebody changed it cannot be seen; an export as signed lines can be checked.',
    incomplete:
      'Written without a connection to the server: only what this computer had kept is in it.',
    rooms: 'Rooms',
    direct: 'Direct messages with {{names}}',
    empty: 'Nothing of this room is here.',
    gap_one: '{{count}} entry is missing here.',
    gap_other: '{{count}} entries are missing here.',
    editedAt: 'edited {{time}}',
    replyTo: 'In reply to {{name}}',
    reactions: 'Reactions',
    andMore_one: 'and {{count}} more',
    andMore_other: 'and {{count}} more',
    end: 'The end. {{count}} entries in all.',
  },
} as const;

import type { MemberId, ServerId } from '../model/ids';

/** Everything that can be wrong with one line of an export. */
export type ExportFault =
  /** The author's signature does not fit what is written. */
  | 'forged'
  /** Signed by somebody whose key the file does not have. */
  | 'unknown_author'
  /** A member's key is not the one that the member's id stands for. */
  | 'wrong_key'
  /** No line of an export, or more in it than Hearth writes. */
  | 'unreadable'
  /** Not where it belongs: a number twice, backwards, or past the end of its room; a room that the file does not name. */
  | 'out_of_place'
  /** What one author wrote once stands here a second time. */
  | 'repeated'
  /** It speaks of a message that is another one, or that its author may not change. */
  | 'wrong_target'
  /** Something follows the last line. */
  | 'after_end';

/** One fault and its place in the file. */
export interface ExportProblem {
  fault: ExportFault;
  /** Counted from 1. */
  line: number;
  roomName: string | null;
  seq: number | null;
}

/** What was found out about an export. */
export interface ExportReport {
  serverId: ServerId;
  serverName: string;
  exportedAt: number;
  by: MemberId;
  byName: string | null;
  rooms: number;
  /** Whether it was written with the server at hand. */
  isComplete: boolean;
  /** Lines that are entries. */
  entries: number;
  /** Signed by their authors, and nothing was changed. */
  right: number;
  /** Taken back: the words are gone, their hash still proves the signature. */
  redacted: number;
  /** Of those, the ones that no redaction in the file names: taken back while the file was written, or by somebody else. */
  unexplained: number;
  /** Who came and left, names of rooms: the server's own words, which nobody signs. */
  unsigned: number;
  /** Places whose content the host's disk has lost. */
  lost: number;
  /** Kinds of a later version, which cannot be judged. */
  later: number;
  /** Entries that their rooms have and the file does not. */
  missing: number;
  forged: number;
  /** The first ones; `faults` counts all. */
  problems: ExportProblem[];
  faults: number;
  /** `cut`: the last line is not there. `changed`: the file is not what its last line says. */
  ending: 'whole' | 'cut' | 'changed';
  /** Whether whoever exported signed exactly this file. */
  isSealed: boolean;
  /** Nothing at all is wrong. */
  isClean: boolean;
}

/** What came out of looking at a file. */
export type ExportCheck =
  | { kind: 'checked'; report: ExportReport }
  /** Its first line is none of ours. */
  | { kind: 'not_export' }
  /** Written by a Hearth that knows more than this one. */
  | { kind: 'newer' };

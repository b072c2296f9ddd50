import type { MemberId } from '../shared/model/ids';
import type { Knock } from '../shared/model/knock';
import type { Knocks } from './transport/knocks';

type Door = Pick<Knocks, 'list' | 'answer' | 'subscribe'>;

/** Tells a terminal who waits to be let in, and takes the host's word line by line (HS-19). */
export interface DoorTalk {
  /** From now on this server's door is spoken of; a server that was started anew has another one. */
  follow(door: Door): void;
  /** What the host typed: `y` or `n`, and whom it is about. */
  hear(line: string): void;
}

const USAGE = 'Write y or n, and the number or name of who waits, as in: y 1';

/** Creates {@link DoorTalk}; `say` prints one line. */
export function createDoorTalk(say: (line: string) => void): DoorTalk {
  let door: Door | null = null;
  let stopHearing = (): void => {};
  let numbered = new Map<MemberId, { number: number; knock: Knock }>();
  let last = 0;

  function tellChanges(list: readonly Knock[]): void {
    const before = numbered;
    numbered = new Map();
    for (const knock of list) {
      const known = before.get(knock.memberId);
      const number = known?.number ?? (last += 1);
      numbered.set(knock.memberId, { number, knock });
      before.delete(knock.memberId);
      if (known !== undefined) continue;
      say(`${number}. "${knock.name}" waits to be let in. Key: ${knock.keyWords.join(' ')}`);
    }
    for (const { number, knock } of before.values()) {
      say(`${number}. "${knock.name}" does not wait any more.`);
    }
  }

  /** Numbers go before names, so that nobody is let in by calling themselves a number. */
  function find(whom: string): Knock | 'nobody' | 'several' {
    const all = [...numbered.values()];
    const byNumber = all.find(({ number }) => String(number) === whom);
    if (byNumber !== undefined) return byNumber.knock;
    const [one, another] = all.filter(({ knock }) => knock.name === whom);
    if (one === undefined) return 'nobody';
    return another === undefined ? one.knock : 'several';
  }

  function settle(knock: Knock, isLetIn: boolean): void {
    const number = numbered.get(knock.memberId)?.number ?? 0;
    // Before the answer, which tells the change: whoever was answered has not just gone.
    numbered.delete(knock.memberId);
    const answered = door?.answer(knock.memberId, isLetIn);
    const outcome = isLetIn ? 'is let in' : 'is not let in';
    if (answered?.ok === true) say(`${number}. "${knock.name}" ${outcome}.`);
  }

  return {
    follow(next) {
      stopHearing();
      door = next;
      stopHearing = next.subscribe(() => tellChanges(next.list()));
      tellChanges(next.list());
    },
    hear(line) {
      if (line.trim() === '') return;
      const [, word, whom] = /^\s*([yn])\s+(.+?)\s*$/i.exec(line) ?? [];
      if (word === undefined || whom === undefined) {
        say(USAGE);
        return;
      }
      const found = find(whom);
      if (found === 'nobody') say('Nobody of that number or name waits.');
      else if (found === 'several') say('Several of that name wait: use the number.');
      else settle(found, word.toLowerCase() === 'y');
    },
  };
}

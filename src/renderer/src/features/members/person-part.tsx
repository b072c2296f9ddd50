import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useCallback, useEffect, useId, useRef, useState } from 'react';
import type { MemberView } from '../../../../shared/bridge/views';
import type { ErrorCode } from '../../../../shared/model/errors';
import type { ServerId } from '../../../../shared/model/ids';
import { LIMITS } from '../../../../shared/model/limits';
import { call } from '../../bridge/app-store';
import { KeyWords } from '../../components/key-words';
import { toErrorText, useTexts } from '../../components/use-texts';
import { usePerson } from '../../components/use-person';
import { styled } from '../../theme/styled';
import { color } from '../../theme/tokens';

const Buttons = styled('div')({ display: 'flex', flexWrap: 'wrap', gap: 4 });
const Said = styled('div')({ fontSize: 13, lineHeight: '19px', color: color.muted });
const Trouble = styled('div')({ fontSize: 13, color: color.danger });
const Key = styled('div')({ display: 'grid', gap: 8 });

/** The words of somebody's key, once they are asked for. */
function CompareKeys({ serverId, member }: { serverId: ServerId; member: MemberView }) {
  const t = useTexts();
  const id = useId();
  const [words, setWords] = useState<readonly string[] | null>(null);
  const toggle = async () => {
    if (words !== null) {
      setWords(null);
      return;
    }
    const answer = await call('person:key', { serverId, memberId: member.id });
    if (answer.ok) setWords(answer.value.keyWords);
  };
  return (
    <>
      <Button
        size="small"
        color="inherit"
        aria-expanded={words !== null}
        aria-controls={words === null ? undefined : id}
        onClick={() => void toggle()}
      >
        {t('people.compare')}
      </Button>
      {words !== null && (
        <Key id={id} style={{ flexBasis: '100%' }}>
          <Said>{t('people.compareText', { name: member.name })}</Said>
          <KeyWords words={words} />
        </Key>
      )}
    </>
  );
}

/** What one keeps about somebody oneself: a note, a mute, a block; and the words of their key. */
export function PersonPart({ serverId, member }: { serverId: ServerId; member: MemberView }) {
  const t = useTexts();
  const { id: memberId } = member;
  const person = usePerson(memberId);
  const [note, setNote] = useState(person?.note ?? '');
  const [problem, setProblem] = useState<ErrorCode | null>(null);
  const isMuted = person?.isMuted ?? false;
  const isBlocked = person?.isBlocked ?? false;

  const waiting = useRef<{ note: string; timer: ReturnType<typeof setTimeout> } | null>(null);
  const flush = useCallback(() => {
    const { current } = waiting;
    if (current === null) return;
    clearTimeout(current.timer);
    waiting.current = null;
    void call('person:set', { memberId, note: current.note }).then((answer) =>
      setProblem(answer.ok ? null : answer.code),
    );
  }, [memberId]);
  // The card may close at any moment.
  useEffect(() => flush, [flush]);
  const type = (next: string) => {
    setNote(next);
    if (waiting.current !== null) clearTimeout(waiting.current.timer);
    waiting.current = { note: next, timer: setTimeout(flush, LIMITS.draftDelayMs) };
  };

  const keep = async (change: { isMuted?: boolean; isBlocked?: boolean }) => {
    const answer = await call('person:set', { memberId, ...change });
    setProblem(answer.ok ? null : answer.code);
  };

  return (
    <>
      <TextField
        label={t('people.note')}
        helperText={t('people.noteHint')}
        value={note}
        onChange={(event) => type(event.target.value)}
        onBlur={flush}
        multiline
        maxRows={4}
        fullWidth
        slotProps={{
          htmlInput: { maxLength: LIMITS.personNoteLength, dir: 'auto', autoComplete: 'off' },
        }}
      />
      {isBlocked ? (
        <Said>{t('people.isBlocked')}</Said>
      ) : (
        isMuted && <Said>{t('people.isMuted')}</Said>
      )}
      {problem !== null && <Trouble role="alert">{toErrorText(problem)}</Trouble>}
      <Buttons>
        {!isBlocked && (
          <Button size="small" color="inherit" onClick={() => void keep({ isMuted: !isMuted })}>
            {t(isMuted ? 'people.unmute' : 'people.mute')}
          </Button>
        )}
        <Button
          size="small"
          color={isBlocked ? 'inherit' : 'error'}
          onClick={() => void keep({ isBlocked: !isBlocked })}
        >
          {t(isBlocked ? 'people.unblock' : 'people.block')}
        </Button>
        {member.keyWords.length === 0 && <CompareKeys serverId={serverId} member={member} />}
      </Buttons>
    </>
  );
}

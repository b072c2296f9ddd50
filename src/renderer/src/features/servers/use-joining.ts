import { useEffect, useRef, useState, type RefObject } from 'react';
import type { Result } from '../../../../shared/lib/result';
import type { ErrorCode } from '../../../../shared/model/errors';
import type { ServerId } from '../../../../shared/model/ids';

const PASSWORD_CODES: ReadonlySet<ErrorCode> = new Set(['password_required', 'wrong_password']);

/** One attempt after the other to get onto a server, and what the last one came to. */
export interface Joining {
  isJoining: boolean;
  /** What went wrong, other than the password. */
  problem: ErrorCode | null;
  /** Set once the server has asked for one. */
  wantsPassword: boolean;
  passwordProblem: ErrorCode | null;
  password: string;
  setPassword: (password: string) => void;
  passwordField: RefObject<HTMLInputElement | null>;
  join: () => Promise<void>;
  /** It is about another server now. */
  reset: () => void;
}

/** Joins by `ask`; nothing happens any more once the dialog is gone. `onProblem` puts the keyboard where it helps. */
export function useJoining(options: {
  ask: (password: string | undefined) => Promise<Result<{ serverId: ServerId }>>;
  onJoined: (serverId: ServerId) => void;
  onProblem?: () => void;
}): Joining {
  const { ask, onJoined, onProblem } = options;
  const [password, setPassword] = useState('');
  const [code, setCode] = useState<ErrorCode | null>(null);
  const [wantsPassword, setWantsPassword] = useState(false);
  const [isJoining, setIsJoining] = useState(false);
  const passwordField = useRef<HTMLInputElement>(null);
  const isOpen = useRef(true);
  const isPasswordProblem = code !== null && PASSWORD_CODES.has(code);

  useEffect(() => {
    isOpen.current = true;
    return () => {
      isOpen.current = false;
    };
  }, []);

  const tellProblem = useRef(onProblem);
  useEffect(() => {
    tellProblem.current = onProblem;
  }, [onProblem]);
  useEffect(() => {
    if (isPasswordProblem) passwordField.current?.focus();
    else if (code !== null) tellProblem.current?.();
  }, [code, isPasswordProblem]);

  return {
    isJoining,
    problem: isPasswordProblem ? null : code,
    wantsPassword,
    passwordProblem: isPasswordProblem ? code : null,
    password,
    setPassword,
    passwordField,
    async join() {
      if (isJoining) return;
      setCode(null);
      setIsJoining(true);
      const answer = await ask(wantsPassword && password !== '' ? password : undefined);
      // Closed meanwhile: whoever closed it does not want to be taken somewhere.
      if (!isOpen.current) return;
      setIsJoining(false);
      if (answer.ok) {
        onJoined(answer.value.serverId);
        return;
      }
      if (PASSWORD_CODES.has(answer.code)) setWantsPassword(true);
      setCode(answer.code);
    },
    reset() {
      setCode(null);
      setWantsPassword(false);
      setPassword('');
    },
  };
}

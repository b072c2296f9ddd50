import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import type { ReactNode, Ref } from 'react';
import { toInitials } from '../../components/initials';
import { toErrorText, useTexts } from '../../components/use-texts';
import type { ErrorCode } from '../../../../shared/model/errors';
import { styled } from '../../theme/styled';
import { color, edge, radius } from '../../theme/tokens';
import type { Joining } from './use-joining';

const Card = styled('div')({
  display: 'flex',
  gap: 12,
  alignItems: 'flex-start',
  padding: 12,
  border: `1px solid ${edge}`,
  borderRadius: radius.composer,
  minWidth: 0,
});
const Tile = styled('span')({
  flex: 'none',
  width: 36,
  height: 36,
  borderRadius: 10,
  display: 'grid',
  placeItems: 'center',
  backgroundColor: color.softAccent,
  color: color.accent,
  fontWeight: 650,
});
const Words = styled('div')({ minWidth: 0, overflowWrap: 'anywhere' });

/** The server that is about to be joined. */
export function ServerCard({ name, children }: { name: string; children: ReactNode }) {
  return (
    <Card>
      <Tile aria-hidden>{toInitials(name)}</Tile>
      <Words>{children}</Words>
    </Card>
  );
}

/** Where a password goes once the server has asked for one. */
export function PasswordField({ joining }: { joining: Joining }) {
  const t = useTexts();
  const { wantsPassword, password, setPassword, passwordField, passwordProblem } = joining;
  if (!wantsPassword) return null;
  return (
    <TextField
      label={t('servers.password')}
      type="password"
      value={password}
      onChange={(event) => setPassword(event.target.value)}
      error={passwordProblem === 'wrong_password'}
      helperText={passwordProblem === null ? ' ' : toErrorText(passwordProblem)}
      inputRef={passwordField}
      fullWidth
      slotProps={{
        htmlInput: { autoComplete: 'off' },
        formHelperText: { role: passwordProblem === null ? undefined : 'alert' },
      }}
    />
  );
}

/** What the network may have to do with. */
const NETWORK_CODES: ReadonlySet<ErrorCode> = new Set([
  'unreachable',
  'not_running',
  'no_network',
  'not_hearth',
  'wrong_key',
  'version_mismatch',
  'timeout',
  'offline',
]);

/** The way to the network doctor, where joining failed for a reason that it may find. */
export function FindOutButton({ joining, onDoctor }: { joining: Joining; onDoctor: () => void }) {
  const t = useTexts();
  const { problem } = joining;
  if (problem === null || !NETWORK_CODES.has(problem)) return null;
  return (
    <Button size="small" variant="outlined" sx={{ alignSelf: 'start' }} onClick={onDoctor}>
      {t('doctor.findOut')}
    </Button>
  );
}

/** Cancel and Join. */
export function JoinActions({
  joining,
  joinRef,
  onClose,
}: {
  joining: Joining;
  joinRef?: Ref<HTMLButtonElement>;
  onClose: () => void;
}) {
  const t = useTexts();
  return (
    <>
      <Button color="inherit" onClick={onClose}>
        {t('common.cancel')}
      </Button>
      <Button type="submit" variant="contained" ref={joinRef} aria-busy={joining.isJoining}>
        {joining.isJoining ? t('servers.joining') : t('servers.join')}
      </Button>
    </>
  );
}

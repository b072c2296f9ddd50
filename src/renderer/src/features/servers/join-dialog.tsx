import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { InvitePreview, NearbyServer } from '../../../../shared/bridge/views';
import { failure } from '../../../../shared/lib/result';
import type { ServerId } from '../../../../shared/model/ids';
import { parseMessageLink, type MessageLink } from '../../../../shared/model/message-link';
import { call, useServer } from '../../bridge/app-store';
import { AppDialog } from '../../components/app-dialog';
import { InfoIcon } from '../../components/icons';
import { useMessageLinkLabel } from '../../components/message-links';
import { KeyLook, KeyWords } from '../../components/key-words';
import { NearbyList } from '../../components/nearby-list';
import { useInitialFocus } from '../../components/use-initial-focus';
import { toErrorText, useTexts } from '../../components/use-texts';
import { color, monospace } from '../../theme/tokens';
import { FindOutButton, JoinActions, PasswordField, ServerCard } from './join-parts';
import { NewerApp } from './newer-app';
import { useJoining } from './use-joining';

function Preview({ preview }: { preview: InvitePreview }) {
  const t = useTexts();
  if (preview.kind === 'address') {
    return (
      <Typography variant="caption" sx={{ display: 'flex', gap: 2, color: color.muted }}>
        <InfoIcon style={{ fontSize: 16, flex: 'none' }} /> {t('servers.previewAddress')}
      </Typography>
    );
  }
  if (preview.kind === 'spoken') {
    return (
      <>
        <KeyWords words={preview.keyWords} />
        <Typography variant="caption" role="status" sx={{ color: color.muted }}>
          {preview.isComplete
            ? t('servers.previewSpoken')
            : t('servers.previewWords', { count: preview.keyWords.length })}
        </Typography>
      </>
    );
  }
  return (
    <ServerCard name={preview.name ?? ''}>
      <Typography variant="caption" component="div" sx={{ color: color.muted }}>
        {t('servers.previewInvite')}
      </Typography>
      <Typography variant="h3" component="div">
        <bdi>{preview.name}</bdi>
      </Typography>
      <Typography variant="caption" component="div" sx={{ color: color.muted }}>
        {t('servers.previewAddresses', {
          count: preview.addresses.length,
          addresses: preview.addresses.join(', '),
        })}
      </Typography>
      <Typography variant="caption" component="div" sx={{ color: color.muted }}>
        {t('servers.previewKey')}{' '}
        <span style={{ fontFamily: monospace }}>{preview.fingerprint}</span>
      </Typography>
      <div style={{ paddingTop: 8 }}>
        <KeyLook words={preview.keyWords} fingerprint={preview.fingerprint ?? ''} />
      </div>
      {preview.knownServerId !== null && (
        <Typography variant="body2" sx={{ marginTop: 1 }}>
          {t('servers.previewKnown')}
        </Typography>
      )}
    </ServerCard>
  );
}

/** Says of a link to a message that it is one, and that it lets nobody in. */
function LinkNote({ link, isKnown }: { link: MessageLink; isKnown: boolean }) {
  const t = useTexts();
  const label = useMessageLinkLabel(link);
  return (
    <Typography variant="body2" role="status" sx={{ overflowWrap: 'anywhere' }}>
      {isKnown ? t('links.notInviteKnown', { label }) : t('links.notInvite')}
    </Typography>
  );
}

/** What main reads out of the text in the field; null while there is nothing sensible. Answers to older texts are dropped. */
function usePreview(input: string): InvitePreview | null {
  const [preview, setPreview] = useState<InvitePreview | null>(null);
  useEffect(() => {
    let isCurrent = true;
    if (input !== '') {
      void call('invite:preview', { input }).then((answer) => {
        if (isCurrent) setPreview(answer.ok ? answer.value : null);
      });
    }
    return () => {
      isCurrent = false;
    };
  }, [input]);
  return input === '' ? null : preview;
}

/** Joins a server by invite or address. `initialInput` comes from an opened link. */
export function JoinDialog({
  initialInput,
  onClose,
  onJoined,
  onMessage,
  onNearby,
  onDoctor,
  onSettings,
}: {
  initialInput: string;
  onClose: () => void;
  /** Somebody chose a server of this network instead. */
  onNearby: (server: NearbyServer) => void;
  onJoined: (serverId: ServerId) => void;
  /** A link to a message of a known server was pasted instead. */
  onMessage: (link: MessageLink) => void;
  /** Joining failed, and the person wants to know why. */
  onDoctor: (input: string) => void;
  /** To where this app is told whether to look for newer versions. */
  onSettings: (input: string) => void;
}) {
  const t = useTexts();
  const [text, setText] = useState(initialInput);
  const field = useRef<HTMLElement | null>(null);
  const focusField = useInitialFocus(initialInput === '');
  const joinRef = useInitialFocus(initialInput !== '');
  const fieldRef = useCallback(
    (element: HTMLElement | null) => {
      field.current = element;
      focusField(element);
    },
    [focusField],
  );
  const input = text.trim();
  const link = parseMessageLink(input);
  const preview = usePreview(link === null ? input : '');
  const linked = useServer(link?.serverId ?? null) === null ? null : link;
  const joining = useJoining({
    ask: async (password) =>
      input === ''
        ? failure('address_invalid', 'Nothing was typed.')
        : call('server:join', { input, ...(password === undefined ? {} : { password }) }),
    onJoined,
    onProblem: () => field.current?.focus(),
  });
  const { problem } = joining;

  const change = (next: string) => {
    setText(next);
    joining.reset();
  };

  return (
    <AppDialog
      isOpen
      title={t('servers.joinTitle')}
      onClose={onClose}
      onSubmit={() => {
        if (linked === null) void joining.join();
        else onMessage(linked);
      }}
      closeOnBackdrop={text === ''}
      actions={
        linked === null ? (
          <JoinActions joining={joining} joinRef={joinRef} onClose={onClose} />
        ) : (
          <>
            <Button color="inherit" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" variant="contained">
              {t('links.go')}
            </Button>
          </>
        )
      }
    >
      <TextField
        label={t('servers.input')}
        value={text}
        onChange={(event) => change(event.target.value)}
        error={problem !== null}
        helperText={problem === null ? t('servers.inputHint') : toErrorText(problem)}
        inputRef={fieldRef}
        fullWidth
        slotProps={{
          htmlInput: { spellCheck: false, autoCapitalize: 'off', autoComplete: 'off', dir: 'ltr' },
          formHelperText: { role: problem === null ? undefined : 'alert' },
        }}
      />
      <FindOutButton joining={joining} onDoctor={() => onDoctor(input)} />
      <NewerApp joining={joining} onSettings={() => onSettings(input)} />
      {link !== null && <LinkNote link={link} isKnown={linked !== null} />}
      {preview !== null && <Preview preview={preview} />}
      <PasswordField joining={joining} />
      {input === '' && <NearbyList onJoin={onNearby} />}
    </AppDialog>
  );
}

import Button from '@mui/material/Button';
import {
  memo,
  useEffect,
  useId,
  useRef,
  useState,
  type KeyboardEvent,
  type RefObject,
} from 'react';
import type { MemberView } from '../../../../shared/bridge/views';
import type { MemberId, RoomId, ServerId } from '../../../../shared/model/ids';
import type { Reference } from '../../../../shared/model/entry';
import type { ErrorCode } from '../../../../shared/model/errors';
import { LIMITS } from '../../../../shared/model/limits';
import { call, reportError } from '../../bridge/app-store';
import { toErrorText, useTexts } from '../../components/use-texts';
import { styled } from '../../theme/styled';
import { color, radius, shadow, underColumn } from '../../theme/tokens';
import { isComposingEvent } from '../../components/composing';
import { ReplyBar } from './actions/reply-bar';
import type { ReplyState } from './actions/use-reply';
import { CommandsDialog } from './commands/commands-dialog';
import { useCommands } from './commands/use-commands';
import { CompletionList } from './completing/completion-list';
import { useCompleting } from './completing/use-completing';
import { EmojiButton } from './emoji/emoji-button';
import type { DraftKeeper } from './drafts';
import type { Quote } from './rows';
import { toSentText } from './sent-text';
import { createTypingNotifier } from './typing-notifier';
import { COUNT_FROM, TextBox } from './text-box';
import { FormatTools } from './writing/format-tools';
import { takeWritingKey } from './writing/keys';
import { PasteBar } from './writing/paste-bar';
import { usePasteOffer } from './writing/use-paste-offer';

const Box = styled('form')({
  margin: '0 20px 18px',
  border: `1px solid ${color.control}`,
  borderRadius: radius.composer,
  boxShadow: shadow,
  padding: '10px 12px 8px',
  backgroundColor: color.raised,
  cursor: 'text',
  '&:focus-within': { borderColor: color.accent },
  '&[data-off]': { boxShadow: 'none', backgroundColor: color.sidebar, cursor: 'default' },
  [underColumn]: { margin: '0 10px 10px' },
});

const Foot = styled('div')({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: '4px 8px',
  marginTop: 6,
  '& > [type="submit"]': { marginInlineStart: 'auto' },
  fontSize: 12,
  lineHeight: '17px',
  color: color.muted,
});
const Over = styled('span')({ '&[data-over]': { color: color.danger, fontWeight: 600 } });
const Refusal = styled('div')({
  margin: '0 20px 6px',
  fontSize: 13,
  color: color.danger,
  [underColumn]: { margin: '0 12px 6px' },
});

/** Not drawn anew at every key. */
const SendButton = memo(function SendButton({ isOff }: { isOff: boolean }) {
  const t = useTexts();
  return (
    <Button type="submit" variant="contained" size="small" disabled={isOff}>
      {t('conversation.send')}
    </Button>
  );
});

/** Where one writes. Mount it once a room: it belongs to the ids it began with. */
export function Composer({
  boxRef,
  serverId,
  roomId,
  timesAsked,
  placeholder,
  storedDraft,
  drafts,
  isOnline,
  isMuted,
  members,
  reply,
  replied,
  onEditLast,
  onSent,
}: {
  boxRef: RefObject<HTMLTextAreaElement | null>;
  serverId: ServerId;
  roomId: RoomId;
  /** Counts up each time the person asks for a conversation: the keyboard comes here. */
  timesAsked: number;
  placeholder: string;
  storedDraft: string;
  drafts: DraftKeeper;
  isOnline: boolean;
  /** What was typed stays, and nothing can be added to it. */
  isMuted: boolean;
  members: Readonly<Record<MemberId, MemberView>>;
  reply: ReplyState;
  /** What is known of the message that is being answered; null when none is. */
  replied: Quote | null;
  /** Begins to edit one's newest message; false where that is not possible. */
  onEditLast: () => boolean;
  onSent: () => void;
}) {
  const t = useTexts();
  const hintId = useId();
  const countId = useId();
  const refusalId = useId();
  const [text, setText] = useState(() => drafts.read({ serverId, roomId }, storedDraft));
  const [refusal, setRefusal] = useState<ErrorCode | null>(null);
  const pasting = usePasteOffer(boxRef);
  const completing = useCompleting(boxRef, true);
  const answered = useRef<number | null>(null);
  const [typing] = useState(() =>
    createTypingNotifier({
      tell: (isTyping) => void call('typing:set', { serverId, roomId, isTyping }),
      now: () => Date.now(),
      repeatMs: LIMITS.typingRepeatMs,
      idleMs: LIMITS.typingNoticeMs,
    }),
  );

  useEffect(() => {
    // On a touch screen this would raise the keyboard over what one came to read.
    const isTouch = window.matchMedia('(pointer: coarse)').matches;
    const isDialogOpen = document.querySelector('[aria-modal="true"]') !== null;
    const box = boxRef.current;
    if (answered.current === timesAsked) return;
    answered.current = timesAsked;
    if (box === null || isTouch || isDialogOpen) return;
    box.focus();
    box.setSelectionRange(box.value.length, box.value.length);
  }, [boxRef, timesAsked]);

  useEffect(() => {
    if (reply.timesAsked > 0) boxRef.current?.focus();
  }, [boxRef, reply.timesAsked]);

  useEffect(() => {
    const leave = () => drafts.flush();
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      typing.stopped();
      drafts.flush();
    };
  }, [drafts, typing]);

  const write = (next: string) => {
    setText(next);
    drafts.write({ serverId, roomId }, next);
  };

  const sent = toSentText(text);
  const length = sent.length;
  const isTooLong = length > LIMITS.messageLength;
  const canSend = length > 0 && !isTooLong && !isMuted;

  const giveBack = (words: string, replyTo: Reference | null, code: ErrorCode) => {
    if (replyTo !== null) reply.start(replyTo);
    // What was typed meanwhile stays, after the words that came back.
    const meanwhile = drafts.read({ serverId, roomId }, '');
    const both = meanwhile.trim() === '' ? words : `${words}\n${meanwhile}`;
    drafts.write({ serverId, roomId }, both);
    drafts.flush();
    setText(both);
    setRefusal(code);
  };

  /** `typed` comes back to the box where it is refused. */
  const say = (words: string, typed: string) => {
    const replyTo = reply.to;
    write('');
    reply.stop();
    drafts.flush();
    typing.stopped();
    setRefusal(null);
    onSent();
    const message = { serverId, roomId, text: words, ...(replyTo !== null && { replyTo }) };
    call('message:send', message).then(
      (answer) => {
        if (!answer.ok) giveBack(typed, replyTo, answer.code);
      },
      (error: unknown) => {
        giveBack(typed, replyTo, 'internal');
        reportError(error);
      },
    );
  };

  const commands = useCommands({
    say,
    clear(words) {
      typing.stopped();
      if (toSentText(drafts.read({ serverId, roomId }, '')) !== words) return;
      write('');
      drafts.flush();
    },
  });
  const send = () => {
    if (!canSend) return;
    setRefusal(null);
    commands.take(sent);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (isComposingEvent(event) || completing.takeKey(event) || takeWritingKey(event)) return;
    if (event.key === 'Escape' && pasting.dismiss()) {
      event.preventDefault();
      return;
    }
    if (event.key === 'Escape' && reply.to !== null) {
      event.preventDefault();
      reply.stop();
    }
    const isUnmodified = !event.shiftKey && !event.altKey && !event.ctrlKey && !event.metaKey;
    if (event.key === 'ArrowUp' && isUnmodified && text === '' && onEditLast())
      event.preventDefault();
    if (event.key !== 'Enter' || event.shiftKey || event.altKey) return;
    event.preventDefault();
    send();
  };

  return (
    <>
      {refusal !== null && (
        <Refusal id={refusalId} role="alert">
          {toErrorText(refusal)} {t('conversation.givenBack')}
        </Refusal>
      )}
      {commands.problem !== null && <Refusal role="alert">{commands.problem}</Refusal>}
      <Box
        data-off={isMuted ? '' : undefined}
        onSubmit={(event) => {
          event.preventDefault();
          send();
          boxRef.current?.focus();
        }}
        onMouseDown={(event) => {
          if (event.target !== event.currentTarget) return;
          event.preventDefault();
          boxRef.current?.focus();
        }}
      >
        {replied !== null && (
          <ReplyBar
            quote={replied}
            members={members}
            onStop={() => {
              reply.stop();
              boxRef.current?.focus();
            }}
          />
        )}
        <TextBox
          ref={boxRef}
          aria-label={t('conversation.message')}
          aria-describedby={[hintId, countId, ...(refusal === null ? [] : [refusalId])].join(' ')}
          aria-invalid={isTooLong}
          placeholder={placeholder}
          dir="auto"
          maxLength={LIMITS.messageLength * 2}
          value={text}
          disabled={isMuted}
          {...completing.boxProps}
          onChange={(event) => {
            write(event.target.value);
            completing.onChanged(event);
            commands.forget();
            pasting.onChanged(event.target.value);
            if (event.target.value.trim() === '') typing.stopped();
            // Without a connection nobody would hear it.
            else if (isOnline) typing.typed();
          }}
          onKeyDown={onKeyDown}
          onPaste={pasting.onPaste}
        />
        <CompletionList completing={completing} />
        <Foot>
          <FormatTools
            boxRef={boxRef}
            hintId={hintId}
            hint={t('conversation.enterHint')}
            isOff={isMuted}
            instead={
              pasting.offer === null ? null : (
                <PasteBar offering={pasting} onDone={() => boxRef.current?.focus()} />
              )
            }
          />
          <Over id={countId} data-over={isTooLong ? '' : undefined} aria-live="polite">
            {length >= COUNT_FROM && toCountText(length)}
          </Over>
          <EmojiButton boxRef={boxRef} isOff={isMuted} />
          <SendButton isOff={!canSend} />
        </Foot>
      </Box>
      {commands.isHelpOpen && <CommandsDialog onClose={commands.closeHelp} />}
    </>
  );

  function toCountText(used: number): string {
    const left = LIMITS.messageLength - used;
    return left >= 0
      ? t('conversation.charactersLeft', { count: left })
      : t('conversation.charactersOver', { count: -left });
  }
}

import { useEffect, useId, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import type { MemberView } from '../../../../shared/bridge/views';
import type { MemberId, RoomId, ServerId } from '../../../../shared/model/ids';
import type { Reference } from '../../../../shared/model/entry';
import type { ErrorCode } from '../../../../shared/model/errors';
import { LIMITS } from '../../../../shared/model/limits';
import { call, reportError } from '../../bridge/app-store';
import { toErrorText, useTexts } from '../../components/use-texts';
import { styled } from '../../theme/styled';
import { color, radius, shadow, underColumn } from '../../theme/tokens';
import { useBoxWords } from './box-words';
import { CharactersLeft } from './characters-left';
import { ReplyBar } from './actions/reply-bar';
import type { ReplyState } from './actions/use-reply';
import { useCommands } from './commands/use-commands';
import { CompletingBox } from './completing/completing-box';
import { EmojiButton } from './emoji/emoji-button';
import type { DraftKeeper } from './drafts';
import { CommandsDialog } from './later';
import type { Quote } from './rows';
import { isSendable, SendButton } from './send-button';
import { toSentText } from './sent-text';
import { createTypingNotifier } from './typing-notifier';
import { FormatTools } from './writing/format-tools';
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
const Refusal = styled('div')({
  margin: '0 20px 6px',
  fontSize: 13,
  color: color.danger,
  [underColumn]: { margin: '0 12px 6px' },
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
  const words = useBoxWords(boxRef, () => drafts.read({ serverId, roomId }, storedDraft));
  const [refusal, setRefusal] = useState<ErrorCode | null>(null);
  const pasting = usePasteOffer(boxRef);
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

  const keep = (draft: string) => drafts.write({ serverId, roomId }, draft);
  const put = (draft: string) => {
    words.put(draft);
    keep(draft);
    drafts.flush();
  };

  const giveBack = (typed: string, replyTo: Reference | null, code: ErrorCode) => {
    if (replyTo !== null) reply.start(replyTo);
    // What was typed meanwhile stays, after the words that came back.
    const meanwhile = drafts.read({ serverId, roomId }, '');
    put(meanwhile.trim() === '' ? typed : `${typed}\n${meanwhile}`);
    setRefusal(code);
  };

  /** `typed` comes back to the box where it is refused. */
  const say = (text: string, typed: string) => {
    const replyTo = reply.to;
    put('');
    reply.stop();
    typing.stopped();
    setRefusal(null);
    onSent();
    const message = { serverId, roomId, text, ...(replyTo !== null && { replyTo }) };
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
    clear(given) {
      typing.stopped();
      if (toSentText(drafts.read({ serverId, roomId }, '')) === given) put('');
    },
  });
  const send = () => {
    if (isMuted || !isSendable(words)) return;
    setRefusal(null);
    commands.take(words.readSent());
  };

  const onTyped = (typed: string) => {
    keep(typed);
    commands.forget();
    pasting.onChanged(typed);
    if (typed.trim() === '') typing.stopped();
    // Without a connection nobody would hear it.
    else if (isOnline) typing.typed();
  };

  const onKey = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Escape' && pasting.dismiss()) {
      event.preventDefault();
      return;
    }
    if (event.key === 'Escape' && reply.to !== null) {
      event.preventDefault();
      reply.stop();
    }
    const isUnmodified = !event.shiftKey && !event.altKey && !event.ctrlKey && !event.metaKey;
    if (event.key === 'ArrowUp' && isUnmodified && words.read() === '' && onEditLast())
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
        <CompletingBox
          boxRef={boxRef}
          words={words}
          hasCommands
          isLow
          label={t('conversation.message')}
          describedBy={[hintId, countId, ...(refusal === null ? [] : [refusalId])].join(' ')}
          placeholder={placeholder}
          isOff={isMuted}
          onTyped={onTyped}
          onKey={onKey}
          onPaste={pasting.onPaste}
        />
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
          <CharactersLeft id={countId} words={words} />
          <EmojiButton boxRef={boxRef} isOff={isMuted} />
          <SendButton words={words} isOff={isMuted} />
        </Foot>
      </Box>
      {commands.isHelpOpen && <CommandsDialog onClose={commands.closeHelp} />}
    </>
  );
}

import { useEffect, useState } from 'react';
import type { StatusText } from '../../../shared/model/member';
import { styled } from '../theme/styled';
import { color } from '../theme/tokens';

/** The longest that a timer of the page can wait. */
const LONGEST_MS = 24 * 60 * 60_000;

const Line = styled('span')({
  display: 'block',
  minWidth: 0,
  fontSize: 12,
  lineHeight: '16px',
  color: color.muted,
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
});
const Whole = styled('span')({ overflowWrap: 'anywhere' });

/** What somebody says of themselves as long as it holds, else null (PR-8). */
export function useStatusText(
  statusText: StatusText | undefined,
  /** What to add to this machine's clock to get the server's, in milliseconds. */
  clockOffsetMs: number,
): StatusText | null {
  const [now, setNow] = useState(Date.now);
  const until = statusText?.until ?? null;
  const endsAt = until === null ? null : until - clockOffsetMs;
  useEffect(() => {
    if (endsAt === null || endsAt <= now) return undefined;
    const leftMs = Math.max(0, endsAt - Date.now());
    const timer = setTimeout(() => setNow(Date.now()), Math.min(leftMs, LONGEST_MS));
    return () => clearTimeout(timer);
  }, [endsAt, now]);
  if (statusText === undefined || (endsAt !== null && endsAt <= now)) return null;
  return statusText;
}

/** An emoji and words as one text. */
export const toStatusLine = ({ emoji = '', text }: Pick<StatusText, 'emoji' | 'text'>): string =>
  [emoji, text].filter((part) => part !== '').join(' ');

/** What somebody says of themselves, in one line that is cut where there is no room, or whole; nothing where they say nothing. */
export function StatusWords({
  statusText,
  clockOffsetMs,
  isWhole = false,
}: {
  statusText: StatusText | undefined;
  clockOffsetMs: number;
  isWhole?: boolean;
}) {
  const shown = useStatusText(statusText, clockOffsetMs);
  if (shown === null) return null;
  const line = toStatusLine(shown);
  return isWhole ? (
    <Whole dir="auto">{line}</Whole>
  ) : (
    <Line dir="auto" title={line}>
      {line}
    </Line>
  );
}

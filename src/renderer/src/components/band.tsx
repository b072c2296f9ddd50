import type { ReactNode } from 'react';
import { styled } from '../theme/styled';
import { color, radius } from '../theme/tokens';
import { InfoIcon, WarningIcon } from './icons';

const Body = styled('div')({
  display: 'flex',
  alignItems: 'center',
  flexWrap: 'wrap',
  gap: '6px 10px',
  padding: '8px 12px',
  borderRadius: radius.control,
  border: '1px solid transparent',
  fontSize: 13,
  lineHeight: '19px',
  backgroundColor: color.softAccent,
  color: color.text,
  '&[data-tone="trouble"]': { backgroundColor: color.softDanger },
});

const Words = styled('output')({
  flex: '1 1 min(340px, 100% - 28px)',
  minWidth: 0,
  overflowWrap: 'anywhere',
});
const Mark = styled('span')({ display: 'grid', alignSelf: 'flex-start', paddingTop: 1 });

/** Says in place what happened, what still works and what is being done about it; `action` helps. Read out when it changes. */
export function Band({
  tone = 'calm',
  children,
  action,
}: {
  tone?: 'calm' | 'trouble';
  children: ReactNode;
  action?: ReactNode;
}) {
  const Icon = tone === 'trouble' ? WarningIcon : InfoIcon;
  return (
    <Body data-tone={tone}>
      <Mark style={{ color: tone === 'trouble' ? color.danger : color.accent }}>
        <Icon />
      </Mark>
      <Words>{children}</Words>
      {action}
    </Body>
  );
}

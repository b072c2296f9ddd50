import { styled } from '../theme/styled';
import { color } from '../theme/tokens';
import { WarningIcon } from './icons';
import { useTexts } from './use-texts';

const Tag = styled('span')({
  flex: 'none',
  fontSize: 11,
  lineHeight: '15px',
  fontWeight: 400,
  color: color.muted,
  border: `1px solid ${color.line}`,
  borderRadius: 4,
  padding: '0 4px',
  marginInlineStart: 6,
});

const Whole = styled('span')({ display: 'inline-flex', alignItems: 'center', minWidth: 0 });
const Name = styled('bdi')({ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' });

const Alike = styled('span')({
  flex: 'none',
  display: 'inline-flex',
  color: color.danger,
  marginInlineStart: 4,
});
const alikeSign = { fontSize: 14 } as const;

function AlikeSign({ name }: { name: string }) {
  const label = useTexts()('members.looksLike', { name });
  return (
    <Alike role="img" aria-label={label} title={label}>
      <WarningIcon style={alikeSign} />
    </Alike>
  );
}

/**
 * A person's name, with the short tag of those who were not the first to claim it, and a warning where it can be taken
 * for somebody else's. Cut short where there is no room.
 */
export function NameTag({
  name,
  tag,
  looksLike = null,
}: {
  name: string;
  tag: string | null;
  looksLike?: string | null;
}) {
  return (
    <Whole>
      <Name>{name}</Name>
      {tag !== null && (
        <>
          {' '}
          <Tag>{tag}</Tag>
        </>
      )}
      {looksLike !== null && <AlikeSign name={looksLike} />}
    </Whole>
  );
}

import { styled } from '@mui/material/styles';
import { color } from '../theme/tokens';

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

/** A person's name, with the short tag of those who were not the first to claim it. Cut short where there is no room. */
export function NameTag({ name, tag }: { name: string; tag: string | null }) {
  return (
    <Whole>
      <Name>{name}</Name>
      {tag !== null && (
        <>
          {' '}
          <Tag>{tag}</Tag>
        </>
      )}
    </Whole>
  );
}

import Skeleton from '@mui/material/Skeleton';
import { hidden } from './hidden';
import { useTexts } from './use-texts';
import { styled } from '../theme/styled';

const Row = styled('div')({ display: 'flex', alignItems: 'center', gap: 8, padding: '7px 18px' });
const Message = styled('div')({
  display: 'grid',
  gridTemplateColumns: '36px 1fr',
  gap: '0 12px',
  padding: '6px 20px',
});
const WIDTHS = [62, 48, 74, 40, 56, 66, 44, 58];
const widthAt = (index: number) => `${WIDTHS[index % WIDTHS.length] ?? 50}%`;

/** Rows of a list while it is not known yet. */
export function SkeletonRows({ count = 5 }: { count?: number }) {
  return (
    <div aria-hidden>
      {Array.from({ length: count }, (_, index) => (
        <Row key={index}>
          <Skeleton variant="circular" width={18} height={18} />
          <Skeleton variant="text" width={widthAt(index)} height={18} />
        </Row>
      ))}
    </div>
  );
}

/** Messages while they are not known yet, in the real layout. */
export function SkeletonMessages({ count = 5 }: { count?: number }) {
  const t = useTexts();
  return (
    <div>
      <span style={hidden}>{t('common.loading')}</span>
      <div aria-hidden>
        {Array.from({ length: count }, (_, index) => (
          <Message key={index}>
            <Skeleton variant="circular" width={36} height={36} />
            <div style={{ maxWidth: '72ch' }}>
              <Skeleton variant="text" width="24%" height={21} />
              <Skeleton variant="text" width={widthAt(index)} height={21} />
              {index % 2 === 0 && (
                <Skeleton variant="text" width={widthAt(index + 3)} height={21} />
              )}
            </div>
          </Message>
        ))}
      </div>
    </div>
  );
}

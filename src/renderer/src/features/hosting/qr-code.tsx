import { useMemo } from 'react';
import { encode } from 'uqr';
import { styled } from '../../theme/styled';

const QUIET_MODULES = 3;
// Dark on light in both themes: many readers do not know the inverse.
const Drawing = styled('svg')({
  display: 'block',
  width: '100%',
  borderRadius: 8,
  backgroundColor: '#ffffff',
  forcedColorAdjust: 'none',
});

/** The dark modules of a QR code as one SVG path of unit squares; rows are runs, so the path stays short. */
export function toQrPath(data: readonly (readonly boolean[])[]): string {
  let path = '';
  data.forEach((row, y) => {
    let start = -1;
    for (let x = 0; x <= row.length; x += 1) {
      const isDark = row[x] === true;
      if (isDark && start === -1) start = x;
      if (!isDark && start !== -1) {
        path += `M${start} ${y}h${x - start}v1H${start}z`;
        start = -1;
      }
    }
  });
  return path;
}

/** A text as a QR code. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { path, size } = useMemo(() => {
    const code = encode(text, { ecc: 'L', border: QUIET_MODULES });
    return { path: toQrPath(code.data), size: code.size };
  }, [text]);
  return (
    <Drawing
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <path d={path} fill="#211c16" />
    </Drawing>
  );
}

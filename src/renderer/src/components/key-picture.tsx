import { styled } from '../theme/styled';
import { edge, radius } from '../theme/tokens';
import { AVATAR_COLORS } from './avatar-color';
import { useTexts } from './use-texts';

const SIDE = 4;
const TILE = 10;
/** In pixels. */
const SIZE = 72;
/** The same paper in light and dark, so that two people who compare see the same picture. */
const PAPER = '#fbf7f1';
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** One tile seen from its own corner; it is turned by quarters. */
const SHAPES = [
  `M0 0H${TILE}A${TILE} ${TILE} 0 0 1 0 ${TILE}Z`,
  `M0 0H${TILE}L0 ${TILE}Z`,
  `M0 0H${TILE / 2}V${TILE}H0Z`,
  `M0 0H${TILE}V${TILE}H0Z M${TILE / 2} ${TILE * 0.2}A${TILE * 0.3} ${TILE * 0.3} 0 1 0 ${TILE / 2} ${TILE * 0.8}A${TILE * 0.3} ${TILE * 0.3} 0 1 0 ${TILE / 2} ${TILE * 0.2}Z`,
] as const;

interface Tile {
  shape: (typeof SHAPES)[number];
  turn: number;
  color: string;
}

/** The tiles of a key: one character of its fingerprint each for shape, turn and colour; the rest chooses the colours. */
export function toTiles(fingerprint: string): Tile[] {
  const numbers = Array.from(fingerprint.replaceAll(' ', ''), (character) =>
    Math.max(0, ALPHABET.indexOf(character)),
  );
  const chosen = numbers.slice(SIDE * SIDE);
  const palette = [0, 1, 2, 3].map(
    (index) => AVATAR_COLORS[(chosen[index] ?? 0) % AVATAR_COLORS.length] ?? AVATAR_COLORS[0],
  );
  return numbers.slice(0, SIDE * SIDE).map((number) => ({
    shape: SHAPES[number & 3] ?? SHAPES[0],
    turn: (number >> 2) & 3,
    color: palette[(number >> 4) & 3] ?? AVATAR_COLORS[0],
  }));
}

const Picture = styled('svg')({
  display: 'block',
  flex: 'none',
  borderRadius: radius.row,
  border: `1px solid ${edge}`,
  backgroundColor: PAPER,
});

/** A server's key as a picture: what is another at a glance is another key. The words beside it say the same for certain. */
export function KeyPicture({ fingerprint }: { fingerprint: string }) {
  const t = useTexts();
  return (
    <Picture
      role="img"
      aria-label={t('common.keyPicture')}
      width={SIZE}
      height={SIZE}
      viewBox={`-1 -1 ${SIDE * TILE + 2} ${SIDE * TILE + 2}`}
    >
      {toTiles(fingerprint).map(({ shape, turn, color }, index) => {
        const x = (index % SIDE) * TILE;
        const y = Math.floor(index / SIDE) * TILE;
        return (
          <path
            // A picture never changes its tiles.
            key={index}
            d={shape}
            fill={color}
            // Neighbours of one colour meet without a hair of paper between them.
            stroke={color}
            strokeWidth={0.15}
            fillRule="evenodd"
            transform={`translate(${x} ${y}) rotate(${turn * 90} ${TILE / 2} ${TILE / 2})`}
          />
        );
      })}
    </Picture>
  );
}

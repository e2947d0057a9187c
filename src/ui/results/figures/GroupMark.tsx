import './figures.css';

/** Shapes of the groups in print order, filled and hollow by turns, so that they hold in a grey print. */
const shapes = ['circle', 'square', 'diamond'] as const;

function Shape({ index, x, y, size }: { index: number; x: number; y: number; size: number }) {
  const className = index % 2 === 0 ? 'mark-first' : 'mark-second';
  switch (shapes[Math.floor(index / 2) % shapes.length]) {
    case 'square':
      return <rect x={x - size} y={y - size} width={2 * size} height={2 * size} className={className} />;
    case 'diamond': {
      const reach = size * 1.3;
      const points = `${x},${y - reach} ${x + reach},${y} ${x},${y + reach} ${x - reach},${y}`;
      return <polygon points={points} className={className} />;
    }
    default:
      return <circle cx={x} cy={y} r={size} className={className} />;
  }
}

/** A subject of a group: filled for the first, hollow for the second. */
export function GroupMark({
  index,
  x,
  y,
  name,
}: {
  /** The group's place in print order. */
  readonly index: number;
  readonly x: number;
  readonly y: number;
  readonly name: string;
}) {
  return (
    <g>
      <title>{name}</title>
      <Shape index={index} x={x} y={y} size={2.6} />
    </g>
  );
}

/** The mark beside a group's name. */
export function GroupKey({ index }: { readonly index: number }) {
  return (
    <svg width={10} height={10} viewBox="0 0 10 10" aria-hidden="true" className="group-key">
      <Shape index={index} x={5} y={5} size={3.4} />
    </svg>
  );
}

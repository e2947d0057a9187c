import type { Group } from '../../../domain/study/group';
import './figures.css';

/** A subject of a group: filled for the first, hollow for the second, so that it holds in a grey print. */
export function GroupMark({
  group,
  x,
  y,
  name,
}: {
  readonly group: Group;
  readonly x: number;
  readonly y: number;
  readonly name: string;
}) {
  return (
    <circle cx={x} cy={y} r={2.6} className={group === 'refractured' ? 'mark-first' : 'mark-second'}>
      <title>{name}</title>
    </circle>
  );
}

/** The mark beside a group's name. */
export function GroupKey({ group }: { readonly group: Group }) {
  return (
    <svg width={10} height={10} viewBox="0 0 10 10" aria-hidden="true" className="group-key">
      <circle cx={5} cy={5} r={3.4} className={group === 'refractured' ? 'mark-first' : 'mark-second'} />
    </svg>
  );
}

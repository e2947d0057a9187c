import type { Rater } from '../../domain/agreement/outlinePair';
import type { Protocol } from '../../domain/study/protocol';
import { readersOf, thirdReaderId } from '../../domain/study/thirdReader';
import { caseStyle } from './caseStyle';

const dashes = { first: undefined, second: '7 4', third: '9 3 2 3' } as const;

/** Who drew which line: letter, role, hue, dash and the shape of vertices. */
export function CaseLegend({
  protocol,
  raters,
  hasThird,
}: {
  readonly protocol: Protocol;
  readonly raters: readonly [Rater, Rater];
  readonly hasThird: boolean;
}) {
  const ids = [...raters.map(({ observerId }) => observerId), ...(hasThird ? [thirdReaderId] : [])];
  return (
    <ul className="case-legend">
      {ids.map((id) => {
        const reader = readersOf(protocol).find((one) => one.id === id);
        const style = caseStyle(protocol, id);
        const dash = dashes[style];
        return (
          <li key={id} className={style}>
            <svg width="36" height="10" aria-hidden>
              <title>{reader?.letter}</title>
              <line x1="0" x2="36" y1="5" y2="5" strokeWidth="1.6" {...(dash && { strokeDasharray: dash })} />
              {style === 'first' ? <circle cx="18" cy="5" r="3.5" /> : null}
              {style === 'second' ? <rect x="14.5" y="1.5" width="7" height="7" /> : null}
              {style === 'third' ? <path d="M18 0.5 22.5 5 18 9.5 13.5 5Z" /> : null}
            </svg>
            <span>
              {reader?.letter} <span className="legend-role">{reader?.role}</span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}

import { IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { type AmendedField, AmendmentMark } from './AmendmentMark';
import { type ProtocolSection, protocolText } from './protocolText';

/** A section of the protocol; a padlock at its name where its values are settled. */
export function Section({
  id,
  isLocked,
  children,
}: {
  readonly id: ProtocolSection;
  readonly isLocked: boolean;
  readonly children: ReactNode;
}) {
  const name = protocolText.sections[id];
  return (
    <section
      className="protocol-section"
      id={sectionElementId(id)}
      aria-label={name}
      data-testid={`section-${id}`}
    >
      <h2>
        {name}
        {isLocked ? (
          <span className="section-lock">
            <IconLock size={14} role="img" aria-label={protocolText.lockedSection} />
          </span>
        ) : null}
      </h2>
      {children}
    </section>
  );
}

/** Id of a section's element, for going to it. */
export function sectionElementId(id: ProtocolSection): string {
  return `protocol-${id}`;
}

/** One line of a section: what, its value, what it means, and which amendments changed it. */
export function Fact({
  name,
  hint,
  of,
  isWide = false,
  children,
}: {
  readonly name: string;
  readonly hint?: string;
  readonly of?: AmendedField | readonly AmendedField[];
  readonly isWide?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <div className={isWide ? 'fact wide' : 'fact'}>
      <span className="fact-name">{name}</span>
      <div className="fact-value">
        <div>{children}</div>
        {hint ? <p className="fact-hint">{hint}</p> : null}
      </div>
      {of ? <AmendmentMark fields={typeof of === 'string' ? [of] : of} /> : null}
    </div>
  );
}

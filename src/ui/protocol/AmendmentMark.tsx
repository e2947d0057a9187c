import { IconHistory } from '@tabler/icons-react';
import { stableText } from '../../base/stableText';
import { amendmentsOf } from '../../domain/study/protocolLock';
import type { ProtocolWords } from '../../report/protocolWords';
import { protocolWords } from '../../report/protocolWords';
import { conductText } from './conductText';
import { dayText } from './dayText';
import { useEditing } from './editing';

export type AmendedField = keyof ProtocolWords;

/** The amendments that changed a setting: the last one as a chip, with the value before it. */
export function AmendmentMark({ fields }: { readonly fields: readonly AmendedField[] }) {
  const { project } = useEditing();
  const found = fields
    .flatMap((field) =>
      amendmentsOf(project, (a, b) => stableText(a) === stableText(b), field).map((amendment) => ({
        field,
        amendment,
      })),
    )
    .sort((a, b) => a.amendment.version - b.amendment.version);
  const last = found.at(-1);
  if (!last) return null;
  const { field, amendment } = last;
  const words = protocolWords[field](amendment.before);
  const values = Object.entries(words)
    .filter(([name, value]) => protocolWords[field](project.protocol)[name] !== value)
    .map(([, value]) => value);
  return (
    <div className="amendment-mark">
      <span className="chip outlined" title={amendment.reason}>
        <IconHistory size={12} aria-hidden /> {conductText.versions.amendment(amendment.version)}
      </span>
      {values.length > 0 && values.join('; ').length <= 80 ? (
        <span className="fact-hint">
          {conductText.versions.was(values.join('; '), dayText(amendment.atUtc))}
        </span>
      ) : null}
    </div>
  );
}

import {
  IconAlertTriangle,
  IconBan,
  IconCheck,
  IconCircle,
  IconCircleHalf2,
  IconFlag,
  IconX,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { EnrolmentState } from '../../domain/study/enrolmentOf';
import type { GroupOutcome } from '../../domain/study/group';
import type { PairIneligibility } from '../../domain/study/pairEligibility';
import { findingText, ineligibilityTexts } from '../../report/pairFindingText';
import { cohortText } from './cohortText';
import { worstFindingText } from './findingText';
import { pairTableText } from './pairTableText';
import type { PairStanding, ReadingStanding } from './standings';
import { groupText, noPairText, readingText } from './standingText';

/** A value that is not known: underlined in its own cell. */
export function Missing() {
  return <span className="missing">{cohortText.missing}</span>;
}

/** Where a reading stands: shape and words. */
export function ReadingCell({
  standing,
  isHalfDrawn,
}: {
  readonly standing: ReadingStanding;
  readonly isHalfDrawn: boolean;
}) {
  const text = readingText(standing, isHalfDrawn);
  const line = (icon: ReactNode, isFaint: boolean) => (
    <span className={isFaint ? 'icon-text faint' : 'icon-text'}>
      {icon}
      {text}
    </span>
  );
  switch (standing.kind) {
    case 'not-readable':
    case 'not-asked':
      return <span className="faint">{text}</span>;
    case 'to-read':
      return line(<IconCircle size={14} aria-hidden />, true);
    case 'open':
      return line(<IconCircleHalf2 size={14} aria-hidden />, false);
    case 're-opened':
      return line(<IconFlag size={14} className="attention" aria-hidden />, false);
    case 'signed':
      return line(<IconCheck size={14} className="muted" aria-hidden />, false);
  }
}

/** The worst difference between the two scans, all of them on hover. */
export function PairCell({
  pair,
  ineligible,
}: {
  readonly pair: PairStanding;
  readonly ineligible: PairIneligibility | undefined;
}) {
  if (ineligible) {
    const texts = ineligibilityTexts(ineligible);
    return (
      <span className="icon-text" title={texts.join('\n')} data-testid="not-eligible">
        <IconX size={14} className="wrong" aria-hidden />
        <span className="clip">{cohortText.notEligible(texts[0] ?? '')}</span>
        {texts.length > 1 ? <span className="faint">{cohortText.more(texts.length - 1)}</span> : null}
      </span>
    );
  }
  if (pair.kind === 'being-read' || pair.kind === 'being-checked')
    return <span className="faint">{noPairText(pair)}</span>;
  if (pair.kind !== 'checked') {
    return (
      <span className="icon-text">
        <IconX size={14} className="wrong" aria-hidden />
        {noPairText(pair)}
      </span>
    );
  }
  const worst = worstFindingText(pair.findings);
  if (!worst) {
    return (
      <span className="icon-text faint">
        <IconCheck size={14} aria-hidden />
        {cohortText.equal}
      </span>
    );
  }
  const Icon = worst.severity === 'red' ? IconX : IconAlertTriangle;
  return (
    <span className="icon-text" title={pair.findings.map(findingText).join('\n')} data-verdict={pair.verdict}>
      <Icon
        size={14}
        className={worst.severity === 'red' ? 'wrong' : 'attention'}
        role="img"
        aria-label={pairTableText.verdicts[pair.verdict]}
      />
      <span className="clip">{worst.text}</span>
      {worst.more > 0 ? <span className="faint">{cohortText.more(worst.more)}</span> : null}
    </span>
  );
}

/** Whether a subject is in the study. */
export function EnrolmentCell({
  state,
  isTraining,
  reason,
  showsReason,
  isEligible,
}: {
  readonly state: EnrolmentState;
  readonly isTraining: boolean;
  readonly reason: string | undefined;
  readonly showsReason: boolean;
  readonly isEligible: boolean;
}) {
  if (reason === undefined && !isEligible) {
    return (
      <span className="chip outlined" title={pairTableText.notEligibleHint}>
        <IconBan size={13} aria-hidden />
        <span className="clip">{pairTableText.notEligible.toLowerCase()}</span>
      </span>
    );
  }
  if (reason === undefined) {
    const words = state === 'screened' ? cohortText.screened : cohortText.included;
    return (
      <span className={state === 'screened' ? 'faint' : 'muted'}>
        {isTraining ? `${words}, ${cohortText.training}` : words}
      </span>
    );
  }
  const text = showsReason ? cohortText.excludedFor(reason) : cohortText.excluded;
  return (
    <span className="chip outlined" title={text}>
      <IconBan size={13} aria-hidden />
      <span className="clip">{text}</span>
    </span>
  );
}

/** The group by marker and word, or why it is unknown. */
export function GroupCell({
  group,
  isBeingRead,
}: {
  readonly group: GroupOutcome;
  /** Without the final scan a group may not be known yet. */
  readonly isBeingRead: boolean;
}) {
  if (isBeingRead && group.kind === 'unknown') return <span className="faint">{cohortText.none}</span>;
  const { text, why } = groupText(group);
  const marker = group.kind === 'known' ? group.group : 'unknown';
  return (
    <span className={marker === 'refractured' ? 'icon-text' : 'icon-text muted'} title={why}>
      <span className={`group-marker ${marker}`} aria-hidden />
      <span className={marker === 'unknown' ? 'missing' : undefined}>{text}</span>
    </span>
  );
}

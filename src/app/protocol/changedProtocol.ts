import { vertebralLevels } from '../../domain/level';
import { referenceTissues } from '../../domain/reading/referenceTissue';
import { exclusionReasons } from '../../domain/reading/roi';
import { sides } from '../../domain/side';
import type { AdjudicationRules, GuideRegion } from '../../domain/study/conduct';
import type { Observer, Protocol } from '../../domain/study/protocol';
import { isTwoNearestPossible } from '../../domain/study/thirdReader';
import type { ProtocolChange } from './protocolChange';

/** The protocol as it is after a change: texts trimmed, lists in their order, ids and letters of those who are there. */
export function changedProtocol(before: Protocol, change: ProtocolChange): Protocol {
  const { isAgreed: _agreed, ...wanted } = change;
  const observers = changedObservers(before.observers, change.observers);
  const ids = new Set(observers.map(({ id }) => id));
  const { by } = change.reReads;
  return {
    ...wanted,
    version: before.version,
    title: change.title.trim(),
    question: change.question.trim(),
    sites: before.sites.map((site) => ({
      ...site,
      name: change.sites.find(({ id }) => id === site.id)?.name.trim() ?? site.name,
    })),
    observers,
    // Somebody who no longer reads does not read again.
    reReads: { ...change.reReads, by: by === 'all' ? by : by.filter((id) => ids.has(id)) },
    muscles: change.muscles.map(({ id, name, shortName }) => ({
      id,
      name: name.trim(),
      shortName: shortName.trim(),
    })),
    // One muscle is nothing to combine.
    combined: change.combined && change.muscles.length > 1,
    sides: sides.filter((side) => change.sides.includes(side)),
    references: referenceTissues.filter((tissue) => change.references.includes(tissue)),
    levels: vertebralLevels.filter((level) => change.levels.includes(level)),
    roiExclusionReasons: exclusionReasons.filter((reason) => change.roiExclusionReasons.includes(reason)),
    enrolmentReasons: change.enrolmentReasons
      .map((reason) => reason.trim())
      .filter((reason) => reason !== ''),
    // Who has chosen between gross and net has chosen; it can be changed, not forgotten.
    isCsaDecided: before.isCsaDecided || change.isCsaDecided,
    // Without two observers who read everything there are no two of three.
    adjudication: trimmedRules(
      isTwoNearestPossible({ observers, assignment: change.assignment })
        ? change.adjudication
        : { ...change.adjudication, thirdRule: 'replaces-mean' },
    ),
    guide: change.guide.map(trimmedRegion).filter(({ text, pictures }) => text !== '' || pictures.length > 0),
  };
}

/** Those who are there in their order, which decides how their outlines look; then those who are new. */
function changedObservers(before: readonly Observer[], wanted: readonly Observer[]): readonly Observer[] {
  const trimmed = ({ isResearcher, ...observer }: Observer): Observer => ({
    ...observer,
    name: observer.name.trim(),
    role: observer.role.trim(),
    training: observer.training.trim(),
    ...(isResearcher && { isResearcher }),
  });
  const kept = before.flatMap((one) => {
    const now = wanted.find(({ id }) => id === one.id);
    return now ? [trimmed({ ...now, letter: one.letter })] : [];
  });
  const added = wanted.filter(({ id }) => before.every((one) => one.id !== id));
  return [...kept, ...added.map(trimmed)];
}

function trimmedRules({ thirdReader, ...rules }: AdjudicationRules): AdjudicationRules {
  const outsideLimitsOf = (['csaMm2', 'si'] as const).filter((one) => rules.outsideLimitsOf.includes(one));
  if (!thirdReader) return { ...rules, outsideLimitsOf };
  const { role, name, training, isResearcher } = thirdReader;
  return {
    ...rules,
    outsideLimitsOf,
    thirdReader: {
      role: role.trim(),
      name: name.trim(),
      training: training.trim(),
      ...(isResearcher && { isResearcher }),
    },
  };
}

function trimmedRegion({ region, text, pictures }: GuideRegion): GuideRegion {
  return {
    region,
    text: text.trim(),
    pictures: pictures.map((picture) => ({ ...picture, caption: picture.caption.trim() })),
  };
}
